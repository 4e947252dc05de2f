package blastradius.analysis.selection;

import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom somebody works for. An assignment may be stated from either end: the customer is assigned to the technician, or he to the customer.
 * What is said of the persons who use an account, of the accounts of a person and of the groups that these are in counts as said of them.
 */
public final class Assignments {

    private final Snapshot snapshot;
    private final RelationRows rows;
    private final Instant at;

    /** {@code at}: the instant at which assignments and memberships are open. */
    public Assignments(Snapshot snapshot, Instant at) {
        this.snapshot = snapshot;
        this.rows = new RelationRows(snapshot);
        this.at = at;
    }

    /** The end of an assignment that an entity is not. */
    public static int other(RelationAt assignment, int entity) {
        return assignment.from() == entity ? assignment.to() : assignment.from();
    }

    /** The valued organizations that one of these is assigned to or belongs to. O(their relations and those of their groups). */
    public BitSet organizations(List<Integer> entities) {
        Valuation valuation = snapshot.valuation();
        BitSet organizations = new BitSet();
        entities.stream()
                .flatMap(entity -> Stream.concat(Stream.of(entity), assigned(entity)))
                .map(valuation::organization)
                .filter(organization -> organization != Valuation.NONE)
                .forEach(organizations::set);
        return organizations;
    }

    private Stream<Integer> assigned(int entity) {
        return withGroups(Stream.concat(Stream.of(entity), sameSomebody(entity)).toList()).stream()
                .boxed()
                .flatMap(subject -> open(subject, RelationKind.ASSIGNED_TO).map(relation -> other(relation, subject)));
    }

    private Stream<Integer> sameSomebody(int entity) {
        return open(entity, RelationKind.USED_BY).map(relation -> other(relation, entity));
    }

    private BitSet withGroups(List<Integer> members) {
        BitSet all = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(members);
        while (!open.isEmpty()) {
            int member = open.remove();
            if (!all.get(member)) {
                all.set(member);
                boolean joins = snapshot.kind(member).type() != EntityType.PERSON;
                Stream<RelationAt> joined = joins ? open(member, RelationKind.MEMBER_OF) : Stream.empty();
                joined.filter(relation -> relation.from() == member)
                        .map(RelationAt::to)
                        .forEach(open::add);
            }
        }
        return all;
    }

    /* From the entity and to it. */
    private Stream<RelationAt> open(int entity, RelationKind kind) {
        return Stream.concat(rows.in(entity).stream(), rows.into(entity).stream())
                .filter(relation -> relation.relationClass().kind() == kind)
                .filter(relation ->
                        Closure.ofTerms(relation.relationClass(), at).isEmpty());
    }
}
