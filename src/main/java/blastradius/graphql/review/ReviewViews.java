package blastradius.graphql.review;

import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.RelationView;
import blastradius.graphql.inquiry.UserError;
import blastradius.graphql.scenario.ScenarioView;
import blastradius.model.AccessReview;
import blastradius.model.EntityKind;
import blastradius.model.RelationFilterDocument;
import blastradius.model.ReviewDecision;
import blastradius.model.ReviewFacts;
import blastradius.model.ReviewItemState;
import blastradius.model.ReviewVerdict;
import blastradius.model.ReviewedAccess;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reviews under the schema's names. */
public final class ReviewViews {

    private ReviewViews() {}

    /** A review, compared with the estate of an inquiry. */
    public record ReviewView(Inquiry inquiry, AccessReview of) {

        public String id() {
            return of.id();
        }

        public int version() {
            return of.version();
        }

        public String name() {
            return of.name();
        }

        public @Nullable String description() {
            return of.description();
        }

        public String reviewer() {
            return of.reviewer();
        }

        public Instant due() {
            return of.due();
        }

        public boolean overdue() {
            return of.isOpen() && !inquiry.assumed().at().isBefore(of.due());
        }

        public Map<String, Object> where() {
            return RelationFilterDocument.of(of.where());
        }

        public @Nullable String list() {
            return of.list();
        }

        public Instant createdAt() {
            return of.createdAt();
        }

        public int base() {
            return Math.toIntExact(of.base());
        }

        public @Nullable Instant closedAt() {
            return of.closing() == null ? null : of.closing().at();
        }

        public @Nullable String closedBy() {
            return of.closing() == null ? null : of.closing().by();
        }

        public @Nullable String closingNote() {
            return of.closing() == null ? null : of.closing().note();
        }

        public Instant at() {
            return inquiry.assumed().at();
        }

        public SnapshotView snapshot() {
            return inquiry.snapshotView();
        }
    }

    /** An item of a review. */
    public record ItemView(ReviewView review, ReviewLine line) {

        public String id() {
            return line.item().relation();
        }

        public String words() {
            return line.facts().words();
        }

        public ReviewItemState state() {
            return line.state();
        }

        public @Nullable RelationView relation() {
            RelationAt relation = line.relation();
            Inquiry inquiry = review.inquiry();
            return relation == null
                    ? null
                    : new RelationView(
                            inquiry.entity(relation.from()),
                            inquiry.entity(relation.to()),
                            relation.relationClass(),
                            review.at());
        }

        public ReviewedAccess access() {
            return line.facts().access();
        }

        public @Nullable EntityView holder() {
            return entity(line.facts().holder());
        }

        public @Nullable EntityView held() {
            return entity(line.facts().held());
        }

        private @Nullable EntityView entity(ReviewFacts.Named named) {
            return EntityView.orNull(
                    review.inquiry().snapshot(),
                    review.inquiry().snapshot().vertexOf(named.id()).orElse(-1));
        }

        public ShownLevel level() {
            return ShownLevel.valueOf(line.facts().level().name());
        }

        public int openCount() {
            return line.facts().openCount();
        }

        public List<OpenedView> opens() {
            return line.facts().opens().stream()
                    .map(opened -> new OpenedView(
                            opened.id(),
                            opened.name(),
                            ShownLevel.valueOf(opened.level().name())))
                    .toList();
        }

        public @Nullable ReachView blastRadius() {
            Double score = line.facts().score();
            Integer count = line.facts().tenantCount();
            return score == null || count == null ? null : new ReachView(score, count);
        }

        public @Nullable Instant lastUsedAt() {
            return line.facts().lastUsedAt();
        }

        public List<String> owners() {
            return line.facts().owners();
        }

        public @Nullable DecisionView decision() {
            ReviewDecision standing = line.item().decision();
            return standing == null ? null : new DecisionView(review.id(), standing);
        }

        public List<DecisionView> history() {
            return DecisionView.newestFirst(review.id(), line.item().decisions());
        }

        public Instant addedAt() {
            return line.item().addedAt();
        }
    }

    /** Something that access opens. */
    public record OpenedView(String id, String name, ShownLevel level) {}

    /** What falls with a holder. */
    public record ReachView(double score, int tenantCount) {}

    /** A decision. */
    public record DecisionView(String reviewId, ReviewDecision of) {

        static List<DecisionView> newestFirst(String review, List<ReviewDecision> decisions) {
            return decisions.reversed().stream()
                    .map(decision -> new DecisionView(review, decision))
                    .toList();
        }

        public ReviewVerdict verdict() {
            return of.verdict();
        }

        public @Nullable ShownLevel level() {
            return of.level() == null ? null : ShownLevel.of(of.level(), EntityKind.CUSTOMER);
        }

        public List<String> tenants() {
            return of.tenants();
        }

        public String reason() {
            return of.reason();
        }

        public String by() {
            return of.by();
        }

        public Instant at() {
            return of.at();
        }

        public int version() {
            return Math.toIntExact(of.version());
        }
    }

    /** A review in a list. */
    public record ReviewEdge(ReviewView node, String cursor) implements Edge {}

    /** A page of reviews. */
    public record ReviewConnection(Slice<ReviewEdge> page) {

        public List<ReviewEdge> edges() {
            return page.edges();
        }

        public List<ReviewView> nodes() {
            return edges().stream().map(ReviewEdge::node).toList();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }
    }

    /** What was saved, or why it was not. */
    public record ReviewPayload(@Nullable ReviewView review, List<UserError> userErrors) {}

    /** What was decided, or why nothing was. */
    public record DecidePayload(@Nullable ReviewView review, int matched, int changed, List<UserError> userErrors) {}

    /** What a review was made into, or why it was not. */
    public record ScenarioPayload(@Nullable ScenarioView scenario, List<UserError> userErrors) {}

    /** What was deleted, or why nothing was. */
    public record DeletePayload(@Nullable String deletedId, List<UserError> userErrors) {}
}
