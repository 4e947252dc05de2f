package blastradius.graphql.scenario;

import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Connection;
import blastradius.graphql.entity.Page.OfEntity;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.scenario.ComparisonView.ColumnView;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.scenario.comparison.ComparedIdentities.RankChange;
import blastradius.scenario.comparison.Move;
import blastradius.scenario.comparison.Regression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of what differs between the columns of a comparison. */
final class MovePages {

    private final Limits limits;

    MovePages(Limits limits) {
        this.limits = limits;
    }

    /** Something that is held at another level. */
    record MoveEdge(
            EntityView node,
            @Nullable ShownLevel before,
            @Nullable ShownLevel after,
            String cursor) implements OfEntity {}

    /** An identity whose value changed. */
    record RankChangeEdge(EntityView node, RankChange of, String cursor) implements OfEntity {

        public int rankBefore() {
            return of.rankBefore();
        }

        public int rankAfter() {
            return of.rankAfter();
        }

        public double before() {
            return of.before();
        }

        public double after() {
            return of.after();
        }
    }

    /** An identity that reaches more. */
    record RegressionEdge(
            EntityView node,
            @Nullable EntityView tenant,
            @Nullable ShownLevel before,
            @Nullable ShownLevel after,
            String cursor)
            implements OfEntity {}

    Connection<MoveEdge> entities(ColumnView column, boolean gains, @Nullable Integer first, @Nullable String after) {
        return moves(column, column.of().entitiesMoved(), gains, page(column, "entities " + gains, first, after));
    }

    Connection<MoveEdge> tenants(ColumnView column, boolean gains, @Nullable Integer first, @Nullable String after) {
        return moves(column, column.of().tenantsMoved(), gains, page(column, "tenants " + gains, first, after));
    }

    private static Connection<MoveEdge> moves(ColumnView column, List<Move> all, boolean gains, Page page) {
        List<Move> moves = all.stream()
                .filter(move -> move.isGain() == gains && move.vertex() >= 0)
                .toList();
        return Connection.of(page.of(moves.size(), (index, cursor) -> {
            Move move = moves.get(index);
            EntityView node = column.entity(move.vertex());
            AccessLevel before = move.before().orElse(null);
            AccessLevel after = move.after().orElse(null);
            return new MoveEdge(node, shown(node, before), shown(node, after), cursor);
        }));
    }

    private static @Nullable ShownLevel shown(EntityView node, @Nullable AccessLevel level) {
        return level == null ? null : ShownLevel.of(level, node.kind());
    }

    private static @Nullable ShownLevel ofTenant(@Nullable AccessLevel level) {
        return level == null ? null : ShownLevel.of(level, EntityKind.CUSTOMER);
    }

    Connection<RankChangeEdge> rankChanges(
            ColumnView column, List<RankChange> changes, String list, @Nullable Integer first, @Nullable String after) {
        return Connection.of(page(column, "ranks " + list, first, after).of(changes.size(), (index, cursor) -> {
            RankChange change = changes.get(index);
            return new RankChangeEdge(column.entity(change.vertex()), change, cursor);
        }));
    }

    Connection<RegressionEdge> regressions(ColumnView column, @Nullable Integer first, @Nullable String after) {
        List<Regression> all = column.of().regressions();
        return Connection.of(page(column, "regressions", first, after).of(all.size(), (index, cursor) -> {
            Move move = all.get(index).move();
            EntityView tenant = EntityView.orNull(column.of().snapshot(), move.vertex());
            EntityView node = column.entity(all.get(index).identity());
            return new RegressionEdge(
                    node,
                    tenant,
                    ofTenant(move.before().orElse(null)),
                    ofTenant(move.after().orElse(null)),
                    cursor);
        }));
    }

    private Page page(ColumnView column, String list, @Nullable Integer first, @Nullable String after) {
        Inquiry inquiry = column.comparison().inquiry();
        int question = inquiry.question(
                "comparison;" + column.stamp() + ";" + list,
                column.comparison().of().compromised());
        return Page.of(first, after, limits, inquiry.pin(), question);
    }
}
