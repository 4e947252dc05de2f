package blastradius.graphql.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.graphql.Asking;
import blastradius.graphql.FixtureReviews;
import blastradius.graphql.FixtureServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Recertifications over the schema. */
@FixtureServer
class ReviewQuestionTests {

    private static final String DUE = "due: \"2026-11-01T00:00:00Z\"";
    private static final String ERRORS = " userErrors { code message field }";
    private static final String PROGRESS = "progress { total open kept narrowed revoked gone changed }";

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private FixtureReviews reviews;

    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
        reviews.clear();
    }

    private JsonNode create(String more) {
        return server.data("mutation { reviewCreate(input: {name: \"Q4\", reviewer: \"Ines\", " + DUE + more
                        + "}) { review { id version " + PROGRESS
                        + " progressByAccess { access total } items { nodes { id words } } }" + ERRORS + " } }")
                .at("/reviewCreate");
    }

    private String created() {
        return create("").at("/review/id").asString();
    }

    private JsonNode decide(String id, String input) {
        return server.data("mutation { reviewDecide(id: \"" + id + "\", input: {" + input
                        + ", by: \"Ines\"}) { matched changed review { version " + PROGRESS + " }" + ERRORS + " } }")
                .at("/reviewDecide");
    }

    private JsonNode review(String id, String fields) {
        return server.data("{ review(id: \"" + id + "\") { " + fields + " } }").at("/review");
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.at(field).asString())
                .toList();
    }

    @Test
    void asksAboutGrantsAndWhateverLeadsToAnotherOrganization() {
        JsonNode made = create("").at("/review");
        List<String> words = texts(made.at("/items/nodes"), "/words");
        assertThat(words)
                .contains("Admin pool holds the grant Admin of Acme", "Admin pool holds the grant Admin of Globex");
        assertThat(words).as("what a tool does for a customer is delegated").contains("RMM manages Host 0");
        assertThat(words).as("within the provider").doesNotContain("RMM service has rights on RMM");
        assertThat(made.at("/progress/total").asInt()).isEqualTo(62);
        assertThat(made.at("/progress/open").asInt()).isEqualTo(62);
        assertThat(made.at("/progressByAccess").toString()).isEqualTo("[{\"access\":\"DELEGATED\",\"total\":62}]");
    }

    @Test
    void anItemTellsWhoHoldsWhatAndWhatFalls() {
        String id = created();
        JsonNode item = review(
                        id,
                        "items(where: {search: \"admin of acme\"}) { nodes { state access level openCount opens { id level }"
                                + " holder { id } held { id } relation { change } blastRadius { score tenantCount }"
                                + " lastUsedAt owners decision { verdict } history { verdict } lastDecision { verdict } } }")
                .at("/items/nodes/0");
        assertThat(item.at("/state").asString()).isEqualTo("STANDS");
        assertThat(item.at("/access").asString()).isEqualTo("DELEGATED");
        assertThat(item.at("/opens").toString()).isEqualTo("[{\"id\":\"acme\",\"level\":\"CONTROL\"}]");
        assertThat(item.at("/holder/id").asString()).isEqualTo("pool");
        assertThat(item.at("/held/id").asString()).isEqualTo("grant-acme");
        assertThat(item.at("/relation/change/action/revoke")).isNotEmpty();
        JsonNode alone = server.data(
                        "{ blastRadius(compromised: [\"pool\"]) { score { inherent } tenantCounts { control } } }")
                .at("/blastRadius");
        assertThat(item.at("/blastRadius/score").asDouble())
                .isCloseTo(alone.at("/score/inherent").asDouble(), within(1e-9));
        assertThat(item.at("/blastRadius/tenantCount").asInt())
                .isEqualTo(alone.at("/tenantCounts/control").asInt());
        assertThat(item.at("/decision").isNull()).isTrue();
    }

    @Test
    void decidesManyOnceAndKeepsWhatWasDecidedBefore() {
        String id = created();
        String agents = "where: {search: \"manages\"}, verdict: REVOKE, reason: \"no agent there\"";
        JsonNode first = decide(id, agents);
        assertThat(first.at("/matched").asInt()).isEqualTo(60);
        assertThat(first.at("/changed").asInt()).isEqualTo(60);
        assertThat(first.at("/review/progress/revoked").asInt()).isEqualTo(60);
        JsonNode second = decide(id, agents);
        assertThat(second.at("/changed").asInt()).as("once is enough").isZero();
        assertThat(second.at("/review/version")).isEqualTo(first.at("/review/version"));
        JsonNode other = decide(id, "where: {}, verdict: KEEP, reason: \"all fine\"");
        assertThat(other.at("/userErrors/0/code").asString()).isEqualTo("CONFLICT");
        assertThat(other.at("/userErrors/0/message").asString())
                .startsWith("60 of 62 items are decided otherwise, such as “RMM manages Host ");
        assertThat(review(id, PROGRESS).at("/progress/kept").asInt())
                .as("all or nothing")
                .isZero();
        JsonNode again = decide(id, "where: {}, verdict: KEEP, reason: \"all fine\", again: true");
        assertThat(again.at("/changed").asInt()).isEqualTo(62);
        assertThat(review(id, "items(where: {search: \"Host 0\"}) { nodes { history { verdict reason by } } }")
                        .at("/items/nodes/0/history")
                        .toString())
                .isEqualTo("[{\"verdict\":\"KEEP\",\"reason\":\"all fine\",\"by\":\"Ines\"},"
                        + "{\"verdict\":\"REVOKE\",\"reason\":\"no agent there\",\"by\":\"Ines\"}]");
        JsonNode reopened = decide(id, "where: {search: \"Host 0\"}, verdict: REOPEN, reason: \"too soon\"");
        assertThat(reopened.at("/review/progress/open").asInt()).isEqualTo(1);
    }

    @Test
    void ofTwoAtOnceBothCountOrOneIsTold() {
        String id = created();
        List<CompletableFuture<JsonNode>> deciders = IntStream.range(0, 6)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> decide(
                        id, "where: {search: \"Host " + number + "\"}, verdict: KEEP, reason: \"mine\", again: true")))
                .toList();
        deciders.forEach(each -> assertThat(each.join().at("/userErrors")).isEmpty());
        assertThat(review(id, PROGRESS).at("/progress/kept").asInt())
                .as("Host 0 to 5 and all that begin so")
                .isEqualTo(56);
        List<CompletableFuture<JsonNode>> rivals = List.of("KEEP", "REVOKE").stream()
                .map(verdict -> CompletableFuture.supplyAsync(
                        () -> decide(id, "where: {search: \"grant\"}, verdict: " + verdict + ", reason: \"mine\"")))
                .toList();
        assertThat(rivals.stream()
                        .map(CompletableFuture::join)
                        .filter(each -> each.at("/userErrors").isEmpty())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void decisionsBecomeAScenarioThatSavesWhatTheySave() {
        String id = created();
        decide(id, "where: {search: \"admin of acme\"}, verdict: NARROW, level: READ, reason: \"only reads\"");
        decide(id, "where: {search: \"manages\"}, verdict: REVOKE, reason: \"no agent there\"");
        JsonNode made = server.data("mutation { reviewScenario(id: \"" + id
                        + "\") { scenario { id name description changes { words input } }" + ERRORS + " } }")
                .at("/reviewScenario");
        assertThat(made.at("/userErrors")).isEmpty();
        assertThat(texts(made.at("/scenario/changes"), "/words"))
                .anySatisfy(words -> assertThat(words).startsWith("Narrow").contains("READ"))
                .anySatisfy(words -> assertThat(words).startsWith("Remove").contains("60"));
        String scenario = made.at("/scenario/id").asString();
        JsonNode after = server.data("{ pool: blastRadius(compromised: [\"mara\"], scenario: \"" + scenario
                + "\") { tenants { edges { node { id } level } } } rmm: blastRadius(compromised: [\"rmm-account\"], scenario: \""
                + scenario + "\") { entities { totalCount } } }");
        assertThat(after.at("/pool/tenants/edges").toString())
                .contains("{\"node\":{\"id\":\"acme\"},\"level\":\"READ\"}");
        assertThat(after.at("/rmm/entities/totalCount").asInt())
                .as("the tool alone")
                .isEqualTo(1);
    }

    @Test
    void aClosedReviewIsFixed() {
        String id = created();
        decide(id, "where: {search: \"admin of acme\"}, verdict: KEEP, reason: \"still ours\"");
        String close = "mutation { reviewClose(id: \"" + id
                + "\", input: {version: %d, by: \"Ines\", note: \"done\"}) { review { version closedBy closingNote }"
                + ERRORS + " } }";
        assertThat(server.data(close.formatted(1))
                        .at("/reviewClose/userErrors/0/code")
                        .asString())
                .as("somebody has decided since")
                .isEqualTo("CONFLICT");
        assertThat(server.data(close.formatted(2))
                        .at("/reviewClose/review/closedBy")
                        .asString())
                .isEqualTo("Ines");
        assertThat(decide(id, "where: {}, verdict: KEEP, reason: \"late\"")
                        .at("/userErrors/0/code")
                        .asString())
                .isEqualTo("CONFLICT");
        assertThat(server.data("mutation { reviewDelete(id: \"" + id + "\") { deletedId" + ERRORS + " } }")
                        .at("/reviewDelete/userErrors/0/code")
                        .asString())
                .isEqualTo("CONFLICT");
        assertThat(server.data("mutation { reviewAdd(id: \"" + id + "\") { review { id }" + ERRORS + " } }")
                        .at("/reviewAdd/userErrors/0/code")
                        .asString())
                .isEqualTo("CONFLICT");
        JsonNode closed = review(id, PROGRESS + " offered { totalCount } items(where: {open: false}) { totalCount }");
        assertThat(closed.at("/progress/kept").asInt()).isEqualTo(1);
        assertThat(closed.at("/items/totalCount").asInt()).isEqualTo(1);
    }

    @Test
    void whatWasDecidedIsToldOfRelationsAndOfTheNextReview() {
        String first = created();
        decide(first, "where: {search: \"admin of acme\"}, verdict: KEEP, reason: \"still ours\"");
        String second = created();
        assertThat(review(
                                second,
                                "items(where: {search: \"admin of acme\"}) { nodes { lastDecision { reviewId reason } } }")
                        .at("/items/nodes/0/lastDecision/reason")
                        .asString())
                .isEqualTo("still ours");
        JsonNode relations = server.data(
                        "{ relations(where: {to: [\"grant-acme\"], kinds: [HOLDS_GRANT]}) { nodes { decisions { reviewId verdict } } } }")
                .at("/relations/nodes");
        assertThat(relations.toString())
                .isEqualTo("[{\"decisions\":[{\"reviewId\":\"" + first + "\",\"verdict\":\"KEEP\"}]}]");
    }

    @Test
    void whatIsConfirmedCountsAsReviewed() {
        String asked =
                "{ relations(where: {kinds: [HOLDS_GRANT], reviewedBefore: \"2026-09-30T00:00:00Z\"}) { nodes { to { id } } } "
                        + "findings(rule: \"BR-19\") { nodes { subjects { id } } } }";
        assertThat(server.data(asked).at("/relations/nodes")).hasSize(2);
        assertThat(server.data(asked).at("/findings/nodes"))
                .as("nobody keeps reviews")
                .isEmpty();
        String id = created();
        decide(id, "where: {held: \"grant-acme\"}, verdict: KEEP, reason: \"still ours\"");
        JsonNode after = server.data(asked);
        assertThat(after.at("/relations/nodes").toString()).isEqualTo("[{\"to\":{\"id\":\"grant-globex\"}}]");
        assertThat(after.at("/findings/nodes").toString())
                .as("who recertifies some, recertifies all")
                .contains("grant-globex")
                .doesNotContain("grant-acme");
        decide(id, "where: {held: \"grant-acme\"}, verdict: REVOKE, reason: \"not any more\", again: true");
        assertThat(server.data(asked).at("/relations/nodes"))
                .as("not confirmed any more")
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "items: [\"x\"], verdict: KEEP, reason: \"r\"|UNKNOWN_ID|",
                "verdict: KEEP, reason: \"r\"|BAD_REQUEST|input states neither items nor where",
                "where: {}, items: [], verdict: KEEP, reason: \"r\"|BAD_REQUEST|input states items and where",
                "where: {}, verdict: NARROW, reason: \"r\"|BAD_REQUEST|input.verdict is NARROW; state",
                "where: {}, verdict: KEEP, level: READ, reason: \"r\"|BAD_REQUEST|input.verdict is KEEP; only",
                "where: {}, verdict: NARROW, level: READ, reason: \"r\"|BAD_REQUEST|input.level cannot be asked of “RMM manages",
                "where: {search: \"acme\", held: \"grant-acme\"}, verdict: NARROW, level: CONTROL, reason: \"r\"|BAD_REQUEST|input.level is CONTROL, but",
                "where: {}, verdict: NARROW, tenants: [\"mara\"], reason: \"r\"|BAD_REQUEST|input.tenants names Mara Lindqvist, which is no tenant",
                "where: {}, verdict: NARROW, tenants: [\"nowhere\"], reason: \"r\"|UNKNOWN_ID|",
                "where: {}, verdict: KEEP, reason: \" \"|BAD_REQUEST|input.reason has 1 to 2000",
                "where: {}, verdict: KEEP, reason: \"a\\u0000b\"|BAD_REQUEST|input.reason holds U+0000"
            })
    void saysWhatHasToBePutRight(String input, String code, @org.jspecify.annotations.Nullable String message) {
        String id = created();
        JsonNode refused = decide(id, input);
        assertThat(refused.at("/userErrors/0/code").asString()).isEqualTo(code);
        assertThat(refused.at("/userErrors/0/message").asString()).startsWith(message == null ? "" : message);
        assertThat(review(id, "version").at("/version").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", where: {kinds: [PARENT_OF]}|BAD_REQUEST|input.where selects no access",
                ", where: {from: [\"nobody\"]}|UNKNOWN_ID|",
                ", list: \"nothing\"|UNKNOWN_ID|",
                ", description: \"\"|BAD_REQUEST|input.description has"
            })
    void refusesReviewsThatAskNothing(String more, String code, @org.jspecify.annotations.Nullable String message) {
        JsonNode refused = create(more);
        assertThat(refused.at("/userErrors/0/code").asString()).isEqualTo(code);
        assertThat(refused.at("/userErrors/0/message").asString()).startsWith(message == null ? "" : message);
        assertThat(reviews.list()).isEmpty();
    }
}
