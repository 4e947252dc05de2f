package blastradius.graphql.relation;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.Fixture;
import blastradius.graphql.FixtureServer;
import blastradius.graphql.entity.LookUpTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@FixtureServer
class RelationQuestionTests {

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @Test
    void listsEveryRelationOfTheEstate() {
        JsonNode found = relations("", "totalCount snapshot { relationCount }");

        assertThat(found.get("totalCount").asInt())
                .isEqualTo(Fixture.ESTATE.relations().size())
                .isEqualTo(found.at("/snapshot/relationCount").asInt());
    }

    @Test
    void saysAllTermsOfOne() {
        JsonNode relation = relations("where: {kinds: [HOLDS_GRANT], states: [ELIGIBLE]}", """
                nodes { kind words: sourceKind from { id } to { id } state standing approvers { id name entity { kind } } window { from until }
                  factors { id } zone { id } ticket mode disclosedAt neverDisclosed policy { id } deniedBy { id } effects { id } live form
                  premises { level } evidence { source properties } open whyNot early: open(at: "2028-01-01T00:00:00Z") change }""")
                .at("/nodes/0");

        assertThat(relation.at("/from/id").asString()).isEqualTo("pool");
        assertThat(relation.at("/to/id").asString()).isEqualTo("grant-globex");
        assertThat(relation.at("/approvers/0/name").asString()).isEqualTo("Olga Duarte");
        assertThat(relation.at("/approvers/0/entity/kind").asString()).isEqualTo("HUMAN");
        assertThat(relation.at("/window/until").asString()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(relation.at("/standing").asBoolean()).isFalse();
        assertThat(relation.at("/open").asBoolean()).isTrue();
        assertThat(relation.at("/whyNot")).isEmpty();
        assertThat(relation.at("/early").asBoolean()).isFalse();
        assertThat(relation.at("/evidence/0/properties/ticket").asString()).isEqualTo("T-2");
        assertThat(relation.at("/change/action/revoke/ids").isArray()
                        || relation.at("/change/action/revoke").isObject())
                .isTrue();
    }

    @Test
    void endsAreAskedForByIdOrSourceId() {
        assertThat(LookUpTests.texts(
                        relations("where: {from: [\"mara@example\", \"soc\"]}", "nodes { id: sourceKind }")
                                .get("nodes"),
                        "id"))
                .containsExactly("MEMBER_OF", "CAN");
        assertThat(server.error("{ relations(where: {to: [\"nobody\"]}) { totalCount } }")
                        .at("/extensions/code")
                        .asString())
                .isEqualTo("UNKNOWN_ID");
    }

    @Test
    void whatIsHeldThroughAGrantIsWhatItsScopesAreGiven() {
        JsonNode found = relations(
                "where: {kinds: [HOLDS_GRANT], levelAtLeast: CONTROL, crossOrganization: true}", "totalCount");

        assertThat(found.get("totalCount").asInt()).isEqualTo(2);
    }

    @Test
    void walksTheGraphFromAnEntity() {
        JsonNode pool = server.data("""
                { node(id: "pool") { ... on Group {
                  heldBy { nodes { from { ... on Identity { name holds(kinds: [MEMBER_OF]) { totalCount } } } } }
                  holds(where: {withoutApproval: true}) { nodes { to { id heldBy { totalCount } } } } } } }""").get("node");

        assertThat(pool.at("/heldBy/nodes/0/from/name").asString()).isEqualTo("Mara Lindqvist");
        assertThat(pool.at("/holds/nodes")).hasSize(1);
        assertThat(pool.at("/holds/nodes/0/to/id").asString()).isEqualTo("grant-acme");
    }

    @Test
    void saysWhyOneIsNotOpen() {
        JsonNode closed = relations(
                "where: {open: false}, at: \"2027-01-01T00:00:00Z\"", "totalCount nodes { to { id } whyNot }");

        assertThat(closed.get("totalCount").asInt()).isEqualTo(1);
        assertThat(closed.at("/nodes/0/whyNot/0").asString())
                .isEqualTo("It ended at 2027-01-01T00:00:00Z, which is not after 2027-01-01T00:00:00Z.");
    }

    @Test
    void saysSinceWhichVersionItIsStated() {
        JsonNode relation = relations(
                        "where: {property: {name: \"ticket\", in: [\"T-2\"]}}",
                        "totalCount nodes { firstVersion lastVersion evidence { firstVersion lastVersion } }")
                .at("/nodes/0");

        assertThat(relation.get("firstVersion").asInt()).isEqualTo(1);
        assertThat(relation.get("lastVersion").asLong()).isEqualTo(Fixture.VERSION);
        assertThat(relation.at("/evidence/0/lastVersion").asLong()).isEqualTo(Fixture.VERSION);
    }

    @Test
    void pagesGoOnInTheOrderAskedFor() {
        JsonNode first = relations(
                "orderBy: {by: ENDS, descending: true}, first: 2", "nodes { id } pageInfo { endCursor hasNextPage }");
        JsonNode two = relations("orderBy: {by: ENDS, descending: true}, first: 4", "nodes { id }");
        JsonNode second = relations(
                "orderBy: {by: ENDS, descending: true}, first: 2, after: \""
                        + first.at("/pageInfo/endCursor").asString() + "\"",
                "nodes { id }");

        assertThat(LookUpTests.texts(second.get("nodes"), "id"))
                .isEqualTo(LookUpTests.texts(two.get("nodes"), "id").subList(2, 4));
    }

    @Test
    void refusesKindsSaidTwice() {
        assertThat(server.error(
                                "{ node(id: \"pool\") { ... on Group { holds(kinds: [OWNS], where: {kinds: [CAN]}) { totalCount } } } }")
                        .get("message")
                        .asString())
                .contains("state one of them");
    }

    private JsonNode relations(String arguments, String fields) {
        String asked = arguments.isEmpty() ? "" : "(" + arguments + ")";
        return server.data("{ relations" + asked + " { " + fields + " } }").get("relations");
    }
}
