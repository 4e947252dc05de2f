package blastradius.store.importing;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.store.EstatePicture;
import blastradius.store.WatchedDriver;
import blastradius.store.database.Database;
import blastradius.store.database.Digests;
import blastradius.store.embedded.EmbeddedNeo4j;
import java.nio.file.Path;
import java.util.List;
import org.neo4j.driver.Driver;

/**
 * A process of its own that says what estate it finds in the folder that its argument names, then imports one of two estates in turn for
 * as long as it lives: made to be killed. It prints a line before each writing statement.
 */
public final class ImportingChild {

    private static final int ENTITIES = 1200;

    private ImportingChild() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder);
                Driver driver = neo4j.connect()) {
            Database database = Database.ofThisProcess(driver);
            System.out.println("found " + fingerprint(database));
            Database watched = Database.ofThisProcess(WatchedDriver.of(driver, ImportingChild::tell));
            Imports imports = new Imports(watched, folder.resolve("spool"), List.of());
            for (int generation = 0; ; generation = 1 - generation) {
                state(imports, generation);
            }
        }
    }

    /** Imports generation 0 or 1: a third of the entities is in both, a third changes, a third comes and goes. */
    static void state(Imports imports, int generation) {
        try (Import run = imports.begin("child", Import.Mode.REPLACE)) {
            for (int i = 0; i < ENTITIES; i++) {
                String id = i % 3 == 2 ? "g" + generation + "-" + i : "e" + i;
                run.entity(Entity.of(id, EntityKind.HOST).withName(i % 3 == 1 ? "name " + generation : id));
                run.relation(Relation.of(id, RelationKind.CAN, "e" + (i + 1 + generation) % ENTITIES / 3 * 3));
            }
            run.commit();
        }
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
