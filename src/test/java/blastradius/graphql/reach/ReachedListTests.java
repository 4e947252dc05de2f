package blastradius.graphql.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.graphql.Asking;
import blastradius.graphql.Fixture;
import blastradius.graphql.FixtureServer;
import blastradius.graphql.entity.LookUpTests;
import blastradius.snapshot.CurrentSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Lists of what is reached, and going on with them page by page. */
@FixtureServer
class ReachedListTests {

    @Autowired
    private CurrentSnapshot current;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @AfterEach
    void restore() {
        current.publish(Fixture.snapshot(Fixture.VERSION));
    }

    @Test
    void listsTenantsByImpact() {
        JsonNode tenants = ask(
                        "[\"mara\", \"olga\"]",
                        "tenants { totalCount edges { level admin impact hops node { id name } } }")
                .get("tenants");

        assertThat(tenants.get("totalCount").asInt()).isEqualTo(2);
        assertThat(tenants.at("/edges/0/node/id").asString()).isEqualTo("globex");
        assertThat(tenants.at("/edges/0/impact").asDouble()).isCloseTo(1, within(1e-9));
        assertThat(tenants.at("/edges/0/admin").asBoolean()).isTrue();
        assertThat(tenants.at("/edges/1/impact").asDouble()).isLessThan(1);
        assertThat(tenants.at("/edges/1/hops").asInt()).isEqualTo(3);
    }

    @Test
    void tellsAStoryWhoseGroupsOpenIntoTenantsAndEntities() {
        JsonNode answer = ask(
                "[\"mara\"]",
                "entities { totalCount } story(passed: 2, groups: 3) { passed { entity { id } loss { entityCount } } groups(ids: null) { id "
                        + "entityCount tenantCount tenants { tenant { id } entityCount } of: entities(tenant: \"globex\") { totalCount } "
                        + "entities { totalCount } } }");
        int told = answer.at("/story/passed").size();
        assertThat(answer.at("/story/passed/0/loss/entityCount").asInt()).isPositive();
        for (JsonNode group : answer.at("/story/groups")) {
            told += group.get("entityCount").asInt();
            int globex = 0;
            for (JsonNode tenant : group.get("tenants")) {
                globex += tenant.at("/tenant/id").asString().equals("globex")
                        ? tenant.get("entityCount").asInt()
                        : 0;
            }
            assertThat(group.at("/of/totalCount").asInt()).isEqualTo(globex);
            assertThat(group.at("/entities/totalCount").asInt())
                    .isEqualTo(group.get("entityCount").asInt());
            assertThat(group.get("tenants")).hasSize(group.get("tenantCount").asInt());
        }

        assertThat(told).isEqualTo(answer.at("/entities/totalCount").asInt());
    }

    @Test
    void listsTheReachedByHopsThenKindThenName() {
        JsonNode entities = ask("[\"mara\"]", "entities { edges { hops level node { id kind } path { length } } }")
                .get("entities");

        assertThat(entities.at("/edges/0/node/id").asString()).isEqualTo("pool");
        assertThat(entities.at("/edges/0/level").asString()).isEqualTo("USE");
        List<Integer> hops = new ArrayList<>();
        entities.get("edges").forEach(edge -> {
            hops.add(edge.get("hops").asInt());
            assertThat(edge.at("/path/length").asInt())
                    .isEqualTo(edge.get("hops").asInt());
        });
        assertThat(hops).isSorted();
    }

    @Test
    void narrowsTheReached() {
        JsonNode answer = ask("[\"leaked\"]", """
                all: entities { totalCount } hosts: entities(kinds: [HOST], tenant: "acme", level: CONTROL) { totalCount }
                sources: entities(sourceKinds: ["TOOL"]) { totalCount } identities { totalCount } resources { totalCount }
                credentials { totalCount } people: identities(kinds: [HUMAN, HOST]) { totalCount }""");

        assertThat(answer.at("/hosts/totalCount").asInt()).isEqualTo(Fixture.HOSTS);
        assertThat(answer.at("/all/totalCount").asInt()).isEqualTo(Fixture.HOSTS + 2);
        assertThat(answer.at("/sources/totalCount").asInt()).isEqualTo(1);
        assertThat(answer.at("/identities/totalCount").asInt()).isEqualTo(1);
        assertThat(answer.at("/resources/totalCount").asInt()).isEqualTo(Fixture.HOSTS + 1);
        assertThat(answer.at("/credentials/totalCount").asInt()).isZero();
        assertThat(answer.at("/people/totalCount").asInt()).isZero();
    }

    @Test
    void goesOnFromTheSnapshotOfTheFirstPage() {
        JsonNode first = ask("[\"leaked\"]", "entities(first: 3) { nodes { id } pageInfo { endCursor } }")
                .get("entities");
        String question = "entities(first: 3, after: \""
                + first.at("/pageInfo/endCursor").asString() + "\") { nodes { id } } snapshot { version }";
        JsonNode direct =
                ask("[\"leaked\"]", "entities(first: 6) { nodes { id } }").get("entities");

        current.publish(Fixture.snapshot(Fixture.VERSION + 1));
        JsonNode second = ask("[\"leaked\"]", question);

        assertThat(second.at("/snapshot/version").asLong()).isEqualTo(Fixture.VERSION);
        assertThat(LookUpTests.texts(second.at("/entities/nodes"), "id"))
                .isEqualTo(LookUpTests.texts(direct.get("nodes"), "id").subList(3, 6));
        current.publish(Fixture.snapshot(Fixture.VERSION + 2));
        assertThat(server.error("{ blastRadius(compromised: [\"leaked\"]) {" + question + "} }")
                        .at("/extensions/code")
                        .asString())
                .isEqualTo("STALE_CURSOR");
    }

    @Test
    void refusesACursorOfAnotherQuestion() {
        String cursor = ask("[\"mara\"]", "entities(first: 1) { pageInfo { endCursor } }")
                .at("/entities/pageInfo/endCursor")
                .asString();

        assertThat(server.error("{ blastRadius(compromised: [\"leaked\"]) { entities(after: \"" + cursor
                                + "\") { totalCount } } }")
                        .at("/extensions/code")
                        .asString())
                .isEqualTo("STALE_CURSOR");
    }

    @Test
    void showsApartWhatAnyoneReaches() {
        JsonNode answer = ask("[\"soc\"]", "publicReach { nodes { id } totalCount } entities { nodes { id } }");

        assertThat(LookUpTests.texts(answer.at("/publicReach/nodes"), "id")).containsExactly("acme-site");
        assertThat(LookUpTests.texts(answer.at("/entities/nodes"), "id")).doesNotContain("acme-site");
    }

    @Test
    void aCursorHoldsToWhatItsListWasNarrowedBy() {
        String page =
                "entities(first: 2, where: {kinds: [HOST], tenant: \"acme\"}) { totalCount pageInfo { endCursor } }";
        JsonNode first = ask("[\"leaked\"]", page).get("entities");
        String after = "after: \"" + first.at("/pageInfo/endCursor").asString() + "\"";
        String next = "entities(first: 2, " + after + ", where: {tenant: \"acme\", kinds: [HOST]}) { nodes { id } }";
        String other = "{ blastRadius(compromised: [\"leaked\"]) { entities(" + after
                + ", where: {kinds: [TOOL]}) { totalCount } } }";

        assertThat(first.get("totalCount").asInt()).isEqualTo(Fixture.HOSTS);
        assertThat(ask("[\"leaked\"]", next).at("/entities/nodes").size()).isEqualTo(2);
        assertThat(server.error(other).at("/extensions/code").asString()).isEqualTo("STALE_CURSOR");
    }

    @Test
    void aTenantIsNamedInAFilterAsEverywhere() {
        String list = "entities(where: {tenant: \"TENANT\"}) { totalCount }";
        int byId = ask("[\"leaked\"]", list.replace("TENANT", "acme"))
                .at("/entities/totalCount")
                .asInt();

        assertThat(byId).isPositive();
        assertThat(ask("[\"leaked\"]", list.replace("TENANT", "acme@example"))
                        .at("/entities/totalCount")
                        .asInt())
                .isEqualTo(byId);
        assertThat(server.error("{ blastRadius(compromised: [\"leaked\"]) { " + list + " } }")
                        .at("/extensions/code")
                        .asString())
                .isEqualTo("UNKNOWN_ID");
    }

    private JsonNode ask(String compromised, String fields) {
        return server.data("{ blastRadius(compromised: " + compromised + ") { " + fields + " } }")
                .get("blastRadius");
    }
}
