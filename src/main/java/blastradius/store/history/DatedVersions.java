package blastradius.store.history;

import blastradius.store.database.Columns;
import blastradius.store.database.Database;
import blastradius.store.database.Version;
import blastradius.store.history.DatedVersion.Change;
import blastradius.store.statement.VersionNote;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;

/**
 * All versions that the estate ever had, with what was measured of them; pruning takes what they said and leaves that they were. When and
 * what each changed is written with the version, what it measured to later, see {@link #keep}. Thread-safe.
 */
public final class DatedVersions {

    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private static final String IN = "MATCH (v:Version) WHERE v.at >= $from AND v.at < $to AND v.no <= $last ";

    private static final String TOLD = """
            WITH v ORDER BY v.no MATCH (e:Estate)
            RETURN v.no AS no, v.at AS at, v.restored AS restored, v.source AS source, v.notes AS notes, v.measured AS measured,
                v.no > e.version - $kept AS isKept""";

    private static final String NAMES = "MATCH (s:Source) RETURN s.no AS no, s.name AS name";

    private static final String MEASURED = "MATCH (v:Version) WHERE v.measured IS NOT NULL ";

    private static final String WAITING = """
            MATCH (e:Estate)
            OPTIONAL MATCH (m:Version) WHERE m.measured IS NOT NULL
            WITH e, coalesce(max(m.no), 0) AS last
            MATCH (v:Version) WHERE v.no > last AND v.no > e.version - $kept AND v.no <= e.version
            RETURN v.no AS no ORDER BY no""";

    private static final String DATE = "MATCH (v:Version {no: $no}) RETURN v.at AS at";

    private static final String KEEP = "MATCH (v:Version {no: $no}) SET v.measured = coalesce(v.measured, $text)";

    private static final String THIN = MEASURED + """
            WITH v.no AS no, date(v.at) AS day ORDER BY no DESC
            WITH collect({no: no, day: day}) AS newest
            UNWIND range($most, size(newest) - 1) AS i
            WITH newest[i] AS one, newest[i - 1] AS later WHERE one.day = later.day
            MATCH (v:Version {no: one.no}) REMOVE v.measured""";

    private final Database database;

    public DatedVersions(Database database) {
        this.database = database;
    }

    /** A version and what was kept of it, as text. */
    public record Measured(DatedVersion version, String text) {}

    /**
     * Versions that came in a time.
     *
     * @param from the first instant; null: from the beginning
     * @param to the first instant that no longer counts; null: to the end
     * @param last none later than this
     */
    public record Times(@Nullable Instant from, @Nullable Instant to, long last) {

        /** Whatever their numbers. */
        public static Times between(@Nullable Instant from, @Nullable Instant to) {
            return new Times(from, to, Long.MAX_VALUE);
        }

        private Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("from", bounded(from == null ? BEGINNING : from).atOffset(ZoneOffset.UTC));
            parameters.put("to", bounded(to == null ? END : to).atOffset(ZoneOffset.UTC));
            parameters.put("last", last);
            return parameters;
        }

        private static Instant bounded(Instant at) {
            return at.isBefore(BEGINNING) ? BEGINNING : at.isAfter(END) ? END : at;
        }
    }

    /** The number of the newest version; 0: there is none yet. */
    public long newest() {
        return database.inSession(session -> session.run("MATCH (e:Estate) RETURN e.version AS version")
                .single()
                .get("version")
                .asLong());
    }

    /** Those of a time, the newest first. */
    public List<DatedVersion> in(Times times, int skip, int limit) {
        Map<String, Object> parameters = times.parameters();
        parameters.put("skip", skip);
        parameters.put("limit", limit);
        return newestFirst(IN + "WITH v ORDER BY v.no DESC SKIP $skip LIMIT $limit ", parameters);
    }

    /** How many these are. */
    public int count(Times times) {
        return database.inSession(session -> session.run(IN + "RETURN count(v) AS count", times.parameters())
                .single()
                .get("count")
                .asInt());
    }

    /** Those after one version, up to another, the newest first. */
    public List<DatedVersion> between(long after, long upTo) {
        return newestFirst(
                "MATCH (v:Version) WHERE v.no > $after AND v.no <= $upTo ",
                new HashMap<>(Map.of("after", after, "upTo", upTo)));
    }

    /** The version of a number. */
    public Optional<DatedVersion> of(long version) {
        return between(version - 1, version).stream().findFirst();
    }

    /** The version that was the newest at an instant; empty: there was none yet. */
    public Optional<DatedVersion> at(Instant at) {
        return in(Times.between(null, at.plusNanos(1)), 0, 1).stream().findFirst();
    }

    /** Those of a time of which something was kept, the oldest first. */
    public List<Measured> measured(Times times) {
        return database.inSession(
                session -> measured(told(session, IN + "AND v.measured IS NOT NULL ", times.parameters())));
    }

    private List<DatedVersion> newestFirst(String which, Map<String, Object> parameters) {
        return database.inSession(session -> told(session, which, parameters)).stream()
                .map(Told::version)
                .toList()
                .reversed();
    }

    /** The newest of which something was kept. */
    public Optional<Measured> lastMeasured() {
        return database
                .inSession(session ->
                        measured(told(session, MEASURED + "WITH v ORDER BY v.no DESC LIMIT 1 ", new HashMap<>())))
                .stream()
                .findFirst();
    }

    /** Versions later than these that can still be read, the oldest first. */
    public List<Long> waiting() {
        return database.inSession(session -> session.run(WAITING, Map.of("kept", Version.KEPT))
                .list(row -> row.get("no").asLong()));
    }

    /** When a version came. */
    public Instant dateOf(long version) {
        return database.inSession(session -> session.run(DATE, Map.of("no", version))
                .single()
                .get("at")
                .asZonedDateTime()
                .toInstant());
    }

    /**
     * Keeps what was measured of a version, unless that was done; whoever else measures it comes to the same. Of versions before the newest
     * so many, the last of each day stays.
     */
    public void keep(long version, String text, int most) {
        database.inSession(session -> {
            session.run(KEEP, Map.of("no", version, "text", text)).consume();
            return session.run(THIN, Map.of("most", most)).consume();
        });
    }

    private record Told(DatedVersion version, @Nullable String text) {}

    private static List<Measured> measured(List<Told> told) {
        return told.stream()
                .flatMap(one -> Optional.ofNullable(one.text()).stream().map(text -> new Measured(one.version(), text)))
                .toList();
    }

    private static List<Told> told(Session session, String which, Map<String, Object> parameters) {
        Map<Integer, String> names = new HashMap<>();
        session.run(NAMES)
                .forEachRemaining(
                        row -> names.put(row.get("no").asInt(), row.get("name").asString()));
        parameters.put("kept", Version.KEPT);
        return session.run(which + TOLD, parameters).list(row -> told(row, names));
    }

    private static Told told(Record row, Map<Integer, String> names) {
        List<VersionNote> notes = VersionNote.parse(Columns.textOrNull(row.get("notes")));
        Value source = row.get("source");
        List<Change> changes = notes.isEmpty() && !source.isNull()
                ? List.of(new Change(names.get(source.asInt()), null, null))
                : notes.stream()
                        .map(note -> new Change(names.get(note.source()), note.entities(), note.relations()))
                        .toList();
        Value restored = row.get("restored");
        return new Told(
                new DatedVersion(
                        row.get("no").asLong(),
                        row.get("at").asZonedDateTime().toInstant(),
                        restored.isNull() ? null : (Long) restored.asLong(),
                        changes,
                        row.get("isKept").asBoolean()),
                Columns.textOrNull(row.get("measured")));
    }
}
