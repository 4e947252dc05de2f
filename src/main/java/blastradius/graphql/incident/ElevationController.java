package blastradius.graphql.incident;

import blastradius.graphql.entity.Catalogue;
import blastradius.graphql.entity.Catalogue.Evidence;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.entity.Page.Sliced;
import blastradius.graphql.entity.RelationKey;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.RelationView;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.scenario.incident.Elevation;
import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers who was elevated, when, why and for how long. */
@Controller
public final class ElevationController {

    private final Inquiries inquiries;
    private final Catalogue catalogue;
    private final Limits limits;

    ElevationController(Inquiries inquiries, Catalogue catalogue, Limits limits) {
        this.inquiries = inquiries;
        this.catalogue = catalogue;
        this.limits = limits;
    }

    @QueryMapping
    ElevationConnection elevations(
            @Argument Instant from,
            @Argument @Nullable Instant to,
            @Argument("of") @Nullable List<String> holders,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(new Inquiries.Arguments(AssumptionsInput.at(to), null), environment);
        Instant until = inquiry.assumed().at();
        if (!from.isBefore(until)) {
            throw new BadRequest("from is " + from + "; the period ends at " + until + ", before it begins");
        }
        IntPredicate wanted = vertex -> true;
        if (holders != null) {
            BitSet named = new BitSet();
            inquiries.vertices(inquiry, "of", holders).forEach(named::set);
            wanted = named::get;
        }
        String list = "elevations;" + from + ";" + holders;
        return page(inquiry, from, until, wanted, list, environment);
    }

    @SchemaMapping(typeName = "Incident", field = "elevations")
    ElevationConnection since(IncidentView incident, DataFetchingEnvironment environment) {
        Inquiry inquiry = incident.inquiry();
        Instant until = inquiry.assumed().at().plusMillis(1);
        String list = "elevations since;" + incident.since();
        return page(inquiry, incident.start(), until, vertex -> true, list, environment);
    }

    private ElevationConnection page(
            Inquiry inquiry,
            Instant from,
            Instant until,
            IntPredicate holders,
            String list,
            DataFetchingEnvironment environment) {
        Page page = Page.of(
                environment.getArgument("first"),
                environment.getArgument("after"),
                limits,
                inquiry.pin(),
                inquiry.question(list, List.of()));
        List<Elevation> found = Elevation.within(inquiry.snapshot(), from, until, holders, inquiry.budget());
        return new ElevationConnection(page.of(
                found.size(),
                (index, cursor) -> new ElevationEdge(new ElevationView(inquiry, found.get(index)), cursor)));
    }

    @SchemaMapping(typeName = "Elevation")
    @Nullable
    String reason(ElevationView elevation) {
        return said(elevation, "justification", "reason");
    }

    @SchemaMapping(typeName = "Elevation")
    @Nullable
    String ticket(ElevationView elevation) {
        return said(elevation, "ticketNumber", "ticket");
    }

    @SchemaMapping(typeName = "Elevation")
    @Nullable
    String approvedBy(ElevationView elevation) {
        return said(elevation, "approvedBy", "approver");
    }

    private @Nullable String said(ElevationView elevation, String... names) {
        RelationKey key = elevation.relation().key();
        Map<RelationKey, List<Evidence>> known = catalogue.evidence(List.of(key));
        return known.getOrDefault(key, List.of()).stream()
                .flatMap(evidence ->
                        Stream.of(names).map(name -> evidence.properties().get(name)))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** A recorded activation under the schema's names. */
    record ElevationView(Inquiry inquiry, Elevation of) {

        public EntityView holder() {
            return inquiry.entity(of.relation().from());
        }

        public RelationView relation() {
            return new RelationView(
                    holder(),
                    inquiry.entity(of.relation().to()),
                    of.relation().relationClass(),
                    inquiry.assumed().at());
        }

        public Instant from() {
            return of.from();
        }

        public Instant until() {
            return of.until();
        }

        public Duration length() {
            return of.length();
        }
    }

    /** An entry of the list. */
    record ElevationEdge(ElevationView node, String cursor) implements Edge {}

    /** A page of the list. */
    record ElevationConnection(Slice<ElevationEdge> page) implements Sliced<ElevationEdge> {

        public List<ElevationEdge> edges() {
            return page.edges();
        }

        public List<ElevationView> nodes() {
            return edges().stream().map(ElevationEdge::node).toList();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }
    }
}
