package blastradius.analysis.time;

import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.impact.LostShares;
import blastradius.analysis.impact.TenantImpacts;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.Moment;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/**
 * How a reach changes while windows begin and end: each instant is judged by itself, as if the compromise happened then. Constant between two
 * boundaries of windows, so it takes one search for each boundary of a relation that could ever be followed from what is compromised.
 *
 * @param periods without a gap from the first instant to the last; neighbours hold different things
 */
public record ReachOverTime(List<Period> periods) {

    public ReachOverTime {
        periods = List.copyOf(periods);
    }

    /**
     * A stretch of time in which nothing changes.
     *
     * @param from the first instant
     * @param to the first instant that no longer belongs to it
     * @param reach what is held
     * @param tenantCounts valued organizations held at least at each level
     * @param tenantAdmins valued organizations with a tenant node at CONTROL
     * @param score of what is held under the question's gates
     * @param loss {@code Σ V·I}: the weighted sum over organizations of the share that each loses
     */
    public record Period(
            Instant from,
            Instant to,
            Reach reach,
            LevelCounts tenantCounts,
            int tenantAdmins,
            double score,
            double loss) {}

    /**
     * Evaluates the horizon {@code [from, to)}.
     *
     * @param gates the question's; its instant is not read
     * @throws BlastRadiusException.BadRequest where the horizon is empty
     * @throws BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static ReachOverTime of(
            Gates gates, Collection<Source> compromised, Instant from, Instant to, Budget budget) {
        Moment.checkPeriod(from, to);
        SortedSet<Instant> boundaries =
                Boundaries.of(gates, compromised, budget).all();
        List<Period> periods = new ArrayList<>();
        Instant start = from;
        Reach reach = at(gates, compromised, from, budget);
        for (Instant boundary : boundaries.tailSet(from)) {
            if (boundary.isAfter(from) && boundary.isBefore(to)) {
                Reach next = at(gates, compromised, boundary, budget);
                if (!next.holdsTheSameAs(reach)) {
                    periods.add(period(start, boundary, reach));
                    start = boundary;
                    reach = next;
                }
            }
        }
        periods.add(period(start, to, reach));
        return new ReachOverTime(periods);
    }

    static Reach at(Gates gates, Collection<Source> compromised, Instant at, Budget budget) {
        Snapshot snapshot = gates.snapshot();
        Assumptions assumptions = gates.assumptions().withAt(at);
        return Reach.from(Gates.of(snapshot, assumptions), compromised, budget);
    }

    private static Period period(Instant from, Instant to, Reach reach) {
        LostShares losses = LostShares.of(reach);
        TenantImpacts tenants = TenantImpacts.of(reach, losses);
        return new Period(from, to, reach, tenants.counts(), tenants.admins(), losses.score(), losses.sum());
    }
}
