package blastradius.seed.draft;

import blastradius.model.AccessLevel;
import blastradius.model.Entity;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An estate being drawn. Ends of relations are checked when it is finished, so that things may be drawn in any order. */
public final class EstateDraft {

    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final List<Relation> relations = new ArrayList<>();

    /** Adds an entity and answers its id. */
    public String add(NewEntity entity) {
        Entity built = entity.build();
        if (entities.putIfAbsent(built.id(), built) != null) {
            throw new IllegalStateException("drawn twice: " + built.id());
        }
        return built.id();
    }

    public void relate(String from, RelationKind kind, String to) {
        relations.add(Relation.of(from, kind, to));
    }

    public void relate(String from, RelationKind kind, String to, AccessLevel level) {
        relate(from, kind, to, Terms.level(level));
    }

    public void relate(String from, RelationKind kind, String to, Terms terms) {
        relations.add(Relation.of(from, kind, to, terms));
    }

    /** A relation in the words of the tool that states it. */
    public void relate(String sourceKind, Relation relation) {
        relations.add(new Relation(
                relation.kind(), relation.from(), relation.to(), sourceKind, relation.terms(), relation.evidence()));
    }

    /** A relation of governance, with what the records say of it. */
    public void record(String from, RelationKind kind, String to, Map<String, Object> evidence) {
        relations.add(new Relation(kind, from, to, kind.name(), Terms.NONE, evidence));
    }

    /** The finished estate; every relation's ends must have been drawn and fit its kind. */
    public Estate estate() {
        relations.forEach(this::check);
        return new Estate(List.copyOf(entities.values()), relations);
    }

    private void check(Relation relation) {
        Entity from = drawn(relation.from());
        Entity to = drawn(relation.to());
        if (!relation.kind().fits(from.kind().type(), to.kind().type())) {
            throw new IllegalStateException("does not fit its kind: " + relation);
        }
        relation.terms().factors().forEach(this::drawn);
        relation.terms().approvers().forEach(this::drawn);
        relation.terms().effects().forEach(this::drawn);
        relation.terms().and().forEach(premise -> drawn(premise.entity()));
    }

    private Entity drawn(String id) {
        Entity entity = entities.get(id);
        if (entity == null) {
            throw new IllegalStateException("named but never drawn: " + id);
        }
        return entity;
    }
}
