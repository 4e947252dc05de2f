package blastradius.graphql.inquiry;

import blastradius.analysis.question.Budget;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Scenario;
import blastradius.model.ScenarioDocument;
import blastradius.model.Shelf;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scenarios applied to snapshots, each once: kept by snapshot and scenario. Safe for several threads. */
public final class Resolutions {

    private static final int KEPT = 32;

    private final Shelf<Scenario> saved;

    public Resolutions(Shelf<Scenario> saved) {
        this.saved = saved;
    }

    /** Those of one snapshot; they live as long as it. Scenarios are equal by all that they say: no id stands for another's changes. */
    private record Kept(Cache<Scenario, Resolution> known) {
        static Kept of(Snapshot snapshot) {
            return new Kept(Caffeine.newBuilder().maximumSize(KEPT).build());
        }
    }

    /** The scenario as it is saved now, applied to the estate as it is: to the snapshot that this one may be a revision of. */
    public Resolution of(Snapshot snapshot, Scenario scenario, Budget budget) {
        Snapshot base = snapshot.origin();
        return base.companion(Kept.class, Kept::of).known().get(scenario, key -> Resolution.of(base, scenario, budget));
    }

    /**
     * What a question asks about: a saved scenario, the changes that it states itself, or these after that; empty: the estate as it is.
     *
     * @throws blastradius.model.BlastRadiusException.UnknownId if there is no such scenario
     */
    public Optional<Scenario> asked(@Nullable String id, @Nullable List<?> changes) {
        Scenario named = id == null ? null : scenario(id);
        return changes == null || changes.isEmpty()
                ? Optional.ofNullable(named)
                : Optional.of(ScenarioDocument.inline(named, changes));
    }

    /**
     * A saved scenario.
     *
     * @throws blastradius.model.BlastRadiusException.UnknownId if there is no such scenario
     */
    public Scenario scenario(String id) {
        return saved.find(id).orElseThrow(() -> new UnknownId("scenario", id));
    }
}
