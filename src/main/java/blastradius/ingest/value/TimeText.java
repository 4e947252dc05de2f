package blastradius.ingest.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a text says of a time, before anybody knows in which zone its writer lives. */
sealed interface TimeText {

    /** No time is set: the known spellings of never. */
    record Unset() implements TimeText {}

    /** A moment that needs no zone. */
    record At(Instant instant) implements TimeText {}

    /** A whole day, in its own zone if it states one. */
    record Day(LocalDate date, @Nullable ZoneId zone) implements TimeText {}

    /** A time of some clock on the wall. */
    record Wall(LocalDateTime time) implements TimeText {}
}
