package blastradius.graphql.exception;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.FixtureExceptions;
import blastradius.graphql.FixtureServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Exceptions, made and ended over the schema. */
@FixtureServer
class ExceptionQuestionTests {

    private static final String PAYLOAD =
            " { exception { id version entityId entity { name } findingId owner reason ticket from until endedBecause }"
                    + " userErrors { code message field } } }";

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private FixtureExceptions exceptions;

    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
        exceptions.clear();
    }

    private JsonNode create(String about, String until) {
        return server.data("mutation { exceptionCreate(input: {" + about
                        + ", owner: \"Ines\", reason: \"sealed\", ticket: \"CHG-7\", until: \"" + until + "\"})"
                        + PAYLOAD)
                .at("/exceptionCreate");
    }

    @Test
    void anEntityIsAcceptedUntilItsEnd() {
        JsonNode made = create("entity: \"olga@example\"", "2027-01-01T00:00:00Z");
        assertThat(made.at("/userErrors")).isEmpty();
        assertThat(made.at("/exception/entityId").asString())
                .as("the estate's own id, whatever it was called")
                .isEqualTo("olga");
        assertThat(made.at("/exception/entity/name").asString()).isEqualTo("Olga Duarte");
        String list = "{ exceptions(%s) { totalCount nodes { owner } } }";
        assertThat(server.data(list.formatted("open: true"))
                        .at("/exceptions/totalCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(server.data(list.formatted("open: true, at: \"2027-01-01T00:00:00Z\""))
                        .at("/exceptions/totalCount")
                        .asInt())
                .as("over from its end on")
                .isZero();
        assertThat(server.data(list.formatted("about: \"mara\""))
                        .at("/exceptions/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void aFindingIsAcceptedAndReturns() {
        JsonNode finding = server.data(
                        "{ findings(first: 1, at: \"2026-10-01T00:00:00Z\") { nodes { id exception { id } } } }")
                .at("/findings/nodes/0");
        assertThat(finding.at("/exception").isNull()).isTrue();
        String counts =
                "{ findings(accepted: %s, at: \"2026-10-01T12:00:00Z\") { totalCount acceptedCount rules { count acceptedCount } } }";
        int all =
                server.data(counts.formatted("null")).at("/findings/totalCount").asInt();
        String id = finding.at("/id").asString();
        JsonNode made = create("finding: \"" + id + "\"", "2026-10-02T00:00:00Z");
        assertThat(made.at("/userErrors")).isEmpty();
        assertThat(server.data(counts.formatted("false"))
                        .at("/findings/totalCount")
                        .asInt())
                .isEqualTo(all - 1);
        assertThat(server.data(counts.formatted("true"))
                        .at("/findings/totalCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(server.data(counts.formatted("null"))
                        .at("/findings/totalCount")
                        .asInt())
                .isEqualTo(all);
        assertThat(server.data(counts.formatted("false"))
                        .at("/findings/acceptedCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(server.data(counts.formatted("false")).at("/findings/rules").findValuesAsString("acceptedCount"))
                .containsOnlyOnce("1");
        String question = "{ finding(id: \"" + id + "\", at: \"%s\") { exception { owner } } }";
        assertThat(server.data(question.formatted("2026-10-01T12:00:00Z"))
                        .at("/finding/exception/owner")
                        .asString())
                .isEqualTo("Ines");
        assertThat(server.data(question.formatted("2026-10-02T00:00:00Z"))
                        .at("/finding/exception")
                        .isNull())
                .as("it returns when the exception is over")
                .isTrue();
    }

    @Test
    void endingNeedsTheVersionThatWasRead() {
        String id = create("entity: \"olga\"", "2027-01-01T00:00:00Z")
                .at("/exception/id")
                .asString();
        String end = "mutation { exceptionEnd(id: \"%s\", version: %d, reason: \"%s\")" + PAYLOAD;
        assertThat(server.data(end.formatted(id, 2, "replaced"))
                        .at("/exceptionEnd/userErrors/0/code")
                        .asString())
                .isEqualTo("CONFLICT");
        JsonNode ended = server.data(end.formatted(id, 1, "replaced")).at("/exceptionEnd/exception");
        assertThat(ended.at("/version").asInt()).isEqualTo(2);
        assertThat(ended.at("/endedBecause").asString()).isEqualTo("replaced");
        assertThat(ended.at("/until")).isEqualTo(ended.at("/from"));
        assertThat(server.data(end.formatted("nothing", 1, "x"))
                        .at("/exceptionEnd/userErrors/0/code")
                        .asString())
                .isEqualTo("UNKNOWN_ID");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "entity: \"olga\"|2026-10-01T00:00:00Z|BAD_REQUEST|input.until is 2026-10-01T00:00:00Z, which is over",
                "entity: \"olga\"|2027-10-01T00:00:01Z|BAD_REQUEST|input.until is 2027-10-01T00:00:01Z; an exception lasts at most 365",
                "entity: \"olga\", finding: \"x\"|2027-01-01T00:00:00Z|BAD_REQUEST|input names a finding and an entity",
                "ticket: \"x\"|2027-01-01T00:00:00Z|BAD_REQUEST|input names neither",
                "entity: \"nobody\"|2027-01-01T00:00:00Z|UNKNOWN_ID|input.entity: no entity has the id \"nobody\"",
                "finding: \"nothing\"|2027-01-01T00:00:00Z|UNKNOWN_ID|input.finding: no finding has the id \"nothing\"; look it up with findings"
            })
    void saysWhatHasToBePutRight(String about, String until, String code, String message) {
        String stated = about.startsWith("ticket") ? "" : about + ", ";
        JsonNode refused = server.data("mutation { exceptionCreate(input: {" + stated
                        + "owner: \"Ines\", reason: \"sealed\", until: \"" + until + "\"})" + PAYLOAD)
                .at("/exceptionCreate");
        assertThat(refused.at("/exception").isNull()).isTrue();
        assertThat(refused.at("/userErrors/0/code").asString()).isEqualTo(code);
        assertThat(refused.at("/userErrors/0/message").asString()).startsWith(message);
        assertThat(refused.at("/userErrors/0/field/0").asString()).isEqualTo("input");
        assertThat(exceptions.list()).isEmpty();
    }

    @Test
    void aReviewIsOfAllThatWasDoneUntilNow() {
        String id = create("entity: \"olga\"", "2027-01-01T00:00:00Z")
                .at("/exception/id")
                .asString();
        String review = "mutation { exceptionReview(id: \"%s\", version: 1) { exception { version reviewedAt }"
                + " userErrors { code } } }";
        JsonNode reviewed = server.data(review.formatted(id)).at("/exceptionReview/exception");
        assertThat(reviewed.toString()).isEqualTo("{\"version\":2,\"reviewedAt\":\"2026-10-01T00:00:00Z\"}");
        assertThat(server.data(review.formatted(id))
                        .at("/exceptionReview/userErrors/0/code")
                        .asString())
                .isEqualTo("CONFLICT");
    }

    @Test
    void anEmptyReasonIsNone() {
        JsonNode refused = server.data(
                        "mutation { exceptionCreate(input: {entity: \"olga\", owner: \"Ines\", reason: \" \","
                                + " until: \"2027-01-01T00:00:00Z\"})" + PAYLOAD)
                .at("/exceptionCreate/userErrors/0");
        assertThat(refused.at("/field").toString()).isEqualTo("[\"input\",\"reason\"]");
    }
}
