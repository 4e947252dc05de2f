package blastradius.graphql.scenario;

import blastradius.graphql.entity.Cursor.Pin;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Connection;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.OfEntity;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.guard.Deadline;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.RelationView;
import blastradius.graphql.inquiry.Resolutions;
import blastradius.model.Change;
import blastradius.model.Scenario;
import blastradius.model.ScenarioDocument;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.RelationAt;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers which things a change means, before it is saved and after. */
@Controller
public final class PreviewController {

    private static final String TYPE = "ChangeResolution";

    private static final Comparator<EntityView> BY_NAME =
            Comparator.comparing(EntityView::name).thenComparing(EntityView::id);

    private static final Comparator<RelationView> BY_ENDS = Comparator.comparing(RelationView::from, BY_NAME)
            .thenComparing(RelationView::kind)
            .thenComparing(RelationView::to, BY_NAME)
            .thenComparing(RelationView::id);

    private final Inquiries inquiries;
    private final Resolutions resolutions;
    private final Limits limits;

    PreviewController(Inquiries inquiries, Resolutions resolutions, Limits limits) {
        this.inquiries = inquiries;
        this.resolutions = resolutions;
        this.limits = limits;
    }

    @QueryMapping
    AppliedView preview(
            @Argument Map<String, Object> change,
            @Argument @Nullable String scenario,
            @Argument @Nullable List<Map<String, Object>> changes,
            DataFetchingEnvironment environment) {
        Change stated = ScenarioDocument.change(change, "change");
        Scenario before = resolutions.asked(scenario, changes).orElseGet(() -> Scenario.of("Preview"));
        Resolution resolution = resolutions.of(
                inquiries.snapshot(environment),
                before.followedBy(Scenario.of("preview", stated)),
                Deadline.of(environment.getGraphQlContext()).budget());
        return new AppliedView(resolution, resolution.applied().getLast());
    }

    @SchemaMapping(typeName = TYPE)
    Connection<TouchedEdge> entities(AppliedView of, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return entities(of, of.of().changed().entities(), page("entities", of, first, after));
    }

    @SchemaMapping(typeName = TYPE)
    AppliedRelationConnection relations(AppliedView of, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return relations(of, of.of().changed().relations(), page("relations", of, first, after));
    }

    @SchemaMapping(typeName = TYPE)
    Connection<TouchedEdge> unchangedEntities(
            AppliedView of, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return entities(of, of.of().left().entities(), page("unchangedEntities", of, first, after));
    }

    @SchemaMapping(typeName = TYPE)
    AppliedRelationConnection unchangedRelations(
            AppliedView of, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return relations(of, of.of().left().relations(), page("unchangedRelations", of, first, after));
    }

    @SchemaMapping(typeName = TYPE)
    Connection<TouchedEdge> addedEntities(
            AppliedView of, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return entities(of, of.of().newcomers(), page("addedEntities", of, first, after));
    }

    @SchemaMapping(typeName = TYPE)
    AppliedRelationConnection addedRelations(AppliedView of, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return relations(of, of.of().added(), page("addedRelations", of, first, after));
    }

    @SchemaMapping(typeName = TYPE)
    AppliedRelationConnection removedRelations(
            AppliedView of, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return relations(of, of.of().removed(), page("removedRelations", of, first, after));
    }

    private Page page(String list, AppliedView of, @Nullable Integer first, @Nullable String after) {
        return Page.of(
                first, after, limits, new Pin(of.version(), Instant.EPOCH), (list + ";" + of.stamp()).hashCode());
    }

    private static Connection<TouchedEdge> entities(AppliedView of, Collection<Integer> vertices, Page page) {
        List<EntityView> listed =
                vertices.stream().map(of::entity).sorted(BY_NAME).toList();
        return Connection.of(page.of(listed.size(), (index, cursor) -> new TouchedEdge(listed.get(index), cursor)));
    }

    private static AppliedRelationConnection relations(AppliedView of, Collection<RelationAt> relations, Page page) {
        List<RelationView> listed =
                relations.stream().map(of::relation).sorted(BY_ENDS).toList();
        Page.Slice<AppliedRelationEdge> slice =
                page.of(listed.size(), (index, cursor) -> new AppliedRelationEdge(listed.get(index), cursor));
        return new AppliedRelationConnection(slice.edges(), slice.pageInfo(), slice.totalCount());
    }

    /** An entity that a change is about. */
    record TouchedEdge(EntityView node, String cursor) implements OfEntity {}

    /** A relation that a change is about. */
    record AppliedRelationEdge(RelationView node, String cursor) implements Edge {}

    /** A page of relations. */
    record AppliedRelationConnection(List<AppliedRelationEdge> edges, PageInfo pageInfo, int totalCount) {

        public List<RelationView> nodes() {
            return edges.stream().map(AppliedRelationEdge::node).toList();
        }
    }
}
