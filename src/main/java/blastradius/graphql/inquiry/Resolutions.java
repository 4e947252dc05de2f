package blastradius.graphql.inquiry;

import blastradius.analysis.question.Budget;
import blastradius.model.Scenario;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Scenarios applied to snapshots, each once: kept by snapshot, scenario and the scenario's version. Safe for several threads. */
public final class Resolutions {

    private static final int KEPT = 32;

    private final SavedScenarios saved;

    public Resolutions(SavedScenarios saved) {
        this.saved = saved;
    }

    private record Key(String id, int version) {}

    /** Those of one snapshot; they live as long as it. */
    private record Kept(Cache<Key, Resolution> known) {
        static Kept of(Snapshot snapshot) {
            return new Kept(Caffeine.newBuilder().maximumSize(KEPT).build());
        }
    }

    /** The scenario as it is saved now, applied to the estate as it is: to the snapshot that this one may be a revision of. */
    public Resolution of(Snapshot snapshot, Scenario scenario, Budget budget) {
        Snapshot base = snapshot.origin();
        return base.companion(Kept.class, Kept::of)
                .known()
                .get(new Key(scenario.id(), scenario.version()), key -> Resolution.of(base, scenario, budget));
    }

    /**
     * A saved scenario.
     *
     * @throws blastradius.model.BlastRadiusException.UnknownId if there is no such scenario
     */
    public Scenario scenario(String id) {
        return saved.get(id);
    }
}
