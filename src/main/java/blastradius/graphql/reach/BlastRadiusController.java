package blastradius.graphql.reach;

import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.ReachCheck;
import blastradius.graphql.entity.Catalogue;
import blastradius.graphql.entity.Catalogue.Evidence;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Ids;
import blastradius.graphql.entity.Page.Connection;
import blastradius.graphql.entity.RelationKey;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.PathView;
import blastradius.graphql.inquiry.PathView.HopView;
import blastradius.graphql.reach.ReachedPages.ReachedEntityEdge;
import blastradius.graphql.reach.ReachedPages.ReachedTenantEdge;
import blastradius.model.EntityType;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers what falls. */
@Controller
public final class BlastRadiusController {

    private final Inquiries inquiries;
    private final Catalogue catalogue;
    private final Ids ids;
    private final ReachedPages pages;

    BlastRadiusController(Inquiries inquiries, Catalogue catalogue, Ids ids, ReachedPages pages) {
        this.inquiries = inquiries;
        this.catalogue = catalogue;
        this.ids = ids;
        this.pages = pages;
    }

    @QueryMapping
    BlastRadiusView blastRadius(
            @Argument List<String> compromised,
            @Argument @Nullable List<ShownLevel> compromisedAt,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(new Inquiries.Arguments(assume, scenario), environment);
        return answer(inquiry, inquiries.sources(inquiry, compromised, compromisedAt));
    }

    @SchemaMapping(typeName = "Entity", field = "blastRadius")
    BlastRadiusView ofEntity(
            EntityView entity,
            @Argument @Nullable ShownLevel compromisedAt,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(entity.snapshot(), new Inquiries.Arguments(assume, scenario), environment);
        return answer(inquiry, List.of(Inquiries.source(inquiry, entity, compromisedAt)));
    }

    private static BlastRadiusView answer(Inquiry inquiry, List<Source> compromised) {
        return new BlastRadiusView(inquiry, Reach.from(inquiry.gates(), compromised, inquiry.budget()), compromised);
    }

    @SchemaMapping(typeName = "BlastRadius")
    Connection<ReachedTenantEdge> tenants(
            BlastRadiusView answer,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        return pages.tenants(answer, pages.filter(null, environment), first, after);
    }

    @SchemaMapping(typeName = "BlastRadius")
    Connection<ReachedEntityEdge> entities(BlastRadiusView answer, DataFetchingEnvironment environment) {
        return reached(answer, null, environment);
    }

    @SchemaMapping(typeName = "BlastRadius")
    Connection<ReachedEntityEdge> identities(BlastRadiusView answer, DataFetchingEnvironment environment) {
        return reached(answer, EntityType.IDENTITY, environment);
    }

    @SchemaMapping(typeName = "BlastRadius")
    Connection<ReachedEntityEdge> resources(BlastRadiusView answer, DataFetchingEnvironment environment) {
        return reached(answer, EntityType.RESOURCE, environment);
    }

    @SchemaMapping(typeName = "BlastRadius")
    Connection<ReachedEntityEdge> credentials(BlastRadiusView answer, DataFetchingEnvironment environment) {
        return reached(answer, EntityType.CREDENTIAL, environment);
    }

    private Connection<ReachedEntityEdge> reached(
            BlastRadiusView answer, @Nullable EntityType type, DataFetchingEnvironment environment) {
        return pages.entities(
                answer,
                pages.filter(type, environment),
                environment.getArgument("first"),
                environment.getArgument("after"));
    }

    @SchemaMapping(typeName = "BlastRadius")
    Connection<ReachedEntityEdge> publicReach(
            BlastRadiusView answer,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        return pages.publicly(answer, pages.filter(null, environment), first, after);
    }

    @SchemaMapping(typeName = "BlastRadius")
    @Nullable
    PathView path(BlastRadiusView answer, @Argument("to") String to, @Argument @Nullable ShownLevel level) {
        return answer.path(ids.vertex(answer.reach().snapshot(), to), ShownLevel.orNull(level));
    }

    @SchemaMapping(typeName = "BlastRadius")
    Agreement agreement(BlastRadiusView answer) {
        return ReachCheck.of(answer.reach(), answer.inquiry().budget());
    }

    @SchemaMapping(typeName = "BlastRadius")
    GraphView graph(BlastRadiusView answer, @Argument @Nullable Integer maxEntities) {
        return pages.graph(answer, maxEntities);
    }

    @BatchMapping(typeName = "Hop")
    Map<HopView, List<Evidence>> evidence(List<HopView> hops) {
        Map<RelationKey, List<Evidence>> known =
                catalogue.evidence(hops.stream().map(HopView::key).distinct().toList());
        Map<HopView, List<Evidence>> evidence = new HashMap<>();
        hops.forEach(hop -> evidence.put(hop, known.getOrDefault(hop.key(), List.of())));
        return evidence;
    }
}
