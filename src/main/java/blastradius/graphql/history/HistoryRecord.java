package blastradius.graphql.history;

import blastradius.history.MeasuredVersion;
import blastradius.store.history.DatedVersion;
import blastradius.store.history.StatedSince.Stated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of the versions that there were. */
public interface HistoryRecord {

    /** The number of the newest version; 0: there is none yet. */
    long newest();

    /** Those that came in a time, not after a version, the newest first; null: without a bound. */
    List<DatedVersion> versions(@Nullable Instant from, @Nullable Instant to, long last, int skip, int limit);

    /** How many these are. */
    int count(@Nullable Instant from, @Nullable Instant to, long last);

    /** The version that was the newest at an instant. */
    Optional<DatedVersion> at(Instant at);

    /** The version of a number. */
    Optional<DatedVersion> version(long number);

    /** Those after one version, up to another, the newest first. */
    List<DatedVersion> between(long after, long upTo);

    /** Those of a time of which something was measured, the oldest first. */
    List<Point> points(@Nullable Instant from, @Nullable Instant to);

    /** Relations that stand at a version as they did not at an earlier one. */
    List<Stated> relationsSince(long since, long version);

    /** Entities likewise, with the version from which on each is as it is. */
    Map<String, Long> entitiesSince(long since, long version);

    /** A version and what it measured to. */
    record Point(DatedVersion version, MeasuredVersion measured) {}
}
