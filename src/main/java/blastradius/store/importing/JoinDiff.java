package blastradius.store.importing;

import blastradius.model.LookUp;
import blastradius.store.database.Batch;
import blastradius.store.database.Version;
import blastradius.store.joining.Candidates;
import blastradius.store.joining.Joins;
import blastradius.store.joining.LookUpText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Session;

/**
 * What an import changes of the joins: every look-up that stands then, of whichever source, is looked up among all that is described then.
 * So the order of imports does not matter, and where nothing fits any more, or several things do, the end is open again.
 */
final class JoinDiff {

    private static final String STANDING = """
            MATCH (j:Join) WHERE j.until = $max
            RETURN j.no AS no, j.key AS key, j.source AS source, j.lookUp AS lookUp, j.target AS target, elementId(j) AS id""";

    private static final String CLOSE = "UNWIND $id AS id MATCH (j:Join) WHERE elementId(j) = id SET j.until = $v";

    private static final String CREATE = """
            UNWIND range(0, size($no) - 1) AS i
            CREATE (:Join {no: $no[i], key: $key[i], source: $source[i], lookUp: $lookUp[i], target: $target[i], since: $v, until: $max})""";

    private final List<String> closed = new ArrayList<>();
    private final List<Row> created = new ArrayList<>();

    /** An end that is looked up; {@code target} is null while it is open. */
    private record Row(
            int no,
            String key,
            int source,
            String lookUp,
            @Nullable Integer target,
            @Nullable String id) {

        Row found(@Nullable Integer newTarget) {
            return new Row(no, key, source, lookUp, newTarget, null);
        }

        LookUp parsed() {
            return LookUpText.parse(lookUp);
        }
    }

    private JoinDiff() {}

    static JoinDiff of(Import run, Session session) {
        JoinDiff diff = new JoinDiff();
        List<Row> standing = session.run(STANDING, Map.of("max", Version.OPEN)).list(JoinDiff::row);
        List<Row> now = diff.now(run, standing);
        if (!now.isEmpty()) {
            Set<String> properties = new HashSet<>();
            now.forEach(row -> properties.addAll(row.parsed().matchers().keySet()));
            Candidates candidates = Candidates.read(session, run.others().replaced(), properties);
            run.parts()
                    .forEach(part -> part.statements()
                            .forEachClaim("looking up ends", claim -> candidates.add(claim.described())));
            Joins.Vetoes vetoes = Joins.vetoes(session);
            now.forEach(row -> diff.compare(row, candidates.find(row.parsed(), vetoes.of(row.key()))));
        }
        return diff;
    }

    private static Row row(org.neo4j.driver.Record row) {
        return new Row(
                row.get("no").asInt(),
                row.get("key").asString(),
                row.get("source").asInt(),
                row.get("lookUp").asString(),
                row.get("target").isNull() ? null : row.get("target").asInt(),
                row.get("id").asString());
    }

    /* What stands of sources that are not replaced, and what the import states; what it states no longer is closed. */
    private List<Row> now(Import run, List<Row> standing) {
        Map<Integer, Row> rows = new HashMap<>();
        standing.forEach(row -> rows.put(row.no(), row));
        Set<Integer> stated = new HashSet<>();
        for (Import.Part part : run.parts()) {
            part.lookUps().forEach((no, lookUp) -> {
                stated.add(no);
                Row before = rows.get(no);
                String text = LookUpText.of(lookUp);
                if (before == null || !before.lookUp().equals(text)) {
                    close(before);
                    rows.put(no, new Row(no, part.key(no), part.source().no(), text, null, null));
                }
            });
        }
        List<Integer> replaced = run.others().replaced();
        List<Row> gone = rows.values().stream()
                .filter(row -> replaced.contains(row.source()) && !stated.contains(row.no()))
                .toList();
        gone.forEach(row -> {
            close(row);
            rows.remove(row.no());
        });
        return List.copyOf(rows.values());
    }

    private void close(@Nullable Row row) {
        if (row != null && row.id() != null) {
            closed.add(row.id());
        }
    }

    private void compare(Row row, List<Candidates.Match> found) {
        Integer target = found.size() == 1 ? found.getFirst().no() : null;
        boolean isSame = row.id() != null && java.util.Objects.equals(target, row.target());
        if (!isSame) {
            close(row);
            created.add(row.found(target));
        }
    }

    boolean isAny() {
        return !closed.isEmpty() || !created.isEmpty();
    }

    void write(VersionWriter version) {
        Map<String, Object> constants = Map.of("v", version.version(), "max", Version.OPEN);
        Batch closing = new Batch(version.queue()::send, CLOSE, constants, List.of("id"));
        Batch creating =
                new Batch(version.queue()::send, CREATE, constants, List.of("no", "key", "source", "lookUp", "target"));
        closed.forEach(id -> {
            version.closes();
            closing.add(id);
        });
        created.forEach(row -> creating.add(row.no(), row.key(), row.source(), row.lookUp(), row.target()));
        closing.flush();
        creating.flush();
    }
}
