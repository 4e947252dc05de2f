package blastradius.analysis.impact;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What a reach costs: the measures of a blast radius. The compromised entities count in the score and the tenant counts, and are left out
 * of all other counts. O(reached + valued organizations). Immutable.
 *
 * @param score inherent and residual score with its vector
 * @param tenants what each valued organization loses, those that lose nothing left out, in no particular order
 * @param tenantCounts valued organizations held at least at each level
 * @param tenantAdmins valued organizations with a tenant node at CONTROL
 * @param customersLost in customer equivalents, see {@link CustomersLost}
 * @param homeImpact the share of its value that the provider itself loses, from 0 to 1
 * @param counts what else is held
 */
public record Impact(
        Score score,
        List<TenantImpact> tenants,
        LevelCounts tenantCounts,
        int tenantAdmins,
        double customersLost,
        double homeImpact,
        ReachedCounts counts) {

    public Impact {
        tenants = List.copyOf(tenants);
    }

    /**
     * Measures a reach.
     *
     * @param budget for the two further searches that the scores need
     */
    public static Impact of(Reach reach, Budget budget) {
        return of(reach, reach.sources(), budget);
    }

    /**
     * The same of a reach that goes on from another one, whose sources are all that was held.
     *
     * @param taken what was compromised itself
     */
    public static Impact of(Reach reach, Collection<Source> taken, Budget budget) {
        Snapshot snapshot = reach.snapshot();
        LostShares now = LostShares.of(reach);
        Reach everyGateOpen = everyGateOpen(reach, budget);
        boolean gatesMatter = everyGateOpen.sumOfLevels() != reach.sumOfLevels();
        double inherent = gatesMatter ? LostShares.of(everyGateOpen).score() : now.score();
        double residual =
                gatesMatter ? Residual.losses(reach, everyGateOpen, budget).score() : inherent;
        TenantImpacts tenants = TenantImpacts.of(reach, now);
        ReachedCounts counts = ReachedCounts.of(reach, taken);
        String vector = vector(reach, tenants, counts, inherent, residual);
        Score score = new Score(
                inherent,
                residual,
                Score.Band.of(residual, snapshot.valuation().weighting().bands()),
                vector,
                snapshot.valuation().valued(),
                snapshot.valuation().weighting());
        CustomersLost customers = CustomersLost.of(snapshot);
        double lost = customers.customers(tenants.customers(customers));
        return new Impact(score, tenants.list(), tenants.counts(), tenants.admins(), lost, home(reach), counts);
    }

    /** The residual score alone. */
    public static double residual(Reach reach, Budget budget) {
        Reach everyGateOpen = everyGateOpen(reach, budget);
        boolean gatesMatter = everyGateOpen.sumOfLevels() != reach.sumOfLevels();
        return gatesMatter ? Residual.losses(reach, everyGateOpen, budget).score() : score(reach);
    }

    /** What the sources of the reach reach with every gate open; the reach itself where all are. */
    public static Reach everyGateOpen(Reach reach, Budget budget) {
        Gates open = Gates.inherent(reach.snapshot(), reach.gates().assumptions());
        return open.equalTo(reach.gates()) ? reach : Reach.from(open, reach.sources(), budget);
    }

    /** The score of what a reach holds, from 0 to 100: gates that the question opens count as open. Takes no further search. */
    public static double score(Reach reach) {
        return LostShares.of(reach).score();
    }

    /** The number of valued organizations. */
    public static int organizations(Snapshot snapshot) {
        return snapshot.valuation().organizationCount();
    }

    /**
     * {@code BR1/A:what counts of just-in-time access: standing, self or all/T:tenants at CONTROL,WRITE,READ,SEE/TA:tenant administration/ID:human and non-human identities/H:hops to the
     * first tenant/IN:inherent/RE:residual/N:valued organizations}.
     */
    private static String vector(
            Reach reach, TenantImpacts tenants, ReachedCounts counts, double inherent, double residual) {
        LevelCounts t = tenants.counts();
        OptionalInt first = tenants.hopsToFirst();
        return String.format(
                Locale.ROOT,
                "BR1/A:%s/T:C%d,W%d,R%d,S%d/TA:%d/ID:%dh+%dn/H:%s/IN:%.0f/RE:%.0f/N:%d",
                switch (reach.gates().assumptions().jit()) {
                    case STRICT -> "standing";
                    case SELF -> "self";
                    case ALL -> "all";
                },
                t.control(),
                t.write(),
                t.read(),
                t.see(),
                tenants.admins(),
                counts.humans(),
                counts.nonHumans(),
                first.isPresent() ? Integer.toString(first.getAsInt()) : "-",
                inherent,
                residual,
                organizations(reach.snapshot()));
    }

    private static double home(Reach reach) {
        Valuation valuation = reach.snapshot().valuation();
        double lost = 0;
        for (int i = 0; i < reach.stateCount(); i++) {
            if (reach.isFinal(i) && valuation.isHome(reach.vertexAt(i))) {
                lost += valuation.value(reach.vertexAt(i)) * valuation.levelWeight(reach.levelAt(i));
            }
        }
        return valuation.homeTotal() == 0 ? 0 : Math.min(1, lost / valuation.homeTotal());
    }
}
