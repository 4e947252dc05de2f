package blastradius.analysis;

import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A search over the snapshot itself in which some actions have been taken: it knows nothing of how they were found. */
final class CutReach {

    private final Gates gates;
    private final Snapshot snapshot;
    private final Rows forward;
    private final Origins origins;
    private final Set<CutAction> cut;

    CutReach(Gates gates, Collection<CutAction> cut) {
        this.gates = gates;
        this.snapshot = gates.snapshot();
        this.forward = snapshot.forward();
        this.origins = new Origins(snapshot);
        this.cut = new HashSet<>(cut);
    }

    /** A way to any of the protected entities that the actions leave open. */
    Optional<AttackPath> wayTo(Protection protection, Collection<Source> compromised, Budget budget) {
        List<Source> left = compromised.stream()
                .filter(source ->
                        !(isOldValue(snapshot, source) && cut.contains(new CutAction.Rotate(source.vertex()))))
                .toList();
        return CheapestSearch.to(
                        step -> protection.covers(step.vertex(), step.level()),
                        gates,
                        left,
                        new Toll.Free(gates),
                        this::isClosed,
                        budget)
                .way()
                .map(step -> step.path(snapshot));
    }

    private boolean isClosed(int arc) {
        int tail = forward.owner(arc);
        int head = Rows.otherEnd(forward.arc(arc));
        int arcClass = forward.arcClass(arc);
        if (isThroughPassage(snapshot, tail, head, arcClass)
                && (cut.contains(new CutAction.Rotate(head)) || cut.contains(new CutAction.Disable(head)))) {
            return true;
        }
        return origins.of(tail, head, arcClass).stream().allMatch(origin -> cut.contains(new CutAction.Remove(origin)));
    }

    /** Whether rotation takes the compromised thing away: a stolen value, but not the right to change it. */
    static boolean isOldValue(Snapshot snapshot, Source source) {
        return snapshot.kind(source.vertex()).type() == EntityType.CREDENTIAL && source.level() == AccessLevel.USE;
    }

    /** Whether the arc gives only the value that a credential has now, or only signs in to an identity. */
    static boolean isThroughPassage(Snapshot snapshot, int tail, int head, int arcClassNumber) {
        ArcClass arcClass = snapshot.arcClasses().get(arcClassNumber);
        RelationClass relation = Objects.requireNonNull(arcClass.relation(), "an arc into an entity has a relation");
        return switch (snapshot.kind(head).type()) {
            case IDENTITY -> relation.kind().closedByDisabledIdentity();
            case CREDENTIAL ->
                switch (relation.kind()) {
                    case KNOWN_TO, BACKS_UP -> true;
                    case STORES -> isCopy(snapshot, relation, tail, arcClassNumber);
                    default -> false;
                };
            case TENANT, GROUP, ROLE, GRANT, RESOURCE, PERSON, CONTRACT -> false;
        };
    }

    private static boolean isCopy(Snapshot snapshot, RelationClass stores, int tail, int arcClass) {
        Boolean live = stores.terms().live();
        int store = snapshot.isJunction(tail) ? new Origins(snapshot).base(tail, arcClass) : tail;
        return live == null ? snapshot.kind(store).keepsCopies() : !live;
    }
}
