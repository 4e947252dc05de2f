package blastradius.graphql.finding;

import blastradius.model.BlastRadiusException.Forbidden;
import blastradius.model.Sight;
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

/** Those that the store keeps. They are of the whole estate, and told to nobody who sees less. */
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
        if (!Sight.current().isWhole()) {
            throw new Forbidden("what became of findings is recorded of the whole estate, of which the caller sees some"
                    + " tenants; ask without since, sinceVersion and change");
        }
        return lives.recorded();
    }

    @Override
    public Map<String, FindingLife> of(Collection<String> ids) {
        return Sight.current().isWhole() ? lives.of(ids) : Map.of();
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
