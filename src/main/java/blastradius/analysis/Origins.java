package blastradius.analysis;

import blastradius.model.Clause;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Finds the relations that an arc stands for. An arc that follows from a relation together with others names only the class of its relation;
 * where several relations of one entity come into question, what they lead to decides, and in doubt all of them are named: the arc then
 * stays as long as one of them does. Not for several threads.
 */
final class Origins {

    private final Snapshot snapshot;
    private final Rows forward;
    private final Rows reverse;
    private final Map<Holding, List<EstateRelation>> known = new HashMap<>();

    private record Holding(int source, RelationClass relation) {}

    Origins(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.forward = snapshot.forward();
        this.reverse = snapshot.reverse();
    }

    /**
     * The relations of an arc into an entity, at least one.
     *
     * @param tail the vertex that the arc leaves: an entity or a junction
     */
    List<EstateRelation> of(int tail, int head, int arcClass) {
        int source = snapshot.isJunction(tail) ? base(tail, arcClass) : tail;
        ArcClass stated = snapshot.arcClasses().get(arcClass);
        RelationClass relation =
                java.util.Objects.requireNonNull(stated.relation(), "an arc into an entity has a relation");
        if (!isDerived(arcClass)) {
            return List.of(direct(source, head, relation));
        }
        int only = RelationArcs.of(snapshot).base(tail, arcClass, head);
        if (only != RelationArcs.NONE) {
            return List.of(new EstateRelation(source, only, relation));
        }
        List<EstateRelation> candidates =
                known.computeIfAbsent(new Holding(source, relation), key -> candidates(source, relation));
        if (candidates.size() < 2) {
            return candidates.isEmpty() ? List.of(direct(source, head, relation)) : candidates;
        }
        List<EstateRelation> fitting = candidates.stream()
                .filter(candidate -> leadsTo(candidate, tail, head))
                .toList();
        return fitting.isEmpty() ? candidates : fitting;
    }

    /** Closes every arc all of whose relations are among these. An arc that none of them can stand for is told apart in O(1). */
    ClosedArcs closing(Collection<EstateRelation> relations) {
        Set<EstateRelation> closed = Set.copyOf(relations);
        BitSet touched = arcClasses(closed);
        BitSet ends = new BitSet();
        for (EstateRelation relation : closed) {
            ends.set(relation.from());
            ends.set(relation.to());
        }
        return (tail, head, arcClass) -> touched.get(arcClass)
                && (ends.get(head) || isDerived(arcClass))
                && closed.containsAll(of(tail, head, arcClass));
    }

    /** The classes of all arcs that relations of these classes have or are followed by. */
    private BitSet arcClasses(Collection<EstateRelation> relations) {
        Set<RelationClass> wanted =
                relations.stream().map(EstateRelation::relation).collect(Collectors.toSet());
        BitSet classes = new BitSet();
        for (int c = 0; c < snapshot.arcClasses().size() && !wanted.isEmpty(); c++) {
            RelationClass relation = snapshot.arcClasses().get(c).relation();
            classes.set(c, relation != null && wanted.contains(relation));
        }
        return classes;
    }

    /** Whether arcs of the class follow from a relation that may end elsewhere. */
    private boolean isDerived(int arcClass) {
        return snapshot.arcClasses().get(arcClass).role() == ArcClass.Role.DERIVED;
    }

    /** The entity from which a conditional relation is followed. */
    int base(int junction, int arcClass) {
        for (int a = reverse.start(junction); a < reverse.end(junction); a++) {
            int tail = Rows.otherEnd(reverse.arc(a));
            if (reverse.arcClass(a) == arcClass && !snapshot.isJunction(tail)) {
                return tail;
            }
        }
        throw new IllegalStateException("a conditional relation has a source");
    }

    /** The relation of an arc from one entity to another that stands for it alone. */
    static EstateRelation direct(int source, int head, RelationClass relation) {
        boolean backwards = relation.kind().clauses().stream().anyMatch(Clause::backwards);
        return backwards ? new EstateRelation(head, source, relation) : new EstateRelation(source, head, relation);
    }

    /** The relations of the entity that have this class. */
    private List<EstateRelation> candidates(int source, RelationClass relation) {
        List<EstateRelation> candidates = new ArrayList<>();
        for (int a = forward.start(source); a < forward.end(source); a++) {
            ArcClass arcClass = snapshot.arcClasses().get(forward.arcClass(a));
            if (arcClass.role() == ArcClass.Role.RELATION && relation.equals(arcClass.relation())) {
                eachEnd(a, end -> candidates.add(new EstateRelation(source, end, relation)));
            }
        }
        return candidates.stream().distinct().toList();
    }

    /** The entities that a relation's arc leads to, beyond its junction if it is conditional. */
    private void eachEnd(int index, IntConsumer end) {
        int head = Rows.otherEnd(forward.arc(index));
        if (!snapshot.isJunction(head)) {
            end.accept(head);
            return;
        }
        for (int a = forward.start(head); a < forward.end(head); a++) {
            if (forward.arcClass(a) == forward.arcClass(index)) {
                end.accept(Rows.otherEnd(forward.arc(a)));
            }
        }
    }

    private boolean leadsTo(EstateRelation candidate, int tail, int head) {
        return switch (candidate.relation().kind()) {
            case MANAGES -> above(head).contains(candidate.to());
            case BACKS_UP -> sources(head, RelationKind.STORES).contains(candidate.to());
            case HAS_ROLE -> isPremise(candidate.to(), tail);
            case TRIGGERS ->
                holders(head).stream()
                        .anyMatch(identity ->
                                sources(identity, RelationKind.RUNS_AS).contains(candidate.to()));
            default -> true;
        };
    }

    private Set<Integer> holders(int grant) {
        return sources(grant, RelationKind.HOLDS_GRANT);
    }

    private boolean isPremise(int role, int junction) {
        for (int a = reverse.start(junction); a < reverse.end(junction); a++) {
            if (Rows.otherEnd(reverse.arc(a)) == role
                    && snapshot.arcClasses().get(reverse.arcClass(a)).role() == ArcClass.Role.PREMISE) {
                return true;
            }
        }
        return false;
    }

    /** Everything that contains the entity, over any number of steps. */
    private Set<Integer> above(int entity) {
        Set<Integer> above = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(entity));
        while (!open.isEmpty()) {
            for (int container : sources(open.remove(), RelationKind.CONTAINS)) {
                if (above.add(container)) {
                    open.add(container);
                }
            }
        }
        return above;
    }

    private Set<Integer> sources(int entity, RelationKind kind) {
        Set<Integer> sources = new HashSet<>();
        for (int a = reverse.start(entity); a < reverse.end(entity); a++) {
            ArcClass arcClass = snapshot.arcClasses().get(reverse.arcClass(a));
            RelationClass relation = arcClass.relation();
            if (relation != null && relation.kind() == kind && arcClass.role() == ArcClass.Role.RELATION) {
                int tail = Rows.otherEnd(reverse.arc(a));
                sources.add(snapshot.isJunction(tail) ? base(tail, reverse.arcClass(a)) : tail);
            }
        }
        return sources;
    }
}
