package blastradius.scenario;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.Assumptions;
import blastradius.model.Change;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Scenario;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small estates, written down line by line. */
public final class Worlds {

    public static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    private final List<Entity> entities = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    public Worlds add(EntityKind kind, String... ids) {
        for (String id : ids) {
            entities.add(Entity.of(id, kind));
        }
        return this;
    }

    public Worlds add(Entity entity) {
        entities.add(entity);
        return this;
    }

    /** Something that belongs to a tenant. */
    public Worlds in(String tenant, EntityKind kind, String id) {
        entities.add(Entity.of(id, kind).withTenant(tenant));
        return this;
    }

    public Worlds link(String from, RelationKind kind, String to) {
        return link(from, kind, to, Terms.NONE);
    }

    public Worlds link(String from, RelationKind kind, String to, AccessLevel level) {
        return link(from, kind, to, Terms.level(level));
    }

    public Worlds link(String from, RelationKind kind, String to, Terms terms) {
        relations.add(Relation.of(from, kind, to, terms));
        return this;
    }

    public Snapshot snapshot() {
        return Snapshot.of(new Estate(entities, relations), 1, NOON);
    }

    public static Scenario scenario(Action... actions) {
        return Scenario.of("what if", Arrays.stream(actions).map(Change::of).toArray(Change[]::new));
    }

    /** What is reached from an entity at noon, itself left out: names of levels by id. */
    public static Map<String, AccessLevel> reached(Snapshot snapshot, String from) {
        return reached(snapshot, from, Assumptions.at(NOON));
    }

    public static Map<String, AccessLevel> reached(Snapshot snapshot, String from, Assumptions assumptions) {
        int source = snapshot.vertexOf(from).orElseThrow();
        Map<String, AccessLevel> reached = new TreeMap<>();
        Reach.from(Gates.of(snapshot, assumptions), List.of(Source.of(snapshot, source)), Budget.unlimited())
                .forEach((vertex, level, hops) -> {
                    if (!snapshot.isJunction(vertex) && vertex != source) {
                        reached.put(snapshot.id(vertex), AccessLevel.ofCode(level));
                    }
                });
        return reached;
    }
}
