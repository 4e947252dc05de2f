package blastradius.graphql.list;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.FixtureLists;
import blastradius.graphql.FixtureServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Lists over HTTP: kept, and taken wherever entities are described. */
@FixtureServer
class ListQuestionTests {

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private FixtureLists lists;

    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
        lists.clear();
    }

    private String created(String input) {
        JsonNode payload = payload("listCreate(input: {" + input + "})");
        assertThat(payload.get("userErrors")).as(payload.toString()).isEmpty();
        return payload.at("/list/id").asString();
    }

    private JsonNode payload(String mutation) {
        return server.data(
                        "mutation { it: " + mutation + " { list { id version } userErrors { code message field } } }")
                .get("it");
    }

    private List<String> ids(String question) {
        return server.data("{ it: " + question + " { nodes { id } } }")
                .at("/it/nodes")
                .valueStream()
                .map(node -> node.get("id").asString())
                .toList();
    }

    @Test
    void keepsAListAndSaysWhatIsOnIt() {
        String id = created("name: \"Customers\", description: \"those\", where: {kinds: [CUSTOMER], enabled: true}");
        JsonNode list = server.data("{ list(id: \"" + id + "\") { name description version where entityIds missing yaml"
                + " entities { totalCount nodes { id } } } lists(search: \"cust\") { totalCount nodes { id } }"
                + " node(id: \"" + id + "\") { __typename ... on SavedList { name } } }");
        assertThat(list.at("/list/where/kinds/0").asString()).isEqualTo("CUSTOMER");
        assertThat(list.at("/list/where/enabled").asBoolean()).isTrue();
        assertThat(list.at("/list/entityIds").isNull()).isTrue();
        assertThat(list.at("/list/entities/totalCount").asInt()).isEqualTo(2);
        assertThat(list.at("/list/entities/nodes/0/id").asString()).isEqualTo("acme");
        assertThat(list.at("/list/yaml").asString()).contains("name: Customers");
        assertThat(list.at("/lists/nodes/0/id").asString()).isEqualTo(id);
        assertThat(list.at("/node/__typename").asString()).isEqualTo("SavedList");
        assertThat(list.at("/node/name").asString()).isEqualTo("Customers");
    }

    @Test
    void aListOfTenantsStandsForWhatBelongsToThem() {
        String id = created("name: \"Pod north\", entities: [\"globex@example\"]");
        assertThat(server.data("{ list(id: \"" + id + "\") { entityIds } }")
                        .at("/list/entityIds/0")
                        .asString())
                .as("by the estate's own id")
                .isEqualTo("globex");
        assertThat(ids("entities(where: {lists: [\"" + id + "\"]})")).containsExactly("globex-files", "globex");
        assertThat(ids("entities(where: {kinds: [TENANT], lists: [\"" + id + "\"]})"))
                .containsExactly("globex");
        assertThat(ids("entities(where: {lists: []})")).isEmpty();
    }

    @Test
    void everyFilterTakesLists() {
        String acme = created("name: \"Pod north\", entities: [\"acme\"]");
        String staff = created("name: \"Staff\", where: {kinds: [HUMAN], tenant: \"msp\"}");
        assertThat(ids("ranking(by: SCORE, where: {lists: [\"" + acme + "\"]})"))
                .containsExactly("acme-admin");
        assertThat(server.data("{ relations(where: {holder: {lists: [\"" + staff + "\"]}}) { nodes { from { id } } } }")
                        .at("/relations/nodes")
                        .valueStream()
                        .map(node -> node.at("/from/id").asString())
                        .distinct())
                .containsExactly("mara");
        assertThat(server.data("{ relations(where: {kinds: [GRANTS], held: {lists: [\"" + acme
                                + "\"]}}) { totalCount } }")
                        .at("/relations/totalCount")
                        .asInt())
                .isEqualTo(1);
        String described = "where: {kinds: [TENANT], lists: [\"" + acme + "\"]}";
        assertThat(exposed(described)).isEqualTo(exposed("targets: [\"acme\"]"));
    }

    private JsonNode exposed(String targets) {
        return server.data("{ exposure(" + targets + ") { entityCount entities { nodes { id } } } }");
    }

    @Test
    void aListMayNameOthers() {
        String tenants = created("name: \"Pod north\", entities: [\"acme\", \"globex\"]");
        String stores = created("name: \"Stores\", where: {kinds: [STORAGE], lists: [\"" + tenants + "\"]}");
        String deeper = created(
                "name: \"Deeper\", where: {lists: [\"" + stores + "\", \"" + tenants + "\"], tenant: \"acme\"}");
        assertThat(ids("entities(where: {lists: [\"" + stores + "\"]})"))
                .containsExactlyInAnyOrder("acme-site", "globex-files");
        assertThat(ids("entities(where: {kinds: [STORAGE, DATABASE], lists: [\"" + deeper + "\"]})"))
                .containsExactlyInAnyOrder("acme-site", "acme-db");
    }

    @Test
    void noListComesBackToItself() {
        String first = created("name: \"First\", where: {kinds: [TENANT]}");
        String second = created("name: \"Second\", where: {lists: [\"" + first + "\"]}");
        JsonNode refused = payload("listUpdate(id: \"" + first
                + "\", version: 1, input: {name: \"First\", where: {lists: [\"" + second + "\"]}})");
        assertThat(refused.at("/list").isNull()).isTrue();
        assertThat(refused.at("/userErrors/0/code").asString()).isEqualTo("BAD_REQUEST");
        assertThat(refused.at("/userErrors/0/message").asString()).contains("names itself");
        assertThat(ids("entities(where: {kinds: [TENANT], lists: [\"" + second + "\"]})"))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: "x"                                                     | BAD_REQUEST   | either where or entities
            name: "x", where: {}, entities: ["acme"]                      | BAD_REQUEST   | either where or entities
            name: "x", entities: ["acme", "acne"]                         | UNKNOWN_ID    | acne
            name: "x", where: {lists: ["none"]}                           | UNKNOWN_ID    | no list
            name: "x", where: {tenant: "none"}                            | UNKNOWN_ID    | none
            name: " ", entities: []                                       | BAD_REQUEST   | name
            name: "x", where: {property: {name: "a", in: [], exists: false}} | BAD_REQUEST | cannot be absent""")
    void whatMakesNoListIsRefused(String input, String code, String words) {
        JsonNode refused = payload("listCreate(input: {" + input + "})");
        assertThat(refused.at("/list").isNull()).as(refused.toString()).isTrue();
        assertThat(refused.at("/userErrors/0/code").asString()).isEqualTo(code);
        assertThat(refused.at("/userErrors/0/message").asString()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entities(where: {lists: [\"none\"]}) { totalCount }",
                "ranking(by: SCORE, where: {lists: [\"none\"]}) { totalCount }",
                "relations(where: {held: {lists: [\"none\"]}}) { totalCount }",
                "exposure(where: {lists: [\"none\"]}) { entityCount }"
            })
    void anUnknownListIsAnUnknownId(String question) {
        JsonNode refused = server.error("{ " + question + " }");
        assertThat(refused.at("/extensions/code").asString()).isEqualTo("UNKNOWN_ID");
        assertThat(refused.get("message").asString()).contains("no list has the id \"none\"");
    }

    @Test
    void aChangedListIsAnotherQuestion() {
        String id = created("name: \"Some\", where: {kinds: [HOST]}");
        String asked =
                "{ entities(first: 2, %s where: {lists: [\"" + id + "\"]}) { totalCount pageInfo { endCursor } } }";
        JsonNode page = server.data(asked.formatted("")).get("entities");
        assertThat(page.get("totalCount").asInt()).isEqualTo(60);
        String after = "after: \"" + page.at("/pageInfo/endCursor").asString() + "\",";
        assertThat(server.data(asked.formatted(after))
                        .at("/entities/totalCount")
                        .asInt())
                .isEqualTo(60);

        payload("listUpdate(id: \"" + id + "\", version: 1, input: {name: \"Some\", where: {kinds: [HUMAN]}})");
        assertThat(server.data(asked.formatted("")).at("/entities/totalCount").asInt())
                .isEqualTo(3);
        assertThat(server.error(asked.formatted(after)).at("/extensions/code").asString())
                .isEqualTo("STALE_CURSOR");
    }

    @Test
    void anUpdateOfAnOldVersionIsAConflict() {
        String id = created("name: \"Some\", entities: [\"acme\"]");
        String update = "listUpdate(id: \"" + id + "\", version: 1, input: {name: \"Other\", entities: [\"acme\"]})";
        assertThat(payload(update).at("/list/version").asInt()).isEqualTo(2);
        assertThat(payload(update).at("/userErrors/0/code").asString()).isEqualTo("CONFLICT");
        assertThat(payload(update.replace(id, "none")).at("/userErrors/0/code").asString())
                .isEqualTo("UNKNOWN_ID");
    }

    @Test
    void whatIsDeletedIsGone() {
        String id = created("name: \"Some\", entities: [\"acme\"]");
        String delete = "mutation { listDelete(id: \"" + id + "\") { deletedId userErrors { code } } }";
        assertThat(server.data(delete).at("/listDelete/deletedId").asString()).isEqualTo(id);
        assertThat(server.data(delete).at("/listDelete/userErrors/0/code").asString())
                .isEqualTo("UNKNOWN_ID");
        assertThat(server.data("{ list(id: \"" + id + "\") { id } }")
                        .get("list")
                        .isNull())
                .isTrue();
    }
}
