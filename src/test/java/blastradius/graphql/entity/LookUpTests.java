package blastradius.graphql.entity;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.Fixture;
import blastradius.graphql.FixtureCatalogue;
import blastradius.graphql.FixtureServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@FixtureServer
public class LookUpTests {

    @Autowired
    private FixtureCatalogue catalogue;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @Test
    void findsAnEntityByItsId() {
        JsonNode node = server.data("""
                        { node(id: "mara") { id ... on Identity { name kind enabled tenant { id name } properties
                          sources { source sourceId sourceKind } } } }""").get("node");

        assertThat(node.get("name").asString()).isEqualTo("Mara Lindqvist");
        assertThat(node.get("kind").asString()).isEqualTo("HUMAN");
        assertThat(node.get("enabled").asBoolean()).isTrue();
        assertThat(node.at("/tenant/name").asString()).isEqualTo("Northwind");
        assertThat(node.at("/properties/note").asString()).isEqualTo("about mara");
        assertThat(node.at("/sources/0/sourceId").asString()).isEqualTo("mara@example");
    }

    @Test
    void findsAnEntityByASourceIdThatOnlyItHas() {
        assertThat(server.data("{ node(id: \"mara@example\") { id } }")
                        .at("/node/id")
                        .asString())
                .isEqualTo("mara");
    }

    @Test
    void refusesASourceIdThatSeveralHave() {
        JsonNode error = server.error("{ node(id: \"shared@example\") { id } }");

        assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_REQUEST");
        assertThat(error.get("message").asString()).contains("2 entities").contains("shared@example");
    }

    @Test
    void knowsNothingOfAnUnknownId() {
        JsonNode data =
                server.data("{ node(id: \"nobody\") { id } nodes(ids: [\"mara\", \"nobody\"]) { id __typename } }");

        assertThat(data.get("node").isNull()).isTrue();
        assertThat(data.at("/nodes/0/__typename").asString()).isEqualTo("Identity");
        assertThat(data.at("/nodes/1").isNull()).isTrue();
    }

    @Test
    void listsEntitiesByNameThenId() {
        JsonNode entities = server.data("{ entities(kinds: [TENANT]) { totalCount nodes { id name } } }")
                .get("entities");

        assertThat(entities.get("totalCount").asInt()).isEqualTo(3);
        assertThat(texts(entities.get("nodes"), "name")).containsExactly("Acme", "Globex", "Northwind");
    }

    @Test
    void narrowsByWordsSourceIdsKindAndTenant() {
        JsonNode data = server.data("""
                { words: entities(search: "rmm") { nodes { id } }
                  ids: entities(sourceIds: ["shared@example", "mara@example"]) { nodes { id } }
                  people: entities(kinds: [HUMAN], tenant: "acme") { nodes { id } } }""");

        assertThat(texts(data.at("/words/nodes"), "id")).containsExactly("rmm", "leaked", "rmm-account");
        assertThat(texts(data.at("/ids/nodes"), "id")).containsExactly("grant-acme", "grant-globex", "mara");
        assertThat(texts(data.at("/people/nodes"), "id")).containsExactly("acme-admin");
    }

    @Test
    void pagesThroughEverythingExactlyOnce() {
        List<String> seen = new ArrayList<>();
        String after = "null";
        boolean more = true;
        while (more) {
            JsonNode page = server.data("{ entities(first: 7, after: " + after
                            + ") { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }")
                    .get("entities");
            seen.addAll(texts(page.get("nodes"), "id"));
            after = "\"" + page.at("/pageInfo/endCursor").asString() + "\"";
            more = page.at("/pageInfo/hasNextPage").asBoolean();
        }

        assertThat(seen)
                .doesNotHaveDuplicates()
                .hasSize(Fixture.ESTATE.entities().size());
    }

    @Test
    void refusesPagesOutOfRange() {
        for (int first : new int[] {0, -1, 1001}) {
            JsonNode error = server.error("{ entities(first: " + first + ") { totalCount } }");

            assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_REQUEST");
            assertThat(error.get("message").asString())
                    .contains(String.valueOf(first))
                    .contains("1000");
        }
    }

    @Test
    void refusesForgedCursors() {
        String genuine = server.data("{ entities(first: 1) { pageInfo { endCursor } } }")
                .at("/entities/pageInfo/endCursor")
                .asString();
        String tampered = (genuine.startsWith("A") ? "B" : "A") + genuine.substring(1);

        for (String cursor : List.of("forged", "", tampered)) {
            JsonNode error = server.error("{ entities(after: \"" + cursor + "\") { totalCount } }");

            assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void refusesACursorOfAnotherList() {
        String cursor = server.data("{ entities(first: 1) { pageInfo { endCursor } } }")
                .at("/entities/pageInfo/endCursor")
                .asString();

        assertThat(server.error("{ entities(kinds: [HUMAN], after: \"" + cursor + "\") { totalCount } }")
                        .at("/extensions/code")
                        .asString())
                .isEqualTo("STALE_CURSOR");
    }

    @Test
    void readsTheDetailsOfAPageInOneBatch() {
        int before = catalogue.reads.get();

        server.data("{ entities(first: 50) { nodes { sources { source } properties } } }");

        assertThat(catalogue.reads.get() - before).isEqualTo(1);
    }

    @Test
    void saysWhatIsKnown() {
        JsonNode estate = server.data("""
                        { estate { counts { kind count } sources { source entityCount relationCount lastImportAt }
                          snapshot { version takenAt entityCount relationCount } } }""").get("estate");

        assertThat(estate.at("/counts/0/kind").asString()).isEqualTo("PROVIDER");
        assertThat(estate.at("/counts/1/count").asInt()).isEqualTo(2);
        assertThat(estate.at("/sources/0/source").asString()).isEqualTo("fixture");
        assertThat(estate.at("/snapshot/version").asLong()).isEqualTo(Fixture.VERSION);
        assertThat(estate.at("/snapshot/takenAt").asString()).isEqualTo("2026-10-01T00:00:00Z");
        assertThat(estate.at("/snapshot/entityCount").asInt())
                .isEqualTo(Fixture.ESTATE.entities().size());
    }

    @Test
    void saysNothingOfWhatFailsInside() {
        JsonNode error = server.error("{ entities(search: \"fail\") { totalCount } }");

        assertThat(error.at("/extensions/code").asString()).isEqualTo("INTERNAL_ERROR");
        assertThat(error.toString()).doesNotContain("secret detail").doesNotContain("Exception");
    }

    public static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.get(field).asString()));
        return texts;
    }
}
