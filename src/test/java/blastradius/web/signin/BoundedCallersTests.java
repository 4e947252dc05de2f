package blastradius.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.attacks.served.Served;
import blastradius.attacks.wire.Wire;
import blastradius.graphql.asked.PersistedDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much each caller may ask, and by what. */
class BoundedCallersTests extends SignedIn {

    private static final String KEPT = "{ ranking(by: SCORE, first: 1) { totalCount } }";

    @Test
    void anHourHasSoManyPointsAndKeptAnswersCostNone() {
        String ruth = ISSUER.token("ruth", "viewer");
        String costly = "{ entities(first: 1000) { nodes { id sources { sourceId } } } }";
        ask(KEPT, ISSUER.token("ada", "viewer"));
        long before = left(ask(KEPT, ruth));
        assertThat(before).isEqualTo(POINTS);

        assertThat(ask(costly, ruth).statusCode()).isEqualTo(200);
        long after = left(ask(KEPT, ruth));
        assertThat(after).isBetween(1L, POINTS - 1000L);
        HttpResponse<String> refused = Stream.generate(() -> ask(costly, ruth))
                .limit(POINTS / 1000)
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("BUSY").contains("of this caller's " + POINTS);
        assertThat(refused.headers().firstValue("Retry-After")).contains("3600");
        assertThat(refused.headers().firstValue("RateLimit-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("q=" + POINTS + ";w=3600"));
        assertMay(true, ask(KEPT, ruth));
        assertMay(true, ask(ASK, ISSUER.token("naomi", "viewer")));
        assertThat(left(get("/export/entities.csv", ruth))).isPositive();
    }

    private static long left(HttpResponse<String> answer) {
        return Long.parseLong(
                found("r=(\\d+)", answer.headers().firstValue("RateLimit").orElse("")));
    }

    @Test
    void soManyQuestionsOfACallerAtOnceAndNoMore() throws IOException {
        String boaz = ISSUER.token("boaz", "viewer");
        List<Socket> unfinished = new ArrayList<>();
        List<HttpResponse<String>> answers = new ArrayList<>();
        Served.await("the limit", Duration.ofSeconds(60), () -> {
            unfinished.add(begun(boaz));
            answers.add(ask(ASK, boaz));
            return answers.getLast().statusCode() == 429;
        });
        assertThat(answers.getLast().body()).contains("BUSY").contains(AT_ONCE + " questions of this caller");
        assertThat(answers.getLast().headers().firstValue("Retry-After")).contains("1");
        assertThat(unfinished).hasSizeGreaterThanOrEqualTo(AT_ONCE);
        assertMay(true, ask(ASK, ISSUER.token("naomi", "viewer")));

        for (Socket socket : unfinished) {
            socket.close();
        }
        Served.await("room", Duration.ofSeconds(60), () -> ask(ASK, boaz).statusCode() == 200);
    }

    /* A question whose last byte does not come. */
    private Socket begun(String token) {
        try {
            Socket socket = new Wire(port()).open();
            socket.getOutputStream()
                    .write(("POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\nAuthorization: Bearer " + token
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDocumentThatIsKeptIsAskedByItsId() {
        String id = PersistedDocuments.id(KEPT_DOCUMENT);
        String token = ISSUER.token("esther", "viewer");

        assertThat(post("/graphql", JSON.writeValueAsString(Map.of("documentId", id)), token)
                        .body())
                .contains("totalCount");
        assertThat(get("/graphql?documentId=sha256:" + id, token).body()).contains("totalCount");
        HttpResponse<String> unknown =
                post("/graphql", JSON.writeValueAsString(Map.of("documentId", "0".repeat(64))), token);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("UNKNOWN_ID", "0".repeat(64));
    }
}
