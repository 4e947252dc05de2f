package blastradius.graphql.attack;

import blastradius.analysis.exposure.Exposure;
import blastradius.analysis.exposure.ExposureQuestion;
import blastradius.graphql.attack.ExposureView.ExposedToEdge;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.ListFilter;
import blastradius.graphql.entity.Orders;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Connection;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.governance.EntityFilters;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.EntityFilterDocument;
import blastradius.model.EntityType;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers who can get there. */
@Controller
public final class ExposureController {

    private final Inquiries inquiries;
    private final Orders orders;
    private final Limits limits;
    private final EntityFilters filters;

    ExposureController(Inquiries inquiries, Orders orders, Limits limits, EntityFilters filters) {
        this.inquiries = inquiries;
        this.orders = orders;
        this.limits = limits;
        this.filters = filters;
    }

    @QueryMapping
    ExposureView exposure(
            @Argument @Nullable List<String> targets,
            @Argument @Nullable Map<String, Object> where,
            @Argument @Nullable ShownLevel level,
            @Argument boolean administration,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            @Argument boolean verify,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(new Inquiries.Arguments(assume, scenario), environment);
        return answer(
                inquiry,
                new ExposureQuestion(targets(inquiry, targets, where), ShownLevel.orNull(level), administration),
                verify);
    }

    private List<Integer> targets(Inquiry inquiry, @Nullable List<String> named, @Nullable Map<String, Object> where) {
        if (named != null && where == null) {
            return inquiries.vertices(inquiry, "targets", named);
        }
        if (named != null || where == null) {
            throw new BadRequest("exposure takes either targets or where: name the targets, or say what they are");
        }
        List<Integer> found = IntStream.range(0, inquiry.snapshot().entityCount())
                .filter(filters.asked(EntityFilterDocument.read(where)).on(inquiry.filtered()))
                .filter(vertex -> !inquiry.snapshot().isHelper(vertex))
                .boxed()
                .toList();
        if (found.isEmpty()) {
            throw new BadRequest("where: no entity of the estate is such a target");
        }
        return found;
    }

    @SchemaMapping(typeName = "Entity", field = "exposure")
    ExposureView ofEntity(
            EntityView entity,
            @Argument @Nullable ShownLevel level,
            @Argument boolean administration,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(entity.snapshot(), new Inquiries.Arguments(assume, scenario), environment);
        return answer(
                inquiry,
                new ExposureQuestion(List.of(inquiry.vertex(entity)), ShownLevel.orNull(level), administration),
                false);
    }

    private static ExposureView answer(Inquiry inquiry, ExposureQuestion question, boolean verify) {
        Exposure found = Exposure.of(inquiry.gates(), question, inquiry.budget());
        return new ExposureView(inquiry, question, found, verify ? found.verify(inquiry.budget()) : null);
    }

    @SchemaMapping(typeName = "Exposure")
    Connection<ExposedToEdge> entities(ExposureView answer, DataFetchingEnvironment environment) {
        return listed(answer, null, environment);
    }

    @SchemaMapping(typeName = "Exposure")
    Connection<ExposedToEdge> identities(ExposureView answer, DataFetchingEnvironment environment) {
        return listed(answer, EntityType.IDENTITY, environment);
    }

    private Connection<ExposedToEdge> listed(
            ExposureView answer, @Nullable EntityType type, DataFetchingEnvironment environment) {
        ListFilter filter = ListFilter.of(type, filters, environment);
        Page page = Page.of(
                environment.getArgument("first"),
                environment.getArgument("after"),
                limits,
                answer.inquiry().pin(),
                answer.list(filter.text()));
        IntPredicate wanted = filter.on(answer.inquiry().filtered());
        int[] vertices = orders.byKind(
                        answer.inquiry().snapshot(), answer.inquiry().budget())
                .sorted(answer.exposure().entities().filter(wanted));
        return Connection.of(
                page.of(vertices.length, (index, cursor) -> new ExposedToEdge(answer, vertices[index], cursor)));
    }
}
