package blastradius.ingest.ledger;

import java.time.Duration;

/**
 * How an operator judges what exports leave open, under {@code blastradius.sources}. They apply when a file is imported; what was imported
 * before stays as it was.
 *
 * @param sessionAge how long before its collection a session may have been seen and still count as one of then
 * @param followsOldSessions whether one that was seen before is followed, marked as approximated; else it is kept and closed
 * @param letsTrustedIn whether everybody who signed in on the other side of a trust is among those who signed in here
 * @param relays whether a sign-in that can be relayed to an authority's web page is followed
 */
public record SourceSettings(Duration sessionAge, boolean followsOldSessions, boolean letsTrustedIn, boolean relays) {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    public static final SourceSettings DEFAULT = new SourceSettings(Duration.ofDays(14), true, true, false);

    /** @throws IllegalArgumentException if the age is none */
    public SourceSettings {
        if (sessionAge.isNegative() || sessionAge.isZero() || sessionAge.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("blastradius.sources.session-age is " + sessionAge
                    + "; say how old a session may be, such as 14d, up to 36500d");
        }
    }
}
