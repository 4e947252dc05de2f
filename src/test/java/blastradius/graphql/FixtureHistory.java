package blastradius.graphql;

import blastradius.graphql.history.HistoryRecord;
import blastradius.model.ImportReport.Counts;
import blastradius.store.history.DatedVersion;
import blastradius.store.history.DatedVersion.Change;
import blastradius.store.history.StatedSince.Stated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Versions of two sources, a day apart, of which nothing was measured. */
public final class FixtureHistory implements HistoryRecord {

    private static final Instant FIRST = Instant.parse("2026-09-01T00:00:00Z");

    private final AtomicLong newest = new AtomicLong(7);

    FixtureHistory() {}

    /** One more version. */
    public void add() {
        newest.incrementAndGet();
    }

    @Override
    public long newest() {
        return newest.get();
    }

    @Override
    public List<DatedVersion> versions(@Nullable Instant from, @Nullable Instant to, long last, int skip, int limit) {
        return all(from, to, last).stream().skip(skip).limit(limit).toList();
    }

    @Override
    public int count(@Nullable Instant from, @Nullable Instant to, long last) {
        return all(from, to, last).size();
    }

    @Override
    public Optional<DatedVersion> at(Instant at) {
        return all(null, at.plusNanos(1), newest.get()).stream().findFirst();
    }

    @Override
    public Optional<DatedVersion> version(long number) {
        return between(number - 1, number).stream().findFirst();
    }

    @Override
    public List<DatedVersion> between(long after, long upTo) {
        return all(null, null, upTo).stream()
                .filter(version -> version.version() > after)
                .toList();
    }

    @Override
    public List<Point> points(@Nullable Instant from, @Nullable Instant to) {
        return List.of();
    }

    @Override
    public List<Stated> relationsSince(long since, long version) {
        return List.of();
    }

    @Override
    public Map<String, Long> entitiesSince(long since, long version) {
        return Map.of();
    }

    private static List<DatedVersion> all(@Nullable Instant from, @Nullable Instant to, long last) {
        return LongStream.rangeClosed(1, last)
                .mapToObj(FixtureHistory::dated)
                .filter(version -> from == null || !version.at().isBefore(from))
                .filter(version -> to == null || version.at().isBefore(to))
                .toList()
                .reversed();
    }

    private static DatedVersion dated(long number) {
        Counts counts = new Counts(number, 0, 1, 10);
        Change change = new Change(number % 2 == 0 ? "even" : "odd", counts, counts);
        return new DatedVersion(number, FIRST.plusSeconds(number * 86_400), null, List.of(change), number > 2);
    }
}
