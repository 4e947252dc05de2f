package blastradius.graphql.review;

import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.entity.Page.Sliced;
import blastradius.graphql.review.ReviewViews.ItemView;
import java.util.List;

/** A page of items of a review. */
public record ReviewItemConnection(Slice<ReviewItemEdge> page) implements Sliced<ReviewItemConnection.ReviewItemEdge> {

    /** An item in a list. */
    public record ReviewItemEdge(ItemView node, String cursor) implements Edge {}

    public List<ReviewItemEdge> edges() {
        return page.edges();
    }

    public List<ItemView> nodes() {
        return edges().stream().map(ReviewItemEdge::node).toList();
    }

    public PageInfo pageInfo() {
        return page.pageInfo();
    }

    public int totalCount() {
        return page.totalCount();
    }
}
