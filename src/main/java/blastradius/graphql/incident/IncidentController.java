package blastradius.graphql.incident;

import blastradius.analysis.path.TimeToReach;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.graphql.attack.ContainmentController.ContainmentView;
import blastradius.graphql.entity.Catalogue;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Connection;
import blastradius.graphql.entity.Page.OfEntity;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.incident.Steps.CommandView;
import blastradius.graphql.incident.Steps.StepView;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.PathView;
import blastradius.graphql.reach.BlastRadiusView;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.JitMode;
import blastradius.scenario.incident.FirstCuts;
import blastradius.scenario.incident.NotifiedTenant;
import blastradius.scenario.incident.TakeBack;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers what to know and to do when something was taken. */
@Controller
public final class IncidentController {

    private static final int MOST_CUTS = 50;

    private final Inquiries inquiries;
    private final Steps steps;
    private final Limits limits;

    IncidentController(Inquiries inquiries, Catalogue catalogue, Limits limits) {
        this.inquiries = inquiries;
        this.steps = new Steps(catalogue);
        this.limits = limits;
    }

    @QueryMapping
    IncidentView incident(
            @Argument List<String> compromised,
            @Argument @Nullable List<ShownLevel> compromisedAt,
            @Argument @Nullable Instant since,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(new Inquiries.Arguments(assume, scenario), environment);
        List<Source> sources = inquiries.sources(inquiry, compromised, compromisedAt);
        if (since != null && since.isAfter(inquiry.assumed().at())) {
            throw new BadRequest("since is " + since + ", after the instant of the question, "
                    + inquiry.assumed().at());
        }
        return IncidentView.of(inquiry, sources, since);
    }

    @SchemaMapping(typeName = "Incident")
    BlastRadiusView couldFall(IncidentView incident, @Argument JitMode jit) {
        return incident.couldFall(jit);
    }

    @SchemaMapping(typeName = "Incident")
    List<StepView> takeBack(IncidentView incident) {
        Inquiry inquiry = incident.inquiry();
        return TakeBack.of(inquiry.gates(), incident.sources(), inquiry.budget()).stream()
                .map(step -> steps.of(inquiry, step))
                .toList();
    }

    @SchemaMapping(typeName = "Incident")
    List<StepView> cuts(IncidentView incident, @Argument int first) {
        if (first < 1 || first > MOST_CUTS) {
            throw new BadRequest("first is " + first + "; 1 to " + MOST_CUTS + " cuts are searched");
        }
        Inquiry inquiry = incident.inquiry();
        return FirstCuts.of(inquiry.gates(), incident.sources(), first, inquiry.budget()).stream()
                .map(cut -> steps.of(inquiry, cut))
                .toList();
    }

    @SchemaMapping(typeName = "IncidentStep")
    List<CommandView> commands(StepView step) {
        return steps.commands(step);
    }

    @SchemaMapping(typeName = "Incident")
    ContainmentView containment(
            IncidentView incident, @Argument @Nullable List<String> protect, @Argument @Nullable ShownLevel level) {
        Inquiry inquiry = incident.inquiry();
        return ContainmentView.of(inquiry, incident.sources(), protectedFrom(incident, protect, level));
    }

    private List<Source> protectedFrom(
            IncidentView incident, @Nullable List<String> protect, @Nullable ShownLevel level) {
        Inquiry inquiry = incident.inquiry();
        if (protect != null) {
            return inquiries.vertices(inquiry, "protect", protect).stream()
                    .map(vertex -> Inquiries.source(inquiry, vertex, level))
                    .toList();
        }
        Reach reach = Reach.from(inquiry.gates(), incident.sources(), inquiry.budget());
        return FirstCuts.gravest(reach, incident.sources()).stream()
                .map(source -> level == null ? source : new Source(source.vertex(), level.level()))
                .toList();
    }

    @SchemaMapping(typeName = "Incident")
    Connection<NotifiedTenantEdge> notify(
            IncidentView incident, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        Inquiry inquiry = incident.inquiry();
        String list = "notified;" + incident.since();
        Page page = Page.of(first, after, limits, inquiry.pin(), inquiry.question(list, incident.sources()));
        List<NotifiedTenant> tenants = incident.fallen().tenants();
        return Connection.of(page.of(
                tenants.size(), (index, cursor) -> NotifiedTenantEdge.of(incident, tenants.get(index), cursor)));
    }

    /** A tenant to be told, and why. */
    record NotifiedTenantEdge(IncidentView incident, NotifiedTenant tenant, TimeToReach way, String cursor)
            implements OfEntity {

        static NotifiedTenantEdge of(IncidentView incident, NotifiedTenant tenant, String cursor) {
            TimeToReach way = incident.fallen().way(tenant, incident.inquiry().budget());
            return new NotifiedTenantEdge(incident, tenant, way, cursor);
        }

        @Override
        public EntityView node() {
            return incident.inquiry().entity(tenant.tenant());
        }

        public ShownLevel level() {
            return ShownLevel.of(tenant.gravest().level(), entity().kind());
        }

        public EntityView entity() {
            return incident.inquiry().entity(tenant.gravest().vertex());
        }

        public Instant at() {
            return way.at();
        }

        public PathView path() {
            return new PathView(
                    incident.inquiry().snapshot(),
                    incident.inquiry().assumed().withJit(JitMode.STRICT).withAt(way.at()),
                    way.path());
        }
    }
}
