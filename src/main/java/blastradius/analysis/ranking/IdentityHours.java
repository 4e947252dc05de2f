package blastradius.analysis.ranking;

import blastradius.analysis.difference.AffectedIdentities;
import blastradius.analysis.difference.ChangedStates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.question.Window;
import blastradius.analysis.time.StandingExposure;
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
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
    private static final double ROUNDING = 1e-9; // of sums that were added up in another order

    private final Gates strict;
    private final int[] identities;
    private final Instant from;
    private final Instant to;
    private final NavigableSet<Instant> starts;
    private final double[] hours;
    private final boolean[] undecided;
    private final List<Layer> layers = new ArrayList<>(); // one a period, or what is open throughout and at some time

    /**
     * What is lost under some gates.
     *
     * @param gates of a snapshot
     */
    private record Layer(Function<Snapshot, Gates> gates, IdentityShares losses) {

        Optional<Layer> after(Snapshot before, Snapshot after, int[] identities, long worthOfAnew, Budget budget) {
            ChangedStates changes =
                    ChangedStates.of(gates.apply(before), gates.apply(after), losses.meetingPoints(), budget);
            return SharesAfter.sums(losses, identities, changes, worthOfAnew, budget)
                    .map(sums -> new Layer(gates, sums));
        }
    }

    private IdentityHours(Gates gates, int[] identities, IdentityGraphs graphs, Budget budget) {
        Assumptions assumptions = gates.assumptions().withJit(JitMode.STRICT);
        this.strict = Gates.of(gates.snapshot(), assumptions);
        this.identities = identities;
        this.to = assumptions.at();
        this.from = to.minus(StandingExposure.DEFAULT_PERIOD);
        this.hours = new double[identities.length];
        this.undecided = new boolean[identities.length];
        this.starts = starts();
        if (isByPeriods()) {
            addPeriods(graphs, budget);
        } else {
            addBounds(graphs, budget);
        }
    }

    /** @param graphs of the identities */
    static IdentityHours of(Gates gates, int[] identities, IdentityGraphs graphs, Budget budget) {
        return new IdentityHours(gates, identities, graphs, budget);
    }

    private IdentityHours(IdentityHours known, Gates strict) {
        this.strict = strict;
        this.identities = known.identities;
        this.from = known.from;
        this.to = known.to;
        this.hours = known.hours.clone();
        this.starts = starts();
        this.undecided = known.undecided.clone();
    }

    /**
     * Those of a revision under the same assumptions: only of identities that come by something that differs. Empty where adding up everything takes less.
     *
     * @param worthOfAnew see {@link SharesAfter}
     * @throws BlastRadiusException.TimeExceeded when the budget is spent
     */
    Optional<IdentityHours> after(Gates gates, long worthOfAnew, Budget budget) {
        IdentityHours after = new IdentityHours(this, Gates.of(gates.snapshot(), strict.assumptions()));
        if (isByPeriods() != after.isByPeriods() || (isByPeriods() && !starts.equals(after.starts))) {
            return Optional.empty();
        }
        for (Layer layer : layers) {
            Optional<Layer> differing =
                    layer.after(strict.snapshot(), gates.snapshot(), identities, worthOfAnew, budget);
            if (differing.isEmpty()) {
                return Optional.empty();
            }
            after.layers.add(differing.get());
        }
        Gates ever = Gates.sometime(strict.snapshot(), strict.assumptions(), from, to);
        Gates everAfter = Gates.sometime(gates.snapshot(), strict.assumptions(), from, to);
        BitSet affected = AffectedIdentities.of(ever, everAfter, identities, budget);
        affected.stream().parallel().forEach(i -> after.measure(i, budget));
        budget.check();
        return Optional.of(after);
    }

    double hours(int i) {
        return hours[i];
    }

    /** Whether nothing is missing; otherwise what is told is a lower bound. */
    boolean isExact(int i) {
        return !undecided[i];
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

    private boolean isByPeriods() {
        return starts.size() <= MOST_PERIODS;
    }

    private void addPeriods(IdentityGraphs graphs, Budget budget) {
        Assumptions assumptions = strict.assumptions();
        addLayers(
                starts.stream()
                        .<Function<Snapshot, Gates>>map(
                                start -> snapshot -> Gates.of(snapshot, assumptions.withAt(start))),
                graphs,
                budget);
        IntStream.range(0, hours.length).forEach(i -> measure(i, budget));
    }

    private void addBounds(IdentityGraphs graphs, Budget budget) {
        Assumptions assumptions = strict.assumptions();
        addLayers(
                Stream.of(
                        snapshot -> Gates.throughout(snapshot, assumptions, from, to),
                        snapshot -> Gates.sometime(snapshot, assumptions, from, to)),
                graphs,
                budget);
        IntStream.range(0, hours.length).parallel().forEach(i -> measure(i, budget));
    }

    /** Side by side: finding a graph's components takes one processor. */
    private void addLayers(Stream<Function<Snapshot, Gates>> gates, IdentityGraphs graphs, Budget budget) {
        layers.addAll(gates.parallel()
                .map(of -> new Layer(of, IdentityShares.of(graphs.of(of.apply(strict.snapshot())), budget)))
                .toList());
    }

    private void measure(int i, Budget budget) {
        IdentityShares least = layers.getFirst().losses();
        IdentityShares most = layers.getLast().losses();
        if (isByPeriods()) {
            addUp(i);
        } else if (least.isExact(i) && most.isExact(i) && isSame(least.sum(i), most.sum(i))) {
            set(i, least.sum(i) * hours(from, to), true);
        } else {
            examine(i, least.sum(i) * hours(from, to), budget);
        }
    }

    private static boolean isSame(double sum, double other) {
        return Math.abs(sum - other) <= ROUNDING * Math.max(1, sum);
    }

    private void addUp(int i) {
        double sum = 0;
        boolean exact = true;
        int layer = 0;
        for (Instant start : starts) {
            Instant end = Objects.requireNonNullElse(starts.higher(start), to);
            IdentityShares losses = layers.get(layer++).losses();
            sum += losses.sum(i) * hours(start, end);
            exact &= losses.isExact(i);
        }
        set(i, sum, exact);
    }

    private void set(int i, double value, boolean exact) {
        hours[i] = value;
        undecided[i] = !exact;
    }

    private void examine(int i, double least, Budget budget) {
        Source source = Source.of(strict.snapshot(), identities[i]);
        try {
            set(
                    i,
                    StandingExposure.of(strict, List.of(source), from, to, budget)
                            .hours(),
                    true);
        } catch (BlastRadiusException.TimeExceeded spent) {
            set(i, least, false);
        }
    }

    private static double hours(Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        return (length.toSeconds() + length.toNanosPart() / 1e9) / SECONDS_PER_HOUR;
    }
}
