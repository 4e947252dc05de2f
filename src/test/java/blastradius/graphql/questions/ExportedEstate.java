package blastradius.graphql.questions;

import blastradius.analysis.NaiveReach;
import blastradius.analysis.NaiveReach.Fact;
import blastradius.analysis.NaiveResidual;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.GrantState;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An export of the estate, read by its lines, and what falls in it by the naive rules. It shares nothing with what answers questions. */
final class ExportedEstate {

    static final double[] LOST = {0, .05, .612, .881, 1}; // by level

    final Map<String, JsonNode> entities = new TreeMap<>();
    final List<JsonNode> relations = new ArrayList<>();
    private final Estate estate;

    ExportedEstate(Stream<String> lines) {
        lines.map(JsonMapper.shared()::readTree).forEach(line -> {
            if (line.has("relation")) {
                relations.add(line);
            } else if (line.has("id")) {
                entities.put(text(line, "id"), line);
            }
        });
        estate = new Estate(
                entities.values().stream().map(ExportedEstate::entity).toList(),
                relations.stream().map(ExportedEstate::relation).toList());
    }

    static String text(JsonNode line, String name) {
        return line.path(name).asString("");
    }

    JsonNode of(String id) {
        return Objects.requireNonNull(entities.get(id), id);
    }

    String kind(String id) {
        return kind(of(id));
    }

    /* Groups, grants and the like have no kinds of their own. */
    private static String kind(JsonNode line) {
        return line.has("kind") ? text(line, "kind") : text(line, "entity").toUpperCase(Locale.ROOT);
    }

    boolean isA(String id, EntityType type) {
        return entity(of(id)).kind().type() == type;
    }

    boolean isEnabled(String id) {
        return !text(of(id), "enabled").equals("false");
    }

    Stream<JsonNode> relations(String kind) {
        return relations.stream().filter(relation -> text(relation, "relation").equals(kind));
    }

    Stream<String> from(String id, String kind) {
        return relations(kind)
                .filter(relation -> text(relation, "from").equals(id))
                .map(relation -> text(relation, "to"));
    }

    Stream<String> into(String id, String kind) {
        return relations(kind)
                .filter(relation -> text(relation, "to").equals(id))
                .map(relation -> text(relation, "from"));
    }

    /** What a property says, a day as its first instant, or as an end the one after its last. */
    @Nullable
    Instant time(String id, boolean isEnd, String... names) {
        for (String name : names) {
            String text = text(of(id).path("properties"), name);
            if (!text.isEmpty()) {
                LocalDate day = LocalDate.parse(text);
                return (isEnd ? day.plusDays(1) : day)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
        }
        return null;
    }

    /** When a grant is over: as stated, else when the last of those who hold it, or of what it grants, is. Null: never. */
    @Nullable
    Instant grantEnd(String grant) {
        Instant stated = time(grant, true, "expires", "expiresAt", "end");
        if (stated != null) {
            return stated;
        }
        return Stream.of(
                        relations("HOLDS_GRANT")
                                .filter(relation -> text(relation, "to").equals(grant))
                                .toList(),
                        relations("GRANTS")
                                .filter(relation -> text(relation, "from").equals(grant))
                                .toList())
                .filter(relations -> relations.stream().allMatch(relation -> relation.has("to_time")))
                .flatMap(relations -> relations.stream()
                        .map(relation -> Objects.requireNonNull(instant(relation, "to_time")))
                        .max(Comparator.naturalOrder())
                        .stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** When it is over. Null: nobody says. */
    @Nullable
    Instant end(String id) {
        return isA(id, EntityType.GRANT) ? grantEnd(id) : time(id, true, "expires", "expiresAt", "end", "lastDay");
    }

    static @Nullable Instant instant(JsonNode relation, String name) {
        return relation.has(name) ? Instant.parse(text(relation, name)) : null;
    }

    static boolean isOpen(JsonNode relation, Instant at) {
        Instant from = instant(relation, "from_time");
        Instant until = instant(relation, "to_time");
        return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
    }

    /** The highest level on each entity that is held, by its code; what is compromised included. */
    Map<String, Integer> held(Instant at, String... compromised) {
        Map<String, Integer> held = new TreeMap<>();
        for (Fact fact : NaiveReach.from(estate, Assumptions.at(at), sources(compromised))
                .keySet()) {
            held.merge(fact.id(), fact.level(), Math::max);
        }
        return held;
    }

    private Map<String, AccessLevel> sources(String... compromised) {
        Map<String, AccessLevel> sources = new HashMap<>();
        for (String id : compromised) {
            EntityType type = entity(of(id)).kind().type();
            boolean isUsed = type == EntityType.CREDENTIAL || type == EntityType.GROUP || type == EntityType.GRANT;
            sources.put(id, isUsed ? AccessLevel.READ : AccessLevel.CONTROL);
        }
        return sources;
    }

    /**
     * For each entity the greatest product of what a level loses and the chance that it is held.
     *
     * @param isPriced whether gates that are closed leave their share of attacks only, or all
     */
    Map<String, Double> expected(Instant at, String compromised, boolean isPriced) {
        Map<String, Double> expected = new TreeMap<>();
        NaiveResidual.chances(estate, Assumptions.at(at), sources(compromised))
                .forEach((fact, chance) ->
                        expected.merge(fact.id(), LOST[fact.level()] * (isPriced ? chance : 1), Math::max));
        return expected;
    }

    /** The highest level on anything of each customer, by its id; use of a credential, group or grant is none. */
    Map<String, Integer> customers(Map<String, Integer> held) {
        Map<String, Integer> customers = new TreeMap<>();
        held.forEach((id, level) -> {
            boolean isUse = (isA(id, EntityType.CREDENTIAL) || isA(id, EntityType.GROUP) || isA(id, EntityType.GRANT))
                    && level <= AccessLevel.READ.code();
            String home = home(id);
            if (!isUse && kind(home).equals("CUSTOMER")) {
                customers.merge(home, level, Math::max);
            }
        });
        return customers;
    }

    /** The same where tenants of one organization count as one, under the first of them by name. */
    Map<String, Integer> organizations(Map<String, Integer> held) {
        Map<String, Integer> organizations = new TreeMap<>();
        customers(held).forEach((customer, level) -> organizations.merge(first(customer), level, Math::max));
        return organizations;
    }

    /** The first by name of the tenants of one organization. */
    String first(String tenant) {
        String organization = text(of(tenant), "organization");
        return organization.isEmpty()
                ? tenant
                : entities.keySet().stream()
                        .filter(id -> text(of(id), "organization").equals(organization))
                        .min(Comparator.comparing(id -> text(of(id), "name")))
                        .orElseThrow();
    }

    double weight(String tenant) {
        return of(tenant).path("weight").asDouble(1);
    }

    /** The tenant that an entity is, is stated of, or is contained in. */
    String home(String id) {
        if (isA(id, EntityType.TENANT)) {
            return id;
        }
        String stated = text(of(id), "tenant");
        return stated.isEmpty()
                ? into(id, "CONTAINS").map(this::home).findFirst().orElse("")
                : stated;
    }

    private static Entity entity(JsonNode line) {
        EntityTraits traits = EntityTraits.DEFAULT
                .withEnabled(!text(line, "enabled").equals("false"))
                .withPhishingResistant(text(line, "phishing_resistant").equals("true"));
        return Entity.of(text(line, "id"), EntityKind.valueOf(kind(line))).withTraits(traits);
    }

    private static Relation relation(JsonNode line) {
        Terms.Builder terms = Terms.builder()
                .from(instant(line, "from_time"))
                .until(instant(line, "to_time"))
                .approvers(texts(line, "approvers"))
                .factors(texts(line, "factors"));
        if (line.has("level")) {
            terms.level(level(text(line, "level")));
        }
        if (text(line, "disclosed_at").equals("NEVER")) {
            terms.never(true);
        } else if (line.has("disclosed_at")) {
            terms.level(level(text(line, "disclosed_at")));
        }
        if (line.has("state")) {
            terms.state(GrantState.valueOf(text(line, "state")));
        }
        return Relation.of(
                text(line, "from"), RelationKind.valueOf(text(line, "relation")), text(line, "to"), terms.build());
    }

    private static AccessLevel level(String word) {
        return word.equals("USE") ? AccessLevel.READ : AccessLevel.valueOf(word);
    }

    private static List<String> texts(JsonNode line, String name) {
        List<String> texts = new ArrayList<>();
        line.path(name).forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
