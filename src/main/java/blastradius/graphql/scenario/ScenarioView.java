package blastradius.graphql.scenario;

import blastradius.graphql.entity.NodeView;
import blastradius.ingest.ScenarioFiles;
import blastradius.model.Scenario;
import blastradius.scenario.resolution.Resolution;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A scenario under the schema's names. */
public record ScenarioView(Scenario of) implements NodeView {

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

    public List<ChangeView> changes() {
        return of.changes().stream().map(ChangeView::new).toList();
    }

    public double cost() {
        return of.cost();
    }

    public String yaml() {
        return ScenarioFiles.write(of);
    }

    /** A scenario applied, under the schema's names. */
    record ResolutionView(Resolution of) {

        public List<AppliedView> changes() {
            return of.applied().stream().map(AppliedView::new).toList();
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

    /** What became of a change, under the schema's names. */
    record AppliedView(Resolution.Applied of) {

        public ChangeView change() {
            return new ChangeView(of.change());
        }

        public int applies() {
            return of.count();
        }

        public List<String> missing() {
            return of.missing();
        }

        public String words() {
            String did = of.count() == 0 ? "Changes nothing now." : "Changes " + of.count() + " now.";
            return of.missing().isEmpty()
                    ? did
                    : did + " No longer in the estate, or of another sort: "
                            + of.missing().stream().sorted().collect(Collectors.joining(", ")) + ".";
        }
    }
}
