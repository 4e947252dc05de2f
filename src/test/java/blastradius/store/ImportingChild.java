package blastradius.store;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.nio.file.Path;
import java.util.List;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/**
 * A process of its own that imports one of two estates in turn, for as long as it lives, into an embedded Neo4j in the folder that the
 * argument names: made to be killed. It prints a line before each commit.
 */
public final class ImportingChild {

    static final int ENTITIES = 3000;

    private ImportingChild() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        int generation = Integer.parseInt(arguments[1]);
        EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder);
        try (neo4j;
                Driver driver = GraphDatabase.driver(neo4j.uri(), AuthTokens.none())) {
            Imports imports = new Imports(new Database(driver), folder.resolve("spool"), List.of());
            while (true) {
                generation = 1 - generation;
                System.out.println("commit " + generation);
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
}
