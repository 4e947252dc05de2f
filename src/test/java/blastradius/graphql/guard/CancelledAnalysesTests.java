package blastradius.graphql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.FixtureLists;
import blastradius.graphql.FixtureReviews;
import blastradius.graphql.FixtureScenarios;
import blastradius.graphql.FixtureServer;
import blastradius.graphql.LoadedServer;
import blastradius.model.Action;
import blastradius.model.Change;
import blastradius.model.SavedListDocument;
import blastradius.model.Scenario;
import blastradius.model.Selection;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationId;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.ResponseError;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

/** Every analysis of the schema, on a drawn estate, while nobody waits for it any more: each ends at once. */
@SpringBootTest(
        classes = LoadedServer.OfDrawnEstate.class,
        properties = FixtureServer.NO_STORE,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Isolated("measures time")
class CancelledAnalysesTests {

    /** What the answer to a cancelled question may take; a busy machine is given several tries. */
    private static final Duration SOON = Duration.ofMillis(100);

    private static final int TRIES = 4;

    /** After which share of its time a question is cancelled. */
    private static final double[] MOMENTS = {0.05, 0.35, 0.7};

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String ALL =
            "count distribution { mean } rankChanges { totalCount } residual { mean } " + "regressions { totalCount }";

    /** One question at least for each field that the schema calls an analysis; $a, $b are compromised, $t is a target, $s a scenario. */
    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry(
                    "Query.blastRadius",
                    "{ blastRadius(compromised: [\"$a\", \"$b\"]) { score { inherent residual } tenants(first: 1000) { totalCount } "
                            + "entities(first: 1) { totalCount } publicReach { totalCount } graph { total } } }"),
            Map.entry(
                    "BlastRadius.agreement", "{ blastRadius(compromised: [\"$a\", \"$b\"]) { agreement { agrees } } }"),
            Map.entry(
                    "BlastRadius.overTime",
                    "{ blastRadius(compromised: [\"$a\", \"$b\"]) { overTime(to: \"2036-01-01T00:00:00Z\") { worst { score } } } }"),
            Map.entry(
                    "BlastRadius.standingExposure",
                    "{ blastRadius(compromised: [\"$a\", \"$b\"]) { standingExposure(from: \"2016-01-01T00:00:00Z\") { hours } } }"),
            Map.entry(
                    "BlastRadius.nextChange",
                    "{ blastRadius(compromised: [\"$a\", \"$b\"]) { nextChange { changedCount } } }"),
            Map.entry(
                    "BlastRadius.timeToReach",
                    "{ blastRadius(compromised: [\"$a\"]) { timeToReach(to: \"$t\") { at } } }"),
            Map.entry(
                    "BlastRadius.sensitivity",
                    "{ blastRadius(compromised: [\"$a\", \"$b\"]) { sensitivity { inherent { least } residual { highest } } } }"),
            Map.entry(
                    "BlastRadius.story",
                    "{ blastRadius(compromised: [\"$a\", \"$b\"]) { story { passed { loss { score } } groups { entityCount } } } }"),
            Map.entry("Query.history", "{ history(measure: LOSS) { points { version { version } } } }"),
            Map.entry("Estate.changesSince", "{ estate { changesSince(version: 2) { changes { source } } } }"),
            Map.entry(
                    "EstateChanges.relations", "{ estate { changesSince(version: 2) { relations { totalCount } } } }"),
            Map.entry("EstateChanges.entities", "{ estate { changesSince(version: 2) { entities { totalCount } } } }"),
            Map.entry(
                    "Query.exposure",
                    "{ exposure(targets: [\"$t\"], verify: true) { entityCount possibleCount agreement { agrees } identities { totalCount } } }"),
            Map.entry(
                    "Query.attackPaths",
                    "{ attackPaths(from: [\"$a\", \"$b\"], to: \"$t\", furtherWays: 100) { totalCount } }"),
            Map.entry(
                    "Query.chokePoints",
                    "{ chokePoints(compromised: [\"$a\", \"$b\"], first: 1000, verify: true) { totalCount agreement { agrees } } }"),
            Map.entry(
                    "Query.containment",
                    "{ containment(compromised: [\"$a\", \"$b\"], protect: [\"$t\"], verify: true) { cost lowerBound agreement { agrees } } }"),
            Map.entry("EntityFilter.lists", "{ entities(where: {lists: [\"$l\"]}) { totalCount } }"),
            Map.entry(
                    "EntityFilter.measure",
                    "{ entities(where: {kinds: [RESOURCE], measure: {by: RESIDUAL, atLeast: 1}}) { totalCount } }"),
            Map.entry(
                    "EntityOrder.measure",
                    "{ entities(kinds: [CREDENTIAL], orderBy: {measure: SCORE}) { totalCount } }"),
            Map.entry("AccessReview.items", "{ review(id: \"$r\") { items(orderBy: BLAST_RADIUS) { totalCount } } }"),
            Map.entry("AccessReview.offered", "{ review(id: \"$r\") { offered { totalCount } } }"),
            Map.entry("SavedList.entities", "{ list(id: \"$l\") { entities { totalCount } } }"),
            Map.entry("Query.ranking", "{ ranking(by: EXPOSURE_HOURS, scenario: \"$s\") { totalCount } }"),
            Map.entry("Query.nonHumanShares", "{ nonHumanShares(scenario: \"$s\") { identityCount } }"),
            Map.entry(
                    "EntityFilter.findings",
                    "{ entities(where: { findings: { rules: [\"BR-09\"] } }) { totalCount } }"),
            Map.entry("EntityFilter.nonHuman", "{ entities(where: { nonHuman: { share: EXCESS } }) { totalCount } }"),
            Map.entry("Query.findings", "{ findings(scenario: \"$s\") { totalCount } }"),
            Map.entry("Query.finding", "{ finding(id: \"BR-01.none\", scenario: \"$s\") { severity } }"),
            Map.entry("Query.frameworks", "{ frameworks(scenario: \"$s\") { controls { status } } }"),
            Map.entry(
                    "Identity.measures",
                    "{ node(id: \"$i\") { ... on Identity { measures(assume: {tickets: true}) { score exposureHours } } } }"),
            Map.entry(
                    "Query.comparison",
                    "{ comparison(scenarios: [\"$s\"], compromised: [\"$a\"]) { columns { saving dominatedByBaseline "
                            + "chosen { exposureHours byJit { jit } gained { totalCount } } all { " + ALL + " } } } }"),
            Map.entry(
                    "ComparisonColumn.changes",
                    "{ comparison(scenarios: [\"$s\"]) { columns { changes { leaveOneOut shapley } } } }"),
            Map.entry(
                    "Query.drift",
                    "{ drift(from: 2, compromised: [\"$a\"]) { columns { saving chosen { entityCount } all { " + ALL
                            + " } } } }"),
            Map.entry(
                    "Query.incident",
                    "{ incident(compromised: [\"$a\", \"$b\"], since: \"2016-01-01T00:00:00Z\") { fell { score { residual } } couldFall { loss } "
                            + "takeBack { saving { score } } notify(first: 20) { totalCount } elevations { totalCount } } }"),
            Map.entry("Incident.cuts", "{ incident(compromised: [\"$a\", \"$b\"]) { cuts(first: 3) { words } } }"),
            Map.entry(
                    "Incident.containment",
                    "{ incident(compromised: [\"$a\", \"$b\"]) { containment { cost lowerBound } } }"),
            Map.entry(
                    "Query.residue",
                    "{ residue(of: \"$i\") { counts { count } reached { score { residual } } saving { score } } }"),
            Map.entry("Query.advice", "{ advice(budget: 10) { saving } }"),
            Map.entry(
                    "Query.advice of some",
                    "{ advice(budget: 10, compromised: [\"$a\", \"$b\"], protect: [\"$t\"]) { saving } }"));

    @Autowired
    private GraphQlSource source;

    @Autowired
    private ExecutionGraphQlService questions;

    @Autowired
    private CurrentSnapshot current;

    @Autowired
    private FixtureScenarios scenarios;

    @Autowired
    private FixtureLists lists;

    @Autowired
    private FixtureReviews reviews;

    private List<String> asked = List.of();

    @BeforeEach
    void drawSubjects() {
        Snapshot snapshot = current.get();
        asked = LoadedServer.sample(snapshot);
        if (lists.list().isEmpty()) {
            lists.create(SavedListDocument.read(
                    Map.of(
                            "name",
                            "machines",
                            "where",
                            Map.of("kinds", List.of("RESOURCE"), "lastUsedBefore", "2026-01-01T00:00:00Z")),
                    "machines"));
        }
        if (reviews.list().isEmpty()) {
            Deadline deadline = new Deadline(Duration.ofMinutes(1));
            execute(
                    "mutation { reviewCreate(input: {name: \"all\", reviewer: \"Ines\", due: \"2036-01-01T00:00:00Z\"}) { review { id } } }",
                    deadline);
        }
        if (scenarios.list().isEmpty()) {
            RelationRows rows = new RelationRows(snapshot);
            Change[] changes = IntStream.range(0, snapshot.entityCount())
                    .mapToObj(rows::in)
                    .filter(row -> !row.isEmpty())
                    .limit(10)
                    .map(row -> Change.of(new Action.Remove(Selection.of(id(snapshot, row.getFirst())))))
                    .toArray(Change[]::new);
            scenarios.create(Scenario.of("less", changes));
        }
    }

    private static String id(Snapshot snapshot, RelationAt one) {
        return RelationId.of(snapshot.id(one.from()), snapshot.id(one.to()), one.relationClass())
                .text();
    }

    @Test
    void everyAnalysisOfTheSchemaIsTried() {
        assertThat(QUESTIONS.keySet()).containsAll(AnalysisFields.of(source.schema()));
    }

    static Stream<String> fields() {
        return QUESTIONS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void endsAtOnceWhenThereIsNoTime(String field) {
        Duration needed = Duration.ofDays(1);
        for (int i = 0; i < TRIES && needed.compareTo(SOON) > 0; i++) {
            Deadline spent = new Deadline(Duration.ofMillis(-1));
            long start = System.nanoTime();
            ask(field, spent);
            needed = Duration.ofNanos(System.nanoTime() - start);
        }
        assertThat(needed).as(field).isLessThan(SOON);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void endsSoonAfterItIsCancelled(String field) throws Exception {
        long start = System.nanoTime();
        Deadline warm = new Deadline(PATIENCE);
        ask(field, warm);
        Duration whole = Duration.ofNanos(System.nanoTime() - start);
        for (double moment : MOMENTS) {
            Late late = new Late(Duration.ofDays(1), "");
            for (int i = 0; i < TRIES && late.by().compareTo(SOON) > 0; i++) {
                Late next = Late.after(
                        Duration.ofNanos((long) (whole.toNanos() * moment)),
                        SOON,
                        PATIENCE,
                        deadline -> ask(field, deadline));
                late = next.by().compareTo(late.by()) < 0 ? next : late;
            }
            assertThat(late.by())
                    .as(
                            "%s, cancelled at %.0f %% of %d ms, was then at%n%s",
                            field, 100 * moment, whole.toMillis(), late.at())
                    .isLessThan(SOON);
        }
    }

    private void ask(String field, Deadline deadline) {
        String text = Objects.requireNonNull(QUESTIONS.get(field), field)
                .replace("$a", asked.get(0))
                .replace("$b", asked.get(1))
                .replace("$i", identity())
                .replace("$l", "machines")
                .replace("$r", reviews.list().getFirst().id())
                .replace("$t", tenant())
                .replace("$s", scenarios.list().getFirst().id());
        assertThat(execute(text, deadline))
                .as(text)
                .allMatch(error -> "TIME_EXCEEDED".equals(error.getExtensions().get("code")));
    }

    private List<ResponseError> execute(String text, Deadline deadline) {
        var request = new DefaultExecutionGraphQlRequest(text, null, Map.of(), Map.of(), "test", null);
        request.configureExecutionInput(
                (input, builder) -> builder.graphQLContext(context -> context.put(Deadline.class, deadline))
                        .build());
        deadline.begin();
        var answer = questions.execute(request).block(Duration.ofMinutes(2));
        return Objects.requireNonNull(answer, "answered").getErrors();
    }

    private String tenant() {
        Snapshot snapshot = current.get();
        return IntStream.range(0, snapshot.entityCount())
                .filter(vertex -> snapshot.kind(vertex) == blastradius.model.EntityKind.CUSTOMER)
                .mapToObj(snapshot::id)
                .findFirst()
                .orElseThrow();
    }

    private String identity() {
        Snapshot snapshot = current.get();
        return IntStream.range(0, snapshot.entityCount())
                .filter(vertex -> snapshot.kind(vertex).type() == blastradius.model.EntityType.IDENTITY)
                .mapToObj(snapshot::id)
                .findFirst()
                .orElseThrow();
    }
}
