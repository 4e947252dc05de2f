package blastradius.graphql.scenario;

import blastradius.analysis.question.Source;
import blastradius.graphql.entity.Cursor;
import blastradius.graphql.entity.Cursor.Pin;
import blastradius.graphql.entity.Page.Connection;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.Resolutions;
import blastradius.graphql.ranking.IdentityTables;
import blastradius.graphql.scenario.ComparisonView.ColumnView;
import blastradius.graphql.scenario.ComparisonView.IdentitiesView;
import blastradius.graphql.scenario.ComparisonView.RadiusView;
import blastradius.graphql.scenario.MovePages.MoveEdge;
import blastradius.graphql.scenario.MovePages.RankChangeEdge;
import blastradius.graphql.scenario.MovePages.RegressionEdge;
import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.Measure;
import blastradius.model.Scenario;
import blastradius.scenario.comparison.Comparison;
import blastradius.scenario.comparison.ComparisonQuestion;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers what each scenario would change. */
@Controller
public final class ComparisonController {

    private static final int MOST = 10;

    private final CurrentSnapshot current;
    private final Inquiries inquiries;
    private final Resolutions resolutions;
    private final IdentityTables tables;
    private final MovePages pages;
    private final Clock clock;

    ComparisonController(
            CurrentSnapshot current,
            Inquiries inquiries,
            Resolutions resolutions,
            IdentityTables tables,
            Limits limits,
            Clock clock) {
        this.tables = tables;
        this.current = current;
        this.inquiries = inquiries;
        this.resolutions = resolutions;
        this.pages = new MovePages(limits);
        this.clock = clock;
    }

    @QueryMapping
    ComparisonView comparison(
            @Argument List<String> scenarios,
            @Argument boolean baseline,
            @Argument @Nullable List<Map<String, Object>> changes,
            @Argument @Nullable List<String> compromised,
            @Argument @Nullable List<ShownLevel> compromisedAt,
            @Argument @Nullable AssumptionsInput assume,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiry(assume, environment);
        List<Source> sources = compromised == null || compromised.isEmpty()
                ? List.of()
                : inquiries.sources(inquiry, compromised, compromisedAt);
        ComparisonQuestion question = new ComparisonQuestion(
                inquiry.assumed(), baseline, inquiry.budget(), gates -> tables.known(gates, inquiry.budget()));
        Comparison found = Comparison.of(inquiry.snapshot(), compared(scenarios, changes), sources, question);
        return new ComparisonView(inquiry, found, RequestedMeasures.of(environment));
    }

    private List<Scenario> compared(List<String> ids, @Nullable List<Map<String, Object>> changes) {
        if (ids.size() > MOST) {
            throw new LimitExceeded(ids.size() + " scenarios are named; at most " + MOST + " are compared at once");
        }
        List<Scenario> compared =
                new ArrayList<>(ids.stream().map(resolutions::scenario).toList());
        resolutions.asked(null, changes).ifPresent(compared::add);
        return compared;
    }

    /** Its pages stand deep in the answer: cursors among them say which snapshot and instant they go on from. */
    private Inquiry inquiry(@Nullable AssumptionsInput assume, DataFetchingEnvironment environment) {
        Optional<Pin> pin = environment.getSelectionSet().getFields().stream()
                .map(SelectedField::getArguments)
                .map(arguments -> Cursor.parse((String) arguments.get("after")))
                .filter(Objects::nonNull)
                .map(Cursor::pin)
                .findFirst();
        Snapshot snapshot = pin.map(pinned -> current.at(pinned.version())).orElseGet(current::get);
        Instant now = pin.map(Pin::at).orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return inquiries.unchanged(snapshot, assume, now, environment);
    }

    @SchemaMapping(typeName = "ComparedRadius")
    Connection<MoveEdge> gained(
            RadiusView radius, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return pages.entities(radius.column(), true, first, after);
    }

    @SchemaMapping(typeName = "ComparedRadius")
    Connection<MoveEdge> lost(RadiusView radius, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return pages.entities(radius.column(), false, first, after);
    }

    @SchemaMapping(typeName = "ComparedRadius")
    Connection<MoveEdge> tenantsGained(
            RadiusView radius, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return pages.tenants(radius.column(), true, first, after);
    }

    @SchemaMapping(typeName = "ComparedRadius")
    Connection<MoveEdge> tenantsLost(
            RadiusView radius, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return pages.tenants(radius.column(), false, first, after);
    }

    @SchemaMapping(typeName = "ComparedIdentities")
    ComparisonView.DistributionView distribution(
            IdentitiesView identities, @Argument Measure by, @Argument ShownLevel level) {
        return identities.distribution(by, level.level());
    }

    @SchemaMapping(typeName = "ComparedIdentities")
    ComparisonView.CriticalCounts critical(
            IdentitiesView identities, @Argument @Nullable Boolean enabled, @Argument @Nullable Boolean breakGlass) {
        return identities.critical(enabled, breakGlass);
    }

    @SchemaMapping(typeName = "ComparedIdentities")
    Connection<RankChangeEdge> rankChanges(
            IdentitiesView identities,
            @Argument Measure by,
            @Argument ShownLevel level,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after) {
        AccessLevel counted = level.level();
        ColumnView column = identities.column();
        return pages.rankChanges(column, column.of().rankChanges(by, counted), by + " " + counted, first, after);
    }

    @SchemaMapping(typeName = "ComparedIdentities")
    Connection<RegressionEdge> regressions(
            IdentitiesView identities, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return pages.regressions(identities.column(), first, after);
    }
}
