package blastradius.store.restoring;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.store.EstatePicture;
import blastradius.store.TestDocuments;
import blastradius.store.WatchedDriver;
import blastradius.store.database.Database;
import blastradius.store.database.Digests;
import blastradius.store.embedded.EmbeddedNeo4j;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import java.nio.file.Path;
import java.util.List;
import org.neo4j.driver.Driver;

/**
 * A process of its own that says what estate it finds in the folder that its argument names, then restores the version before the newest
 * again and again: made to be killed. It prints a line before each writing statement.
 */
public final class RestoringChild {

    private static final int ENTITIES = 1200;

    private RestoringChild() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder);
                Driver driver = neo4j.connect()) {
            Database database = Database.ofThisProcess(driver);
            System.out.println("found " + fingerprint(database));
            if (newest(database) == 0) {
                twoVersions(database, folder.resolve("spool"));
            }
            Database watched = Database.ofThisProcess(WatchedDriver.of(driver, RestoringChild::tell));
            Versions versions = new Versions(watched, TestDocuments.importHistory(database));
            while (true) {
                versions.restore(newest(database) - 1, () -> {});
            }
        }
    }

    /** A third of the entities is in both versions, a third changes, a third comes and goes; all relations differ. */
    static void twoVersions(Database database, Path spool) {
        Imports imports = new Imports(database, spool, List.of());
        for (int generation = 0; generation < 2; generation++) {
            try (Import run = imports.begin("child", Import.Mode.REPLACE)) {
                for (int i = 0; i < ENTITIES; i++) {
                    String id = i % 3 == 2 ? "g" + generation + "-" + i : "e" + i;
                    run.entity(Entity.of(id, EntityKind.HOST).withName(i % 3 == 1 ? "name " + generation : id));
                    run.relation(Relation.of(id, RelationKind.CAN, "e" + (i + 1 + generation) % ENTITIES / 3 * 3));
                }
                run.commit();
            }
        }
    }

    static long newest(Database database) {
        return database.inSession(session -> session.run("MATCH (e:Estate) RETURN e.version AS version")
                .single()
                .get("version")
                .asLong());
    }

    /** Equal for equal estates that hold no leftovers. */
    static String fingerprint(Database database) {
        return Digests.hex(String.join("\n", EstatePicture.of(database))) + " " + EstatePicture.leftovers(database);
    }

    private static void tell(String statement) {
        if (WatchedDriver.writes(statement)) {
            System.out.println("statement");
        }
    }
}
