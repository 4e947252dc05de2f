package blastradius.graphql.governance;

import blastradius.snapshot.Snapshot;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** When the records of a snapshot were last reviewed, as far as sources date it. Read from the store once for each snapshot. Safe for several threads. */
public final class LastReviews {

    /** Passes on what sources say beside of all reviews of a version. */
    public interface Reading {
        void forEach(long version, Visitor visitor);
    }

    /** Takes what a source says of a review. */
    public interface Visitor {

        /** {@code record}: the id of what was reviewed. */
        void said(String record, Map<String, Object> words);
    }

    private final LoadingCache<Snapshot, Map<Integer, Instant>> last;

    public LastReviews(Reading reading) {
        this.last = Caffeine.newBuilder().weakKeys().build(snapshot -> read(snapshot, reading));
    }

    private static Map<Integer, Instant> read(Snapshot snapshot, Reading reading) {
        Map<Integer, Instant> last = new HashMap<>();
        reading.forEach(
                snapshot.version(),
                (record, words) -> snapshot.vertexOf(record)
                        .ifPresent(vertex -> GovernanceNames.SHIPPED
                                .values("reviewed", words)
                                .map(value -> StatedTimes.start(value.toString()))
                                .flatMap(Stream::ofNullable)
                                .findFirst()
                                .ifPresent(at ->
                                        last.merge(vertex, at, (one, other) -> one.isAfter(other) ? one : other))));
        return last;
    }

    /** The entities that were reviewed at the instant or later. */
    public BitSet since(Snapshot snapshot, Instant at) {
        BitSet since = new BitSet();
        last.get(snapshot.origin()).forEach((vertex, reviewed) -> {
            if (!reviewed.isBefore(at)) {
                since.set(vertex);
            }
        });
        return since;
    }
}
