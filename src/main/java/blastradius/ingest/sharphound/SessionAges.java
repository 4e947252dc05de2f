package blastradius.ingest.sharphound;

import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.ledger.Ledger;
import it.unimi.dsi.fastutil.ints.Int2LongMap;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How old sessions are: measured against the last time that the collection speaks of, not the clock, since an old collection is not a safe
 * estate. A session is as old as its record says, else as the file's name; where neither does, its account's last sign-in tells.
 */
final class SessionAges {

    /** Collectors write when they began into the names of their files. */
    private static final Pattern STAMP = Pattern.compile("^(\\d{14})_");

    private static final DateTimeFormatter STAMP_FORMAT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    /** Where computers' records list who is signed in there. */
    static final List<String> FIELDS = List.of("sessions", "privilegedsessions", "registrysessions");

    /** Controllers tell each other of sign-ins as late as this. */
    private static final Duration REPLICATION = Duration.ofDays(14);

    private final Ledger ledger;
    private final Int2LongMap lastUsed = new Int2LongOpenHashMap();
    private Instant newest = Instant.EPOCH;

    SessionAges(Ledger ledger) {
        this.ledger = ledger;
        lastUsed.defaultReturnValue(Long.MIN_VALUE);
    }

    /** When the collector began, as the name of its file says; null where it does not. */
    static @Nullable Instant stamp(String fileName) {
        Matcher matcher = STAMP.matcher(fileName);
        try {
            return matcher.find()
                    ? LocalDateTime.parse(matcher.group(1), STAMP_FORMAT).toInstant(ZoneOffset.UTC)
                    : null;
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /** The collection is no older than this. */
    void seen(@Nullable Instant time) {
        newest = time == null || time.isBefore(newest) ? newest : time;
    }

    void signedIn(int account, @Nullable Instant time) {
        if (account >= 0 && time != null) {
            lastUsed.put(account, time.getEpochSecond());
        }
    }

    /** A file of the collection has this record: of a session, or of a computer with its own. */
    void record(CollectorFile file, AdRecord record) {
        seen(stamp(file.content().fileName()));
        if (file.kind() == null) {
            seen(time(record));
        } else if (file.kind() == DirectoryKind.COMPUTER) {
            for (String field : FIELDS) {
                record.part(field).parts("results").forEach(session -> seen(time(session)));
            }
        }
    }

    private @Nullable Instant time(AdRecord session) {
        String text = session.text("lastseen", "timestamp");
        try {
            return text == null ? null : ledger.times().start(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /**
     * What a session's record says, and what its age comes to.
     *
     * @param evidence to be kept beside it
     * @param closedSince why it is not followed; null: it is
     */
    record Judged(Map<String, Object> evidence, @Nullable String closedSince) {}

    /** Whether a session still counts. One whose account's last sign-in alone is old does, since it was there when it was collected. */
    Judged judge(CollectorFile file, AdRecord session, int account) {
        Map<String, Object> evidence = new HashMap<>();
        Integer type = session.number("logontype");
        if (type != null && type != 0) {
            evidence.put("logontype", type);
        }
        Instant stated = time(session);
        if (stated != null) {
            evidence.put("lastseen", stated.toString());
        }
        Instant at = stated == null ? stamp(file.content().fileName()) : stated;
        Instant oldest = newest.minus(ledger.settings().sessionAge());
        long signIn = lastUsed.get(account);
        if (at != null && at.isBefore(oldest)) {
            String old = "session seen " + at;
            evidence.put("approximated", old);
            return new Judged(evidence, ledger.settings().followsOldSessions() ? null : old);
        }
        boolean isOldSignIn = at == null
                && signIn != Long.MIN_VALUE
                && Instant.ofEpochSecond(signIn).isBefore(oldest.minus(REPLICATION));
        if (isOldSignIn) {
            evidence.put("approximated", "the account last signed in " + Instant.ofEpochSecond(signIn));
        }
        return new Judged(evidence, null);
    }
}
