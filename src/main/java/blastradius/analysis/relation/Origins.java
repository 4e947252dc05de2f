package blastradius.analysis.relation;

import blastradius.analysis.question.ClosedArcs;
import blastradius.model.Clause;
import blastradius.model.RelationClass;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the relations that an arc stands for, or follows from: it stays as long as one of these does. */
public final class Origins {

    private final Snapshot snapshot;
    private final Rows reverse;
    private final RelationArcs arcs;

    public Origins(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.reverse = snapshot.reverse();
        this.arcs = RelationArcs.of(snapshot);
    }

    /**
     * The relations of an arc into an entity, at least one.
     *
     * @param tail the vertex that the arc leaves: an entity or a junction
     */
    public List<EstateRelation> of(int tail, int head, int arcClass) {
        int source = snapshot.isJunction(tail) ? base(tail, arcClass) : tail;
        ArcClass stated = snapshot.arcClasses().get(arcClass);
        RelationClass relation =
                java.util.Objects.requireNonNull(stated.relation(), "an arc into an entity has a relation");
        if (!arcs.isDerived(arcClass)) {
            return List.of(direct(source, head, relation));
        }
        return Arrays.stream(arcs.bases(tail, arcClass, head))
                .mapToObj(end -> new EstateRelation(source, end, relation))
                .toList();
    }

    /** Closes every arc all of whose relations are among these. An arc that none of them can stand for is told apart in O(1). */
    public ClosedArcs closing(Collection<EstateRelation> relations) {
        Set<EstateRelation> closed = Set.copyOf(relations);
        BitSet touched = arcClasses(closed);
        BitSet ends = new BitSet();
        for (EstateRelation relation : closed) {
            ends.set(relation.from());
            ends.set(relation.to());
        }
        return (tail, head, arcClass) -> touched.get(arcClass)
                && (ends.get(head) || arcs.isDerived(arcClass))
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

    /** The entity from which a conditional relation is followed. */
    public int base(int junction, int arcClass) {
        for (int a = reverse.start(junction); a < reverse.end(junction); a++) {
            int tail = Rows.otherEnd(reverse.arc(a));
            if (reverse.arcClass(a) == arcClass && !snapshot.isJunction(tail)) {
                return tail;
            }
        }
        throw new IllegalStateException("a conditional relation has a source");
    }

    /** The relation of an arc from one entity to another that stands for it alone. */
    public static EstateRelation direct(int source, int head, RelationClass relation) {
        boolean backwards = relation.kind().clauses().stream().anyMatch(Clause::backwards);
        return backwards ? new EstateRelation(head, source, relation) : new EstateRelation(source, head, relation);
    }
}
