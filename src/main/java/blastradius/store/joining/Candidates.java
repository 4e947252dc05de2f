package blastradius.store.joining;

import blastradius.model.EntityKind;
import blastradius.model.JoinRule;
import blastradius.model.LookUp;
import blastradius.model.Marks;
import blastradius.store.database.Columns;
import blastradius.store.database.Json;
import blastradius.store.database.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;

/**
 * What look-ups may find: all that is described, by the values of some properties, without case. A value of the same case counts before
 * one of another, and the source's own word for a kind before a word that means the same. O(claims), once for those who look up.
 */
public final class Candidates {

    private static final String NAME = "name";

    private static final String CLAIMS = """
            MATCH (c:EntityClaim)-[:CLAIMS]->(e:Entity)
            WHERE c.until = $max AND c.placeholder IS NULL AND NOT c.source IN $sources
            RETURN c.no AS no, c.source AS source, e.key AS key, coalesce(c.name, e.name) AS name, coalesce(c.kind, e.kind) AS kind,
                coalesce(c.sourceKind, e.sourceKind) AS sourceKind,
                CASE WHEN c.kind IS NULL THEN e.tenant ELSE c.tenant END AS tenant, c.properties AS properties""";

    private final Map<String, Map<String, Map<Integer, Described>>> byProperty = new HashMap<>();
    private final @Nullable MarkIndex byMarks;

    /* None as yet; they will be found by what these look-ups compare. */
    private Candidates(Collection<LookUp> lookUps) {
        boolean marks = false;
        for (LookUp lookUp : lookUps) {
            if (lookUp.rule() == JoinRule.LOOKED_UP) {
                lookUp.matchers().keySet().forEach(property -> byProperty.put(property, new HashMap<>()));
            } else {
                marks = true;
            }
        }
        byMarks = marks ? new MarkIndex() : null;
    }

    /** Those that all sources but the numbered ones describe, to be found by what these look-ups compare. */
    public static Candidates read(Session session, List<Integer> replaced, Collection<LookUp> lookUps) {
        Candidates candidates = new Candidates(lookUps);
        session.run(CLAIMS, Map.of("max", Version.OPEN, "sources", replaced))
                .forEachRemaining(row -> candidates.add(described(row)));
        return candidates;
    }

    private static Described described(Record row) {
        return new Described(
                row.get("no").asInt(),
                row.get("source").asInt(),
                row.get("key").asString(),
                row.get("name").asString(),
                EntityKind.valueOf(row.get("kind").asString()),
                row.get("sourceKind").asString(),
                Columns.textOrNull(row.get("tenant")),
                Columns.textOrNull(row.get("properties")));
    }

    public boolean canFind(LookUp lookUp) {
        return lookUp.rule() != JoinRule.LOOKED_UP
                ? byMarks != null
                : byProperty.keySet().containsAll(lookUp.matchers().keySet());
    }

    public void add(Described described) {
        Map<String, Object> properties = Json.map(described.properties());
        if (byMarks != null) {
            byMarks.add(described, Marks.of(properties));
        }
        byProperty.forEach((property, values) -> {
            Object value = properties.get(property);
            if (value != null) {
                put(values, value.toString(), described);
            }
            if (property.equals(NAME)) {
                put(values, described.name(), described);
            }
        });
    }

    private static void put(Map<String, Map<Integer, Described>> values, String value, Described described) {
        values.computeIfAbsent(fold(value), first -> new TreeMap<>()).putIfAbsent(described.no(), described);
    }

    private static String fold(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    /** Those that the look-up is true of: the closest, of which there should be one. */
    public List<Match> find(LookUp lookUp, Asking asking) {
        MarkIndex marks = byMarks;
        return switch (lookUp.rule()) {
            case SAME_ID -> List.of();
            case LOOKED_UP -> closest(lookUp, asking);
            case HOME_ACCOUNT -> marks == null ? List.of() : marks.homeAccounts(lookUp, asking);
            case SAME_DEVICE -> marks == null ? List.of() : marks.devices(lookUp, asking);
        };
    }

    private List<Match> closest(LookUp lookUp, Asking asking) {
        List<Described> all = new ArrayList<>();
        for (Described one : matching(lookUp).values()) {
            if (distance(one, lookUp).isPresent() && !asking.apart().contains(one.key())) {
                all.add(one);
            }
        }
        Optional<Integer> closest =
                all.stream().map(one -> distance(one, lookUp).orElseThrow()).min(Comparator.naturalOrder());
        return all.stream()
                .filter(one -> distance(one, lookUp).equals(closest))
                .map(one -> new Match(one.no(), one.key()))
                .toList();
    }

    private Map<Integer, Described> matching(LookUp lookUp) {
        Map<Integer, Described> common = null;
        for (Map.Entry<String, String> matcher : lookUp.matchers().entrySet()) {
            Map<Integer, Described> alike = byProperty
                    .getOrDefault(matcher.getKey(), Map.of())
                    .getOrDefault(fold(matcher.getValue()), Map.of());
            if (common == null) {
                common = new TreeMap<>(alike);
            } else {
                common.keySet().retainAll(alike.keySet());
            }
        }
        return common == null ? Map.of() : common;
    }

    private static Optional<Integer> distance(Described one, LookUp lookUp) {
        String home = one.home();
        if (lookUp.home() != null && home != null && !home.equals(lookUp.home())) {
            return Optional.empty();
        }
        int ofCase = lookUp.matchers().entrySet().stream().allMatch(matcher -> isExact(one, matcher)) ? 0 : 1;
        return ofKind(one, lookUp).map(kind -> 2 * kind + ofCase);
    }

    private static boolean isExact(Described one, Map.Entry<String, String> matcher) {
        Object value = Json.map(one.properties()).get(matcher.getKey());
        return matcher.getValue().equals(String.valueOf(value))
                || (matcher.getKey().equals(NAME) && matcher.getValue().equals(one.name()));
    }

    private static Optional<Integer> ofKind(Described one, LookUp lookUp) {
        String word = lookUp.kind();
        if (word == null || word.equalsIgnoreCase(one.sourceKind())) {
            return Optional.of(0);
        }
        boolean means = lookUp.means() == one.kind()
                || word.equalsIgnoreCase(one.kind().name())
                || word.equalsIgnoreCase(one.kind().type().label());
        return means ? Optional.of(1) : Optional.empty();
    }
}
