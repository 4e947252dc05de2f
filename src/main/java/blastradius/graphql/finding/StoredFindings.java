package blastradius.graphql.finding;

import blastradius.store.history.DatedVersion;
import blastradius.store.history.DatedVersions;
import blastradius.store.history.FindingLife;
import blastradius.store.history.FindingLives;
import blastradius.store.history.FindingLives.Recorded;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Those that the store keeps. */
@Component
final class StoredFindings implements PastFindings {

    private final FindingLives lives;
    private final DatedVersions versions;

    StoredFindings(FindingLives lives, DatedVersions versions) {
        this.lives = lives;
        this.versions = versions;
    }

    @Override
    public Optional<Recorded> recorded() {
        return lives.recorded();
    }

    @Override
    public Map<String, FindingLife> of(Collection<String> ids) {
        return lives.of(ids);
    }

    @Override
    public List<FindingLife> stoodAt(long version) {
        return lives.stoodAt(version);
    }

    @Override
    public Map<Long, Instant> dates(Collection<Long> numbers) {
        return lives.dates(numbers);
    }

    @Override
    public Optional<Long> newestAt(Instant at) {
        return versions.at(at).map(DatedVersion::version);
    }
}
