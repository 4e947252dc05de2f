package blastradius.graphql.reach;

import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.impact.TenantLevels;
import blastradius.analysis.path.TimeToReach;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.relation.EstateRelation;
import blastradius.analysis.time.ReachChange;
import blastradius.analysis.time.ReachOverTime;
import blastradius.analysis.time.StandingExposure;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Ids;
import blastradius.graphql.entity.Orders;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.PathView;
import blastradius.graphql.inquiry.RelationView;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers how what falls changes with time. */
@Controller
public final class TimeController {

    private static final Duration HORIZON = Duration.ofDays(30);
    private static final int MOST_LISTED = 1000;

    private final Ids ids;
    private final Orders orders;

    TimeController(Ids ids, Orders orders) {
        this.ids = ids;
        this.orders = orders;
    }

    @SchemaMapping(typeName = "BlastRadius")
    OverTimeView overTime(BlastRadiusView answer, @Argument @Nullable Instant from, @Argument @Nullable Instant to) {
        Inquiry inquiry = answer.inquiry();
        Instant start = from == null ? inquiry.assumed().at() : from;
        Instant end = to == null ? start.plus(HORIZON) : to;
        ReachOverTime found = ReachOverTime.of(inquiry.gates(), answer.sources(), start, end, inquiry.budget());
        return new OverTimeView(found.periods().stream()
                .map(period -> new PeriodView(answer, period))
                .toList());
    }

    @SchemaMapping(typeName = "BlastRadiusPeriod")
    @Nullable
    ShownLevel level(PeriodView period, @Argument String of) {
        Reach reach = period.of().reach();
        Snapshot snapshot = reach.snapshot();
        int vertex = ids.vertex(snapshot, of);
        int organization = snapshot.kind(vertex).type() == EntityType.TENANT
                ? snapshot.valuation().organization(vertex)
                : Valuation.NONE;
        return (organization == Valuation.NONE
                        ? reach.level(vertex)
                        : TenantLevels.of(reach).at(organization))
                .map(level -> ShownLevel.of(level, snapshot.kind(vertex)))
                .orElse(null);
    }

    @SchemaMapping(typeName = "BlastRadius")
    StandingExposure standingExposure(
            BlastRadiusView answer, @Argument @Nullable Instant from, @Argument @Nullable Instant to) {
        Inquiry inquiry = answer.inquiry();
        Instant end = to == null ? inquiry.assumed().at() : to;
        Instant start = from == null ? end.minus(StandingExposure.DEFAULT_PERIOD) : from;
        return StandingExposure.of(inquiry.gates(), answer.sources(), start, end, inquiry.budget());
    }

    @SchemaMapping(typeName = "BlastRadius")
    @Nullable
    ChangeView nextChange(BlastRadiusView answer) {
        Inquiry inquiry = answer.inquiry();
        return ReachChange.next(inquiry.gates(), answer.sources(), inquiry.budget())
                .map(change -> new ChangeView(inquiry, orders.byKind(inquiry.snapshot(), inquiry.budget()), change))
                .orElse(null);
    }

    @SchemaMapping(typeName = "BlastRadius")
    @Nullable
    TimeToReachView timeToReach(BlastRadiusView answer, @Argument String to, @Argument @Nullable ShownLevel level) {
        Inquiry inquiry = answer.inquiry();
        Source target = Inquiries.source(inquiry, ids.vertex(inquiry.snapshot(), to), level);
        return TimeToReach.of(inquiry.gates(), answer.sources(), target, inquiry.budget())
                .map(found -> new TimeToReachView(
                        found.at(), Duration.between(inquiry.assumed().at(), found.at()), inquiry.path(found.path())))
                .orElse(null);
    }

    /** A blast radius period by period. */
    record OverTimeView(List<PeriodView> periods) {

        /** The first of those with the highest score. */
        public PeriodView worst() {
            PeriodView worst = periods.getFirst();
            for (PeriodView period : periods) {
                worst = period.score() > worst.score() ? period : worst;
            }
            return worst;
        }
    }

    /** A period under the schema's names. */
    record PeriodView(BlastRadiusView answer, ReachOverTime.Period of) {

        public Instant from() {
            return of.from();
        }

        public Instant to() {
            return of.to();
        }

        public int entityCount() {
            return (int) of.reach()
                    .vertices()
                    .filter(vertex -> !answer.isCompromised(vertex)
                            && !of.reach().snapshot().isHelper(vertex))
                    .count();
        }

        public LevelCounts tenantCounts() {
            return of.tenantCounts();
        }

        public int tenantAdminCount() {
            return of.tenantAdmins();
        }

        public double score() {
            return of.score();
        }
    }

    /** A change under the schema's names. */
    record ChangeView(Inquiry inquiry, Orders.Order order, ReachChange of) {

        public Instant at() {
            return of.at();
        }

        public boolean grows() {
            return of.grows();
        }

        public boolean shrinks() {
            return of.shrinks();
        }

        public List<RelationView> begins() {
            return relations(of.begins());
        }

        public List<RelationView> ends() {
            return relations(of.ends());
        }

        private List<RelationView> relations(List<EstateRelation> relations) {
            return relations.stream()
                    .limit(MOST_LISTED)
                    .map(relation -> new RelationView(
                            inquiry.entity(relation.from()),
                            inquiry.entity(relation.to()),
                            relation.relation(),
                            inquiry.assumed().at()))
                    .toList();
        }

        public int changedCount() {
            return of.entities().size();
        }

        public List<LevelChangeView> changed() {
            return of.entities().stream()
                    .sorted(Comparator.comparingInt(change -> order.rank(change.vertex())))
                    .limit(MOST_LISTED)
                    .map(change -> new LevelChangeView(
                            inquiry.entity(change.vertex()),
                            shown(change.vertex(), change.before()),
                            shown(change.vertex(), change.after())))
                    .toList();
        }

        private @Nullable ShownLevel shown(int vertex, @Nullable AccessLevel level) {
            return level == null
                    ? null
                    : ShownLevel.of(level, inquiry.snapshot().kind(vertex));
        }
    }

    /** An entity that is held at another level than before. */
    record LevelChangeView(
            EntityView entity,
            @Nullable ShownLevel before,
            @Nullable ShownLevel after) {}

    /** When a target is held, and how. */
    record TimeToReachView(Instant at, Duration waiting, PathView path) {}
}
