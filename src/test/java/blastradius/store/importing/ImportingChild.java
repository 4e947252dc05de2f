package blastradius.store.importing;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Removing;
import blastradius.store.EstatePicture;
import blastradius.store.WatchedDriver;
import blastradius.store.database.Database;
import blastradius.store.database.Digests;
import blastradius.store.embedded.EmbeddedNeo4j;
import blastradius.store.statement.Watch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.neo4j.driver.Driver;

/**
 * A process of its own that says what estate it finds in the folder that its argument names, then imports one of two estates in turn, and
 * a second source that comes and goes, for as long as it lives: made to be killed. It prints a line before each writing statement, and one after
 * each step that it has committed.
 */
public final class ImportingChild {

    private static final int ENTITIES = 600;
    private static final String SIDE = "side";
    private static final String OTHER_SIDE = "other side";

    private ImportingChild() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder);
                Driver driver = neo4j.connect()) {
            Database database = Database.ofThisProcess(driver);
            System.out.println("found " + fingerprint(database));
            Database watched = Database.ofThisProcess(WatchedDriver.of(driver, ImportingChild::tell));
            Imports imports = new Imports(watched, folder.resolve("spool"), List.of());
            rename(imports, OTHER_SIDE, SIDE);
            while (true) {
                cycle(imports);
            }
        }
    }

    /* Imports that remove, a source that comes, gets another name and leaves, and trials, which are nothing. */
    private static void cycle(Imports imports) {
        state(imports, 0);
        tellCommitted();
        side(imports);
        tellCommitted();
        tryNothing(imports);
        rename(imports, SIDE, OTHER_SIDE);
        tellCommitted();
        state(imports, 1);
        tellCommitted();
        rename(imports, OTHER_SIDE, SIDE);
        tellCommitted();
        imports.remove(SIDE, Watch.NONE);
        tellCommitted();
    }

    /** All that the child may leave: each of its two estates, without the second source, with it under either name, and after it left. */
    static List<String> possible(Database database, Imports imports) {
        List<Runnable> steps = List.of(
                () -> state(imports, 0),
                () -> side(imports),
                () -> rename(imports, SIDE, OTHER_SIDE),
                () -> rename(imports, OTHER_SIDE, SIDE),
                () -> imports.remove(SIDE, Watch.NONE));
        List<String> possible = new ArrayList<>(List.of(fingerprint(database)));
        for (Runnable step : steps) {
            step.run();
            possible.add(fingerprint(database));
            state(imports, 1);
            possible.add(fingerprint(database));
            state(imports, 0);
        }
        return possible;
    }

    private static void side(Imports imports) {
        try (Import run = imports.begin(SIDE, Import.Mode.REPLACE)) {
            for (int i = 0; i < ENTITIES / 2; i++) {
                /* No other word than the first source's, so that nothing depends on whose is the newest. */
                run.entity(Entity.of("e" + i, EntityKind.HOST));
                run.relation(Relation.of("e" + i, RelationKind.CAN, "s" + i % 7));
            }
            run.commit();
        }
    }

    private static void tryNothing(Imports imports) {
        Import.Plan plan = new Import.Plan(Import.Mode.REPLACE, Removing.ANY, true);
        try (Import run = imports.begin(List.of("child"), plan, Watch.NONE)) {
            run.entity(Entity.of("tried", EntityKind.HOST));
            run.commit();
        }
    }

    private static void rename(Imports imports, String from, String to) {
        if (imports.sources().contains(from)) {
            imports.rename(from, to);
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

    private static void tellCommitted() {
        System.out.println("committed");
    }

    private static void tell(String statement) {
        if (WatchedDriver.writes(statement)) {
            System.out.println("statement");
        }
    }
}
