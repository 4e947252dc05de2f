package blastradius.graphql.governance;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.ingest.value.Times;
import blastradius.ingest.value.TruthWords;
import java.time.Instant;
import java.time.ZoneOffset;
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

    /* Whoever has to state an end and means none states the end of the century, or a later one. */
    private static final Instant NEVER = Instant.parse("2099-12-31T00:00:00Z");

    /** Of what sources state by their own names. */
    public static Governance of(Map<String, Object> properties) {
        GovernanceNames names = GovernanceNames.SHIPPED;
        return new Governance(
                at(Fact.CREATED, properties),
                at(Fact.USED, properties),
                at(Fact.ROTATED, properties),
                at(Fact.ENDS, properties),
                names.text("purpose", properties),
                names.text("ticket", properties),
                truth(names.text("sessionRecorded", properties)));
    }

    /** When a fact was, or will be; null where nobody says so that it can be read, or says never. */
    static @Nullable Instant at(Fact fact, Map<String, Object> properties) {
        String word = switch (fact) {
            case CREATED -> "created";
            case USED -> "used";
            case ROTATED -> "rotated";
            case ENDS -> "ends";
        };
        String text = GovernanceNames.SHIPPED.text(word, properties);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            Times times = Times.in(ZoneOffset.UTC);
            return fact == Fact.ENDS ? before(NEVER, times.end(text)) : times.start(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static @Nullable Instant before(Instant never, @Nullable Instant end) {
        return end == null || end.isBefore(never) ? end : null;
    }

    private static @Nullable Boolean truth(@Nullable String text) {
        return text == null ? null : TruthWords.read(text);
    }
}
