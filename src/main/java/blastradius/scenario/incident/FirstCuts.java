package blastradius.scenario.incident;

import blastradius.analysis.chokepoint.ChokePoint;
import blastradius.analysis.chokepoint.ChokePoints;
import blastradius.analysis.chokepoint.Loss;
import blastradius.analysis.containment.Containment;
import blastradius.analysis.containment.CutAction;
import blastradius.analysis.containment.CutCosts;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.relation.EstateRelation;
import blastradius.analysis.relation.Removal;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.Change;
import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.model.Scenario;
import blastradius.model.Selection;
import blastradius.scenario.resolution.Ending;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to cut first: one step after the other, each the one that saves most beside those before it. What was taken is the attacker's and stays so; steps stop what follows
 * from it.
 *
 * <p>Candidates are drawn from what the attack cannot do without, anew after each step: ending a relation, ending all access into a group or grant, rotating
 * a credential, disabling an identity. Each is measured with the change made, in the order of what removing its choke point would save, until no further one can save
 * as much. Ties go to what frees more tenants, then more entities, which is the step nearest to what was taken, then to what costs less. Where no single step saves anything, the steps of the cheapest containment follow together.
 * Not for several threads.
 */
public final class FirstCuts {

    private static final double EQUAL = 1e-9;

    private final Snapshot base;
    private final Gates gates;
    private final List<Source> taken;
    private final Budget budget;
    private final List<Cut> cuts = new ArrayList<>();
    private Resolution made;
    private Reach reach;

    private FirstCuts(Gates gates, Collection<Source> taken, Budget budget) {
        this.base = gates.snapshot();
        this.gates = gates;
        this.taken = List.copyOf(taken);
        this.budget = budget;
        this.made = Resolution.of(base, Scenario.of("first cuts"), budget);
        this.reach = Reach.from(gates, taken, budget);
    }

    /**
     * At most so many steps; fewer where the attack reaches nothing any more, or nothing helps.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static List<Cut> of(Gates gates, Collection<Source> taken, int most, Budget budget) {
        FirstCuts search = new FirstCuts(gates, taken, budget);
        while (search.cuts.size() < most && search.step()) {
            budget.check();
        }
        if (search.cuts.size() < most) {
            search.together();
        }
        return List.copyOf(search.cuts.subList(0, Math.min(most, search.cuts.size())));
    }

    /** A change, made beside the steps before it. */
    private record Tried(Resolution in, Reach reach, Loss saving) {

        double cost() {
            return in.applied().getLast().cost();
        }
    }

    private static final Comparator<Tried> BEST_FIRST = Comparator.comparingDouble(
                    (Tried tried) -> -tried.saving().score())
            .thenComparingInt(tried -> -tried.saving().tenants().control())
            .thenComparingInt(tried -> -tried.saving().tenants().see())
            .thenComparingInt(tried -> -tried.saving().entities())
            .thenComparingDouble(Tried::cost);

    private boolean step() {
        List<Tried> tried = new ArrayList<>();
        double most = EQUAL;
        for (ChokePoint point :
                ChokePoints.of(gates(), taken, List.of(), budget).points()) {
            if (point.loss().score() < most - EQUAL) {
                break;
            }
            Optional<Change> change = change(point);
            if (change.isPresent()) {
                Tried next = tried(change.get());
                tried.add(next);
                most = Math.max(most, next.saving().score());
            }
        }
        Optional<Tried> best =
                tried.stream().min(BEST_FIRST).filter(found -> found.saving().score() > EQUAL);
        best.ifPresent(found -> {
            long alike = tried.stream()
                    .filter(other -> other.saving().score() >= found.saving().score() - EQUAL)
                    .count();
            take(found, (int) alike - 1, false);
        });
        return best.isPresent();
    }

    private Gates gates() {
        return Gates.of(made.snapshot(), gates.assumptions());
    }

    private Tried tried(Change change) {
        List<Change> changes = new ArrayList<>(made.scenario().changes());
        changes.add(change);
        Resolution in = Resolution.of(base, Scenario.of("first cuts").withChanges(changes), budget);
        Reach left = Reach.from(Gates.of(in.snapshot(), gates.assumptions()), taken, budget);
        return new Tried(in, left, Loss.between(reach, left));
    }

    private void take(Tried chosen, int ties, boolean withNext) {
        cuts.add(new Cut(chosen.in(), chosen.saving(), ties, withNext));
        made = chosen.in();
        reach = chosen.reach();
    }

    private Optional<Change> change(ChokePoint point) {
        return switch (point.removal()) {
            case Removal.OfEntity entity ->
                entity.vertex() < base.entityCount() ? change(entity.vertex(), point.compromised()) : Optional.empty();
            case Removal.OfRelation relation -> change(at(relation));
        };
    }

    private Optional<Change> change(int entity, boolean compromised) {
        Selection itself = Selection.of(base.id(entity));
        return switch (base.kind(entity).type()) {
            case CREDENTIAL ->
                Optional.of(new Change(new Action.Rotate(itself, null), CutCosts.DEFAULT.rotate(), null));
            case IDENTITY ->
                compromised
                        ? Optional.empty()
                        : Optional.of(new Change(new Action.Disable(itself), CutCosts.DEFAULT.disable(), null));
            case GROUP, GRANT -> compromised ? Optional.empty() : Optional.of(Change.of(new Action.Revoke(itself)));
            case TENANT, ROLE, RESOURCE, PERSON, CONTRACT -> Optional.empty();
        };
    }

    private Optional<Change> change(RelationAt relation) {
        boolean isOfTheEstate = relation.from() < base.entityCount() && relation.to() < base.entityCount();
        return isOfTheEstate ? Ending.of(made.snapshot(), relation) : Optional.empty();
    }

    private RelationAt at(Removal.OfRelation removal) {
        RelationClass relation = Objects.requireNonNull(
                made.snapshot().arcClasses().get(removal.arcClass()).relation(), "what can be removed is a relation");
        return relation.kind().isBackwards()
                ? new RelationAt(removal.to(), removal.from(), relation)
                : new RelationAt(removal.from(), removal.to(), relation);
    }

    /** Several ways lead to the same, so one step alone saves nothing: the cheapest steps that stop all of them. */
    private void together() {
        List<Source> gravest = gravest(reach, taken);
        if (gravest.isEmpty()) {
            return;
        }
        Containment found = Containment.of(gates(), taken, gravest, CutCosts.DEFAULT, budget);
        List<Change> steps = found.actions().stream()
                .flatMap(action -> change(action).stream())
                .toList();
        for (int i = 0; i < steps.size() && steps.size() == found.actions().size(); i++) {
            Tried next = tried(steps.get(i));
            take(next, 0, i < steps.size() - 1 && next.saving().score() <= EQUAL);
        }
    }

    private Optional<Change> change(CutAction action) {
        return switch (action) {
            case CutAction.Remove remove -> {
                EstateRelation cut = remove.relation();
                yield change(new RelationAt(cut.from(), cut.to(), cut.relation()));
            }
            case CutAction.Rotate rotate -> change(rotate.credential(), false);
            case CutAction.Disable disable -> change(disable.identity(), false);
        };
    }

    /**
     * What a containment protects where nobody says: the tenants of which something is held at the highest level that any is held at, at that level. Tenants
     * that something taken belongs to are left out, as nothing keeps it from them.
     */
    public static List<Source> gravest(Reach reach, Collection<Source> taken) {
        Snapshot snapshot = reach.snapshot();
        List<NotifiedTenant> tenants = new Held(reach)
                .tenants().stream()
                        .filter(tenant ->
                                taken.stream().noneMatch(source -> snapshot.tenant(source.vertex()) == tenant.tenant()))
                        .toList();
        Optional<AccessLevel> highest =
                tenants.stream().map(tenant -> tenant.gravest().level()).max(Comparator.naturalOrder());
        return tenants.stream()
                .filter(tenant -> tenant.gravest().level() == highest.orElseThrow())
                .filter(tenant -> snapshot.kind(tenant.tenant()).type() == EntityType.TENANT)
                .map(tenant -> new Source(tenant.tenant(), tenant.gravest().level()))
                .toList();
    }
}
