package blastradius.graphql.relation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An export of the estate, read by its lines and asked by hand: it shares nothing with what answers questions. */
final class ExportedRelations {

    private static final List<String> LEVELS = List.of("SEE", "READ", "WRITE", "CONTROL");
    private static final Set<String> SIGNING_IN = Set.of(
            "AUTHENTICATES_AS", "CAN_SIGN_IN_AS", "CAN_ASSUME", "RUNS_AS", "HAS_SESSION", "FEDERATES_TO", "SIGNS_FOR");

    private final Map<String, JsonNode> entities = new HashMap<>();
    final List<JsonNode> relations = new ArrayList<>();
    private final Map<String, Set<String>> sourcesOf = new HashMap<>(); // by kind: what such relations lead from

    ExportedRelations(Stream<String> lines) {
        JsonMapper json = JsonMapper.shared();
        lines.map(json::readTree).forEach(line -> {
            if (line.has("relation")) {
                relations.add(line);
                sourcesOf
                        .computeIfAbsent(text(line, "relation"), kind -> new HashSet<>())
                        .add(text(line, "from"));
            } else if (line.has("id")) {
                entities.put(text(line, "id"), line);
            }
        });
    }

    static String text(JsonNode line, String name) {
        return line.path(name).asString("");
    }

    static @Nullable Instant instant(JsonNode line, String name) {
        return line.has(name) ? Instant.parse(text(line, name)) : null;
    }

    static String state(JsonNode relation) {
        return relation.has("state") ? text(relation, "state") : "STANDING";
    }

    private JsonNode entity(String id) {
        return Objects.requireNonNull(entities.get(id), id);
    }

    static Instant stated(JsonNode line, String name) {
        return Objects.requireNonNull(instant(line, name), name);
    }

    String type(String id) {
        return text(entity(id), "entity").toUpperCase(Locale.ROOT);
    }

    boolean isEnabledHuman(String id) {
        JsonNode entity = entity(id);
        return text(entity, "kind").equals("HUMAN")
                && !entity.path("enabled").asString("true").equals("false");
    }

    boolean isOpen(JsonNode relation, Instant at) {
        Instant from = instant(relation, "from_time");
        Instant until = instant(relation, "to_time");
        String kind = text(relation, "relation");
        String gained = text(relation, kind.equals("USED_BY") ? "from" : "to");
        boolean isDisabled = "false".equals(entity(gained).path("enabled").asString("true"));
        boolean isSignIn = SIGNING_IN.contains(kind) || kind.equals("USED_BY");
        boolean isGuests = kind.equals("SYNCED_TO")
                && "true".equals(entity(gained).path("guest").asString("false"));
        return (from == null || !at.isBefore(from))
                && (until == null || at.isBefore(until) || kind.equals("KNOWN_TO"))
                && !relation.has("denied_by")
                && !text(relation, "disclosed_at").equals("NEVER")
                && !(isDisabled && (isSignIn || isGuests));
    }

    boolean isStanding(JsonNode relation) {
        Instant from = instant(relation, "from_time");
        Instant until = instant(relation, "to_time");
        boolean isLong =
                from == null || until == null || Duration.between(from, until).compareTo(Duration.ofDays(90)) > 0;
        return state(relation).equals("STANDING") && isLong && !relation.has("denied_by");
    }

    /** The grant at one of its ends, else what it leads to. */
    boolean lacks(JsonNode relation, String kind) {
        return !sourcesOf.getOrDefault(kind, Set.of()).contains(record(relation));
    }

    private String record(JsonNode relation) {
        String to = text(relation, "to");
        String from = text(relation, "from");
        return !type(to).equals("GRANT") && type(from).equals("GRANT") ? from : to;
    }

    /** Whether the relation's record has a review of this day or a later one. */
    boolean reviewedSince(JsonNode relation, String day) {
        return relations.stream()
                .filter(review -> text(review, "relation").equals("REVIEWED_BY"))
                .filter(review -> text(review, "from").equals(record(relation)))
                .anyMatch(review -> review.at("/properties/at").asString("").compareTo(day) >= 0);
    }

    /** Of GRANTS, CAN and CONSENTED what the terms state, of a grant that is held the highest of what it grants. */
    boolean gives(JsonNode relation, String level) {
        return switch (text(relation, "relation")) {
            case "GRANTS", "CAN", "CONSENTED" -> covers(text(relation, "level"), level);
            case "HOLDS_GRANT" ->
                relations.stream()
                        .filter(grants -> text(grants, "relation").equals("GRANTS"))
                        .filter(grants -> text(grants, "from").equals(text(relation, "to")))
                        .anyMatch(grants -> covers(text(grants, "level"), level));
            default -> throw new IllegalArgumentException("asked by hand for access of some kinds only");
        };
    }

    private static boolean covers(String stated, String level) {
        String given = stated.isEmpty() ? "CONTROL" : stated.equals("USE") ? "READ" : stated;
        return LEVELS.indexOf(given) >= LEVELS.indexOf(level);
    }
}
