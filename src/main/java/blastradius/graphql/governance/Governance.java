package blastradius.graphql.governance;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.ingest.value.TruthWords;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of an entity's life its sources state, under whatever names. What nobody states, or nobody can read, is null.
 *
 * @param createdAt when it came to be
 * @param lastUsedAt when it was used last
 * @param rotatedAt when its value was renewed last
 * @param expiresAt the first instant at which it is over; also the one after a person's last day
 * @param purpose what it is for
 * @param ticket under which it was asked for
 * @param sessionRecorded whether what is done with it is recorded
 */
public record Governance(
        @Nullable Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant expiresAt,
        @Nullable String purpose,
        @Nullable String ticket,
        @Nullable Boolean sessionRecorded) {

    /** Of what sources state by their own names. */
    public static Governance of(Map<String, Object> properties) {
        Map<String, String> texts = GovernanceNames.SHIPPED.texts(properties);
        return new Governance(
                StatedTimes.start(texts.get("created")),
                StatedTimes.start(texts.get("used")),
                StatedTimes.start(texts.get("rotated")),
                StatedTimes.end(texts.get("ends")),
                texts.get("purpose"),
                texts.get("ticket"),
                truth(texts.get("sessionRecorded")));
    }

    /** When a fact was, or will be; null where nobody says so that it can be read, or says never. */
    @Nullable
    Instant at(Fact fact) {
        return switch (fact) {
            case CREATED -> createdAt;
            case USED -> lastUsedAt;
            case ROTATED -> rotatedAt;
            case ENDS -> expiresAt;
        };
    }

    private static @Nullable Boolean truth(@Nullable String text) {
        return text == null ? null : TruthWords.read(text);
    }
}
