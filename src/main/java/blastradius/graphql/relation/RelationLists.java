package blastradius.graphql.relation;

import blastradius.analysis.selection.FirstRelations;
import blastradius.analysis.selection.RelationQuestion;
import blastradius.analysis.selection.RelationSet;
import blastradius.analysis.selection.SelectedRelations;
import blastradius.analysis.selection.SelectedRelations.SortKey;
import blastradius.graphql.entity.Catalogue;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.entity.Ids;
import blastradius.graphql.entity.Orders;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.entity.Page.Sliced;
import blastradius.graphql.governance.AskedFilter;
import blastradius.graphql.governance.Confirmations;
import blastradius.graphql.governance.EntityFilters;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.RelationView;
import blastradius.model.RelationFilter;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Lists of relations, page by page. */
public final class RelationLists {

    private final Catalogue catalogue;
    private final Confirmations confirmations;
    private final EntityFilters entities;
    private final Ids ids;
    private final Orders orders;
    private final Limits limits;

    public RelationLists(
            Catalogue catalogue,
            Confirmations confirmations,
            EntityFilters entities,
            Ids ids,
            Orders orders,
            Limits limits) {
        this.catalogue = catalogue;
        this.confirmations = confirmations;
        this.entities = entities;
        this.ids = ids;
        this.orders = orders;
        this.limits = limits;
    }

    /**
     * What a list is asked.
     *
     * @param around one entity whose relations alone are meant; null: those of the estate
     */
    record Asked(
            Inquiry inquiry,
            RelationFilter filter,
            RelationOrder order,
            @Nullable Around around) {

        private int question(AskedFilter holder, AskedFilter held) {
            return inquiry.question(
                    "relations;" + filter + ";" + order + ";" + around + ";" + holder.text() + ";" + held.text(),
                    List.of());
        }
    }

    RelationConnection page(Asked asked, @Nullable Integer first, @Nullable String after) {
        Inquiry inquiry = asked.inquiry();
        AskedFilter holder = entities.asked(asked.filter().from().where());
        AskedFilter held = entities.asked(asked.filter().to().where());
        Page page = Page.of(first, after, limits, inquiry.pin(), asked.question(holder, held));
        Listed listed = listed(asked, holder, held, page.offset() + page.size());
        return new RelationConnection(
                inquiry,
                page.of(
                        listed.count(),
                        (index, cursor) ->
                                new RelationEdge(inquiry, listed.first().get(index), cursor)));
    }

    /**
     * All that a filter asks for, in the order of names.
     *
     * @throws blastradius.model.BlastRadiusException.UnknownId if the filter names what there is not
     */
    public SelectedRelations all(Inquiry inquiry, RelationFilter filter) {
        Asked asked = new Asked(inquiry, filter, RelationOrder.DEFAULT, null);
        RelationQuestion question = question(
                asked,
                entities.asked(filter.from().where()),
                entities.asked(filter.to().where()));
        SelectedRelations found = SelectedRelations.of(question, inquiry.budget());
        return found.sortedBy(keys(asked), found.size());
    }

    private List<SortKey> keys(Asked asked) {
        Inquiry inquiry = asked.inquiry();
        return asked.order().keys(inquiry.snapshot(), orders.byName(inquiry.snapshot(), inquiry.budget()));
    }

    /* How many there are, and as many of the first ones as are read. */
    private record Listed(int count, SelectedRelations first) {}

    private Listed listed(Asked asked, AskedFilter holder, AskedFilter held, int first) {
        RelationQuestion question = question(asked, holder, held);
        Around around = asked.around();
        if (around == null) {
            FirstRelations found = FirstRelations.of(
                    question, keys(asked), first, asked.inquiry().budget());
            return new Listed(found.count(), found.first());
        }
        SelectedRelations found =
                SelectedRelations.at(around.entity(), question).sortedBy(keys(asked), first);
        return new Listed(found.size(), found);
    }

    /** The relations from one entity, or to it. */
    record Around(int entity, boolean outward) {

        private boolean isEnd(int vertex, boolean isFrom) {
            return isFrom != outward || vertex == entity;
        }
    }

    private RelationQuestion question(Asked asked, AskedFilter holder, AskedFilter held) {
        Inquiry inquiry = asked.inquiry();
        return new RelationQuestion(
                inquiry.snapshot(),
                asked.filter(),
                inquiry.assumed().at(),
                end(asked, asked.filter().from(), holder, true),
                end(asked, asked.filter().to(), held, false),
                record(asked),
                among(inquiry.snapshot(), asked.filter().said()));
    }

    private List<RelationSet> among(Snapshot snapshot, RelationFilter.Said said) {
        List<RelationSet> among = new ArrayList<>(catalogue.stated(snapshot, said));
        Instant bound = said.reviewedBefore();
        if (bound != null) {
            List<String> lately = confirmations.all().entrySet().stream()
                    .filter(confirmed -> !confirmed.getValue().isBefore(bound))
                    .map(Map.Entry::getKey)
                    .toList();
            RelationSet others = RelationSet.allBut(snapshot);
            FoundRelations.of(snapshot, lately)
                    .standing()
                    .values()
                    .forEach(relation -> others.add(relation.from(), relation.to(), relation.relationClass()));
            among.add(others);
        }
        return among;
    }

    private IntPredicate record(Asked asked) {
        Instant bound = asked.filter().said().reviewedBefore();
        if (bound == null) {
            return RelationQuestion.ANY;
        }
        BitSet lately = catalogue.reviewedSince(asked.inquiry().snapshot(), bound);
        return vertex -> !lately.get(vertex);
    }

    private IntPredicate end(Asked asked, RelationFilter.End end, AskedFilter where, boolean isFrom) {
        Around around = asked.around();
        if (around == null && end.ids() == null && end.where() == null) {
            return RelationQuestion.ANY;
        }
        IntPredicate test = around == null ? RelationQuestion.ANY : vertex -> around.isEnd(vertex, isFrom);
        if (end.ids() != null) {
            BitSet named = new BitSet();
            ids.vertices(asked.inquiry().snapshot(), List.copyOf(end.ids())).forEach(named::set);
            test = test.and(named::get);
        }
        return test.and(where.on(asked.inquiry().filtered()));
    }

    /** A page of relations as it is served. */
    public record RelationConnection(Inquiry inquiry, Slice<RelationEdge> page) implements Sliced<RelationEdge> {

        public List<RelationEdge> edges() {
            return page.edges();
        }

        public List<RelationView> nodes() {
            return edges().stream().map(RelationEdge::node).toList();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }

        public Instant at() {
            return inquiry.assumed().at();
        }

        public SnapshotView snapshot() {
            return inquiry.snapshotView();
        }
    }

    /** An entry of a list of relations. */
    public record RelationEdge(Inquiry inquiry, RelationAt relation, String cursor) implements Edge {

        public RelationView node() {
            EntityView from = inquiry.entity(relation.from());
            return new RelationView(
                    from,
                    inquiry.entity(relation.to()),
                    relation.relationClass(),
                    inquiry.assumed().at());
        }
    }
}
