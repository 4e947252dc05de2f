package blastradius.ingest.contract;

import blastradius.ingest.value.StandIns;
import blastradius.ingest.value.Times;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** One case file, read once: its templates repeated, its words turned into ours. */
final class CaseReader {

    private static final String DEFAULT_AT = "2026-01-01T00:00:00Z";

    private final String file;
    private final JsonNode root;
    private final String id;
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final List<Stated> relations = new ArrayList<>();
    private final Repetition.Allowance allowance = new Repetition.Allowance();

    /** A relation with what controls can cut it by: its template's name and number. */
    private record Stated(Relation relation, String name, String number) {}

    CaseReader(String file, JsonNode root) {
        this.file = file;
        this.root = root;
        this.id = root.path("id").asString("");
        if (id.isBlank() || !root.path("nodes").isArray() || !root.path("edges").isArray()) {
            throw wrong("a case needs \"id\", \"nodes\" and \"edges\"");
        }
    }

    Case read() {
        readNodes();
        readEdges();
        Assumptions context = context(defaults(), root.path("context"));
        List<Case.Seed> seed = seed(root.path("seed"));
        return new Case(
                id,
                root.path("title").asString(id),
                estate(Set.of()),
                context,
                seed,
                expectations(root.path("expect")),
                controls(context, seed));
    }

    private void readNodes() {
        CaseNodes nodes = new CaseNodes(id);
        int number = 0;
        for (JsonNode template : root.path("nodes")) {
            String place = "node " + number++;
            for (JsonNode node : at(place, () -> Repetition.of(template, allowance))) {
                Entity entity = at(place, () -> nodes.entity(node));
                Entity other = entities.putIfAbsent(entity.sourceId(), entity);
                if (other != null) {
                    throw wrong(place + ": \"" + entity.sourceId() + "\" is " + other.kind() + " in a node before and "
                            + entity.kind() + " here; one id cannot mean both");
                }
            }
        }
    }

    private void readEdges() {
        CaseEdges edges = new CaseEdges(id);
        int number = 0;
        for (JsonNode template : root.path("edges")) {
            String index = Integer.toString(number++);
            for (JsonNode edge : at("edge " + index, () -> Repetition.of(template, allowance))) {
                Relation relation = at("edge " + index, () -> relation(edges, edge));
                keepZone(edge, relation);
                relations.add(new Stated(relation, edge.path("name").asString(""), index));
            }
        }
    }

    private Relation relation(CaseEdges edges, JsonNode edge) {
        Relation relation = edges.relation(edge, entities.keySet());
        String from = CaseNodes.required(edge, "from");
        String to = CaseNodes.required(edge, "to");
        if (relation.kind() == RelationKind.CONTAINS && isHelper(to) && !isHelper(from)) {
            throw StandIns.contained(from, to);
        }
        return relation;
    }

    private boolean isHelper(String node) {
        Entity entity = entities.get(node);
        return entity != null && entity.traits().helper();
    }

    /* A zone may be a mere word: it becomes an entity, since a zone is a premise like any other. */
    private void keepZone(JsonNode edge, Relation relation) {
        String zone = relation.terms().zone();
        if (zone != null) {
            String word = edge.path("cond").path("zone").asString();
            entities.computeIfAbsent(word, missing -> CaseNodes.bare(zone, word, EntityKind.ZONE));
        }
    }

    private Estate estate(Set<String> cut) {
        List<Relation> kept = relations.stream()
                .filter(stated -> !cut.contains(stated.name()) && !cut.contains(stated.number()))
                .map(Stated::relation)
                .toList();
        return new Estate(List.copyOf(entities.values()), kept);
    }

    private List<Case.Control> controls(Assumptions context, List<Case.Seed> seed) {
        List<Case.Control> controls = new ArrayList<>();
        for (JsonNode control : root.path("controls")) {
            boolean reseeded = control.has("seed");
            controls.add(new Case.Control(
                    control.path("name").asString("control " + controls.size()),
                    estate(CaseNodes.words(control.path("cut"))),
                    context(context, control.path("context")),
                    reseeded ? seed(control.path("seed")) : seed,
                    expectations(control.path("expect")),
                    !reseeded && control.path("context").isEmpty()));
        }
        return controls;
    }

    private List<Case.Seed> seed(JsonNode pairs) {
        List<Case.Seed> seed = new ArrayList<>();
        for (JsonNode pair : pairs) {
            String node = pair.path(0).asString("");
            Entity entity = entities.get(node);
            if (entity == null) {
                throw wrong("the seed names \"" + node + "\", which is no node");
            }
            seed.add(new Case.Seed(entity.id(), level(pair.path(1).asString(""))));
        }
        return seed;
    }

    private AccessLevel level(String word) {
        return AccessLevel.parse(word).orElseThrow(() -> wrong("\"" + word + "\" is no level"));
    }

    private static Map<String, Long> expectations(JsonNode expect) {
        Map<String, Long> measures = new TreeMap<>();
        expect.properties()
                .forEach(measure ->
                        measures.put(measure.getKey(), measure.getValue().asLong()));
        return measures;
    }

    private Assumptions defaults() {
        return Assumptions.at(instant(root.path("asOf").asString(DEFAULT_AT)));
    }

    private Assumptions context(Assumptions base, JsonNode context) {
        return new Assumptions(
                context.has("at") ? instant(context.path("at").asString()) : base.at(),
                jit(context.path("jit").asString(base.jit().name())),
                context.path("mfaBypass").asBoolean(base.mfaBypass()),
                context.has("zones") ? CaseNodes.words(context.path("zones")) : base.zones(),
                context.path("tickets").asBoolean(base.tickets()),
                base.assumeSecretsInContent(),
                base.sourceKinds(),
                base.exceptSourceKinds(),
                base.exceptRelations(),
                base.maxHops());
    }

    private Instant instant(String text) {
        return at("context", () -> Times.at(text));
    }

    private JitMode jit(String word) {
        return at("context", () -> CaseNodes.word(JitMode.class, word));
    }

    private <T> T at(String place, java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException senseless) {
            throw wrong(place + ": " + senseless.getMessage());
        }
    }

    private BlastRadiusException wrong(String what) {
        return new BlastRadiusException.ImportRejected(file + ": " + what + "; nothing was changed");
    }
}
