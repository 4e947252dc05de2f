package blastradius.graphql;

import blastradius.access.MachineTokens;
import blastradius.access.Sights;
import blastradius.graphql.attack.AttackPathController;
import blastradius.graphql.attack.ChokePointController;
import blastradius.graphql.attack.ContainmentController;
import blastradius.graphql.attack.ExposureController;
import blastradius.graphql.entity.EntityController;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.EstateController;
import blastradius.graphql.exception.ExceptionController;
import blastradius.graphql.finding.FindingController;
import blastradius.graphql.finding.ShareController;
import blastradius.graphql.finding.StatedSource;
import blastradius.graphql.finding.StatedWords;
import blastradius.graphql.history.HistoryController;
import blastradius.graphql.history.VersionsController;
import blastradius.graphql.imports.GapsController;
import blastradius.graphql.imports.ImportsController;
import blastradius.graphql.incident.ElevationController;
import blastradius.graphql.incident.IncidentController;
import blastradius.graphql.incident.ResidueController;
import blastradius.graphql.inquiry.GovernanceController;
import blastradius.graphql.inquiry.JoinController;
import blastradius.graphql.inquiry.JudgementController;
import blastradius.graphql.list.ListController;
import blastradius.graphql.ranking.RankingController;
import blastradius.graphql.reach.BlastRadiusController;
import blastradius.graphql.reach.ScoreController;
import blastradius.graphql.reach.StoryController;
import blastradius.graphql.reach.TimeController;
import blastradius.graphql.relation.RelationController;
import blastradius.graphql.relation.TermsController;
import blastradius.graphql.review.ReviewChangesController;
import blastradius.graphql.review.ReviewController;
import blastradius.graphql.review.ReviewScenarioController;
import blastradius.graphql.scenario.AdviceController;
import blastradius.graphql.scenario.ComparisonController;
import blastradius.graphql.scenario.NodeController;
import blastradius.graphql.scenario.PastSnapshots;
import blastradius.graphql.scenario.PreviewController;
import blastradius.graphql.scenario.ScenarioController;
import blastradius.graphql.token.TokenController;
import blastradius.lane.LanePackage;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.web.WebPackage;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.execution.SchemaReport;

/** The face over HTTP, on an in-memory fixture in the place of the store. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("the fixture server, which counts what it is asked and has few lanes")
@SpringBootTest(
        classes = FixtureServer.Server.class,
        properties = FixtureServer.NO_STORE,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public @interface FixtureServer {

    /** Nothing here tells the health of a store. */
    String NO_STORE = "management.endpoint.health.validate-group-membership=false";

    /** The server's parts; no configuration that a scan would find. */
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.neo4j.autoconfigure.Neo4jAutoConfiguration",
                "org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jAutoConfiguration",
                "org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jRepositoriesAutoConfiguration"
            })
    @Import({
        Asking.OfTest.class,
        GraphQlWiring.class,
        SchemaController.class,
        NodeController.class,
        PreviewController.class,
        EntityController.class,
        EstateController.class,
        BlastRadiusController.class,
        StoryController.class,
        ExposureController.class,
        AttackPathController.class,
        ChokePointController.class,
        ContainmentController.class,
        TimeController.class,
        RankingController.class,
        FindingController.class,
        ShareController.class,
        ScoreController.class,
        RelationController.class,
        TermsController.class,
        ExceptionController.class,
        ReviewController.class,
        ReviewChangesController.class,
        ReviewScenarioController.class,
        ResidueController.class,
        IncidentController.class,
        ElevationController.class,
        ScenarioController.class,
        ListController.class,
        ComparisonController.class,
        AdviceController.class,
        ImportsController.class,
        GapsController.class,
        HistoryController.class,
        VersionsController.class,
        JoinController.class,
        GovernanceController.class,
        JudgementController.class,
        TokenController.class,
        WebPackage.class,
        LanePackage.class
    })
    @EnableConfigurationProperties(Sights.class)
    class Server {

        static final AtomicReference<SchemaReport> REPORT = new AtomicReference<>();

        @Bean
        CurrentSnapshot currentSnapshot() {
            return new CurrentSnapshot(Fixture.snapshot(Fixture.VERSION));
        }

        @Bean
        FixtureCatalogue catalogue() {
            return new FixtureCatalogue();
        }

        @Bean
        StatedSource stated(FixtureCatalogue catalogue) {
            return snapshot -> {
                StatedWords words = new StatedWords(snapshot, catalogue.lifetimes(snapshot));
                Fixture.ESTATE.entities().forEach(entity -> words.entity(entity.id(), 1, entity.properties()));
                return words.read();
            };
        }

        @Bean
        PastSnapshots pastSnapshots() {
            return Fixture::snapshot;
        }

        @Bean
        FixtureImports imports() {
            return new FixtureImports();
        }

        @Bean
        FixtureHistory history() {
            return new FixtureHistory();
        }

        @Bean
        FixturePast pastFindings() {
            return new FixturePast();
        }

        @Bean
        FixtureExceptions exceptions() {
            return new FixtureExceptions();
        }

        @Bean
        MachineTokens machineTokens(Sights sights) {
            return new MachineTokens(new FixtureTokens(), Duration.ofDays(365), sights);
        }

        @Bean
        FixtureReviews reviews() {
            return new FixtureReviews();
        }

        @Bean
        FixtureLists lists() {
            return new FixtureLists();
        }

        @Bean
        FixtureScenarios scenarios() {
            return new FixtureScenarios();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Fixture.TAKEN_AT, ZoneOffset.UTC);
        }

        @Bean
        GraphQlSourceBuilderCustomizer inspection() {
            return builder -> builder.inspectSchemaMappings(
                    initializer -> EntityTypes.NAMES.forEach(name -> initializer.classMapping(name, EntityView.class)),
                    REPORT::set);
        }
    }

    /** The object types that are entities. */
    final class EntityTypes {
        static final java.util.List<String> NAMES = java.util.Arrays.stream(blastradius.model.EntityType.values())
                .map(blastradius.model.EntityType::label)
                .toList();

        private EntityTypes() {}
    }
}
