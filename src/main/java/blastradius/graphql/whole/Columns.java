package blastradius.graphql.whole;

import blastradius.export.Sheet;
import blastradius.export.Sheet.Column;
import blastradius.graphql.attack.ChokePointController.ChokePointEdge;
import blastradius.graphql.attack.ExposureView.ExposedToEdge;
import blastradius.graphql.entity.EntityController.EntityEdge;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Page.OfEntity;
import blastradius.graphql.finding.FindingConnection.FindingEdge;
import blastradius.graphql.finding.Past.SeenView;
import blastradius.graphql.inquiry.NamedView;
import blastradius.graphql.inquiry.RelationView;
import blastradius.graphql.ranking.RankingController.RankingEdge;
import blastradius.graphql.reach.ReachedPages.ReachedEntityEdge;
import blastradius.graphql.relation.RelationLists.RelationEdge;
import blastradius.model.AcceptedRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rows of each list show. */
final class Columns {

    static final Sheet<EntityEdge> ENTITIES = new Sheet<>(of(
            entity(OfEntity::node),
            new Column<>("environment", row -> row.node().environment()),
            new Column<>("tier", row -> row.node().tier()),
            new Column<>("criticality", row -> row.node().criticality()),
            new Column<>("sensitivity", row -> row.node().sensitivity()),
            new Column<>("enabled", row -> row.node().enabled()),
            new Column<>("break_glass", row -> row.node().breakGlass())));

    static final Sheet<ReachedEntityEdge> REACHED = new Sheet<>(of(
            entity(OfEntity::node),
            new Column<>("level", ReachedEntityEdge::level),
            new Column<>("hops", ReachedEntityEdge::hops)));

    static final Sheet<ExposedToEdge> EXPOSED =
            new Sheet<>(of(entity(OfEntity::node), new Column<>("reaches_all", ExposedToEdge::reachesAll)));

    static final Sheet<RankingEdge> RANKED = new Sheet<>(of(
            entity(RankingEdge::node),
            new Column<>("rank", RankingEdge::rank),
            new Column<>("value", RankingEdge::value),
            new Column<>("percentile", RankingEdge::percentile)));

    static final Sheet<ChokePointEdge> CHOKE_POINTS = new Sheet<>(of(
            Stream.of(
                    new Column<>("entity", edge -> id(edge.node().entity())),
                    new Column<>("relation", edge -> relation(edge, RelationView::id)),
                    new Column<>("kind", Columns::kind),
                    new Column<>("words", Columns::words),
                    new Column<>("compromised", edge -> edge.node().compromised())),
            new Column<>("targets_saved", ChokePointEdge::targetsSaved),
            new Column<>("score_lost", edge -> edge.loss().score()),
            new Column<>("score_left", edge -> edge.loss().remainingScore()),
            new Column<>(
                    "tenants_control_lost", edge -> edge.loss().tenantCounts().control()),
            new Column<>("tenants_see_lost", edge -> edge.loss().tenantCounts().see()),
            new Column<>("tenant_admins_lost", edge -> edge.loss().tenantAdminCount()),
            new Column<>("entities_lost", edge -> edge.loss().entityCount())));

    static final Sheet<RelationEdge> RELATIONS = new Sheet<>(of(
            Stream.of(
                    stated("id", RelationView::id),
                    stated("kind", RelationView::kind),
                    stated("from", relation -> relation.from().id()),
                    stated("from_name", relation -> relation.from().name()),
                    stated("to", relation -> relation.to().id()),
                    stated("to_name", relation -> relation.to().name()),
                    stated("level", RelationView::level),
                    stated("begins", relation -> relation.window().from()),
                    stated("ends", relation -> relation.window().until()),
                    stated("state", RelationView::state),
                    stated("standing", RelationView::standing)),
            stated("approvers", relation -> names(relation.approvers())),
            stated("factors", relation -> names(relation.factors())),
            stated("ticket", RelationView::ticket),
            stated("disclosed_at", RelationView::disclosedAt),
            stated("denied_by", RelationView::deniedByName),
            stated("source_kind", RelationView::sourceKind)));

    static final Sheet<FindingEdge> FINDINGS = new Sheet<>(List.of(
            new Column<>("id", row -> row.node().id()),
            new Column<>("rule", row -> row.node().rule().id()),
            new Column<>("title", row -> row.node().rule().title()),
            new Column<>("severity", row -> row.node().severity()),
            new Column<>("words", row -> row.node().words()),
            new Column<>("cause", row -> row.node().cause().id()),
            new Column<>("cause_name", row -> row.node().cause().name()),
            new Column<>("subject_count", row -> row.node().subjectCount()),
            new Column<>("customer_count", row -> row.node().customerCount()),
            new Column<>("change", row -> row.node().change()),
            new Column<>("first_seen_version", row -> seen(row.node().firstSeen(), SeenView::version)),
            new Column<>("first_seen_at", row -> seen(row.node().firstSeen(), SeenView::at)),
            new Column<>("stands_since_version", row -> seen(row.node().standsSince(), SeenView::version)),
            new Column<>(
                    "accepted_by",
                    row -> row.node().acceptedBy().map(AcceptedRisk::owner).orElse(null)),
            new Column<>(
                    "accepted_until",
                    row -> row.node().acceptedBy().map(AcceptedRisk::until).orElse(null)),
            new Column<>(
                    "controls",
                    row -> row.node().rule().controls().stream()
                            .map(mapping -> mapping.control().framework() + " "
                                    + mapping.control().id())
                            .toList()),
            new Column<>("question", row -> row.node().evidence().question())));

    private Columns() {}

    private static @Nullable Object seen(@Nullable SeenView version, Function<SeenView, Object> of) {
        return version == null ? null : of.apply(version);
    }

    private static Column<RelationEdge> stated(String name, Function<RelationView, @Nullable Object> of) {
        return new Column<>(name, row -> of.apply(row.node()));
    }

    private static List<String> names(List<NamedView> named) {
        return named.stream().map(NamedView::name).toList();
    }

    @SafeVarargs
    private static <E> List<Column<E>> of(Stream<Column<E>> first, Column<E>... more) {
        List<Column<E>> all = new ArrayList<>(first.toList());
        for (Column<E> column : more) {
            all.add(column);
        }
        return all;
    }

    private static <E> Stream<Column<E>> entity(Function<E, EntityView> of) {
        return Stream.of(
                new Column<>("id", row -> of.apply(row).id()),
                new Column<>("name", row -> of.apply(row).name()),
                new Column<>("kind", row -> of.apply(row).kind()),
                new Column<>("tenant", row -> id(of.apply(row).tenant())),
                new Column<>("tenant_name", row -> name(of.apply(row).tenant())));
    }

    private static @Nullable String id(@Nullable EntityView entity) {
        return entity == null ? null : entity.id();
    }

    private static @Nullable String name(@Nullable EntityView entity) {
        return entity == null ? null : entity.name();
    }

    private static @Nullable Object relation(ChokePointEdge edge, Function<RelationView, Object> of) {
        RelationView relation = edge.node().relation();
        return relation == null ? null : of.apply(relation);
    }

    private static @Nullable Object kind(ChokePointEdge edge) {
        EntityView entity = edge.node().entity();
        return entity == null ? relation(edge, RelationView::kind) : entity.kind();
    }

    private static @Nullable Object words(ChokePointEdge edge) {
        EntityView entity = edge.node().entity();
        return entity == null ? relation(edge, RelationView::words) : entity.name();
    }
}
