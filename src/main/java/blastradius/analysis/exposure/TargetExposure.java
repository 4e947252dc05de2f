package blastradius.analysis.exposure;

import blastradius.analysis.impact.TenantImpacts;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import java.util.BitSet;
import java.util.List;

/** Who reaches one target. */
final class TargetExposure {

    private static final int CONTROL = AccessLevel.CONTROL.code();

    private final Gates gates;
    private final Snapshot snapshot;
    private final Budget budget;
    private final boolean limited;
    private final BackwardSearch sure;
    private final BitSet confirmed = new BitSet();
    private final BitSet possible = new BitSet();

    private TargetExposure(Gates gates, Budget budget) {
        this.gates = gates;
        this.snapshot = gates.snapshot();
        this.budget = budget;
        this.limited = gates.assumptions().maxHops() != null;
        this.sure = new BackwardSearch(gates, false);
    }

    /**
     * What is to be held.
     *
     * @param withAllOfIts whether anything of a tenant counts as the tenant
     */
    record Target(int vertex, int level, boolean withAllOfIts) {}

    static TargetExposure of(Gates gates, Target target, Budget budget) {
        TargetExposure exposure = new TargetExposure(gates, budget);
        if (gates.snapshot().kind(target.vertex()).type() == EntityType.TENANT && target.withAllOfIts()) {
            exposure.goalsOf(target.vertex(), target.level());
        } else {
            exposure.sure.goal(target.vertex(), target.level());
        }
        exposure.run();
        return exposure;
    }

    /** Those that certainly reach the target. */
    BitSet confirmed() {
        return confirmed;
    }

    /** Those and the undecided. */
    BitSet possible() {
        return possible;
    }

    /** Everything of the tenant, at the level that counts for it. */
    private void goalsOf(int tenant, int level) {
        for (int v = 0; v < snapshot.entityCount(); v++) {
            if (snapshot.tenant(v) == tenant) {
                sure.goal(v, TenantImpacts.counts(snapshot.kind(v), level) ? level : CONTROL);
            }
        }
    }

    /* Under a limit of hops a way that exists may be too long: then only the goals are sure, and every candidate is searched from. */
    private void run() {
        if (!limited) {
            sure.run(budget);
        }
        BackwardSearch anyPremise = sure.withAnyPremise(budget);
        BitSet seen = new BitSet();
        for (int vertex : anyPremise.found()) {
            if (anyPremise.suffices(vertex, exercise(vertex)) && !seen.get(vertex)) {
                seen.set(vertex);
                possible.set(vertex);
                decide(vertex);
            }
        }
        if (!limited) {
            possible.stream().filter(v -> sure.suffices(v, exercise(v))).forEach(confirmed::set);
        }
    }

    private void decide(int vertex) {
        if (sure.suffices(vertex, exercise(vertex))) {
            confirmed.set(vertex);
            return;
        }
        try {
            if (!reaches(vertex)) {
                possible.clear(vertex);
            } else {
                confirmed.set(vertex);
                if (!limited) {
                    sure.goal(vertex, exercise(vertex));
                    sure.run(budget);
                }
            }
        } catch (BlastRadiusException.TimeExceeded spent) {
            return; // stays possible
        }
    }

    private boolean reaches(int vertex) {
        budget.check();
        Reach reach = Reach.from(gates, List.of(Source.of(snapshot, vertex)), budget);
        for (int i = 0; i < reach.stateCount(); i++) {
            if (sure.suffices(reach.vertexAt(i), reach.levelAt(i))) {
                return true;
            }
        }
        return false;
    }

    private int exercise(int vertex) {
        return snapshot.kind(vertex).exerciseLevel().code();
    }
}
