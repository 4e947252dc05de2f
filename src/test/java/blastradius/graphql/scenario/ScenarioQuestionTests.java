package blastradius.graphql.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.graphql.Asking;
import blastradius.graphql.Fixture;
import blastradius.graphql.FixtureScenarios;
import blastradius.graphql.FixtureServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Scenarios over HTTP: kept, applied to every analysis, compared. */
@FixtureServer
class ScenarioQuestionTests {

    private static final String NO_POOL = """
            {name: "Without the pool", description: "accounts by client", changes: [
              {cost: 3, reason: "one membership opens all", action: {revoke: {ids: ["pool"]}}},
              {action: {rotate: {select: {ids: ["leaked", "gone"]}}}}]}""";

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

    private String created(String input) {
        JsonNode payload = server.data(
                        "mutation { scenarioCreate(input: " + input + ") { scenario { id } userErrors { message } } }")
                .get("scenarioCreate");
        assertThat(payload.get("userErrors")).isEmpty();
        return payload.at("/scenario/id").asString();
    }

    @Test
    void keepsAScenarioAndSaysWhatItDoes() {
        String id = created(NO_POOL);
        JsonNode scenario = server.data("{ scenario(id: \"" + id + "\") { name description version base cost yaml"
                        + " changes { kind words cost reason input }"
                        + " resolution { relationsRemoved relationsAdded entitiesAdded removalOnly"
                        + " changes { applies missing words } } } }")
                .get("scenario");
        assertThat(scenario.get("version").asInt()).isEqualTo(1);
        assertThat(scenario.get("base").asLong()).isEqualTo(Fixture.VERSION);
        assertThat(scenario.get("cost").asDouble()).isEqualTo(4);
        assertThat(scenario.at("/changes/0/kind").asString()).isEqualTo("REVOKE");
        assertThat(scenario.at("/changes/0/words").asString())
                .isEqualTo("Revoke Mara Lindqvist's membership of Admin pool, 1 relation.");
        assertThat(scenario.at("/changes/0/input/action/revoke/ids/0").asString())
                .isEqualTo("pool");
        assertThat(scenario.at("/changes/0/input/cost").asDouble()).isEqualTo(3);
        assertThat(scenario.at("/resolution/changes/1/missing/0").asString()).isEqualTo("gone");
        assertThat(scenario.at("/resolution/entitiesAdded").asInt()).isEqualTo(1);
        assertThat(scenario.at("/resolution/removalOnly").asBoolean()).isTrue();
        assertThat(scenario.get("yaml").asString()).contains("name: Without the pool");
    }

    @Test
    void findsAScenarioByItsIdAmongEverythingElse() {
        String id = created(NO_POOL);
        JsonNode data = server.data("{ node(id: \"" + id + "\") { id __typename ... on Scenario { version } }"
                + " nodes(ids: [\"mara\", \"" + id + "\", \"nobody\"]) { id __typename } }");
        assertThat(data.at("/node/__typename").asString()).isEqualTo("Scenario");
        assertThat(data.at("/node/id").asString()).isEqualTo(id);
        assertThat(data.at("/node/version").asInt()).isEqualTo(1);
        assertThat(data.at("/nodes/0/__typename").asString()).isEqualTo("Identity");
        assertThat(data.at("/nodes/1/__typename").asString()).isEqualTo("Scenario");
        assertThat(data.at("/nodes/2").isNull()).isTrue();
    }

    @Test
    void everyAnalysisTakesAScenario() {
        String id = created(NO_POOL);
        JsonNode answer = server.data("{ before: blastRadius(compromised: [\"mara\"]) { tenantCounts { control } }"
                + " after: blastRadius(compromised: [\"mara\"], scenario: \"" + id + "\") { tenantCounts { control } }"
                + " exposure(targets: [\"acme-db\"], scenario: \"" + id + "\") { completeness { exact } } }");
        assertThat(answer.at("/before/tenantCounts/control").asInt()).isEqualTo(1);
        assertThat(answer.at("/after/tenantCounts/control").asInt()).isZero();
        assertThat(server.error("{ blastRadius(compromised: [\"mara\"], scenario: \"none\") { tenantAdminCount } }")
                        .at("/extensions/code")
                        .asString())
                .isEqualTo("UNKNOWN_ID");
    }

    @Test
    void comparesScenariosSideBySide() {
        String id = created(NO_POOL);
        JsonNode comparison = server.data("{ comparison(scenarios: [\"" + id + "\"], compromised: [\"mara\"]) {"
                        + " columns { scenario { id } cost saving savingOf savingPerCost dominatedBy { id } dominatedByBaseline"
                        + "  chosen { score { residual } tenantCounts { control } exposureHours"
                        + "   byJit { jit tenantCounts { control } } absent { id }"
                        + "   lost(first: 2) { totalCount pageInfo { endCursor } edges { node { id } before after } }"
                        + "   gained { totalCount } tenantsLost { nodes { id } } }"
                        + "  all { count distribution { mean p95 cvar95 max atLeast70 }"
                        + "   critical { inherent residual } inUse: critical(enabled: true, breakGlass: false) { inherent residual }"
                        + "   disabled: critical(enabled: false) { inherent residual }"
                        + "   lost: distribution(by: LOSS) { max } byResidual: distribution(by: RESIDUAL) { mean atLeast70 }"
                        + "   residual { mean atLeast70 }"
                        + "   rankChanges { totalCount edges { node { id } rankBefore rankAfter } }"
                        + "   regressions { totalCount } }"
                        + "  changes { change { words } leaveOneOut shapley savingPerCost } }"
                        + " completeness { exact } snapshot { version } } }")
                .get("comparison");
        JsonNode before = comparison.at("/columns/0");
        JsonNode after = comparison.at("/columns/1");
        assertThat(before.get("scenario").isNull()).isTrue();
        assertThat(after.get("saving").asDouble()).isPositive();
        assertThat(after.at("/chosen/lost/totalCount").asInt()).isEqualTo(5);
        assertThat(after.at("/chosen/gained/totalCount").asInt()).isZero();
        assertThat(after.at("/chosen/tenantsLost/nodes/0/id").asString()).isEqualTo("acme");
        assertThat(after.at("/all/regressions/totalCount").asInt()).isZero();
        assertThat(after.at("/changes/0/shapley").asDouble())
                .isEqualTo(after.get("saving").asDouble());
        assertThat(comparison.at("/completeness/exact").asBoolean()).isTrue();
        JsonNode all = before.get("all");
        assertThat(all.at("/critical/inherent").asInt())
                .isEqualTo(all.at("/distribution/atLeast70").asInt())
                .isPositive();
        assertThat(all.at("/critical/residual").asInt())
                .as("what controls keep is not critical by the residual score")
                .isEqualTo(all.at("/residual/atLeast70").asInt())
                .isEqualTo(all.at("/byResidual/atLeast70").asInt())
                .isLessThan(all.at("/critical/inherent").asInt());
        assertThat(all.get("inUse")).isEqualTo(all.get("critical"));
        assertThat(all.at("/disabled/inherent").asInt()).isZero();
        assertThat(all.at("/byResidual/mean")).isEqualTo(all.at("/residual/mean"));
        assertThat(all.at("/lost/max").asDouble())
                .as("Acme; Globex takes an approval")
                .isEqualTo(1);
    }

    private JsonNode compared(int changes) {
        String id =
                created("{name: \"Many\", changes: [" + "{action: {revoke: {ids: [\"pool\"]}}}".repeat(changes) + "]}");
        return server.data(
                        "{ comparison(scenarios: [\"" + id + "\"], compromised: [\"mara\"]) { columns { changesReason"
                                + " changes { leaveOneOut shapley shapleyReason } all { residual { mean } residualReason } } } }")
                .at("/comparison/columns/1");
    }

    @Test
    void saysWhyThereIsNoFairShare() {
        assertThat(compared(2).at("/changes/0/shapleyReason").isNull()).isTrue();
        assertThat(compared(2).at("/changesReason").isNull()).isTrue();
        assertThat(compared(2).at("/all/residualReason").isNull()).isTrue();
        JsonNode many = compared(13);
        assertThat(many.at("/changes/0/shapley").isNull()).isTrue();
        assertThat(many.at("/changes/0/shapleyReason").asString())
                .contains("13 changes")
                .contains("up to 12");
        JsonNode tooMany = compared(64);
        assertThat(tooMany.get("changes")).isEmpty();
        assertThat(tooMany.get("changesReason").asString())
                .contains("64 changes")
                .contains("up to 63");
    }

    @Test
    void goesOnFromACursorOfADifference() {
        String id = created(NO_POOL);
        String question = "{ comparison(scenarios: [\"" + id + "\"], compromised: [\"mara\"]) { columns { chosen {"
                + " lost(first: 2%s) { pageInfo { endCursor } edges { node { id } } } } } } }";
        JsonNode first = server.data(question.formatted("")).at("/comparison/columns/1/chosen/lost");
        String cursor = first.at("/pageInfo/endCursor").asString();
        JsonNode second = server.data("{ comparison(scenarios: [\"" + id
                        + "\"], baseline: true, compromised: [\"mara\"]) { columns { scenario { id } chosen {"
                        + " lost(first: 2) { edges { node { id } } } } } } }")
                .get("comparison");
        assertThat(second.at("/columns/1/chosen/lost/edges/0/node/id").asString())
                .isEqualTo(first.at("/edges/0/node/id").asString());
        assertThat(server.error(question.formatted(", after: \"" + cursor + "\""))
                        .at("/extensions/code")
                        .asString())
                .isEqualTo("STALE_CURSOR");
    }

    @Test
    void anUpdateOfAnOldVersionIsAConflictAmongTheErrors() {
        String id = created(NO_POOL);
        String update = "mutation { scenarioUpdate(id: \"" + id
                + "\", version: 1, input: {name: \"renamed\", changes: []}) {"
                + " scenario { version name } userErrors { code } } }";
        assertThat(server.data(update).at("/scenarioUpdate/scenario/version").asInt())
                .isEqualTo(2);
        assertThat(server.data(update).at("/scenarioUpdate/userErrors/0/code").asString())
                .isEqualTo("CONFLICT");
    }

    @Test
    void whatMakesNoSenseIsNamedByItsPlace() {
        JsonNode error = server.data("mutation { scenarioCreate(input: {name: \"x\", changes: ["
                        + "{action: {restrict: {select: {ids: [\"rmm\"]}}}}]}) { scenario { id }"
                        + " userErrors { code message field } } }")
                .at("/scenarioCreate/userErrors/0");
        assertThat(error.get("code").asString()).isEqualTo("BAD_REQUEST");
        assertThat(error.get("message").asString()).contains("neither a zone nor perTenant");
        assertThat(server.error("mutation { scenarioCreate(input: {name: \"x\", changes: [{action: {"
                                + "revoke: {ids: [\"pool\"]}, disable: {ids: [\"mara\"]}}}]}) { scenario { id } } }")
                        .at("/extensions/code")
                        .asString())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void deletesAndLists() {
        String id = created(NO_POOL);
        assertThat(server.data("{ scenarios(search: \"POOL\") { totalCount nodes { id } } }")
                        .at("/scenarios/nodes/0/id")
                        .asString())
                .isEqualTo(id);
        assertThat(server.data("mutation { scenarioDelete(id: \"" + id + "\") { deletedId userErrors { code } } }")
                        .at("/scenarioDelete/deletedId")
                        .asString())
                .isEqualTo(id);
        assertThat(server.data("mutation { scenarioDelete(id: \"" + id + "\") { deletedId userErrors { code } } }")
                        .at("/scenarioDelete/userErrors/0/code")
                        .asString())
                .isEqualTo("UNKNOWN_ID");
        assertThat(server.data("{ scenario(id: \"" + id + "\") { id } }")
                        .get("scenario")
                        .isNull())
                .isTrue();
    }

    @Test
    void advisesWhatSavesMostWithinTheBudget() {
        JsonNode advice = server.data(
                        "{ advice(compromised: [\"mara\"], budget: 1) { before after saving cost bound gap"
                                + " candidateCount completeness { exact } scenario { yaml changes { kind reason } } } }")
                .get("advice");
        assertThat(advice.get("after").asDouble())
                .isLessThan(advice.get("before").asDouble());
        assertThat(advice.get("cost").asDouble()).isLessThanOrEqualTo(1);
        assertThat(advice.at("/scenario/changes/0/kind").asString()).isEqualTo("REQUIRE_APPROVAL");
        assertThat(advice.at("/completeness/exact").asBoolean()).isTrue();
    }

    @Test
    void advisesByTheCostsThatAreStated() {
        JsonNode advice = server.data(
                        "{ advice(compromised: [\"mara\"], budget: 3, costs: {ending: {keep: [HOLDS_GRANT, MEMBER_OF, GRANTS]},"
                                + " remedies: [{remedy: SCOPE, cost: 2.5}], without: [SPLIT, RESTRICT]}) { cost saving seesGates"
                                + " scenario { changes { kind } } changes { saving savingPerCost change { kind cost } } } }")
                .get("advice");
        assertThat(advice.get("seesGates").asBoolean()).isTrue();
        assertThat(advice.get("changes").size())
                .isPositive()
                .isEqualTo(advice.at("/scenario/changes").size());
        for (JsonNode each : advice.get("changes")) {
            double cost = each.at("/change/cost").asDouble();
            assertThat(each.get("saving").asDouble()).isPositive();
            assertThat(each.get("savingPerCost").asDouble() * cost)
                    .isCloseTo(each.get("saving").asDouble(), within(1e-9));
            assertThat(each.at("/change/kind").asString()).isNotIn("REVOKE", "SPLIT", "RESTRICT");
        }
    }

    @Test
    void refusesRemediesNamedTwice() {
        JsonNode error = server.error("{ advice(budget: 1, costs: {remedies: [{remedy: SPLIT, cost: 1},"
                + " {remedy: SPLIT, cost: 2}]}) { cost } }");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_REQUEST");
        assertThat(error.get("message").asString()).contains("names SPLIT twice");
    }

    @Test
    void comparesTwoVersions() {
        JsonNode drift = server.data(
                        "{ drift(from: " + Fixture.VERSION + ", compromised: [\"mara\"]) { columns { version saving"
                                + " chosen { gained { totalCount } lost { totalCount } } } } }")
                .get("drift");
        assertThat(drift.get("columns")).hasSize(2);
        assertThat(drift.at("/columns/1/chosen/gained/totalCount").asInt()).isZero();
        assertThat(drift.at("/columns/1/saving").asDouble()).isZero();
    }
}
