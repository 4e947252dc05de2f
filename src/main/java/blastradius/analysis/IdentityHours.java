package blastradius.analysis;

import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.JitMode;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The {@link StandingExposure} of each identity compromised alone, over the 30 days before the instant.
 *
 * <p>Where few windows begin or end in that time, all identities are added up once a period. Otherwise what is open throughout and what is open
 * at some time are added up: where both cost the same, nothing changes in between; only the other identities are examined one by one. Those
 * that the budget does not suffice for keep a lower bound and are {@link #isExact not exact}.
 */
final class IdentityHours {

    private static final int MOST_PERIODS = 6;
    private static final double SECONDS_PER_HOUR = 3600;

    private final Gates strict;
    private final int[] identities;
    private final Instant from;
    private final Instant to;
    private final double[] hours;
    private final BitSet undecided = new BitSet();

    private IdentityHours(Gates gates, int[] identities, Budget budget) {
        Assumptions assumptions = gates.assumptions().withJit(JitMode.STRICT);
        this.strict = Gates.of(gates.snapshot(), assumptions);
        this.identities = identities;
        this.to = assumptions.at();
        this.from = to.minus(StandingExposure.DEFAULT_PERIOD);
        this.hours = new double[identities.length];
        NavigableSet<Instant> starts = starts();
        if (starts.size() <= MOST_PERIODS) {
            addPeriods(starts, budget);
        } else {
            addBounds(budget);
        }
    }

    static IdentityHours of(Gates gates, int[] identities, Budget budget) {
        return new IdentityHours(gates, identities, budget);
    }

    private IdentityHours(IdentityHours known, Gates strict) {
        this.strict = strict;
        this.identities = known.identities;
        this.from = known.from;
        this.to = known.to;
        this.hours = known.hours.clone();
        this.undecided.or(known.undecided);
    }

    /**
     * Those of a revision under the same assumptions: only identities that come by something that differs are examined, one by one.
     *
     * @throws BlastRadiusException.TimeExceeded when the budget is spent; then adding everything up is quicker
     */
    IdentityHours after(Gates gates, Budget budget) {
        Gates now = Gates.of(gates.snapshot(), strict.assumptions());
        IdentityHours after = new IdentityHours(this, now);
        Gates ever = Gates.sometime(strict.snapshot(), strict.assumptions(), from, to);
        Gates everNow = Gates.sometime(now.snapshot(), strict.assumptions(), from, to);
        Affected.of(ever, everNow, identities, budget).stream().parallel().forEach(i -> after.examine(i, budget));
        budget.check();
        return after;
    }

    double hours(int i) {
        return hours[i];
    }

    /** Whether nothing is missing; otherwise what is told is a lower bound. */
    boolean isExact(int i) {
        return !undecided.get(i);
    }

    /** Instants from which on the gates differ from before. */
    private NavigableSet<Instant> starts() {
        Snapshot snapshot = strict.snapshot();
        Gates ever = Gates.atAnyTime(snapshot, strict.assumptions());
        NavigableSet<Instant> starts = new TreeSet<>(List.of(from));
        for (int c = 0; c < snapshot.arcClasses().size(); c++) {
            if (ever.isOpen(c)) {
                Window window = Window.of(snapshot.arcClasses().get(c));
                window.bounds()
                        .filter(bound -> bound.isAfter(from) && bound.isBefore(to))
                        .forEach(starts::add);
            }
        }
        return starts;
    }

    private void addPeriods(NavigableSet<Instant> starts, Budget budget) {
        List<Instant> bounds = new ArrayList<>(starts);
        bounds.add(to);
        for (int k = 0; k + 1 < bounds.size(); k++) {
            Gates gates = Gates.of(strict.snapshot(), strict.assumptions().withAt(bounds.get(k)));
            add(losses(gates, budget), hours(bounds.get(k), bounds.get(k + 1)));
        }
    }

    private void addBounds(Budget budget) {
        IdentityLosses least = losses(Gates.throughout(strict.snapshot(), strict.assumptions(), from, to), budget);
        IdentityLosses most = losses(Gates.sometime(strict.snapshot(), strict.assumptions(), from, to), budget);
        add(least, hours(from, to));
        IntStream.range(0, identities.length)
                .filter(i -> least.sum(i) != most.sum(i) || !least.isExact(i) || !most.isExact(i))
                .parallel()
                .forEach(i -> examine(i, budget));
    }

    private IdentityLosses losses(Gates gates, Budget budget) {
        return IdentityLosses.of(IdentityGraph.of(gates, identities, budget), budget);
    }

    private void add(IdentityLosses losses, double length) {
        for (int i = 0; i < hours.length; i++) {
            hours[i] += losses.sum(i) * length;
            undecided.set(i, undecided.get(i) || !losses.isExact(i));
        }
    }

    private void examine(int i, Budget budget) {
        boolean decided = isDecided(i, budget);
        synchronized (undecided) {
            undecided.set(i, !decided);
        }
    }

    private boolean isDecided(int i, Budget budget) {
        Source source = Source.of(strict.snapshot(), identities[i]);
        try {
            hours[i] = StandingExposure.of(strict, List.of(source), from, to, budget)
                    .hours();
            return true;
        } catch (BlastRadiusException.TimeExceeded spent) {
            return false;
        }
    }

    private static double hours(Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        return (length.toSeconds() + length.toNanosPart() / 1e9) / SECONDS_PER_HOUR;
    }
}
