package blastradius.graphql.ranking;

import blastradius.analysis.impact.Distribution;
import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.graphql.entity.Completeness;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.entity.ListFilter;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.entity.Page.Sliced;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.governance.EntityFilters;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.AssumptionsView;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.ScoreSettingsView;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.EntityType;
import blastradius.model.Measure;
import blastradius.snapshot.Snapshot;
import graphql.schema.DataFetchingEnvironment;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Ranks all identities, or all entities of other kinds. */
@Controller
public final class RankingController {

    private final Inquiries inquiries;
    private final IdentityTables tables;
    private final EntityFilters filters;
    private final Limits limits;

    RankingController(Inquiries inquiries, IdentityTables tables, EntityFilters filters, Limits limits) {
        this.inquiries = inquiries;
        this.tables = tables;
        this.filters = filters;
        this.limits = limits;
    }

    @QueryMapping
    RankingConnection ranking(
            @Argument Measure by,
            @Argument ShownLevel level,
            @Argument boolean providerOnly,
            @Argument @Nullable Boolean enabled,
            @Argument @Nullable Boolean breakGlass,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = unbounded(inquiries.of(
                inquiries.snapshot(environment),
                new Inquiries.Arguments(assume, scenario),
                ChronoUnit.MINUTES,
                environment));
        RankedKinds of = RankedKinds.of(environment);
        ListFilter filter = ListFilter.of(null, filters, environment);
        String narrowed = of.text() + enabled + breakGlass + providerOnly + filter.text();
        Page page = Page.of(
                environment.getArgument("first"),
                environment.getArgument("after"),
                limits,
                inquiry.pin(),
                inquiry.question("ranking;" + by + level.level() + narrowed, List.of()));
        Snapshot snapshot = inquiry.snapshot();
        IntPredicate wanted = filter.on(inquiry.filtered())
                .and(vertex -> of.include(snapshot.kind(vertex)))
                .and(vertex -> !providerOnly || snapshot.valuation().isHome(vertex))
                .and(vertex -> enabled == null || snapshot.traits(vertex).enabled() == enabled)
                .and(vertex -> breakGlass == null || snapshot.traits(vertex).breakGlass() == breakGlass);
        RankedIdentities ranked =
                tables.ranked(inquiry, of.types(), by, level.level()).only(wanted);
        IdentitiesView identities = new IdentitiesView(inquiry, tables, of.types(), by);
        return new RankingConnection(
                identities,
                ranked,
                page.of(ranked.size(), (place, cursor) -> new RankingEdge(identities, ranked, place, cursor)));
    }

    @SchemaMapping(typeName = "Identity")
    IdentityMeasures measures(
            EntityView identity,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = unbounded(inquiries.of(
                identity.snapshot(), new Inquiries.Arguments(assume, scenario), ChronoUnit.MINUTES, environment));
        IdentitiesView identities = new IdentitiesView(inquiry, tables, IdentityTables.IDENTITIES, Measure.SCORE);
        return new IdentityMeasures(identities, identities.table().indexOf(inquiry.vertex(identity)));
    }

    private static Inquiry unbounded(Inquiry inquiry) {
        if (inquiry.assumed().maxHops() != null) {
            throw new BadRequest("maxHops is " + inquiry.assumed().maxHops()
                    + "; all identities are measured without a bound, so leave it out");
        }
        return inquiry;
    }

    /** The measures of all entities of some types, as one question asks for them. */
    record IdentitiesView(Inquiry inquiry, IdentityTables tables, Set<EntityType> types, Measure by) {

        IdentityTable table() {
            return tables.of(inquiry, types);
        }

        IdentityTable with(Measure measure) {
            return tables.with(measure, inquiry, types);
        }

        boolean isExact() {
            IdentityTable table = with(by);
            return switch (by) {
                case SCORE, LOSS, TENANTS, TENANT_ADMIN, RESOURCES, ENTITIES, EXPOSURE_HOURS -> table.isExact();
                case RESIDUAL -> IntStream.range(0, table.size()).allMatch(table::isResidualExact);
            };
        }
    }

    /** A page of a ranking. */
    record RankingConnection(IdentitiesView identities, RankedIdentities ranked, Slice<RankingEdge> page)
            implements Sliced<RankingEdge> {

        public List<RankingEdge> edges() {
            return page.edges();
        }

        public List<EntityView> nodes() {
            return edges().stream().map(RankingEdge::node).toList();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }

        public Distribution distribution() {
            return ranked.distribution();
        }

        public ScoreSettingsView settings() {
            return ScoreSettingsView.of(
                    identities.inquiry().snapshot().valuation().weighting());
        }

        public AssumptionsView assumptions() {
            return identities.inquiry().assumptionsView();
        }

        public Completeness completeness() {
            return identities.isExact()
                    ? Completeness.EXACT
                    : new Completeness(
                            false,
                            "the time did not suffice to search every one by itself; some values are lower bounds");
        }

        public SnapshotView snapshot() {
            return identities.inquiry().snapshotView();
        }
    }

    /** What is ranked, and its place. */
    public record RankingEdge(IdentitiesView identities, RankedIdentities ranked, int place, String cursor)
            implements Edge {

        public EntityView node() {
            return identities.inquiry().entity(ranked.vertex(place));
        }

        public int rank() {
            return ranked.rank(place);
        }

        public double value() {
            return ranked.value(place);
        }

        public double percentile() {
            return ranked.percentile(place);
        }

        public IdentityMeasures measures() {
            return new IdentityMeasures(identities, ranked.index(place));
        }
    }

    /** The measures of one entity under the schema's names; the index is that of the table. */
    public record IdentityMeasures(IdentitiesView identities, int index) {

        public double score() {
            return identities.table().score(index);
        }

        public LevelCounts tenantCounts() {
            return identities.table().tenantCounts(index);
        }

        public long tenantAdminCount() {
            return identities.table().tenantAdmins(index);
        }

        public double resourceValue() {
            return identities.table().resourceValue(index);
        }

        public long entityCount() {
            return identities.table().entities(index);
        }

        public double residual() {
            return identities.with(Measure.RESIDUAL).residual(index);
        }

        public double loss() {
            return identities.table().customersLost(index);
        }

        public double exposureHours() {
            return identities.with(Measure.EXPOSURE_HOURS).exposureHours(index);
        }
    }
}
