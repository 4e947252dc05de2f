package blastradius.graphql;

import blastradius.access.Callers;
import blastradius.export.EvidencePacks;
import blastradius.export.WholeLists;
import blastradius.graphql.asked.WholeEstateOnly;
import blastradius.graphql.entity.Catalogue;
import blastradius.graphql.entity.CompletenessNotice;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Ids;
import blastradius.graphql.entity.Orders;
import blastradius.graphql.finding.FindingTables;
import blastradius.graphql.finding.StatedSource;
import blastradius.graphql.governance.Confirmations;
import blastradius.graphql.governance.EntityFilters;
import blastradius.graphql.guard.AnswerStatus;
import blastradius.graphql.guard.Answers;
import blastradius.graphql.guard.Documents;
import blastradius.graphql.guard.Execution;
import blastradius.graphql.guard.LeavingClients;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.guard.Problems;
import blastradius.graphql.guard.SharedAnswers;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Resolutions;
import blastradius.graphql.list.ListView;
import blastradius.graphql.ranking.IdentityTables;
import blastradius.graphql.reach.ReachedPages;
import blastradius.graphql.relation.RelationLists;
import blastradius.graphql.review.ReviewParts;
import blastradius.graphql.scenario.ScenarioView;
import blastradius.graphql.whole.AskedInside;
import blastradius.graphql.whole.AskedPacks;
import blastradius.graphql.whole.AskedWholeLists;
import blastradius.graphql.whole.Taking;
import blastradius.lane.Connections;
import blastradius.lane.Lanes;
import blastradius.model.AcceptedRisk;
import blastradius.model.AccessReview;
import blastradius.model.ReviewShelf;
import blastradius.model.SavedList;
import blastradius.model.Scenario;
import blastradius.model.Shelf;
import blastradius.snapshot.CurrentSnapshot;
import graphql.execution.instrumentation.Instrumentation;
import graphql.schema.TypeResolver;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;

/** Puts the face together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
@Import({DocumentWiring.class, MeterWiring.class})
class GraphQlWiring {

    @Bean
    RuntimeWiringConfigurer schemaWiring() {
        TypeResolver byKind = environment -> {
            EntityView entity = environment.getObject();
            return environment.getSchema().getObjectType(entity.kind().type().label());
        };
        TypeResolver byType = environment -> switch (environment.<Object>getObject()) {
            case ScenarioView scenario -> environment.getSchema().getObjectType("Scenario");
            case ListView list -> environment.getSchema().getObjectType("SavedList");
            default -> byKind.getType(environment);
        };
        return wiring -> wiring.strictMode(false) // which keeps GraphQL's own scalars as they are
                .scalar(Scalars.ID)
                .strictMode(true)
                .scalar(Scalars.DATE_TIME)
                .scalar(Scalars.JSON)
                .scalar(Scalars.DURATION)
                .type("Node", type -> type.typeResolver(byType))
                .type("Entity", type -> type.typeResolver(byKind));
    }

    @Bean
    CompletenessNotice completenessNotice(CurrentSnapshot current) {
        return new CompletenessNotice(current);
    }

    @Bean
    Instrumentation wholeEstateOnly() {
        return new WholeEstateOnly();
    }

    @Bean
    DataFetcherExceptionResolver problems() {
        return new Problems();
    }

    @Bean
    WebGraphQlInterceptor answers(
            Limits limits,
            Documents documents,
            Lanes lanes,
            SharedAnswers askedNow,
            Connections connections,
            Callers callers) {
        return new Answers(
                limits, documents, new Execution(lanes, limits), askedNow, new LeavingClients(connections), callers);
    }

    @Bean
    SharedAnswers askedNow(
            CurrentSnapshot current,
            Shelf<Scenario> scenarios,
            Shelf<SavedList> lists,
            Shelf<AcceptedRisk> exceptions,
            ReviewShelf reviews) {
        return new SharedAnswers(
                current,
                Map.of(
                        "scenario",
                        () -> scenarios.list().stream().map(Scenario::stamp).toList(),
                        "list",
                        () -> lists.list().stream().map(SavedList::content).toList(),
                        "finding",
                        () -> Stream.concat(
                                        exceptions.list().stream().map(risk -> risk.id() + ";" + risk.version()),
                                        stamps(reviews).stream())
                                .toList(),
                        "review",
                        () -> stamps(reviews),
                        "decisions",
                        () -> stamps(reviews)));
    }

    private static List<String> stamps(ReviewShelf reviews) {
        return reviews.list().stream().map(AccessReview::stamp).toList();
    }

    @Bean
    GraphQlHttpHandler graphQlHttpHandler(WebGraphQlHandler questions) {
        return new AnswerStatus(questions);
    }

    /** Fields are computed where the question is, not each on a thread of its own: a question has one turn. */
    @Bean
    static BeanPostProcessor fieldsStayWithTheirQuestion() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof AnnotatedControllerConfigurer controllers) {
                    controllers.setBlockingMethodPredicate(method -> false);
                }
                return bean;
            }
        };
    }

    @Bean
    Ids ids(Catalogue catalogue, Limits limits) {
        return new Ids(catalogue, limits);
    }

    @Bean
    EntityFilters entityFilters(
            Catalogue catalogue,
            Shelf<SavedList> lists,
            IdentityTables tables,
            FindingTables findings,
            Ids ids,
            Clock clock) {
        return new EntityFilters(catalogue, lists, tables, findings, ids::vertices, clock);
    }

    @Bean
    Resolutions resolutions(Shelf<Scenario> saved) {
        return new Resolutions(saved);
    }

    @Bean
    Inquiries inquiries(CurrentSnapshot current, Ids ids, Resolutions resolutions, Clock clock) {
        return new Inquiries(current, ids, resolutions, clock);
    }

    @Bean
    Orders orders() {
        return new Orders();
    }

    @Bean
    IdentityTables identityTables(Orders orders, Lanes lanes) {
        return new IdentityTables(orders, lanes.longer());
    }

    @Bean
    FindingTables findingTables(
            IdentityTables identities,
            StatedSource stated,
            Shelf<AcceptedRisk> exceptions,
            Confirmations confirmations,
            Environment environment,
            Lanes lanes) {
        Map<String, Double> parameters = Binder.get(environment)
                .bind("blastradius.findings", Bindable.mapOf(String.class, Double.class))
                .orElse(Map.of());
        return new FindingTables(identities, stated, exceptions, confirmations, parameters, lanes.longer());
    }

    /** The tables of all identities are made when the server is ready, and again for each snapshot. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> preparedTables(
            IdentityTables tables, CurrentSnapshot current, Clock clock) {
        return ready -> {
            current.onPublish(snapshot -> tables.prepare(() -> snapshot, clock.instant()));
            tables.prepare(current::get, clock.instant());
        };
    }

    @Bean
    Confirmations confirmations(ReviewShelf reviews) {
        return new Confirmations(reviews);
    }

    @Bean
    RelationLists relationLists(
            Catalogue catalogue,
            Confirmations confirmations,
            EntityFilters entities,
            Ids ids,
            Orders orders,
            Limits limits) {
        return new RelationLists(catalogue, confirmations, entities, ids, orders, limits);
    }

    @Bean
    ReviewParts reviewParts(
            ReviewShelf reviews,
            Catalogue catalogue,
            IdentityTables tables,
            RelationLists relations,
            EntityFilters entities) {
        return ReviewParts.of(reviews, catalogue, tables, relations, entities);
    }

    @Bean
    ReachedPages reachedPages(EntityFilters filters, Orders orders, Limits limits) {
        return new ReachedPages(filters, orders, limits);
    }

    @Bean
    Instrumentation taking() {
        return new Taking();
    }

    /** The engine is asked for when a question comes, as it is made of what stands here. */
    @Bean
    AskedInside askedInside(ObjectProvider<WebGraphQlHandler> engine) {
        return new AskedInside(engine::getObject);
    }

    @Bean
    WholeLists wholeLists(AskedInside inside, ObjectProvider<GraphQlSource> source) {
        return new AskedWholeLists(inside, () -> source.getObject().schema());
    }

    @Bean
    EvidencePacks evidencePacks(AskedInside inside, WholeLists lists, ObjectProvider<GraphQlSource> source) {
        return new AskedPacks(inside, lists, () -> source.getObject().schema());
    }
}
