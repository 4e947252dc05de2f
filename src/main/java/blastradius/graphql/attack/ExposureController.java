package blastradius.graphql.attack;

import blastradius.analysis.exposure.Exposure;
import blastradius.analysis.exposure.ExposureQuestion;
import blastradius.graphql.attack.ExposureView.ExposedToEdge;
import blastradius.graphql.entity.EntityFilter;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Ids;
import blastradius.graphql.entity.Orders;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Connection;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.model.EntityType;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers who can get there. */
@Controller
public final class ExposureController {

    private final Inquiries inquiries;
    private final Ids ids;
    private final Orders orders;
    private final Limits limits;

    ExposureController(Inquiries inquiries, Ids ids, Orders orders, Limits limits) {
        this.inquiries = inquiries;
        this.ids = ids;
        this.orders = orders;
        this.limits = limits;
    }

    @QueryMapping
    ExposureView exposure(
            @Argument List<String> targets,
            @Argument @Nullable ShownLevel level,
            @Argument boolean administration,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            @Argument boolean verify,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(new Inquiries.Arguments(assume, scenario), environment);
        List<Integer> vertices = inquiries.vertices(inquiry, "targets", targets);
        return answer(inquiry, new ExposureQuestion(vertices, ShownLevel.orNull(level), administration), verify);
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
                new ExposureQuestion(List.of(entity.vertex()), ShownLevel.orNull(level), administration),
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
        EntityFilter filter = EntityFilter.of(type, environment);
        Page page = Page.of(
                environment.getArgument("first"),
                environment.getArgument("after"),
                limits,
                answer.inquiry().pin(),
                answer.list(filter.text()));
        IntPredicate wanted = filter.on(answer.inquiry().snapshot(), ids);
        int[] vertices = orders.byKind(
                        answer.inquiry().snapshot(), answer.inquiry().budget())
                .sorted(answer.exposure().entities().filter(wanted));
        return Connection.of(
                page.of(vertices.length, (index, cursor) -> new ExposedToEdge(answer, vertices[index], cursor)));
    }
}
