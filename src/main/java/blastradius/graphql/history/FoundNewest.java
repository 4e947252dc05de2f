package blastradius.graphql.history;

import blastradius.history.FoundVersion;
import blastradius.model.BlastRadiusException.StoreUnavailable;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What the newest version that was judged came to, as figures; read anew after some seconds. Safe for several threads. */
final class FoundNewest {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final LoadingCache<Boolean, Optional<FoundVersion>> known;

    /** {@code record}: empty: no version was judged yet. */
    FoundNewest(Supplier<Optional<FoundVersion>> record) {
        known = Caffeine.newBuilder().expireAfterWrite(FRESH).build(one -> read(record));
    }

    private static Optional<FoundVersion> read(Supplier<Optional<FoundVersion>> record) {
        try {
            return record.get();
        } catch (StoreUnavailable away) {
            return Optional.empty();
        }
    }

    /** How many of a severity nobody accepted. */
    double count(String severity) {
        return known.get(true)
                .map(found -> (double) found.all().bySeverity().getOrDefault(severity, 0))
                .orElse(Double.NaN);
    }

    /** How many somebody accepted. */
    double accepted() {
        return known.get(true).map(found -> (double) found.all().accepted()).orElse(Double.NaN);
    }
}
