package blastradius.store.importing;

import blastradius.model.ImportReport.Counts;
import blastradius.store.database.Columns;
import blastradius.store.database.Digests;
import blastradius.store.database.EntityBlocks;
import blastradius.store.database.RelationTable;
import blastradius.store.database.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Session;

/** Finds what an import changes among the relations of its source and hands it to the writer. */
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

    private final Session session;
    private final EstateBefore before;
    private final VersionWriter writer;
    private final boolean keepUnstated;
    private final Watch watch;
    private final RelationTable table;
    private long added;
    private long changed;
    private long unchanged;
    private long duplicates;

    RelationDiff(
            Session session, EstateBefore before, VersionWriter writer, Statements statements, boolean keepUnstated) {
        this.session = session;
        this.before = before;
        this.writer = writer;
        this.keepUnstated = keepUnstated;
        this.watch = statements.watch();
        this.table = new RelationTable(before.relations() + statements.relationCount());
    }

    void run(Statements statements) {
        if (before.relations() > 0) {
            EntityBlocks.of(before.end()).forEach(this::readStanding);
        }
        statements.forEachRelation((from, to, classNo, evidence) -> {
            int hash = evidence == null ? 0 : Digests.shortOf(evidence);
            boolean write = switch (table.put(from, to, classNo, hash)) {
                case ADDED -> ++added > 0;
                case CHANGED -> ++changed > 0;
                case UNCHANGED -> ++unchanged < 0;
                case DUPLICATE -> ++duplicates < 0;
            };
            if (write) {
                writer.relation(from, to, classNo, hash, evidence);
            }
        });
        close(table.closedFrom(keepUnstated));
    }

    Counts counts() {
        long unstated = table.unstated();
        return new Counts(added, changed, keepUnstated ? 0 : unstated, unchanged + (keepUnstated ? unstated : 0));
    }

    long duplicates() {
        return duplicates;
    }

    /** How many relations the source states now. */
    long stated() {
        Counts counts = counts();
        return counts.added() + counts.changed() + counts.unchanged();
    }

    private void readStanding(EntityBlocks.Block block) {
        watch.check();
        var row = session.run(
                        STANDING,
                        Map.of(
                                "low", block.low(),
                                "high", block.high(),
                                "source", before.source(),
                                "max", Version.OPEN))
                .single();
        int[] from = Columns.ints(row.get("from"));
        int[] to = Columns.ints(row.get("to"));
        int[] attr = Columns.ints(row.get("attr"));
        int[] hash = Columns.ints(row.get("hash"));
        for (int i = 0; i < from.length; i++) {
            table.stands(from[i], to[i], attr[i], hash[i]);
        }
    }

    private void close(int[] from) {
        for (int i = 0; i < from.length; i += CLOSING_CHUNK) {
            watch.check();
            watch.at("removing relations that are no longer stated", i, from.length);
            List<Integer> chunk = Arrays.stream(from, i, Math.min(from.length, i + CLOSING_CHUNK))
                    .boxed()
                    .toList();
            session.run(
                            CLOSING,
                            Map.of("no", chunk, "source", before.source(), "max", Version.OPEN, "v", writer.version()))
                    .list()
                    .forEach(this::closeOf);
        }
    }

    private void closeOf(org.neo4j.driver.Record row) {
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
