package blastradius.access;

import blastradius.model.BlastRadiusException.Busy;
import blastradius.model.BlastRadiusException.LimitExceeded;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What each caller may ask for: so many points in an hour, which begins with the first of them, and so many questions at once. Each server
 * counts for itself. Of callers, the 100,000 who asked last are known. Safe for several threads.
 */
public final class Allowances {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final long MOST_CALLERS = 100_000;

    private final long points;
    private final int atOnce;
    private final Clock clock;
    private final Map<String, Integer> asking = new ConcurrentHashMap<>();
    private final Map<String, Hour> hours;

    /**
     * @param points that the questions of a caller may cost in an hour
     * @param atOnce how many questions and files of a caller are answered at once
     */
    public Allowances(long points, int atOnce, Clock clock) {
        this.points = points;
        this.atOnce = atOnce;
        this.clock = clock;
        Cache<String, Hour> kept = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterWrite(HOUR)
                .build();
        this.hours = kept.asMap();
    }

    /** What is left of a caller's hour. */
    private record Hour(long left, Instant end) {

        boolean isOver(Instant now) {
            return !now.isBefore(end);
        }
    }

    /** What a caller may still ask for; whoever need not sign in may ask for everything. */
    public Allowance of(Caller caller) {
        return caller.equals(Caller.LOCAL) ? Allowance.UNBOUNDED : new Own(caller.id());
    }

    private final class Own implements Allowance {

        private final String caller;

        Own(String caller) {
            this.caller = caller;
        }

        @Override
        public void enter() {
            asking.merge(caller, 1, (before, one) -> {
                if (before >= atOnce) {
                    throw new Busy(
                            before
                                    + " questions of this caller are under way, the most at once; ask when one is answered",
                            Duration.ofSeconds(1));
                }
                return before + one;
            });
        }

        @Override
        public void leave() {
            asking.computeIfPresent(caller, (id, before) -> before == 1 ? null : before - 1);
        }

        @Override
        public boolean has(long cost) {
            return current(hours.get(caller), clock.instant()).left() >= cost;
        }

        @Override
        public void spend(long cost) {
            if (cost > points) {
                throw new LimitExceeded("the question costs " + cost + " points; a caller has " + points
                        + " an hour: ask for smaller pages or fewer fields");
            }
            Instant now = clock.instant();
            hours.compute(caller, (id, known) -> {
                Hour hour = current(known, now);
                if (cost > hour.left()) {
                    throw new Busy(
                            "the question costs " + cost + " points, and " + hour.left() + " of this caller's " + points
                                    + " an hour are left until " + hour.end() + "; ask again then, or for less",
                            Duration.between(now, hour.end()));
                }
                return new Hour(hour.left() - cost, hour.end());
            });
        }

        @Override
        public Map<String, String> headers() {
            Instant now = clock.instant();
            Hour hour = current(hours.get(caller), now);
            return Map.of(
                    "RateLimit-Policy",
                    "\"points\";q=" + points + ";w=" + HOUR.toSeconds() + ", \"at-once\";q=" + atOnce
                            + ";qu=\"concurrent-requests\"",
                    "RateLimit",
                    "\"points\";r=" + hour.left() + ";t="
                            + Duration.between(now, hour.end()).toSeconds());
        }

        private Hour current(@Nullable Hour known, Instant now) {
            return known == null || known.isOver(now) ? new Hour(points, now.plus(HOUR)) : known;
        }
    }
}
