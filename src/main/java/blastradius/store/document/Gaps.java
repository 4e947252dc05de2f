package blastradius.store.document;

import blastradius.model.BlastRadiusException.StoreUnavailable;
import blastradius.store.database.Columns;
import blastradius.store.database.Database;
import blastradius.store.database.Json;
import blastradius.store.database.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Session;

/**
 * What the sources left out, as the last report of each says, and what is open now: whoever shows an answer shows it as well. Read once for
 * each version of the estate and each import, and again after a while, since other servers may import as well. Thread-safe.
 */
public final class Gaps {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final String SOURCES = """
            MATCH (head:Estate)
            MATCH (s:Source)
            WHERE s.since <= head.version AND s.removed IS NULL AND s.entities + s.relations > 0
            RETURN s.no AS no, s.name AS name ORDER BY name""";

    private static final String IMPORTS = """
            MATCH (i:Import)
            RETURN i.id AS id, i.source AS source, i.version AS version, i.restored AS restored
            ORDER BY i.startedAt DESC, i.id""";

    private static final String REPORTS =
            "UNWIND $ids AS id MATCH (i:Import {id: id}) RETURN id, i.startedAt AS startedAt, i.report AS report";

    private static final String OPEN_ENDS = """
            MATCH (c:EntityClaim {placeholder: true})-[:CLAIMS]->(e:Entity)
            WHERE c.until = $max AND e.until = $max AND e.placeholder
                AND NOT EXISTS { MATCH (j:Join {no: e.no}) WHERE j.until = $max AND j.target IS NOT NULL }
            RETURN c.source AS source, count(DISTINCT e) AS count""";

    private final Database database;
    private final ImportHistory history;
    private volatile @Nullable Known known;

    public Gaps(Database database, ImportHistory history) {
        this.database = database;
        this.history = history;
    }

    /**
     * One source of which something is missing, or of which nobody knows whether anything is. What is null is not known.
     *
     * @param rejected records that were refused
     * @param unknownKinds source kinds that no policy knows
     * @param ofUnknownKinds how much there is of these kinds
     * @param danglingEnds entities that the source only names, and that no source describes today under any of their names
     * @param lastImport when the data came
     */
    public record Gap(
            String source,
            @Nullable Long rejected,
            @Nullable Long unknownKinds,
            @Nullable Long ofUnknownKinds,
            long danglingEnds,
            @Nullable Instant lastImport) {

        /** How old its data is, in whole seconds; a clock that was set back makes nothing younger than new. Null: nobody knows. */
        public @Nullable Duration age(Instant now) {
            return lastImport == null
                    ? null
                    : Duration.between(lastImport.isAfter(now) ? now : lastImport, now)
                            .truncatedTo(ChronoUnit.SECONDS);
        }

        /** All of it by name, for files; what is not known is there, as null. */
        public Map<String, @Nullable Object> told(Instant now) {
            Map<String, @Nullable Object> told = new LinkedHashMap<>();
            told.put("source", source);
            told.put("rejected", rejected);
            told.put("unknownKinds", unknownKinds);
            told.put("ofUnknownKinds", ofUnknownKinds);
            told.put("danglingEnds", danglingEnds);
            Duration age = age(now);
            told.put("age", age == null ? null : age.toString());
            return told;
        }

        /** "12 records refused, 3 open ends". */
        public String words() {
            List<String> words = new ArrayList<>();
            if (rejected != null && rejected > 0) {
                words.add(rejected + " records refused");
            }
            if (unknownKinds != null && unknownKinds > 0) {
                words.add(unknownKinds + " unknown kinds");
            }
            if (danglingEnds > 0) {
                words.add(danglingEnds + " open ends");
            }
            if (rejected == null || unknownKinds == null) {
                words.add("its last import does not tell what is missing");
            }
            return String.join(", ", words);
        }

        boolean isNone() {
            return Objects.equals(rejected, 0L) && Objects.equals(unknownKinds, 0L) && danglingEnds == 0;
        }
    }

    private record Known(long version, long saves, Instant readAt, List<Gap> gaps) {

        boolean isOf(long wanted, long saved) {
            return version == wanted && saves == saved && readAt.plus(FRESH).isAfter(Instant.now());
        }
    }

    /** By source, for a version of the estate that is or was just now the newest; empty: nobody can tell, since the store is away. */
    public Optional<List<Gap>> of(long version) {
        long saves = history.saves();
        Known last = known;
        if (last != null && last.isOf(version, saves)) {
            return Optional.of(last.gaps());
        }
        try {
            Known read = new Known(version, saves, Instant.now(), database.inSession(Gaps::read));
            known = read;
            return Optional.of(read.gaps());
        } catch (StoreUnavailable away) {
            return Optional.ofNullable(last).map(Known::gaps);
        }
    }

    private static List<Gap> read(Session session) {
        Map<String, String> effective = effective(session);
        Map<String, org.neo4j.driver.Record> reports = new HashMap<>();
        session.run(REPORTS, Map.of("ids", List.copyOf(effective.values())))
                .forEachRemaining(row -> reports.put(row.get("id").asString(), row));
        Map<Integer, Long> open = new HashMap<>();
        session.run(OPEN_ENDS, Map.of("max", Version.OPEN))
                .forEachRemaining(row ->
                        open.put(row.get("source").asInt(), row.get("count").asLong()));
        List<Gap> gaps = new ArrayList<>();
        session.run(SOURCES).forEachRemaining(row -> {
            String name = row.get("name").asString();
            String report = effective.getOrDefault(name, "");
            gaps.add(gap(
                    name, reports.get(report), open.getOrDefault(row.get("no").asInt(), 0L)));
        });
        gaps.removeIf(Gap::isNone);
        return List.copyOf(gaps);
    }

    /* The last report of each source that speaks of what stands: what a restoration took back, reports before it speak of no more. */
    private static Map<String, String> effective(Session session) {
        Map<String, String> last = new LinkedHashMap<>();
        long[] newest = {Long.MAX_VALUE};
        session.run(IMPORTS).forEachRemaining(row -> {
            if (row.get("version").asLong() > newest[0]) {
                return;
            }
            if (!row.get("restored").isNull()) {
                newest[0] = row.get("restored").asLong();
            } else if (!row.get("source").isNull()) {
                last.putIfAbsent(row.get("source").asString(), row.get("id").asString());
            }
        });
        return last;
    }

    private static Gap gap(String source, org.neo4j.driver.@Nullable Record report, long open) {
        if (report == null) {
            return new Gap(source, null, null, null, open, null);
        }
        Map<String, Object> told = Json.map(Columns.textOrNull(report.get("report")));
        Long kinds = null;
        Long ofKinds = null;
        if (told.get("unknownKinds") instanceof Map<?, ?> counts) {
            kinds = (long) counts.size();
            ofKinds = counts.values().stream()
                    .mapToLong(count -> ((Number) count).longValue())
                    .sum();
        }
        Long rejected = told.get("rejectedCount") instanceof Number count ? (Long) count.longValue() : null;
        Instant at = Instant.ofEpochMilli(report.get("startedAt").asLong());
        return new Gap(source, rejected, kinds, ofKinds, open, at);
    }
}
