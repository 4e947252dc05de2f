package blastradius.graphql.scenario;

import blastradius.analysis.impact.Distribution;
import blastradius.analysis.impact.Impact;
import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.impact.Score;
import blastradius.graphql.entity.Completeness;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.inquiry.AssumptionsView;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.scenario.ScenarioView.ResolutionView;
import blastradius.model.Scenario;
import blastradius.model.AccessLevel;
import blastradius.model.JitMode;
import blastradius.model.Measure;
import blastradius.scenario.comparison.ComparedEstate;
import blastradius.scenario.comparison.ComparedIdentities;
import blastradius.scenario.comparison.ComparedIdentities.Critical;
import blastradius.scenario.comparison.ComparedReach;
import blastradius.scenario.comparison.Comparison;
import blastradius.scenario.comparison.Contribution;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A comparison under the schema's names.
 *
 * @param asked what of all identities is asked for: only that can be incomplete
 */
record ComparisonView(Inquiry inquiry, Comparison of, RequestedMeasures asked) {

    public List<ColumnView> columns() {
        return of.columns().stream().map(column -> new ColumnView(this, column)).toList();
    }

    public AssumptionsView assumptions() {
        return inquiry.assumptionsView();
    }

    public Completeness completeness() {
        boolean exact = of.columns().stream().allMatch(column -> switch (asked) {
            case NOTHING -> true;
            case SCORES -> column.everyone().isExact();
            case HOURS_TOO -> column.everyone().isExactWithHours();
        });
        return exact
                ? Completeness.EXACT
                : new Completeness(
                        false,
                        "scores and exposure hours of some identities are lower bounds: the time did not suffice for all");
    }

    public SnapshotView snapshot() {
        return inquiry.snapshotView();
    }

    /** Which versions of which scenarios stand side by side: what decides lists of differences. */
    private String stamp() {
        return of.columns().stream()
                .map(column -> column.scenario()
                        .map(Scenario::stamp)
                        .orElse("-" + column.snapshot().version()))
                .collect(Collectors.joining(","));
    }

    /** A column under the schema's names. */
    record ColumnView(ComparisonView comparison, ComparedEstate of) {

        String stamp() {
            return comparison.stamp() + "#" + comparison.of.columns().indexOf(of);
        }

        EntityView entity(int vertex) {
            return new EntityView(of.snapshot(), vertex);
        }

        public long version() {
            return of.snapshot().version();
        }

        public @Nullable ScenarioView scenario() {
            return of.resolution().map(ScenarioView::of).orElse(null);
        }

        public @Nullable ResolutionView resolution() {
            return of.resolution().map(ResolutionView::new).orElse(null);
        }

        public @Nullable RadiusView chosen() {
            return of.chosen().map(chosen -> new RadiusView(this, chosen)).orElse(null);
        }

        public IdentitiesView all() {
            return new IdentitiesView(this);
        }

        public List<ContributionView> changes() {
            return of.contributions().stream()
                    .map(each -> new ContributionView(of.resolution().orElseThrow(), each))
                    .toList();
        }

        public @Nullable String changesReason() {
            return of.contributionsReason().orElse(null);
        }

        public double cost() {
            return of.cost();
        }

        public double saving() {
            return of.saving();
        }

        public Comparison.Saved savingOf() {
            return comparison.of.saved();
        }

        public @Nullable Double savingPerCost() {
            return of.savingPerCost().orElse(null);
        }

        public List<ScenarioView> dominatedBy() {
            return of.dominators().stream()
                    .flatMap(column -> column.resolution().stream())
                    .map(ScenarioView::of)
                    .toList();
        }

        public boolean dominatedByBaseline() {
            return of.dominators().stream().anyMatch(column -> column.scenario().isEmpty());
        }
    }

    /** What chosen entities reach, under the schema's names. */
    record RadiusView(ColumnView column, ComparedReach of) {

        public Score score() {
            return of.impact().score();
        }

        public LevelCounts tenantCounts() {
            return of.impact().tenantCounts();
        }

        public int tenantAdminCount() {
            return of.impact().tenantAdmins();
        }

        public LevelCounts resourceCounts() {
            return of.impact().counts().resources();
        }

        public int entityCount() {
            return of.impact().counts().entities();
        }

        public double exposureHours() {
            return of.exposure().hours();
        }

        public List<JitScore> byJit() {
            return Arrays.stream(JitMode.values())
                    .map(jit -> new JitScore(jit, of.under(jit)))
                    .toList();
        }

        public List<EntityView> absent() {
            return of.absent().stream().map(column::entity).toList();
        }
    }

    /** The measures of a reach under one assumption. */
    record JitScore(JitMode jit, Impact of) {

        public Score score() {
            return of.score();
        }

        public LevelCounts tenantCounts() {
            return of.tenantCounts();
        }

        public int tenantAdminCount() {
            return of.tenantAdmins();
        }
    }

    /** All identities of a column, under the schema's names. */
    record IdentitiesView(ColumnView column) {

        public int count() {
            return column.of().everyone().size();
        }

        public @Nullable DistributionView residual() {
            ComparedIdentities everyone = column.of().everyone();
            return everyone.residuals()
                    .map(residual -> new DistributionView(
                            residual, everyone.criticalResidualCount().orElseThrow()))
                    .orElse(null);
        }

        public @Nullable String residualReason() {
            return column.of().everyone().residualReason().orElse(null);
        }

        DistributionView distribution(Measure measure, AccessLevel level) {
            ComparedIdentities everyone = column.of().everyone();
            Distribution spread = everyone.distribution(measure, level);
            return new DistributionView(
                    spread,
                    switch (measure) {
                        case RESIDUAL -> everyone.criticalResidualCount().orElseThrow();
                        case SCORE, LOSS, TENANTS, TENANT_ADMIN, RESOURCES, ENTITIES, EXPOSURE_HOURS ->
                            everyone.criticalCount();
                    });
        }

        CriticalCounts critical(@Nullable Boolean enabled, @Nullable Boolean breakGlass) {
            Snapshot snapshot = column.of().snapshot();
            Critical counts = column.of()
                    .everyone()
                    .critical(vertex ->
                            (enabled == null || snapshot.traits(vertex).enabled() == enabled)
                                    && (breakGlass == null
                                            || snapshot.traits(vertex).breakGlass() == breakGlass));
            return new CriticalCounts(
                    counts.inherent(),
                    counts.residual().isPresent() ? counts.residual().getAsInt() : null);
        }
    }

    /** How many are critical; null: the time does not suffice. */
    record CriticalCounts(int inherent, @Nullable Integer residual) {}

    /** How values are spread, under the schema's names. */
    record DistributionView(Distribution of, int atLeast70) {

        public double mean() {
            return of.mean();
        }

        public double median() {
            return of.median();
        }

        public double p95() {
            return of.p95();
        }

        public double cvar95() {
            return of.cvar95();
        }

        public double max() {
            return of.max();
        }
    }

    /** What a change is worth, under the schema's names. */
    record ContributionView(Resolution in, Contribution of) {

        public ChangeView change() {
            return new ChangeView(in, of.applied());
        }

        public double leaveOneOut() {
            return of.leaveOneOut();
        }

        public @Nullable Double shapley() {
            return of.shapley().orElse(null);
        }

        public @Nullable String shapleyReason() {
            return of.shapleyReason().orElse(null);
        }

        public @Nullable Double savingPerCost() {
            return of.savingPerCost().orElse(null);
        }
    }
}
