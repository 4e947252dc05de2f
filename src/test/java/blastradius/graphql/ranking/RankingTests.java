package blastradius.graphql.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.graphql.Asking;
import blastradius.graphql.FixtureServer;
import blastradius.model.Measure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The ranking of all identities, asked over HTTP of {@code Fixture}. */
@FixtureServer
class RankingTests {

    private static final String MEASURES =
            "score residual loss tenantCounts { see control } tenantAdminCount resourceValue entityCount exposureHours";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @ParameterizedTest
    @EnumSource
    void ranksByEveryMeasureTheGreatestFirst(Measure measure) {
        JsonNode answer = ranking("by: " + measure, "totalCount edges { node { name } rank value percentile }");

        List<Double> values = new ArrayList<>();
        answer.get("edges").forEach(edge -> values.add(edge.get("value").asDouble()));
        assertThat(values).hasSize(6).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(values.getFirst()).isPositive();
        for (JsonNode edge : answer.get("edges")) {
            double value = edge.get("value").asDouble();
            assertThat(edge.get("rank").asLong())
                    .isEqualTo(
                            1 + values.stream().filter(other -> other > value).count());
            assertThat(edge.get("percentile").asDouble())
                    .isEqualTo(
                            100.0
                                    * values.stream()
                                            .filter(other -> other < value)
                                            .count()
                                    / 6,
                            within(1e-9));
        }
    }

    @Test
    void theLargestPageMayComeWithTheDistribution() {
        JsonNode answer = ranking("by: SCORE, first: 1000", """
                totalCount distribution { mean p95 cvar95 histogram { from to count } }
                edges { rank value percentile node { id name kind tenant { id name } } }""");

        assertThat(answer.get("edges")).hasSize(6);
        assertThat(answer.at("/distribution/mean").asDouble()).isPositive();
    }

    @Test
    void saysOfEachWhatItsBlastRadiusSays() {
        JsonNode answer = ranking("by: SCORE, first: 6", """
                edges { value node { name ... on Identity { measures { %1$s } } blastRadius { score { inherent residual } loss tenantAdminCount
                  tenantCounts { see control } entities { totalCount } standingExposure { hours } } } measures { %1$s } }""".formatted(MEASURES));

        for (JsonNode edge : answer.get("edges")) {
            JsonNode alone = edge.at("/node/blastRadius");
            JsonNode measures = edge.get("measures");
            assertThat(measures).isEqualTo(edge.at("/node/measures"));
            assertThat(measures.get("score").asDouble())
                    .as(edge.at("/node/name").asString())
                    .isEqualTo(alone.at("/score/inherent").asDouble(), within(1e-9))
                    .isEqualTo(edge.get("value").asDouble());
            assertThat(measures.get("residual").asDouble())
                    .isEqualTo(alone.at("/score/residual").asDouble(), within(1e-9));
            assertThat(measures.get("loss").asDouble())
                    .isEqualTo(alone.get("loss").asDouble());
            assertThat(measures.get("tenantCounts")).isEqualTo(alone.get("tenantCounts"));
            assertThat(measures.get("tenantAdminCount")).isEqualTo(alone.get("tenantAdminCount"));
            assertThat(measures.get("entityCount").asInt())
                    .isEqualTo(alone.at("/entities/totalCount").asInt());
            assertThat(measures.get("exposureHours").asDouble())
                    .isEqualTo(alone.at("/standingExposure/hours").asDouble(), within(1e-6));
        }
    }

    @Test
    void carriesWhatItWeighedWith() {
        String settings = "settings { asShipped levels { see read write control } criticalities { mission }"
                + " sensitivities { public restricted } gates { selfActivation ticket zone phishableFactor approval"
                + " resistantFactor } parts { depth breadth sum } bands { critical high moderate } }";
        JsonNode answer = ranking("by: SCORE, first: 1", settings).get("settings");
        JsonNode alone = server.data("{ blastRadius(compromised: [\"mara\"]) { score { inherent residual " + settings
                        + " } sensitivity { inherent { least highest } residual { least highest }"
                        + " alternatives { name inherent residual } } } }")
                .get("blastRadius");

        assertThat(answer).isEqualTo(alone.at("/score/settings"));
        assertThat(answer.get("asShipped").asBoolean()).isTrue();
        assertThat(answer.at("/levels/read").asDouble()).isEqualTo(0.612);
        assertThat(answer.at("/gates/selfActivation").asDouble()).isEqualTo(0.9);
        assertThat(answer.at("/bands/critical").asDouble()).isEqualTo(70);
        assertThat(alone.at("/sensitivity/alternatives")).hasSize(7);
        assertThat(alone.at("/score/residual").asDouble())
                .isBetween(
                        alone.at("/sensitivity/residual/least").asDouble(),
                        alone.at("/sensitivity/residual/highest").asDouble());
    }

    @Test
    void countsTenantsAtTheLevelThatIsAsked() {
        assertThat(first("by: TENANTS, level: CONTROL")).isEqualTo(1);
        assertThat(first("by: TENANTS, level: SEE, assume: {jit: ALL}")).isEqualTo(2);
    }

    private double first(String arguments) {
        return ranking(arguments, "edges { value }").at("/edges/0/value").asDouble();
    }

    @Test
    void narrowsToKindsTenantsAndTheProvider() {
        assertThat(names("by: SCORE, kinds: [HUMAN]"))
                .containsExactlyInAnyOrder("Mara Lindqvist", "Olga Duarte", "Ada Acme");
        assertThat(names("by: SCORE, tenant: \"acme\"")).containsExactly("Ada Acme");
        assertThat(names("by: SCORE, where: {kinds: [HUMAN], tenant: \"msp\"}"))
                .containsExactlyInAnyOrder("Mara Lindqvist", "Olga Duarte");
        assertThat(names("by: SCORE, enabled: false")).isEmpty();
        assertThat(names("by: SCORE, enabled: true, breakGlass: false")).hasSize(6);
        assertThat(names("by: SCORE, breakGlass: true")).isEmpty();
        assertThat(names("by: SCORE, providerOnly: true"))
                .containsExactlyInAnyOrder("Mara Lindqvist", "Olga Duarte", "SOC reader", "RMM service");
    }

    @Test
    void ranksWhateverCanBeCompromisedByItself() {
        assertThat(names("by: LOSS, of: [API_KEY]")).containsExactly("RMM key", "SOC token");
        assertThat(names("by: LOSS, kinds: [API_KEY]")).containsExactly("RMM key", "SOC token");
        assertThat(names("by: LOSS, of: [CREDENTIAL, TOOL]"))
                .containsExactly("SIEM", "RMM key", "RMM", "SOC token", "SOC one-time code");
        assertThat(names("by: TENANTS, of: [GROUP, GRANT]"))
                .as("one tenant each, administered; more of Globex is lost, and a pool needs somebody to activate")
                .containsExactly("Admin of Globex", "Admin pool", "Admin of Acme");
        assertThat(names("by: SCORE, of: [BOT]")).isEmpty();
    }

    @Test
    void saysOfOtherKindsWhatTheirBlastRadiusSays() {
        JsonNode answer = ranking("by: RESIDUAL, of: [CREDENTIAL, TOOL, GROUP, GRANT, DATABASE, CUSTOMER]", """
                edges { value node { name blastRadius { score { inherent residual } loss entities { totalCount } } }
                  measures { score loss entityCount } }""");

        assertThat(answer.get("edges")).hasSize(11);
        for (JsonNode edge : answer.get("edges")) {
            JsonNode alone = edge.at("/node/blastRadius");
            String name = edge.at("/node/name").asString();
            assertThat(edge.get("value").asDouble())
                    .as(name)
                    .isEqualTo(alone.at("/score/residual").asDouble(), within(1e-9));
            assertThat(edge.at("/measures/score").asDouble())
                    .as(name)
                    .isEqualTo(alone.at("/score/inherent").asDouble(), within(1e-9));
            assertThat(edge.at("/measures/loss").asDouble())
                    .isEqualTo(alone.get("loss").asDouble());
            assertThat(edge.at("/measures/entityCount").asInt())
                    .isEqualTo(alone.at("/entities/totalCount").asInt());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "of: [CONTRACT]; CONTRACT cannot be ranked: nothing follows from compromising one by itself",
                "of: [API_KEY, ROLE]; ROLE cannot be ranked: nothing follows from compromising one by itself",
                "kinds: [CONTRACT]; CONTRACT cannot be ranked: nothing follows from compromising one by itself",
                "of: []; of is empty: name 1 kind or more",
                "of: [TOOL], kinds: [TOOL]; of and kinds are both given"
            })
    void refusesWhatCannotBeRanked(String arguments, String message) {
        JsonNode error = server.error("{ ranking(by: SCORE, " + arguments + ") { totalCount } }");

        assertThat(error.get("message").asString()).startsWith(message);
        assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_REQUEST");
    }

    private List<String> names(String arguments) {
        List<String> names = new ArrayList<>();
        ranking(arguments, "nodes { name }")
                .get("nodes")
                .forEach(node -> names.add(node.get("name").asString()));
        return names;
    }

    @Test
    void pagesJoinToTheWholeListAndSaySoWhenTheyDoNot() {
        JsonNode first = ranking("by: ENTITIES, first: 4", "edges { rank } pageInfo { endCursor hasNextPage }");
        String after = first.at("/pageInfo/endCursor").asString();
        JsonNode rest = ranking("by: ENTITIES, after: \"" + after + "\"", "edges { rank } pageInfo { hasNextPage }");

        assertThat(first.get("edges").size() + rest.get("edges").size()).isEqualTo(6);
        assertThat(rest.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(server.error("{ ranking(by: SCORE, after: \"" + after + "\") { totalCount } }")
                        .at("/extensions/code")
                        .asString())
                .isEqualTo("STALE_CURSOR");
    }

    @Test
    void describesHowTheValuesAreSpread() {
        JsonNode spread = ranking(
                        "by: TENANT_ADMIN", "distribution { mean median p95 cvar95 max histogram { from to count } }")
                .get("distribution");

        assertThat(spread.get("max").asDouble()).isEqualTo(1);
        assertThat(spread.get("mean").asDouble()).isEqualTo(1.0 / 6, within(1e-12));
        assertThat(spread.get("median").asDouble()).isZero();
        assertThat(spread.at("/histogram/0/count").asInt()).isEqualTo(5);
        assertThat(spread.at("/histogram/19/count").asInt()).isEqualTo(1);
    }

    @Test
    void refusesABoundOfHops() {
        assertThat(server.error("{ ranking(by: SCORE, assume: {maxHops: 3}) { totalCount } }")
                        .get("message")
                        .asString())
                .isEqualTo("maxHops is 3; all identities are measured without a bound, so leave it out");
    }

    private JsonNode ranking(String arguments, String selection) {
        return server.data("{ ranking(" + arguments + ") { " + selection + " } }")
                .get("ranking");
    }
}
