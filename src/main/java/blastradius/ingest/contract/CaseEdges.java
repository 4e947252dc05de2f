package blastradius.ingest.contract;

import blastradius.ingest.value.Times;
import blastradius.model.AccessLevel;
import blastradius.model.BackupForm;
import blastradius.model.GrantState;
import blastradius.model.IdText;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.model.TriggerMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The edges of a case, with their gates in {@code cond}. */
final class CaseEdges {

    private static final String NEVER = "NEVER";

    private final String caseId;

    CaseEdges(String caseId) {
        this.caseId = caseId;
    }

    Relation relation(JsonNode edge, Set<String> nodes) {
        String from = end(edge, "from", nodes);
        String to = end(edge, "to", nodes);
        RelationKind kind = kind(CaseNodes.required(edge, "kind"));
        return new Relation(kind, from, to, kind.name(), terms(edge), evidence(edge));
    }

    private String end(JsonNode edge, String field, Set<String> nodes) {
        String node = CaseNodes.required(edge, field);
        if (!nodes.contains(node)) {
            throw new IllegalArgumentException("\"" + field + "\" names \"" + node + "\", which is no node");
        }
        return id(node);
    }

    private static RelationKind kind(String word) {
        for (RelationKind kind : RelationKind.values()) {
            if (kind.name().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown relation \"" + word + "\"");
    }

    private Terms terms(JsonNode edge) {
        String at = edge.path("at").asString("");
        Terms.Builder terms = Terms.builder()
                .level(level(edge.path("level").asString(at.equals(NEVER) ? "" : at)))
                .never(at.equals(NEVER))
                .deniedBy(deniedBy(edge))
                .mode(CaseNodes.read(TriggerMode.class, edge.path("mode")))
                .form(CaseNodes.read(BackupForm.class, edge.path("form")))
                .live(edge.has("live") ? edge.path("live").asBoolean() : null)
                .effects(ids(edge.path("effects")));
        edge.path("and")
                .forEach(premise -> terms.and(
                        id(premise.path(0).asString()),
                        required(level(premise.path(1).asString()))));
        gates(edge.path("cond"), terms);
        return terms.build();
    }

    private void gates(JsonNode cond, Terms.Builder terms) {
        terms.from(instant(cond.path("from")))
                .until(instant(cond.path("to")))
                .zone(named(cond.path("zone")))
                .ticket(isSaid(cond.path("ticket")))
                .policy(named(cond.path("policy")))
                .factors(factors(cond.path("factor")))
                .approvers(ids(cond.path("approvers")))
                .state(cond.path("eligible").asBoolean(false) ? GrantState.ELIGIBLE : GrantState.STANDING);
    }

    private List<String> factors(JsonNode factor) {
        return factor.isArray() ? ids(factor) : factor.isString() ? List.of(id(factor.asString())) : List.of();
    }

    private static @Nullable String deniedBy(JsonNode edge) {
        boolean closed = !edge.path("enabled").asBoolean(true);
        return edge.has("deniedBy") || closed ? edge.path("deniedBy").asString("disabled") : null;
    }

    private static boolean isSaid(JsonNode gate) {
        return gate.isBoolean() ? gate.asBoolean() : !gate.isMissingNode() && !gate.isNull();
    }

    /* Cases state instants: a day is its first one, also as an end. */
    private static @Nullable Instant instant(JsonNode text) {
        return text.isString() ? Times.at(text.asString()) : null;
    }

    private @Nullable String named(JsonNode node) {
        return node.isString() ? id(node.asString()) : null;
    }

    private static @Nullable AccessLevel level(String word) {
        return word.isEmpty() ? null : AccessLevel.parse(word).orElseThrow(() -> noLevel(word));
    }

    private static AccessLevel required(@Nullable AccessLevel level) {
        if (level == null) {
            throw noLevel("");
        }
        return level;
    }

    private static IllegalArgumentException noLevel(String word) {
        return new IllegalArgumentException("\"" + word + "\" is no level; say SEE, READ, USE, WRITE or CONTROL");
    }

    private static Map<String, Object> evidence(JsonNode edge) {
        return edge.path("name").isString() ? Map.of("name", edge.path("name").asString()) : Map.of();
    }

    private List<String> ids(JsonNode nodes) {
        return CaseNodes.words(nodes).stream().map(this::id).toList();
    }

    private String id(String node) {
        return IdText.local(caseId, node);
    }
}
