package blastradius.graphql.exception;

import blastradius.graphql.entity.Cursor.Pin;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Ids;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.finding.FindingTables;
import blastradius.graphql.finding.FindingView;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.UserError;
import blastradius.model.AcceptedRisk;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Shelf;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Keeps exceptions, and says of each finding whether one counts. */
@Controller
public final class ExceptionController {

    /** The exceptions that there are do not depend on a snapshot. */
    private static final Pin PIN = new Pin(0, Instant.EPOCH);

    private final Shelf<AcceptedRisk> saved;
    private final CurrentSnapshot current;
    private final Ids ids;
    private final Inquiries inquiries;
    private final FindingTables findings;
    private final Limits limits;
    private final Clock clock;
    private final Duration longest;

    ExceptionController(
            Shelf<AcceptedRisk> saved,
            CurrentSnapshot current,
            Ids ids,
            Inquiries inquiries,
            FindingTables findings,
            Limits limits,
            Clock clock,
            @Value("${blastradius.limits.exception:365d}") Duration longest) {
        this.saved = saved;
        this.current = current;
        this.ids = ids;
        this.inquiries = inquiries;
        this.findings = findings;
        this.limits = limits;
        this.clock = clock;
        this.longest = longest;
    }

    @QueryMapping
    AcceptedRiskConnection exceptions(
            @Argument @Nullable Boolean open,
            @Argument @Nullable String about,
            @Argument @Nullable Instant at,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after) {
        Instant asked = at == null ? clock.instant() : at;
        List<AcceptedRisk> found = saved.list().stream()
                .filter(risk -> open == null || open == risk.isOpenAt(asked))
                .filter(risk -> about == null || about.equals(risk.finding()) || about.equals(risk.entity()))
                .sorted(Comparator.comparing(AcceptedRisk::until).thenComparing(AcceptedRisk::id))
                .toList();
        Page page = Page.of(first, after, limits, PIN, ("exceptions;" + open + about + at).hashCode());
        Snapshot snapshot = current.get();
        return new AcceptedRiskConnection(page.of(
                found.size(),
                (index, cursor) -> new AcceptedRiskEdge(new AcceptedRiskView(snapshot, found.get(index)), cursor)));
    }

    @BatchMapping(typeName = "Finding")
    Map<FindingView, AcceptedRiskView> exception(List<FindingView> asked) {
        Map<FindingView, AcceptedRiskView> accepted = new HashMap<>();
        for (FindingView finding : asked) {
            finding.acceptedBy()
                    .ifPresent(risk -> accepted.put(
                            finding,
                            new AcceptedRiskView(finding.judgement().inquiry().snapshot(), risk)));
        }
        return accepted;
    }

    /** What is to be accepted, as the schema states it. */
    record AcceptedRiskInput(
            @Nullable String finding,
            @Nullable String entity,
            String owner,
            String reason,
            @Nullable String ticket,
            Instant until) {}

    @MutationMapping
    AcceptedRiskPayload exceptionCreate(@Argument AcceptedRiskInput input, DataFetchingEnvironment environment) {
        return saved(() -> {
            Instant now = minute();
            AcceptedRisk stated = new AcceptedRisk(
                            UUID.randomUUID().toString(),
                            1,
                            input.finding(),
                            input.entity() == null ? null : known(input.entity()),
                            input.owner(),
                            input.reason(),
                            input.ticket(),
                            now,
                            input.until(),
                            null,
                            null)
                    .stated(now, longest);
            if (stated.finding() != null) {
                checkFinding(stated.finding(), environment);
            }
            return saved.create(stated);
        });
    }

    private String known(String entity) {
        Snapshot snapshot = current.get();
        try {
            return snapshot.id(ids.vertex(snapshot, entity));
        } catch (UnknownId unknown) {
            throw unknown.at("input.entity");
        }
    }

    private void checkFinding(String id, DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.unchanged(current.get(), null, minute(), environment);
        if (findings.of(inquiry).findings().find(id).isEmpty()) {
            throw new UnknownId("finding", id).at("input.finding");
        }
    }

    @MutationMapping
    AcceptedRiskPayload exceptionEnd(@Argument String id, @Argument int version, @Argument String reason) {
        return saved(() -> {
            AcceptedRisk before = saved.find(id).orElseThrow(() -> new UnknownId("exception", id));
            Instant now = minute();
            return saved.update(before.saved(version).endedAt(now, reason));
        });
    }

    @MutationMapping
    AcceptedRiskPayload exceptionReview(@Argument String id, @Argument int version) {
        return saved(() -> {
            AcceptedRisk before = saved.find(id).orElseThrow(() -> new UnknownId("exception", id));
            return saved.update(before.saved(version).reviewedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        });
    }

    /* Findings are judged at whole minutes: what is accepted or ended now shows in the next answer. */
    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    private AcceptedRiskPayload saved(Supplier<AcceptedRisk> work) {
        try {
            return new AcceptedRiskPayload(new AcceptedRiskView(current.get(), work.get()), List.of());
        } catch (BlastRadiusException refusal) {
            return new AcceptedRiskPayload(null, List.of(UserError.of(refusal)));
        }
    }

    /** An exception under the schema's names. */
    record AcceptedRiskView(Snapshot snapshot, AcceptedRisk of) {

        public String id() {
            return of.id();
        }

        public int version() {
            return of.version();
        }

        public @Nullable String findingId() {
            return of.finding();
        }

        public @Nullable String entityId() {
            return of.entity();
        }

        public @Nullable EntityView entity() {
            String id = of.entity();
            return id == null
                    ? null
                    : EntityView.orNull(snapshot, snapshot.vertexOf(id).orElse(-1));
        }

        public String owner() {
            return of.owner();
        }

        public String reason() {
            return of.reason();
        }

        public @Nullable String ticket() {
            return of.ticket();
        }

        public Instant from() {
            return of.from();
        }

        public Instant until() {
            return of.until();
        }

        public @Nullable Instant reviewedAt() {
            return of.reviewed();
        }

        public @Nullable String endedBecause() {
            return of.ended();
        }
    }

    /** An exception among others. */
    record AcceptedRiskEdge(AcceptedRiskView node, String cursor) implements Edge {}

    /** A page of exceptions. */
    record AcceptedRiskConnection(Slice<AcceptedRiskEdge> page) {

        public List<AcceptedRiskEdge> edges() {
            return page.edges();
        }

        public List<AcceptedRiskView> nodes() {
            return edges().stream().map(AcceptedRiskEdge::node).toList();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }
    }

    /** What was saved, or why it was not. */
    record AcceptedRiskPayload(@Nullable AcceptedRiskView exception, List<UserError> userErrors) {}
}
