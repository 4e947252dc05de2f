package blastradius.graphql.scenario;

import blastradius.graphql.entity.NodeView;
import blastradius.ingest.ScenarioFiles;
import blastradius.model.Scenario;
import blastradius.scenario.resolution.Resolution;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario under the schema's names.
 *
 * @param resolved as it works on the estate that was asked about; null: on the estate as it is now
 */
public record ScenarioView(Scenario of, @Nullable Resolution resolved) implements NodeView {

    public ScenarioView(Scenario of) {
        this(of, null);
    }

    static ScenarioView of(Resolution resolution) {
        return new ScenarioView(resolution.scenario(), resolution);
    }

    static @Nullable ScenarioView orNull(@Nullable Scenario scenario) {
        return scenario == null ? null : new ScenarioView(scenario);
    }

    @Override
    public String id() {
        return of.id();
    }

    public String name() {
        return of.name();
    }

    public @Nullable String description() {
        return of.description();
    }

    public int version() {
        return of.version();
    }

    public long base() {
        return of.base();
    }

    public Instant updatedAt() {
        return of.updatedAt();
    }

    public String yaml() {
        return ScenarioFiles.write(of);
    }

    /** A scenario applied, under the schema's names. */
    record ResolutionView(Resolution of) {

        public List<AppliedView> changes() {
            return AppliedView.all(of);
        }

        public int relationsRemoved() {
            return of.removed().size();
        }

        public int relationsAdded() {
            return of.added().size();
        }

        public int entitiesAdded() {
            return of.newcomers().size();
        }

        public boolean removalOnly() {
            return of.isRemovalOnly();
        }
    }
}
