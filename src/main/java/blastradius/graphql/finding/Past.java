package blastradius.graphql.finding;

import blastradius.finding.outcome.Finding;
import blastradius.store.history.FindingLife;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which versions the findings of one answer stood, looked up once for all when it is asked first. For one thread. */
public final class Past {

    private final PastFindings known;
    private final Collection<Finding> findings;
    private final Map<Long, Instant> dates = new HashMap<>();
    private @Nullable Map<String, FindingLife> lives;

    Past(PastFindings known, Collection<Finding> findings) {
        this.known = known;
        this.findings = findings;
    }

    PastFindings known() {
        return known;
    }

    /** Null: no version is recorded that had it. */
    @Nullable
    FindingLife life(Finding finding) {
        return lives().get(finding.id());
    }

    private Map<String, FindingLife> lives() {
        if (lives == null) {
            lives = known.of(findings.stream().map(Finding::id).toList());
            date(lives.values());
        }
        return lives;
    }

    /** Looks up when the versions came in which findings came or went. */
    void date(Collection<FindingLife> all) {
        List<Long> missing = all.stream()
                .flatMap(life ->
                        Stream.of(life.first(), life.last().since(), life.last().until()))
                .filter(java.util.Objects::nonNull)
                .filter(version -> !dates.containsKey(version))
                .distinct()
                .toList();
        dates.putAll(missing.isEmpty() ? Map.of() : known.dates(missing));
    }

    /** A version, where it is known. */
    @Nullable
    SeenView seen(@Nullable Long version) {
        Instant at = version == null ? null : dates.get(version);
        return version == null || at == null ? null : new SeenView(version, at);
    }

    /** A version and when it came. */
    public record SeenView(long version, Instant at) {}
}
