package blastradius.collect.request;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What came back from one request.
 *
 * @param after how long it asks to wait before the next; null: it does not say
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, byte[] body, @Nullable Duration after) {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int FAULT = 500;

    boolean isWell() {
        return status == 200;
    }

    /** Whether the token was refused. */
    boolean isStale() {
        return status == UNAUTHORIZED;
    }

    /** Whether the same request may be answered later. */
    boolean isForLater() {
        return status == TOO_MANY || status >= FAULT;
    }

    /** What a header {@code Retry-After} says: seconds or a date; null: nothing that can be read. */
    static @Nullable Duration after(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        try {
            return text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
