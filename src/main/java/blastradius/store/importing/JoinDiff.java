package blastradius.store.importing;

import blastradius.model.LookUp;
import blastradius.store.database.Batch;
import blastradius.store.database.Version;
import blastradius.store.joining.Asking;
import blastradius.store.joining.Candidates;
import blastradius.store.joining.LookUpText;
import blastradius.store.joining.Match;
import blastradius.store.joining.Vetoes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final String KEEP_APART = """
            UNWIND range(0, size($placeholder) - 1) AS i
            CREATE (:JoinVeto {placeholder: $placeholder[i], entity: $entity[i], source: $source[i], since: $v, until: $max})""";

    private static final String LET_JOIN = """
            UNWIND range(0, size($placeholder) - 1) AS i
            MATCH (v:JoinVeto {placeholder: $placeholder[i], entity: $entity[i]}) WHERE v.until = $max SET v.until = $v""";

    private final Vetoes vetoes;
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

        Said said() {
            return new Said(no, source);
        }
    }

    /** Two sources can look up one thing, each by what it knows. */
    private record Said(int no, int source) {}

    private JoinDiff(Vetoes vetoes) {
        this.vetoes = vetoes;
    }

    static JoinDiff of(Import run, Session session) {
        JoinDiff diff = new JoinDiff(run.vetoes());
        List<Row> standing = session.run(STANDING, Map.of("max", Version.OPEN)).list(JoinDiff::row);
        List<Row> now = diff.now(run, standing);
        if (!now.isEmpty()) {
            List<LookUp> lookUps = now.stream().map(Row::parsed).toList();
            Candidates candidates = Candidates.read(session, run.others().replaced(), lookUps);
            run.parts()
                    .forEach(part -> part.statements()
                            .forEachClaim(
                                    "looking up ends",
                                    claim -> candidates.add(
                                            claim.described(part.source().no()))));
            Targets targets = new Targets();
            for (int i = 0; i < now.size(); i++) {
                targets.add(now.get(i).no(), candidates.find(lookUps.get(i), diff.asking(now.get(i))));
            }
            now.forEach(row -> diff.compare(row, targets.of(row.no())));
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
        Map<Said, Row> rows = new HashMap<>();
        standing.forEach(row -> rows.put(row.said(), row));
        Set<Said> stated = new HashSet<>();
        for (Part part : run.parts()) {
            part.lookUps().forEach((no, lookUp) -> {
                Said said = new Said(no, part.source().no());
                stated.add(said);
                Row before = rows.get(said);
                String text = LookUpText.of(lookUp);
                if (before == null || !before.lookUp().equals(text)) {
                    close(before);
                    rows.put(said, new Row(no, part.key(no), said.source(), text, null, null));
                }
            });
        }
        List<Integer> replaced = run.others().replaced();
        List<Row> gone = rows.values().stream()
                .filter(row -> replaced.contains(row.source()) && !stated.contains(row.said()))
                .toList();
        gone.forEach(row -> {
            close(row);
            rows.remove(row.said());
        });
        return List.copyOf(rows.values());
    }

    private Asking asking(Row row) {
        return new Asking(row.key(), row.source(), vetoes.of(row.key()));
    }

    private void close(@Nullable Row row) {
        if (row != null && row.id() != null) {
            closed.add(row.id());
        }
    }

    private void compare(Row row, @Nullable Integer target) {
        boolean isSame = row.id() != null && Objects.equals(target, row.target());
        if (!isSame) {
            close(row);
            created.add(row.found(target));
        }
    }

    /** What each is in the end, though it is found by way of another; what two sources find two things for is neither. */
    private static final class Targets {

        private static final Integer NONE = -1;

        private final Map<Integer, Integer> found = new HashMap<>();

        void add(int no, List<Match> matches) {
            if (!matches.isEmpty()) {
                Integer target =
                        matches.size() == 1 ? Integer.valueOf(matches.getFirst().no()) : NONE;
                found.merge(no, target, (one, other) -> one.equals(other) ? one : NONE);
            }
        }

        @Nullable
        Integer of(int no) {
            Integer target = null;
            for (Integer next = found.get(no); next != null && !next.equals(NONE); next = found.get(next)) {
                target = next;
            }
            return target;
        }
    }

    boolean isAny() {
        return !closed.isEmpty() || !created.isEmpty() || vetoes.isAny();
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
        write(version, KEEP_APART, vetoes.added());
        vetoes.ended().forEach(ended -> version.closes());
        write(version, LET_JOIN, vetoes.ended());
    }

    private static void write(VersionWriter version, String statement, Set<Vetoes.Veto> vetoes) {
        Map<String, Object> constants = Map.of("v", version.version(), "max", Version.OPEN);
        Batch batch =
                new Batch(version.queue()::send, statement, constants, List.of("placeholder", "entity", "source"));
        vetoes.forEach(veto -> batch.add(veto.placeholder(), veto.entity(), veto.source()));
        batch.flush();
    }
}
