package blastradius.store.importing;

import blastradius.model.ImportReport.Counts;
import blastradius.store.database.Columns;
import blastradius.store.database.Digests;
import blastradius.store.database.EntityBlocks;
import blastradius.store.database.RelationTable;
import blastradius.store.database.Version;
import blastradius.store.statement.Statements;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Session;

/**
 * What an import changes among the relations of its source: compared with those that stand, and written when that is known. Memory: at
 * most 20 bytes a relation, and a bit.
 */
final class RelationDiff {

    private static final String STANDING = """
            MATCH (a:Entity) WHERE a.no >= $low AND a.no < $high
            MATCH (a)-[r]->(b:Entity) WHERE r.source = $source AND r.until = $max
            RETURN collect(a.no) AS from, collect(b.no) AS to, collect(r.attr) AS attr, collect(coalesce(r.hash, 0)) AS hash""";

    private static final String CLOSING = """
            UNWIND $no AS no
            MATCH (a:Entity {no: no})-[r]->(b:Entity)
            WHERE r.source = $source AND r.until = $max AND r.since < $v
            RETURN no, collect(b.no) AS to, collect(r.attr) AS attr, collect(elementId(r)) AS id""";

    private static final int CLOSING_CHUNK = 1000;

    private final SourceBefore source;
    private final Statements statements;
    private final boolean keepUnstated;
    private final RelationTable table;
    private final BitSet written = new BitSet();
    private long added;
    private long changed;
    private long unchanged;
    private long duplicates;

    RelationDiff(SourceBefore source, Statements statements, boolean keepUnstated) {
        this.source = source;
        this.statements = statements;
        this.keepUnstated = keepUnstated;
        this.table = new RelationTable(source.relations() + statements.relationCount());
    }

    /** Compares all that the import states with what stands among entities with numbers below {@code end}. */
    void compare(Session session, int end) {
        if (source.relations() > 0) {
            EntityBlocks.of(end).forEach(block -> readStanding(session, block));
        }
        statements.forEachRelation("comparing relations", (ordinal, from, to, classNo, evidence) -> {
            int hash = evidence == null ? 0 : Digests.shortOf(evidence);
            boolean write = switch (table.put(from, to, classNo, hash)) {
                case ADDED -> ++added > 0;
                case CHANGED -> ++changed > 0;
                case UNCHANGED -> ++unchanged < 0;
                case DUPLICATE -> ++duplicates < 0;
            };
            written.set(ordinal, write);
        });
    }

    Counts counts() {
        long unstated = table.unstated();
        return new Counts(added, changed, keepUnstated ? 0 : unstated, unchanged + (keepUnstated ? unstated : 0));
    }

    long duplicates() {
        return duplicates;
    }

    boolean isAny() {
        return !written.isEmpty() || counts().removed() > 0;
    }

    /** Some of the relations that are removed. */
    void forEachRemoved(int most, RelationTable.Visitor visitor) {
        table.forEachUnstated(keepUnstated ? 0 : most, visitor);
    }

    /** Writes what differs; both ends of all relations have to stand. */
    void write(SourceWriter writer) {
        if (!written.isEmpty()) {
            statements.forEachRelation("committing relations", (ordinal, from, to, classNo, evidence) -> {
                if (written.get(ordinal)) {
                    writer.relation(from, to, classNo, evidence == null ? 0 : Digests.shortOf(evidence), evidence);
                }
            });
        }
        close(writer, table.closedFrom(keepUnstated));
        writer.flushRelations();
    }

    private void readStanding(Session session, EntityBlocks.Block block) {
        statements.watch().check();
        var row = session.run(
                        STANDING,
                        Map.of("low", block.low(), "high", block.high(), "source", source.no(), "max", Version.OPEN))
                .single();
        int[] from = Columns.ints(row.get("from"));
        int[] to = Columns.ints(row.get("to"));
        int[] attr = Columns.ints(row.get("attr"));
        int[] hash = Columns.ints(row.get("hash"));
        for (int i = 0; i < from.length; i++) {
            table.stands(from[i], to[i], attr[i], hash[i]);
        }
    }

    private void close(SourceWriter writer, int[] from) {
        for (int i = 0; i < from.length; i += CLOSING_CHUNK) {
            statements.watch().check();
            statements.watch().at("removing relations that are no longer stated", i, from.length);
            List<Integer> chunk = Arrays.stream(from, i, Math.min(from.length, i + CLOSING_CHUNK))
                    .boxed()
                    .toList();
            Map<String, Object> parameters = Map.of(
                    "no",
                    chunk,
                    "source",
                    source.no(),
                    "max",
                    Version.OPEN,
                    "v",
                    writer.version().version());
            writer.version().session().run(CLOSING, parameters).list().forEach(row -> closeOf(writer, row));
        }
    }

    private void closeOf(SourceWriter writer, org.neo4j.driver.Record row) {
        int from = row.get("no").asInt();
        int[] to = Columns.ints(row.get("to"));
        int[] attr = Columns.ints(row.get("attr"));
        for (int i = 0; i < to.length; i++) {
            if (table.closes(from, to[i], attr[i], keepUnstated)) {
                writer.closeRelation(row.get("id").get(i).asString());
            }
        }
    }
}
