package blastradius.graphql.whole;

import blastradius.export.Sheet;
import blastradius.export.Sheet.Column;
import blastradius.graphql.review.ReviewItemConnection.ReviewItemEdge;
import blastradius.graphql.review.ReviewViews.DecisionView;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the rows of a review show: evidence of who was asked about what, and what he decided. */
final class ReviewColumns {

    static final Sheet<ReviewItemEdge> ITEMS = new Sheet<>(List.of(
            new Column<>("id", row -> row.node().id()),
            new Column<>("words", row -> row.node().words()),
            new Column<>("state", row -> row.node().state()),
            new Column<>("access", row -> row.node().access()),
            new Column<>("level", row -> row.node().level()),
            new Column<>("open_count", row -> row.node().openCount()),
            new Column<>(
                    "opens",
                    row -> row.node().opens().stream()
                            .map(opened -> opened.name() + " at " + opened.level())
                            .toList()),
            new Column<>("holder", row -> row.node().line().facts().holder().id()),
            new Column<>("held", row -> row.node().line().facts().held().id()),
            new Column<>("score", row -> row.node().line().facts().score()),
            new Column<>("tenant_count", row -> row.node().line().facts().tenantCount()),
            new Column<>("last_used", row -> row.node().lastUsedAt()),
            new Column<>("owners", row -> row.node().owners()),
            decided("verdict", DecisionView::verdict),
            decided("narrowed_to_level", DecisionView::level),
            decided("narrowed_to_tenants", DecisionView::tenants),
            decided("reason", DecisionView::reason),
            decided("decided_by", DecisionView::by),
            decided("decided_at", DecisionView::at),
            decided("decided_on_version", DecisionView::version),
            new Column<>(
                    "earlier_decisions",
                    row -> row.node().history().stream()
                            .skip(row.node().decision() == null ? 0 : 1)
                            .map(each ->
                                    each.verdict() + " by " + each.by() + " at " + each.at() + ": " + each.reason())
                            .toList()),
            new Column<>("added", row -> row.node().addedAt())));

    private ReviewColumns() {}

    private static Column<ReviewItemEdge> decided(String name, Function<DecisionView, @Nullable Object> of) {
        return new Column<>(name, row -> {
            DecisionView decision = row.node().decision();
            return decision == null ? null : of.apply(decision);
        });
    }
}
