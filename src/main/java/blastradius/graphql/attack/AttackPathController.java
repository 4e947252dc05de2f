package blastradius.graphql.attack;

import blastradius.analysis.path.AttackPaths;
import blastradius.analysis.path.AttackWay;
import blastradius.analysis.path.PathChoice;
import blastradius.analysis.question.Source;
import blastradius.graphql.entity.Completeness;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.AssumptionsView;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.PathView;
import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException.BadRequest;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers by which ways one target is reached. */
@Controller
public final class AttackPathController {

    private static final int MOST_FURTHER_WAYS = 100;

    private final Inquiries inquiries;
    private final Limits limits;

    AttackPathController(Inquiries inquiries, Limits limits) {
        this.inquiries = inquiries;
        this.limits = limits;
    }

    @QueryMapping
    AttackWayConnection attackPaths(
            @Argument List<String> from,
            @Argument @Nullable List<ShownLevel> fromAt,
            @Argument String to,
            @Argument @Nullable ShownLevel level,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(new Inquiries.Arguments(assume, scenario), environment);
        List<Source> sources = inquiries.sources(inquiry, "from", from, fromAt);
        return answer(inquiry, sources, target(inquiry, sources, inquiries.vertex(inquiry, to), level), environment);
    }

    @SchemaMapping(typeName = "Entity", field = "attackPaths")
    AttackWayConnection ofEntity(
            EntityView entity,
            @Argument @Nullable ShownLevel compromisedAt,
            @Argument String to,
            @Argument @Nullable ShownLevel level,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(entity.snapshot(), new Inquiries.Arguments(assume, scenario), environment);
        List<Source> sources = List.of(Inquiries.source(inquiry, entity, compromisedAt));
        return answer(inquiry, sources, target(inquiry, sources, inquiries.vertex(inquiry, to), level), environment);
    }

    private AttackWayConnection answer(
            Inquiry inquiry, List<Source> sources, Source target, DataFetchingEnvironment environment) {
        int furtherWays = Objects.<Integer>requireNonNull(environment.getArgument("furtherWays"), "it has a default");
        if (furtherWays < 0 || furtherWays > MOST_FURTHER_WAYS) {
            throw new BadRequest("furtherWays is " + furtherWays + "; it is 0 to " + MOST_FURTHER_WAYS);
        }
        AttackPaths found = AttackPaths.between(inquiry.gates(), sources, target, furtherWays, inquiry.budget());
        String to = inquiry.snapshot().id(target.vertex());
        String list = "paths;" + to + ";" + target.level() + ";" + furtherWays;
        Page page = Page.of(
                environment.getArgument("first"),
                environment.getArgument("after"),
                limits,
                inquiry.pin(),
                inquiry.question(list, sources));
        List<AttackWay> ways = found.ways();
        return new AttackWayConnection(
                inquiry,
                target,
                page.of(ways.size(), (index, cursor) -> new AttackWayEdge(inquiry, ways.get(index), cursor)),
                found.isExact());
    }

    /* What people mean by "to": as far as it goes. */
    private static Source target(Inquiry inquiry, List<Source> sources, int vertex, @Nullable ShownLevel level) {
        Source exercised = Inquiries.source(inquiry, vertex, level);
        if (level != null || exercised.level() != AccessLevel.CONTROL) {
            return exercised;
        }
        return AttackPaths.furthest(inquiry.gates(), sources, vertex, inquiry.budget());
    }

    /** Ways to one target, under the schema's names. */
    record AttackWayConnection(Inquiry inquiry, Source target, Slice<AttackWayEdge> page, boolean exact) {

        public List<AttackWayEdge> edges() {
            return page.edges();
        }

        public List<PathView> nodes() {
            return edges().stream().map(AttackWayEdge::node).toList();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }

        public ShownLevel level() {
            return ShownLevel.of(target.level(), inquiry.snapshot().kind(target.vertex()));
        }

        public AssumptionsView assumptions() {
            return inquiry.assumptionsView();
        }

        public Completeness completeness() {
            return Completeness.of(exact, inquiry.assumed());
        }

        public SnapshotView snapshot() {
            return inquiry.snapshotView();
        }
    }

    /** A way, and what it is best at. */
    record AttackWayEdge(Inquiry inquiry, AttackWay way, String cursor) implements Edge {

        public PathView node() {
            return inquiry.path(way.path());
        }

        public List<PathChoice> choices() {
            return way.choices().stream().sorted().toList();
        }

        public double chance() {
            return way.chance();
        }

        public Instant reachedAt() {
            return way.reachedAt();
        }
    }
}
