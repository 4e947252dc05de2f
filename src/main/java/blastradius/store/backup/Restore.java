package blastradius.store.backup;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.store.backup.BackupFile.Head;
import blastradius.store.backup.BackupFile.Node;
import blastradius.store.backup.BackupFile.Relationship;
import blastradius.store.database.Migrations;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/** A backup becomes a record again: read once to see whether it is whole, and once more into a database that has nothing. */
public final class Restore {

    private static final int BATCH = 5000;
    private static final String EMPTY = "MATCH (n) DETACH DELETE n";
    private static final String NODES =
            "UNWIND $rows AS row CREATE (n:$(row.labels)) SET n = row.properties RETURN row.id AS was, id(n) AS is";
    private static final String RELATIONSHIPS = """
            UNWIND $rows AS row MATCH (a) WHERE id(a) = row.from MATCH (b) WHERE id(b) = row.to
            CREATE (a)-[r:$(row.type)]->(b) SET r = row.properties""";
    private static final String COUNTS =
            "CALL () { MATCH (n) RETURN count(n) AS nodes } MATCH ()-[r]->() RETURN nodes, count(r) AS relationships";

    private Restore() {}

    /**
     * Reads a backup from end to end, and says what it is of.
     *
     * @throws BadRequest if it is none, or damaged
     */
    public static Head check(Path file) throws IOException {
        List<Head> heads = new ArrayList<>();
        BackupFile.read(file, new BackupFile.Visitor() {
            @Override
            public void head(Head head) {
                heads.add(head);
            }

            @Override
            public void node(Node node) {}

            @Override
            public void relationship(Relationship relationship) {}
        });
        return heads.getFirst();
    }

    /**
     * Writes a backup into a database that nobody ever used.
     *
     * @throws BadRequest if it is none, or damaged; the database is then not to be used
     */
    public static void into(Driver driver, Path file) throws IOException {
        try (Session session = driver.session()) {
            Loading loading = new Loading(session);
            BackupFile.Tail said = BackupFile.read(file, loading);
            loading.end();
            var found = session.run(COUNTS).single();
            if (found.get("nodes").asLong() != said.nodes()
                    || found.get("relationships").asLong() != said.relationships()) {
                throw new IllegalStateException("of " + said + " there arrived " + found.asMap());
            }
        }
    }

    /** Collects what is read, and writes it batch by batch; nodes come before relationships. */
    private static final class Loading implements BackupFile.Visitor {

        private final Session session;
        private final Long2LongOpenHashMap ids = new Long2LongOpenHashMap(); // in the database, by those in the file
        private final List<Map<String, Object>> nodes = new ArrayList<>();
        private final List<Map<String, Object>> relationships = new ArrayList<>();

        Loading(Session session) {
            this.session = session;
            ids.defaultReturnValue(-1);
        }

        /* What migrations write of themselves comes from the file. */
        @Override
        public void head(Head head) {
            try {
                Migrations.applyThose(session, head.migrations());
            } catch (IllegalStateException other) {
                throw new BadRequest("the backup is of another build: " + other.getMessage());
            }
            session.run(EMPTY).consume();
        }

        @Override
        public void node(Node node) {
            nodes.add(Map.of(
                    "id", node.id(), "labels", node.labels(), "properties", JsonProperties.read(node.properties())));
            if (nodes.size() == BATCH) {
                writeNodes();
            }
        }

        @Override
        public void relationship(Relationship relationship) {
            writeNodes();
            relationships.add(Map.of(
                    "from", known(relationship.from()),
                    "to", known(relationship.to()),
                    "type", relationship.type(),
                    "properties", JsonProperties.read(relationship.properties())));
            if (relationships.size() == BATCH) {
                writeRelationships();
            }
        }

        private long known(long id) {
            long known = ids.get(id);
            if (known < 0) {
                throw new IllegalArgumentException("a relationship names a node that is not there");
            }
            return known;
        }

        void end() {
            writeNodes();
            writeRelationships();
        }

        private void writeNodes() {
            if (!nodes.isEmpty()) {
                session.run(NODES, Map.of("rows", nodes))
                        .forEachRemaining(row ->
                                ids.put(row.get("was").asLong(), row.get("is").asLong()));
                nodes.clear();
            }
        }

        private void writeRelationships() {
            if (!relationships.isEmpty()) {
                session.run(RELATIONSHIPS, Map.of("rows", relationships)).consume();
                relationships.clear();
            }
        }
    }
}
