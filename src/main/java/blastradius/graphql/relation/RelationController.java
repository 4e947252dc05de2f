package blastradius.graphql.relation;

import blastradius.graphql.entity.EntityView;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.relation.RelationLists.Around;
import blastradius.graphql.relation.RelationLists.Asked;
import blastradius.graphql.relation.RelationLists.RelationConnection;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.RelationFilter;
import blastradius.model.RelationFilterDocument;
import blastradius.model.RelationKind;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Lists relations as they are stated. */
@Controller
public final class RelationController {

    private final Inquiries inquiries;
    private final RelationLists lists;

    RelationController(Inquiries inquiries, RelationLists lists) {
        this.inquiries = inquiries;
        this.lists = lists;
    }

    @QueryMapping
    RelationConnection relations(
            @Argument @Nullable Map<String, Object> where,
            @Argument @Nullable RelationOrder orderBy,
            @Argument @Nullable Instant at,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(arguments(at, scenario), environment);
        RelationFilter filter = RelationFilterDocument.read(where);
        return page(new Asked(inquiry, filter, ordered(orderBy), null), environment);
    }

    @SchemaMapping(typeName = "Entity")
    RelationConnection holds(
            EntityView entity,
            @Argument @Nullable Set<RelationKind> kinds,
            @Argument @Nullable Map<String, Object> where,
            DataFetchingEnvironment environment) {
        return around(true, entity, filter(kinds, where), environment);
    }

    @SchemaMapping(typeName = "Entity")
    RelationConnection heldBy(
            EntityView entity,
            @Argument @Nullable Set<RelationKind> kinds,
            @Argument @Nullable Map<String, Object> where,
            DataFetchingEnvironment environment) {
        return around(false, entity, filter(kinds, where), environment);
    }

    private RelationConnection around(
            boolean outward, EntityView entity, RelationFilter filter, DataFetchingEnvironment environment) {
        Instant at = environment.getArgument("at");
        String scenario = environment.getArgument("scenario");
        Inquiry inquiry = inquiries.of(entity.snapshot(), arguments(at, scenario), environment);
        Around around = new Around(inquiry.vertex(entity), outward);
        return page(new Asked(inquiry, filter, RelationOrder.DEFAULT, around), environment);
    }

    private RelationConnection page(Asked asked, DataFetchingEnvironment environment) {
        return lists.page(asked, environment.getArgument("first"), environment.getArgument("after"));
    }

    private static Inquiries.Arguments arguments(@Nullable Instant at, @Nullable String scenario) {
        return new Inquiries.Arguments(AssumptionsInput.at(at), scenario);
    }

    private static RelationFilter filter(@Nullable Set<RelationKind> kinds, @Nullable Map<String, Object> where) {
        RelationFilter filter = RelationFilterDocument.read(where);
        if (kinds == null) {
            return filter;
        }
        if (filter.kinds() != null) {
            throw new BadRequest("kinds and where.kinds both say which kinds; state one of them");
        }
        return filter.ofKinds(kinds);
    }

    private static RelationOrder ordered(@Nullable RelationOrder stated) {
        return Objects.requireNonNullElse(stated, RelationOrder.DEFAULT);
    }
}
