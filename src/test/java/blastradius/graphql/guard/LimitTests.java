package blastradius.graphql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.Asking.Answer;
import blastradius.graphql.FixtureServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@FixtureServer
class LimitTests {

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @Test
    void refusesBodiesAbove256KiB() {
        byte[] body = body("{ estate { snapshot { version } } } #" + "x".repeat(262_144));

        for (Answer answer : new Answer[] {server.post(body), server.postChunked(body)}) {
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.code()).isEqualTo("LIMIT_EXCEEDED");
            assertThat(answer.message()).contains("262144");
        }
    }

    @Test
    void answersBodiesBelowWhetherOrNotTheirLengthIsDeclared() {
        byte[] body = body("{ estate { snapshot { version } } }");

        assertThat(server.post(body).status()).isEqualTo(200);
        assertThat(server.postChunked(body).status()).isEqualTo(200);
    }

    @Test
    void refusesMoreThan100000Characters() {
        refuses("{ estate { snapshot { version } } } #" + "x".repeat(100_000), "100000");
    }

    @Test
    void refusesMoreThan3000Tokens() {
        refuses("{ estate { " + "__typename ".repeat(3_000) + " } }", "3000");
    }

    @Test
    void refusesMoreThan200NestedRules() {
        refuses("{ entities(sourceIds: " + "[".repeat(300) + "]".repeat(300) + ") { totalCount } }", "200");
    }

    @Test
    void refusesMoreThan12NestedFields() {
        refuses(nested(13), "12");
        assertThat(server.ask(nested(12), Map.of()).json().has("data")).isTrue();
    }

    @Test
    void measuresDepthThroughFragments() {
        String fragments = "fragment A on Entity { tenant { tenant { tenant { tenant { ...B } } } } } "
                + "fragment B on Entity { tenant { tenant { tenant { tenant { tenant { id } } } } } }";

        refuses("{ entities { nodes { tenant { ...A } } } } " + fragments, "12");
    }

    @Test
    void refusesFragmentsThatSpreadThemselves() {
        Answer answer =
                server.ask("{ entities { nodes { ...A } } } fragment A on Entity { tenant { ...A } }", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void refusesFragmentsThatDoubleThemselvesAgainAndAgain() {
        StringBuilder question = new StringBuilder("{ entities(first: 1) { nodes { ...F0 } } }");
        for (int i = 0; i < 60; i++) {
            question.append("fragment F%d on Entity { ...F%d ...F%d }".formatted(i, i + 1, i + 1));
        }
        question.append("fragment F60 on Entity { sources { source } }");

        refuses(question.toString(), "10000");
    }

    @Test
    void refusesMoreThan30Aliases() {
        StringBuilder question = new StringBuilder("{ estate {");
        for (int i = 0; i < 31; i++) {
            question.append(" a").append(i).append(": __typename");
        }

        refuses(question + "} }", "30");
    }

    @Test
    void refusesMoreThan8Directives() {
        refuses("{ estate { __typename" + " @include(if: true)".repeat(9) + " } }", "8");
    }

    @Test
    void refusesMoreThan20RootFields() {
        StringBuilder question = new StringBuilder("{");
        for (int i = 0; i < 21; i++) {
            question.append(" a").append(i).append(": __typename");
        }

        refuses(question + "}", "20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blastRadius { score { band } entities(kinds: [TOOL]) { edges { node { id name tenant { name } } level hops path { words } } } }",
                "exposure { identityCount identities { edges { node { id name tenant { name } } reachesAll } } }",
                "holds { nodes { kind from { name } to { name } } }",
                "chokePoints { totalCount edges { cursor } }",
                "containment(compromised: [\"mara\"]) { cost lowerBound }"
            })
    void defaultPagesOfNestedQuestionsPass(String nested) {
        assertThat(server.data("{ entities { nodes { id name " + nested + " } } }")
                        .at("/entities/nodes")
                        .size())
                .isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ entities(first: %s) { nodes { exposure { entities { edges { path { words } } } } } } }",
                "{ entities(first: %s) { nodes { ...r } } } fragment r on Entity { blastRadius { entities { nodes { sources { source } tenant { name } } } } }"
            })
    void aRefusalNamesThePageThatWouldPass(String question) {
        String refusal = server.error(question.formatted("1000")).get("message").asString();
        MatchResult page = Pattern.compile("entities\\(first: (\\d+)\\) would pass")
                .matcher(refusal)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(refusal));
        int first = Integer.parseInt(page.group(1));

        assertThat(server.ask(question.formatted(first), Map.of()).json().has("errors"))
                .isFalse();
        refuses(question.formatted(first + 1), "10000");
    }

    @Test
    void refusesCostsAbove10000() {
        String question = "{ entities(first: 1000) { edges { node { sources { source } } } "
                + "nodes { sources { source } tenant { tenant { tenant { tenant { tenant { tenant { tenant { id } } } } } } } } } }";

        refuses(question, "10000");
        refuses("query Q($n: Int) " + question.replace("1000", "$n"), Map.of("n", 1000), "10000");
        assertThat(server.ask("query Q($n: Int) " + question.replace("1000", "$n"), Map.of("n", 10))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesManyAnalysesAtOnce() {
        refuses("{ entities(first: 250) { nodes { blastRadius { tenantAdminCount } } } }", "10000");
    }

    @Test
    void refusesBatches() {
        Answer answer = server.post("[{\"query\": \"{ __typename }\"}]".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).contains("1 question");
    }

    @Test
    void refusesMoreThan1000Ids() {
        Answer answer = server.ask(
                "query Q($ids: [ID!]!) { blastRadius(compromised: $ids) { tenantAdminCount } }",
                Map.of("ids", java.util.Collections.nCopies(1001, "mara")));

        assertThat(answer.code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(answer.message()).contains("1001").contains("1000");
    }

    @Test
    void answersIntrospection() {
        assertThat(server.ask(graphql.introspection.IntrospectionQuery.INTROSPECTION_QUERY, Map.of())
                        .json()
                        .at("/data/__schema/types")
                        .size())
                .isGreaterThan(30);
    }

    private void refuses(String question, String number) {
        refuses(question, Map.of(), number);
    }

    private void refuses(String question, Map<String, Object> variables, String number) {
        Answer answer = server.ask(question, variables);

        assertThat(answer.json().has("errors")).as(answer.json().toString()).isTrue();
        assertThat(answer.message()).contains(number);
        assertThat(answer.code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(answer.status()).isEqualTo(400);
    }

    private static String nested(int depth) {
        int tenants = depth - 3;
        return "{ entities(first: 1) { nodes { " + "tenant { ".repeat(tenants) + "id" + " }".repeat(tenants) + " } } }";
    }

    private static byte[] body(String question) {
        return ("{\"query\": \"" + question + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
