package blastradius.history;

import blastradius.analysis.impact.Distribution;
import java.util.function.DoubleBinaryOperator;

/** How values are spread, in few numbers: those of a {@link Distribution} that a chain carries on. */
public record Spread(double mean, double median, double p95, double cvar95, double max) {

    /* Sums of the same shares in another order differ in their last digits, and that is no change. */
    private static final double NOTHING = 1e-9;

    public static Spread of(Distribution of) {
        return new Spread(of.mean(), of.median(), of.p95(), of.cvar95(), of.max());
    }

    /** This, moved as far as something moved from one to another. */
    Spread movedAs(Spread from, Spread to) {
        return with(to.with(from, Spread::difference), Double::sum);
    }

    /** By how much this is more than another. */
    public Spread since(Spread before) {
        return with(before, Spread::difference);
    }

    private static double difference(double now, double before) {
        double difference = now - before;
        return Math.abs(difference) < NOTHING * Math.max(1, Math.abs(now)) ? 0 : difference;
    }

    private Spread with(Spread other, DoubleBinaryOperator of) {
        return new Spread(
                of.applyAsDouble(mean, other.mean),
                of.applyAsDouble(median, other.median),
                of.applyAsDouble(p95, other.p95),
                of.applyAsDouble(cvar95, other.cvar95),
                of.applyAsDouble(max, other.max));
    }
}
