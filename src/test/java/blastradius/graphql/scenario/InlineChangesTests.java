package blastradius.graphql.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.FixtureScenarios;
import blastradius.graphql.FixtureServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Changes that a question states itself: as if they were saved. */
@FixtureServer
class InlineChangesTests {

    private static final String NO_POOL = "{action: {revoke: {ids: [\"pool\"]}}}";
    private static final String ASSUMED = ", assume: {at: \"2026-10-01T00:00:00Z\"}";
    private static final String NEW_KEY = "{cost: 2, action: {rotate: {select: {ids: [\"leaked\"]}}}}";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private FixtureScenarios scenarios;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @BeforeEach
    void connect() {
        scenarios.list().forEach(scenario -> scenarios.delete(scenario.id()));
    }

    private String saved(String changes) {
        return server.data("mutation { scenarioCreate(input: {name: \"saved\", changes: [" + changes
                        + "]}) { scenario { id } userErrors { message } } }")
                .at("/scenarioCreate/scenario/id")
                .asString();
    }

    /** Each analysis with the place where the what-if stands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "blastRadius(compromised: [\"mara\"], %s) { score { residual } entities { nodes { id } } }",
                "exposure(targets: [\"acme-db\"], %s) { completeness { exact } entities { nodes { id } } }",
                "attackPaths(from: [\"mara\"], to: \"acme-db\", %s) { totalCount nodes { words } }",
                "chokePoints(compromised: [\"mara\"], %s) { totalCount edges { cursor } }",
                "containment(compromised: [\"mara\"], protect: [\"acme\"], %s) { cost actions { words } }",
                "relations(where: {kinds: [MEMBER_OF, STORES]}, %s) { totalCount nodes { from { id } to { id } } }",
                "ranking(by: TENANTS, %s) { nodes { id } edges { value } }",
                "node(id: \"mara\") { ... on Identity { blastRadius(%s) { tenantCounts { control } } } }",
                "node(id: \"acme\") { ... on Tenant { exposure(%s) { entities { nodes { id } } } } }"
            })
    void everyAnalysisAnswersAsIfTheyWereSaved(String question) {
        String id = saved(NO_POOL + NEW_KEY);
        String part = saved(NO_POOL);
        String at = question.startsWith("relations") ? ", at: \"2026-10-01T00:00:00Z\"" : ASSUMED;
        JsonNode kept = server.data("{ " + question.formatted("scenario: \"" + id + "\"" + at) + " }");
        JsonNode inline = server.data("{ " + question.formatted("changes: [" + NO_POOL + NEW_KEY + "]" + at) + " }");
        JsonNode both = server.data(
                "{ " + question.formatted("scenario: \"" + part + "\", changes: [" + NEW_KEY + "]" + at) + " }");
        JsonNode plain = server.data("{ " + question.formatted("changes: []" + at) + " }");
        assertThat(inline).isEqualTo(kept);
        assertThat(both).isEqualTo(kept);
        assertThat(plain).isNotEqualTo(kept);
    }

    @Test
    void aComparisonHasOneFurtherColumn() {
        String id = saved(NO_POOL + NEW_KEY);
        JsonNode columns = server.data("{ comparison(scenarios: [\"" + id + "\"], changes: [" + NO_POOL + NEW_KEY
                        + "], compromised: [\"mara\"]) { columns { cost saving chosen { score { residual }"
                        + " lost { nodes { id } } } resolution { relationsRemoved } scenario { name version } } } }")
                .at("/comparison/columns");
        assertThat(columns).hasSize(3);
        assertThat(columns.at("/2/chosen")).isEqualTo(columns.at("/1/chosen"));
        assertThat(columns.at("/2/saving")).isEqualTo(columns.at("/1/saving"));
        assertThat(columns.at("/2/cost")).isEqualTo(columns.at("/1/cost"));
        assertThat(columns.at("/2/resolution")).isEqualTo(columns.at("/1/resolution"));
        assertThat(columns.at("/2/chosen")).isNotEqualTo(columns.at("/0/chosen"));
        assertThat(columns.at("/2/scenario/name").asString()).isEqualTo("Changes of the question");
    }

    @Test
    void aCursorBelongsToItsChanges() {
        String question = "{ blastRadius(compromised: [\"mara\"], changes: [%s]) {"
                + " entities(first: 1%s) { pageInfo { endCursor } nodes { id } } } }";
        String cursor = server.data(question.formatted(NEW_KEY, ""))
                .at("/blastRadius/entities/pageInfo/endCursor")
                .asString();
        String after = ", after: \"" + cursor + "\"";
        assertThat(server.data(question.formatted(NEW_KEY, after)).at("/blastRadius/entities/nodes"))
                .hasSize(1);
        assertThat(server.error(question.formatted(NO_POOL, after))
                        .at("/extensions/code")
                        .asString())
                .isEqualTo("STALE_CURSOR");
        assertThat(server.error(question.formatted("", after))
                        .at("/extensions/code")
                        .asString())
                .isEqualTo("STALE_CURSOR");
    }

    @Test
    void aPreviewNamesWhatAChangeMeansAndWouldAdd() {
        JsonNode preview = server.data("{ preview(change: " + NEW_KEY + ", changes: [" + NO_POOL + "]) {"
                        + " applies missing words change { cost unitCost words kind }"
                        + " entities { totalCount nodes { id name } } relations { totalCount }"
                        + " addedEntities { totalCount nodes { id } } addedRelations { totalCount }"
                        + " removedRelations(first: 1) { totalCount nodes { kind from { id } to { id } } } } }")
                .get("preview");
        assertThat(preview.get("applies").asInt()).isEqualTo(1);
        assertThat(preview.at("/entities/nodes/0/id").asString()).isEqualTo("leaked");
        assertThat(preview.at("/relations/totalCount").asInt()).isZero();
        assertThat(preview.at("/addedEntities/nodes/0/id").asString()).isEqualTo("leaked rotated");
        assertThat(preview.at("/removedRelations/totalCount").asInt()).isPositive();
        assertThat(preview.at("/removedRelations/nodes/0/from/id").asString()).isEqualTo("leaked");
        assertThat(preview.at("/change/cost").asDouble()).isEqualTo(2);
        assertThat(preview.get("words").asString())
                .isEqualTo("Rotate " + preview.at("/entities/nodes/0/name").asString() + ", 1 credential.");
    }

    @Test
    void aRuleCostsWhatItChangesAndItsPagesNameIt() {
        String rule = "{cost: 3, action: {revoke: {rule: {relations: [MEMBER_OF, HOLDS_GRANT]}}}}";
        String question = "{ preview(change: " + rule + ") { applies words change { cost }"
                + " relations(first: 1%s) { totalCount pageInfo { endCursor } nodes { id } } } }";
        JsonNode first = server.data(question.formatted("")).get("preview");
        int count = first.get("applies").asInt();
        assertThat(count).isGreaterThan(1);
        assertThat(first.at("/relations/totalCount").asInt()).isEqualTo(count);
        assertThat(first.at("/change/cost").asDouble()).isEqualTo(3 * count);
        assertThat(first.get("words").asString())
                .startsWith("Revoke ")
                .endsWith("(of all HOLDS_GRANT, MEMBER_OF), " + count + " relations.");
        String cursor = first.at("/relations/pageInfo/endCursor").asString();
        JsonNode second =
                server.data(question.formatted(", after: \"" + cursor + "\"")).get("preview");
        assertThat(second.at("/relations/nodes/0/id")).isNotEqualTo(first.at("/relations/nodes/0/id"));
        String id = saved(rule);
        JsonNode kept = server.data("{ scenario(id: \"" + id + "\") { cost changes { cost unitCost words }"
                        + " resolution { changes { words relations(first: 1) { totalCount } } } } }")
                .get("scenario");
        assertThat(kept.get("cost").asDouble()).isEqualTo(3 * count);
        assertThat(kept.at("/changes/0/unitCost").asDouble()).isEqualTo(3);
        assertThat(kept.at("/changes/0/words")).isEqualTo(first.get("words"));
        assertThat(kept.at("/resolution/changes/0/relations/totalCount").asInt())
                .isEqualTo(count);
    }

    @Test
    void aPreviewRefusesByTheNameOfItsArgument() {
        JsonNode error = server.error("{ preview(change: {action: {revoke: {}}}) { applies } }");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_REQUEST");
        assertThat(error.get("message").asString()).startsWith("change.action.revoke: a selection is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{action: {revoke: {}}}|changes[1].action.revoke: a selection is empty",
                "{action: {restrict: {select: {ids: [\"rmm\"]}}}}|changes[1].action.restrict: restrict states neither",
                "{action: {requireApproval: {select: {ids: [\"pool\"]}, approvers: []}}}|changes[1].action.requireApproval: requireApproval names no",
                "{cost: -1, action: {revoke: {ids: [\"pool\"]}}}|changes[1].cost: the cost -1",
                "{action: {addEntity: {id: \" \", kind: HUMAN}}}|changes[1].action.addEntity.id is missing",
                "{action: {addRelation: {from: \"mara\", relation: STORES, to: \"leaked\"}}}|changes[2].addRelation: STORES cannot stand"
            })
    void namesThePlaceOfWhatMakesNoSense(String change, String message) {
        String id = saved(NO_POOL);
        JsonNode error = server.error("{ blastRadius(compromised: [\"mara\"], scenario: \"" + id + "\", changes: ["
                + NEW_KEY + change + "]) { tenantAdminCount } }");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_REQUEST");
        assertThat(error.get("message").asString()).startsWith(message);
    }

    /** What one what-if adds is looked for by its id in another, where other things may stand in its place. */
    @Test
    void whatOneAddsIsAskedAboutUnderAnother() {
        String other = "{action: {addEntity: {id: \"other\", kind: HOST}}}";
        String first = "{action: {addEntity: {id: \"first\", kind: HOST}}}"
                + "{action: {addRelation: {from: \"mara\", relation: CAN, to: \"first\", level: CONTROL}}}";
        String both = other + first;
        String nested = "{ blastRadius(compromised: [\"mara\"], changes: [" + first
                + "]) { entities(kinds: [HOST]) { nodes {" + " id ... on Resource { %s(changes: [%s]) { %s } } } } } }";

        assertThat(server.data(nested.formatted("blastRadius", both, "compromised { id }"))
                        .at("/blastRadius/entities/nodes/0/blastRadius/compromised/0/id")
                        .asString())
                .isEqualTo("first");
        assertThat(server.data(nested.formatted("exposure", both, "targets { id }"))
                        .at("/blastRadius/entities/nodes/0/exposure/targets/0/id")
                        .asString())
                .isEqualTo("first");
        assertThat(server.error(nested.formatted("blastRadius", other, "compromised { id }"))
                        .at("/extensions/code")
                        .asString())
                .isEqualTo("UNKNOWN_ID");
    }

    @Test
    void aRelationThatCannotStandIsNamedByItsPlace() {
        assertThat(server.error(
                                "{ blastRadius(compromised: [\"mara\"], changes: [" + NO_POOL
                                        + "{action: {addRelation: {from: \"acme-db\", relation: MEMBER_OF, to: \"acme\"}}}]) { loss } }")
                        .path("message")
                        .asString())
                .contains("changes[1].addRelation");
    }
}
