package blastradius.scenario.resolution;

import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.model.Rule;
import blastradius.model.Selection;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Finds what a selection means in a draft, and notes the ids that mean nothing there. Helpers and their relations are never meant: what is
 * ended is the grant or membership by which somebody holds one.
 */
final class Selector {

    private final DraftedEstate draft;
    private final List<String> missing = new ArrayList<>();
    private final Set<Integer> entities = new LinkedHashSet<>();
    private final Set<RelationAt> relations = new LinkedHashSet<>();

    Selector(DraftedEstate draft) {
        this.draft = draft;
    }

    /** Ids that were named and not found, in the order in which they were looked for. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** All that was found so far, whatever becomes of it. */
    Touched selected() {
        return new Touched(entities, relations);
    }

    /** An entity that the change means without selecting it. */
    int met(int vertex) {
        entities.add(vertex);
        return vertex;
    }

    RelationAt met(RelationAt relation) {
        relations.add(relation);
        return relation;
    }

    private Set<Integer> notedEntities(Set<Integer> found) {
        entities.addAll(found);
        return found;
    }

    private Set<RelationAt> notedRelations(Set<RelationAt> found) {
        relations.addAll(found);
        return found;
    }

    /** The vertex of an id that a change names outside its selection; empty, and noted, where the estate has it not. */
    OptionalInt vertex(String id) {
        OptionalInt vertex = draft.vertex(id);
        if (vertex.isEmpty()) {
            missing.add(id);
        }
        return vertex;
    }

    /** The selected entities that the action is about; those named by id and of another sort are noted as missing. */
    Set<Integer> entities(Selection select, IntPredicate about) {
        Set<Integer> found = new LinkedHashSet<>();
        for (String id : select.ids()) {
            OptionalInt vertex = draft.vertex(id);
            if (vertex.isPresent() && isMeant(vertex.getAsInt()) && about.test(vertex.getAsInt())) {
                found.add(vertex.getAsInt());
            } else {
                missing.add(id);
            }
        }
        Rule rule = select.rule();
        if (rule != null) {
            EntityTest test = new EntityTest(rule);
            draft.vertices()
                    .filter(this::isMeant)
                    .filter(about)
                    .filter(test::passes)
                    .forEach(found::add);
        }
        return notedEntities(found);
    }

    private boolean isMeant(int vertex) {
        return !draft.isHelper(vertex);
    }

    private boolean isMeant(RelationAt relation) {
        return isMeant(relation.from()) && isMeant(relation.to());
    }

    Set<Integer> entities(Selection select, EntityType type) {
        return entities(select, vertex -> draft.kind(vertex).type() == type);
    }

    /**
     * The selected relations.
     *
     * @param about the kinds that an entity's id stands for
     * @param byRule the kinds that a rule means which names none
     */
    Set<RelationAt> relations(Selection select, Predicate<RelationKind> about, Predicate<RelationKind> byRule) {
        Set<RelationAt> found = new LinkedHashSet<>();
        for (String id : select.ids()) {
            List<RelationAt> named = named(id, about);
            if (named.isEmpty()) {
                missing.add(id);
            }
            found.addAll(named);
        }
        Rule rule = select.rule();
        if (rule != null) {
            found.addAll(relations(rule, byRule));
        }
        return notedRelations(found);
    }

    /** Entities that are named, and those of a rule that names no kinds of relations. */
    Set<Integer> entitiesAmong(Selection select) {
        Set<Integer> found = new LinkedHashSet<>();
        select.ids()
                .forEach(id -> draft.vertex(id).stream().filter(this::isMeant).forEach(found::add));
        Rule rule = select.rule();
        if (rule != null && rule.relations().isEmpty()) {
            EntityTest test = new EntityTest(rule);
            draft.vertices().filter(this::isMeant).filter(test::passes).forEach(found::add);
        }
        return notedEntities(found);
    }

    /** Relations that are named, and those of a rule that names kinds of relations. Notes ids that name nothing at all. */
    Set<RelationAt> relationsAmong(Selection select) {
        Set<RelationAt> found = new LinkedHashSet<>();
        for (String id : select.ids()) {
            List<RelationAt> named = RelationId.parse(id).map(this::relation).orElse(List.of());
            if (named.isEmpty() && draft.vertex(id).stream().noneMatch(this::isMeant)) {
                missing.add(id);
            }
            found.addAll(named);
        }
        Rule rule = select.rule();
        if (rule != null && !rule.relations().isEmpty()) {
            found.addAll(relations(rule, rule.relations()::contains));
        }
        return notedRelations(found);
    }

    private List<RelationAt> named(String id, Predicate<RelationKind> about) {
        OptionalInt vertex = draft.vertex(id);
        if (vertex.isPresent()) {
            return ofEntity(vertex.getAsInt(), about);
        }
        return RelationId.parse(id).map(this::relation).orElse(List.of());
    }

    /** The relation with the id; where its terms have changed since, the only one that it can mean. */
    List<RelationAt> relation(RelationId id) {
        OptionalInt from = draft.vertex(id.from());
        if (from.isEmpty()) {
            return List.of();
        }
        List<RelationAt> like = draft.from(from.getAsInt()).stream()
                .filter(relation -> isMeant(relation) && id(relation).namesTheSameAs(id))
                .toList();
        List<RelationAt> exact =
                like.stream().filter(relation -> id(relation).equals(id)).toList();
        return exact.isEmpty() && like.size() > 1 ? List.of() : exact.isEmpty() ? like : exact;
    }

    private RelationId id(RelationAt relation) {
        return RelationId.of(draft.id(relation.from()), draft.id(relation.to()), relation.relationClass());
    }

    /** Of a subject what it holds, of anything else what leads into it. */
    private List<RelationAt> ofEntity(int vertex, Predicate<RelationKind> about) {
        EntityType type = draft.kind(vertex).type();
        boolean holds = type == EntityType.IDENTITY || type == EntityType.PERSON;
        boolean storesSecrets = about.test(RelationKind.STORES) && type == EntityType.RESOURCE;
        List<RelationAt> relations = holds || storesSecrets ? draft.from(vertex) : draft.to(vertex);
        return relations.stream()
                .filter(this::isMeant)
                .filter(relation -> about.test(relation.relationClass().kind()))
                .toList();
    }

    private List<RelationAt> relations(Rule rule, Predicate<RelationKind> byRule) {
        RelationCriteria test = new RelationCriteria(draft, rule);
        Predicate<RelationKind> kinds = rule.relations().isEmpty() ? byRule : rule.relations()::contains;
        return draft.relations(relation -> kinds.test(relation.kind()) && test.passes(relation)).stream()
                .filter(this::isMeant)
                .filter(test::passes)
                .toList();
    }

    /** What a rule asks of entities. */
    private final class EntityTest {
        private final Rule rule;
        private final int tenant;
        private final int provider;

        EntityTest(Rule rule) {
            this.rule = rule;
            this.tenant = RelationCriteria.tenant(draft, rule.tenant());
            this.provider = RelationCriteria.tenant(draft, rule.provider());
        }

        boolean passes(int vertex) {
            EntityKind kind = draft.kind(vertex);
            return (rule.kinds().isEmpty() || rule.kinds().stream().anyMatch(wanted -> wanted.includes(kind)))
                    && (rule.sourceKinds().isEmpty()
                            || draft.sourceKinds(vertex).stream().anyMatch(rule.sourceKinds()::contains))
                    && (tenant == RelationCriteria.ANY || draft.tenant(vertex) == tenant)
                    && (provider == RelationCriteria.ANY || draft.tenant(vertex) == provider);
        }
    }
}
