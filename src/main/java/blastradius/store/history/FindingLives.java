package blastradius.store.history;

import blastradius.store.database.Database;
import blastradius.store.database.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Value;

/**
 * Every finding that a version of the estate ever had, and in which it stood: some 300 bytes for each, however many versions it stood in; what comes and goes adds some
 * 20 bytes. Pruning leaves them alone. Thread-safe.
 */
public final class FindingLives {

    private static final String MARK = """
            MERGE (r:FindingRecord {id: 'estate'})
            ON CREATE SET r.first = $version, r.last = 0, r.changed = '{}', r.criteria = '{}'
            SET r.turn = $version
            RETURN r.first AS first, r.last AS last, r.criteria AS criteria, r.changed AS changed""";

    private static final String MARKED = """
            MATCH (r:FindingRecord {id: 'estate'}) WHERE r.last > 0
            RETURN r.first AS first, r.last AS last, r.criteria AS criteria, r.changed AS changed""";

    private static final String STANDING = """
            MATCH (f:FindingLife) WHERE size(f.since) > size(f.until)
            RETURN f.id AS id, f.rule AS rule, f.severity AS severity""";

    private static final String BEGIN = """
            UNWIND $rows AS row
            MERGE (f:FindingLife {id: row.id}) ON CREATE SET f.since = [], f.until = [], f.judgedIn = [], f.judgedAway = []
            SET f.rule = row.rule, f.severity = row.severity, f.cause = row.cause, f.since = f.since + $version,
                f.judgedIn = f.judgedIn + row.anew""";

    private static final String END = """
            UNWIND $rows AS row
            MATCH (f:FindingLife {id: row.id}) SET f.until = f.until + $version, f.judgedAway = f.judgedAway + row.anew""";

    private static final String ADJUST =
            "UNWIND $rows AS row MATCH (f:FindingLife {id: row.id}) SET f.severity = row.severity";

    private static final String DONE = """
            MATCH (r:FindingRecord {id: 'estate'}) SET r.last = $version, r.criteria = $criteria, r.changed = $changed""";

    private static final String TOLD = """
            RETURN f.id AS id, f.rule AS rule, f.severity AS severity, f.cause AS cause, f.since AS since, f.until AS until,
                f.judgedIn AS judgedIn, f.judgedAway AS judgedAway ORDER BY id""";

    private static final String OF = "UNWIND $ids AS id MATCH (f:FindingLife {id: id}) " + TOLD;

    private static final String STOOD = """
            MATCH (f:FindingLife)
            WHERE any(i IN range(0, size(f.since) - 1) WHERE f.since[i] <= $version AND (i >= size(f.until) OR f.until[i] > $version))
            """ + TOLD;

    private static final String MOVED =
            "MATCH (f:FindingLife) WHERE $version IN f.since OR $version IN f.until " + TOLD;

    private static final String DATES = "MATCH (v:Version) WHERE v.no IN $versions RETURN v.no AS no, v.at AS at";

    private final Database database;

    public FindingLives(Database database) {
        this.database = database;
    }

    /** A finding of a version. */
    public record Found(String id, String rule, String severity, String cause) {}

    /**
     * What a version had.
     *
     * @param criteria by rule, a text of what it judges by
     * @param before ids of what the version recorded last has, judged as this one is; null: nobody knows, and a rule whose criteria changed judges all its findings anew
     */
    public record Judged(
            Collection<Found> found,
            Map<String, String> criteria,
            @Nullable Collection<String> before) {}

    /**
     * What is recorded.
     *
     * @param first the first version of which findings were recorded
     * @param last the last one
     * @param criteria by rule, what it judged the last version by
     * @param changed by rule, the version that it was the first to judge otherwise
     */
    public record Recorded(long first, long last, Map<String, String> criteria, Map<String, Long> changed) {}

    /** Empty: nothing yet. */
    public Optional<Recorded> recorded() {
        return database.inSession(session -> session.run(MARKED).list(FindingLives::recorded)).stream()
                .findFirst();
    }

    /** Records what a version has that is later than all recorded ones; any other is left as it is. */
    public void record(long version, Judged judged) {
        database.atLength(session -> {
            try (Transaction transaction = session.beginTransaction()) {
                record(transaction, version, judged);
                transaction.commit();
            }
            return true;
        });
    }

    private static void record(Transaction transaction, long version, Judged judged) {
        Recorded known =
                recorded(transaction.run(MARK, Map.of("version", version)).single());
        if (known.last() >= version) {
            return;
        }
        Map<String, Found> standing = new LinkedHashMap<>();
        transaction.run(STANDING).forEachRemaining(row -> standing.put(text(row, "id"), standing(row)));
        Map<String, Found> found = judged.found().stream()
                .collect(Collectors.toMap(Found::id, each -> each, (one, same) -> one, LinkedHashMap::new));
        Predicate<Found> isOtherwise = each -> !Objects.equals(
                known.criteria().get(each.rule()), judged.criteria().get(each.rule()));
        Collection<String> before = judged.before();
        Predicate<Found> wasThere = before == null ? isOtherwise : each -> before.contains(each.id());
        Predicate<Found> wasNot = before == null ? isOtherwise : each -> !before.contains(each.id());

        run(transaction, BEGIN, version, found, each -> !standing.containsKey(each.id()), wasThere);
        run(transaction, END, version, standing, each -> !found.containsKey(each.id()), wasNot);
        run(transaction, ADJUST, version, found, each -> weighsOtherwise(each, standing), each -> false);
        Map<String, Object> done = new HashMap<>(Map.of("version", version));
        done.put("criteria", Json.MAPPER.writeValueAsString(judged.criteria()));
        done.put("changed", Json.MAPPER.writeValueAsString(changed(known, version, judged.criteria())));
        transaction.run(DONE, done).consume();
    }

    private static boolean weighsOtherwise(Found now, Map<String, Found> standing) {
        Found then = standing.get(now.id());
        return then != null && !then.severity().equals(now.severity());
    }

    private static Map<String, Long> changed(Recorded known, long version, Map<String, String> criteria) {
        Map<String, Long> changed = new TreeMap<>(known.changed());
        if (known.last() > 0) {
            Map<String, String> all = new TreeMap<>(known.criteria());
            all.putAll(criteria);
            all.keySet().stream()
                    .filter(rule -> !Objects.equals(known.criteria().get(rule), criteria.get(rule)))
                    .forEach(rule -> changed.put(rule, version));
        }
        return changed;
    }

    private static void run(
            Transaction transaction,
            String statement,
            long version,
            Map<String, Found> of,
            Predicate<Found> concerned,
            Predicate<Found> anew) {
        List<Map<String, Object>> rows = of.values().stream()
                .filter(concerned)
                .map(each -> Map.<String, Object>of(
                        "id", each.id(),
                        "rule", each.rule(),
                        "severity", each.severity(),
                        "cause", each.cause(),
                        "anew", anew.test(each)))
                .toList();
        transaction.run(statement, Map.of("rows", rows, "version", version)).consume();
    }

    /** Those of these ids that were ever recorded, by id. */
    public Map<String, FindingLife> of(Collection<String> ids) {
        return database.inSession(session -> lives(session, OF, Map.of("ids", List.copyOf(ids)))).stream()
                .collect(Collectors.toMap(FindingLife::id, life -> life));
    }

    /** Those that stood at a version, by id. */
    public List<FindingLife> stoodAt(long version) {
        return database.inSession(session -> lives(session, STOOD, Map.of("version", version)));
    }

    /** Those that came or went in a version, by id. */
    public List<FindingLife> movedIn(long version) {
        return database.inSession(session -> lives(session, MOVED, Map.of("version", version)));
    }

    /** When versions came. */
    public Map<Long, java.time.Instant> dates(Collection<Long> versions) {
        return database
                .inSession(session -> session.run(DATES, Map.of("versions", List.copyOf(versions)))
                        .list(row -> Map.entry(
                                row.get("no").asLong(),
                                row.get("at").asZonedDateTime().toInstant())))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<FindingLife> lives(Session session, String question, Map<String, Object> parameters) {
        return session.run(question, parameters).list(FindingLives::life);
    }

    private static FindingLife life(Record row) {
        List<Long> since = row.get("since").asList(Value::asLong);
        List<Long> until = row.get("until").asList(Value::asLong);
        List<Boolean> in = row.get("judgedIn").asList(Value::asBoolean);
        List<Boolean> away = row.get("judgedAway").asList(Value::asBoolean);
        List<FindingLife.Span> spans = new ArrayList<>();
        for (int i = 0; i < since.size(); i++) {
            boolean isOver = i < until.size();
            spans.add(
                    new FindingLife.Span(since.get(i), in.get(i), isOver ? until.get(i) : null, isOver && away.get(i)));
        }
        return new FindingLife(text(row, "id"), text(row, "rule"), text(row, "severity"), text(row, "cause"), spans);
    }

    private static Found standing(Record row) {
        return new Found(text(row, "id"), text(row, "rule"), text(row, "severity"), "");
    }

    private static Recorded recorded(Record row) {
        Map<String, String> criteria = new TreeMap<>();
        Json.map(text(row, "criteria")).forEach((rule, told) -> criteria.put(rule, told.toString()));
        Map<String, Long> changed = new TreeMap<>();
        Json.map(text(row, "changed")).forEach((rule, version) -> changed.put(rule, ((Number) version).longValue()));
        return new Recorded(row.get("first").asLong(), row.get("last").asLong(), criteria, changed);
    }

    private static String text(Record row, String name) {
        return row.get(name).asString();
    }
}
