package blastradius.graphql;

import blastradius.graphql.finding.PastFindings;
import blastradius.store.history.FindingLife;
import blastradius.store.history.FindingLives.Recorded;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Findings in earlier versions, as a test tells them; each version came on the day of September that is its number. */
public final class FixturePast implements PastFindings {

    private final Map<String, FindingLife> lives = new LinkedHashMap<>();
    private @Nullable Recorded recorded;

    /** Forgets what was told, and takes this. */
    public void tell(@Nullable Recorded told, FindingLife... all) {
        recorded = told;
        lives.clear();
        for (FindingLife life : all) {
            lives.put(life.id(), life);
        }
    }

    @Override
    public Optional<Recorded> recorded() {
        return Optional.ofNullable(recorded);
    }

    @Override
    public Map<String, FindingLife> of(Collection<String> ids) {
        return ids.stream().filter(lives::containsKey).collect(Collectors.toMap(id -> id, lives::get));
    }

    @Override
    public List<FindingLife> stoodAt(long version) {
        return lives.values().stream().filter(life -> life.stoodAt(version)).toList();
    }

    @Override
    public Map<Long, Instant> dates(Collection<Long> versions) {
        return versions.stream().distinct().collect(Collectors.toMap(version -> version, FixturePast::date));
    }

    private static Instant date(long version) {
        return Instant.parse("2026-09-01T00:00:00Z").plusSeconds((version - 1) * 86_400);
    }

    @Override
    public Optional<Long> newestAt(Instant at) {
        return List.of(7L, 6L, 5L, 4L, 3L, 2L, 1L).stream()
                .filter(version -> !date(version).isAfter(at))
                .findFirst();
    }
}
