package blastradius.graphql.history;

import blastradius.history.MeasuredText;
import blastradius.store.history.DatedVersion;
import blastradius.store.history.DatedVersions;
import blastradius.store.history.StatedSince;
import blastradius.store.history.StatedSince.Stated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one that the store keeps. */
@Component
final class StoredHistory implements HistoryRecord {

    private final DatedVersions versions;
    private final StatedSince stated;

    StoredHistory(DatedVersions versions, StatedSince stated) {
        this.versions = versions;
        this.stated = stated;
    }

    @Override
    public long newest() {
        return versions.newest();
    }

    @Override
    public List<DatedVersion> versions(@Nullable Instant from, @Nullable Instant to, long last, int skip, int limit) {
        return versions.in(new DatedVersions.Times(from, to, last), skip, limit);
    }

    @Override
    public int count(@Nullable Instant from, @Nullable Instant to, long last) {
        return versions.count(new DatedVersions.Times(from, to, last));
    }

    @Override
    public Optional<DatedVersion> at(Instant at) {
        return versions.at(at);
    }

    @Override
    public Optional<DatedVersion> version(long number) {
        return versions.of(number);
    }

    @Override
    public List<DatedVersion> between(long after, long upTo) {
        return versions.between(after, upTo);
    }

    @Override
    public List<Point> points(@Nullable Instant from, @Nullable Instant to) {
        return versions.measured(DatedVersions.Times.between(from, to)).stream()
                .map(kept -> new Point(kept.version(), MeasuredText.parse(kept)))
                .toList();
    }

    @Override
    public List<Stated> relationsSince(long since, long version) {
        return stated.relations(since, version);
    }

    @Override
    public Map<String, Long> entitiesSince(long since, long version) {
        return stated.entities(since, version);
    }
}
