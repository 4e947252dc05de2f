package blastradius.model;

import blastradius.model.BlastRadiusException.BadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shortcoming that somebody accepts for a while: an exception. It names a finding or an entity by id, so it survives imports; once it is over, what it was about
 * counts again.
 *
 * @param id unique among exceptions
 * @param version raised by each change, from 1
 * @param finding id of the finding that is accepted; null: it is about an entity
 * @param entity id of the entity that may be as it is, such as a break-glass account; null: it is about a finding
 * @param owner who accepts it
 * @param reason why
 * @param ticket where that was decided; null: nobody said
 * @param from since when
 * @param until the first instant at which it is over
 * @param reviewed until when somebody has looked at the use of what it is about; null: nobody has
 * @param ended why it was ended before its time; null: it was not
 */
public record AcceptedRisk(
        String id,
        int version,
        @Nullable String finding,
        @Nullable String entity,
        String owner,
        String reason,
        @Nullable String ticket,
        Instant from,
        Instant until,
        @Nullable Instant reviewed,
        @Nullable String ended) {

    private static final int MOST_NAME = 200;
    private static final int MOST_REASON = 2000;

    public AcceptedRisk {
        if ((finding == null) == (entity == null)) {
            throw new BadRequest(
                    "input names " + (finding == null ? "neither a finding nor an entity" : "a finding and an entity")
                            + "; an exception is about one of them");
        }
        Legible.name("input.owner", owner, MOST_NAME);
        checkReason("input.reason", reason);
        if (ticket != null) {
            Legible.name("input.ticket", ticket, MOST_NAME);
        }
        if (ended != null) {
            checkReason("reason", ended);
        }
    }

    private static void checkReason(String place, String text) {
        Legible.lines(place, text);
        if (text.isBlank() || text.length() > MOST_REASON) {
            throw new BadRequest(
                    place + " has 1 to " + MOST_REASON + " characters, not \"" + PlainText.shown(text) + "\"");
        }
    }

    /**
     * The same, if it may be stated now.
     *
     * @param longest how far ahead its end may be
     * @throws BadRequest if it ends in the past or too late
     */
    public AcceptedRisk stated(Instant now, Duration longest) {
        if (!until.isAfter(now)) {
            throw new BadRequest("input.until is " + until + ", which is over; an exception ends in the future");
        }
        if (until.isAfter(now.plus(longest))) {
            throw new BadRequest("input.until is " + until + "; an exception lasts at most " + longest.toDays()
                    + " days, to be accepted again then");
        }
        return this;
    }

    /** Whether it counts at an instant. */
    public boolean isOpenAt(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** The same, over from an instant on; one that is over already stays as it was. */
    public AcceptedRisk endedAt(Instant at, String why) {
        Instant over = at.isBefore(until) ? at : until;
        return new AcceptedRisk(id, version, finding, entity, owner, reason, ticket, from, over, reviewed, why);
    }

    /** The same, after somebody has looked at all that was done until an instant. */
    public AcceptedRisk reviewedAt(Instant at) {
        return new AcceptedRisk(id, version, finding, entity, owner, reason, ticket, from, until, at, ended);
    }

    /** The same as another version. */
    public AcceptedRisk saved(int asVersion) {
        return new AcceptedRisk(id, asVersion, finding, entity, owner, reason, ticket, from, until, reviewed, ended);
    }

    /** All but id and version, by name; what nobody said is left out. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, "finding", finding);
        put(document, "entity", entity);
        put(document, "owner", owner);
        put(document, "reason", reason);
        put(document, "ticket", ticket);
        put(document, "from", from.toString());
        put(document, "until", until.toString());
        put(document, "reviewed", reviewed == null ? null : reviewed.toString());
        put(document, "ended", ended);
        return document;
    }

    private static void put(Map<String, Object> document, String name, @Nullable String value) {
        if (value != null) {
            document.put(name, value);
        }
    }

    /**
     * What {@link #document} wrote.
     *
     * @throws BadRequest naming the place of what makes no sense
     */
    public static AcceptedRisk read(Map<String, ?> values, String id, int version) {
        Document risk = Document.of(values, "")
                .only("finding", "entity", "owner", "reason", "ticket", "from", "until", "reviewed", "ended");
        return new AcceptedRisk(
                id,
                version,
                risk.textOrNull("finding"),
                risk.textOrNull("entity"),
                risk.text("owner"),
                risk.text("reason"),
                risk.textOrNull("ticket"),
                risk.neededInstant("from"),
                risk.neededInstant("until"),
                risk.instant("reviewed"),
                risk.textOrNull("ended"));
    }
}
