package blastradius.analysis.containment;

import blastradius.analysis.path.CheapestSearch;
import blastradius.analysis.path.PathQuestion;
import blastradius.analysis.path.Toll;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.ClosedArcs;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.AttackPath;
import blastradius.analysis.relation.EstateRelation;
import blastradius.analysis.relation.Origins;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.snapshot.ArcClass;
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
    private final Set<CutAction> cut;
    private final Set<Integer> blocked = new HashSet<>(); // credentials rotated, identities disabled
    private final ClosedArcs removed;

    CutReach(Gates gates, Collection<CutAction> cut) {
        this.gates = gates;
        this.snapshot = gates.snapshot();
        Set<EstateRelation> relations = new HashSet<>();
        this.cut = new HashSet<>(cut);
        for (CutAction action : cut) {
            switch (action) {
                case CutAction.Remove remove -> relations.add(remove.relation());
                case CutAction.Rotate rotate -> blocked.add(rotate.credential());
                case CutAction.Disable disable -> blocked.add(disable.identity());
            }
        }
        this.removed = new Origins(snapshot).closing(relations);
    }

    /** A way to any of the protected entities that the actions leave open. */
    Optional<AttackPath> wayTo(Protection protection, Collection<Source> compromised, Budget budget) {
        var question = new PathQuestion(gates, left(compromised), protection.levels(), this::closes);
        return CheapestSearch.cheapest(question, new Toll.Free(gates), budget)
                .way()
                .map(step -> step.path(snapshot));
    }

    /** What stays compromised. */
    List<Source> left(Collection<Source> compromised) {
        return compromised.stream()
                .filter(source ->
                        !(isOldValue(snapshot, source) && cut.contains(new CutAction.Rotate(source.vertex()))))
                .toList();
    }

    /** Whether the actions close an arc into an entity. */
    boolean closes(int tail, int head, int arcClass) {
        return (blocked.contains(head) && isThroughPassage(snapshot, tail, head, arcClass))
                || removed.closes(tail, head, arcClass);
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
            case IDENTITY -> relation.kind().isClosedByDisabling(snapshot.traits(head));
            case CREDENTIAL ->
                switch (relation.kind().secretGain()) {
                    case VALUE -> true;
                    case AS_STORED -> isCopy(snapshot, relation, tail, arcClassNumber);
                    case NOTHING, RIGHT -> false;
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
