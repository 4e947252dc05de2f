package blastradius.graphql.finding;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.FixturePast;
import blastradius.graphql.FixtureServer;
import blastradius.store.history.FindingLife;
import blastradius.store.history.FindingLife.Span;
import blastradius.store.history.FindingLives.Recorded;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Findings beside those of earlier versions: what is asked of each is told by when it stood. */
@FixtureServer
class SinceTests {

    private static final Map<String, String> AS_NOW = RecordedJudgement.criteria(Map.of());

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private FixturePast past;

    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
    }

    @AfterEach
    void forget() {
        past.tell(null);
    }

    private String id() {
        return server.data("{ findings(rule: \"BR-09\") { nodes { id } } }")
                .at("/findings/nodes/0/id")
                .asString();
    }

    private JsonNode since(String arguments) {
        return server.data(
                        "{ findings(rule: \"BR-09\", " + arguments
                                + ") { totalCount rules { count subjectCount } nodes { change firstSeen { version at } standsSince { version } }"
                                + " changes { version { version } recordedUpTo newCount returnedCount stayedCount goneCount judgedAnewCount"
                                + " rulesChanged gone { id rule { id } severity causeId cause { id } firstSeen { version } goneSince { version } } } } }")
                .get("findings");
    }

    private void stood(Span... spans) {
        past.tell(new Recorded(2, 6, AS_NOW, Map.of()), new FindingLife(id(), "BR-09", "HIGH", "siem", List.of(spans)));
    }

    private static Span span(long since, @Nullable Long until) {
        return new Span(since, false, until, false);
    }

    @Test
    void whatNoVersionHadIsNew() {
        past.tell(new Recorded(2, 6, AS_NOW, Map.of()));

        JsonNode since = since("sinceVersion: 4");
        assertThat(since.at("/nodes/0/change").asString()).isEqualTo("NEW");
        assertThat(since.at("/nodes/0/firstSeen").isNull()).isTrue();
        assertThat(since.at("/changes/newCount").asInt()).isEqualTo(1);
        assertThat(since.at("/changes/recordedUpTo").asInt()).isEqualTo(6);
    }

    @Test
    void whatCameAfterItIsNew() {
        stood(span(5, null));

        JsonNode since = since("sinceVersion: 4, change: [NEW]");
        assertThat(since.at("/nodes/0").toString())
                .isEqualTo("{\"change\":\"NEW\",\"firstSeen\":{\"version\":5,\"at\":\"2026-09-05T00:00:00Z\"},"
                        + "\"standsSince\":{\"version\":5}}");
        assertThat(since.at("/rules/0/count").asInt()).isEqualTo(1);
        JsonNode others = since("sinceVersion: 4, change: [RETURNED, STAYED]");
        assertThat(others.get("totalCount").asInt()).isZero();
        assertThat(others.get("rules").toString()).isEqualTo("[{\"count\":0,\"subjectCount\":0}]");
        assertThat(since("since: \"2026-09-04T12:00:00Z\"")
                        .at("/nodes/0/change")
                        .asString())
                .isEqualTo("NEW");
    }

    @ParameterizedTest
    @CsvSource({"3, RETURNED", "4, RETURNED", "5, RETURNED", "6, STAYED"})
    void whatWasGoneIsBack(int version, String change) {
        stood(span(3, 5L), span(6, null));

        assertThat(since("sinceVersion: " + version).at("/nodes/0/change").asString())
                .isEqualTo(change);
    }

    @Test
    void whatOnlyRulesSeeIsNeitherNewNorGone() {
        past.tell(
                new Recorded(2, 6, AS_NOW, Map.of("BR-09", 5L)),
                new FindingLife(id(), "BR-09", "HIGH", "siem", List.of(new Span(5, true, null, false))),
                new FindingLife("BR-09.other", "BR-09", "LOW", "rmm", List.of(new Span(2, false, 5L, true))),
                new FindingLife("BR-09.ended", "BR-09", "LOW", "nobody", List.of(span(2, 6L))),
                new FindingLife("BR-09.now", "BR-09", "LOW", "soc", List.of(span(2, null))));

        JsonNode changes = since("sinceVersion: 4").get("changes");
        assertThat(changes.get("judgedAnewCount").asInt()).isEqualTo(2);
        assertThat(changes.get("newCount").asInt()).isZero();
        assertThat(changes.get("rulesChanged").toString()).isEqualTo("[\"BR-09\"]");
        assertThat(changes.get("gone").toString())
                .isEqualTo(
                        "[{\"id\":\"BR-09.ended\",\"rule\":{\"id\":\"BR-09\"},\"severity\":\"LOW\",\"causeId\":\"nobody\","
                                + "\"cause\":null,\"firstSeen\":{\"version\":2},\"goneSince\":{\"version\":6}},"
                                + "{\"id\":\"BR-09.now\",\"rule\":{\"id\":\"BR-09\"},\"severity\":\"LOW\",\"causeId\":\"soc\","
                                + "\"cause\":{\"id\":\"soc\"},\"firstSeen\":{\"version\":2},\"goneSince\":null}]");
        assertThat(since("sinceVersion: 4, tenant: \"msp\"")
                        .at("/changes/goneCount")
                        .asInt())
                .as("nobody knows whose the one was whose cause is gone")
                .isEqualTo(1);
        assertThat(since("sinceVersion: 4, severity: HIGH")
                        .at("/changes/goneCount")
                        .asInt())
                .isZero();
    }

    @Test
    void otherParametersThanTheLastVersionWasJudgedByAreTold() {
        Map<String, String> others = new TreeMap<>(AS_NOW);
        others.put("BR-09", "as it once was");
        past.tell(
                new Recorded(2, 6, others, Map.of()),
                new FindingLife("BR-09.other", "BR-09", "LOW", "rmm", List.of(span(2, null))));

        JsonNode since = since("sinceVersion: 4");
        assertThat(since.at("/nodes/0/change").asString()).isEqualTo("JUDGED_ANEW");
        assertThat(since.at("/changes/judgedAnewCount").asInt()).isEqualTo(2);
        assertThat(since.at("/changes/goneCount").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sinceVersion: 1 | findings are recorded of the versions from 2 to 6
            sinceVersion: 7 | findings are recorded of the versions from 2 to 6
            sinceVersion: -5 | sinceVersion is -5
            since: "2020-01-01T00:00:00Z" | there was no version yet
            since: "2026-09-03T00:00:00Z", sinceVersion: 3 | state one of them
            change: [NEW] | state since or sinceVersion""")
    void whatCannotBeComparedIsTold(String arguments, String named) {
        past.tell(new Recorded(2, 6, AS_NOW, Map.of()));

        JsonNode error = server.error("{ findings(" + arguments + ") { totalCount } }");
        assertThat(error.get("message").asString()).contains(named);
        assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void aServerThatRecordedNothingSaysSo() {
        assertThat(server.error("{ findings(sinceVersion: 3) { totalCount } }")
                        .get("message")
                        .asString())
                .contains("no findings are recorded yet");
        assertThat(server.data("{ findings { changes { newCount } nodes { firstSeen { at } change } } }")
                        .at("/findings/nodes/0/change")
                        .isNull())
                .isTrue();
    }
}
