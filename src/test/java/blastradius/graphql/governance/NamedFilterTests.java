package blastradius.graphql.governance;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.FixtureServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Filters by ids and by words, wherever a filter is taken. */
@FixtureServer
class NamedFilterTests {

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
    }

    private List<String> ids(String question) {
        return server.data("{ it: " + question + " { nodes { id } } }")
                .at("/it/nodes")
                .valueStream()
                .map(node -> node.get("id").asString())
                .toList();
    }

    private JsonNode exposed(String targets) {
        return server.data("{ exposure(" + targets + ") { entityCount entities { nodes { id } } } }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entities(where: {ids: [\"mara@example\"]})",
                "entities(where: {search: \"mara\", kinds: [HUMAN]})",
                "ranking(by: SCORE, where: {ids: [\"mara\", \"acme-admin\"], search: \"mara\"})",
                "ranking(by: SCORE, where: {search: \"mara\"}, enabled: true)"
            })
    void areTakenByLists(String question) {
        assertThat(ids(question)).containsExactly("mara");
    }

    @Test
    void nameWhatIsExposed() {
        assertThat(exposed("where: {ids: [\"acme\", \"globex\"], search: \"acme\"}"))
                .isEqualTo(exposed("targets: [\"acme\"]"));
    }

    @Test
    void narrowFindings() {
        String asked = "{ all: findings { totalCount } one: findings(where: %s) { totalCount } }";
        JsonNode none = server.data(asked.formatted("{ids: []}"));
        JsonNode all = server.data(asked.formatted("{search: \" \"}"));
        assertThat(none.at("/one/totalCount").asInt()).isZero();
        assertThat(all.at("/one/totalCount")).isEqualTo(all.at("/all/totalCount"));
    }

    @Test
    void findWhatAScenarioAdds() {
        String question = """
                { ranking(by: ENTITIES, of: [IDENTITY], where: {search: "newcomer"}, changes: [{action: {addEntity:
                  {id: "new", kind: SERVICE_ACCOUNT, name: "The Newcomer", tenant: "msp"}}}]) { nodes { id } } }""";
        assertThat(server.data(question).at("/ranking/nodes/0/id").asString()).isEqualTo("new");
    }

    @Test
    void saySoWhereNothingHasAnId() {
        JsonNode error = server.error("{ entities(where: {ids: [\"mara\", \"nobody\"]}) { totalCount } }");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("UNKNOWN_ID");
        assertThat(error.get("message").asString()).contains("nobody");
    }
}
