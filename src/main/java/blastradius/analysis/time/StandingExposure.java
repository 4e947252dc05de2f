package blastradius.analysis.time;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.model.JitMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * How much access stands, and for how long: {@code SEH(p, W) = Σ V ∫ I(τ) dτ} over the valued organizations. Always under STRICT, with the
 * activations that are recorded: access that has to be activated first does not stand.
 *
 * @param hours organization-hours: one organization lost entirely for one hour counts 1
 * @param from first instant
 * @param to first instant that is no longer counted
 */
public record StandingExposure(double hours, Instant from, Instant to) {

    /** What is counted where nobody says otherwise: so long before the question's instant. */
    public static final Duration DEFAULT_PERIOD = Duration.ofDays(30);

    private static final double NANOS_PER_HOUR = Duration.ofHours(1).toNanos();

    /** Over the {@link #DEFAULT_PERIOD} before the question's instant. */
    public static StandingExposure before(Gates gates, Collection<Source> compromised, Budget budget) {
        Instant at = gates.assumptions().at();
        return of(gates, compromised, at.minus(DEFAULT_PERIOD), at, budget);
    }

    /**
     * Over {@code [from, to)}; takes one search per boundary of a window, see {@link ReachOverTime}.
     *
     * @param gates the question's; neither its instant nor what it assumes of just-in-time access is read
     */
    public static StandingExposure of(
            Gates gates, Collection<Source> compromised, Instant from, Instant to, Budget budget) {
        Gates strict = Gates.of(gates.snapshot(), gates.assumptions().withJit(JitMode.STRICT));
        double hours = 0;
        for (ReachOverTime.Period period :
                ReachOverTime.of(strict, compromised, from, to, budget).periods()) {
            Duration length = Duration.between(period.from(), period.to());
            hours += period.loss() * (length.toSeconds() / 3600.0 + length.toNanosPart() / NANOS_PER_HOUR);
        }
        return new StandingExposure(hours, from, to);
    }
}
