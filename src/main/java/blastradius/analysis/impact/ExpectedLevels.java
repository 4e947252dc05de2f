package blastradius.analysis.impact;

import blastradius.analysis.question.Budget;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;

/**
 * How much of things an attack is expected to hold, from 0 to 1: the greatest {@code w(level)·p} over the levels, where p is the chance that the
 * level is gained with each closed gate passed at its price ({@code GatePrices}). Residual scores add the same up. O(what is reached with every
 * gate open).
 */
public final class ExpectedLevels {

    private final Residual residual;
    private final double[] organizations;

    private ExpectedLevels(Reach everyGateOpen, Residual residual) {
        this.residual = residual;
        Snapshot snapshot = everyGateOpen.snapshot();
        this.organizations = new double[snapshot.valuation().organizationCount()];
        everyGateOpen.forEach((vertex, level, hops) -> {
            int organization = snapshot.isJunction(vertex)
                    ? Valuation.NONE
                    : snapshot.valuation().organization(vertex);
            if (organization != Valuation.NONE) {
                organizations[organization] = Math.max(organizations[organization], counted(snapshot, vertex));
            }
        });
    }

    public static ExpectedLevels of(Reach reach, Budget budget) {
        Reach everyGateOpen = Impact.everyGateOpen(reach, budget);
        return new ExpectedLevels(everyGateOpen, Residual.of(reach, everyGateOpen, budget));
    }

    /** Of an entity. */
    public double ofEntity(int vertex) {
        double most = 0;
        for (AccessLevel level : AccessLevel.values()) {
            most = Math.max(most, residual.weight(vertex, level));
        }
        return most;
    }

    /** Of anything of a valued organization. */
    public double ofOrganization(int organization) {
        return organizations[organization];
    }

    private double counted(Snapshot snapshot, int vertex) {
        double most = 0;
        for (AccessLevel level : AccessLevel.values()) {
            boolean counts = TenantImpacts.counts(snapshot.kind(vertex), level.code());
            most = counts ? Math.max(most, residual.weight(vertex, level)) : most;
        }
        return most;
    }
}
