package blastradius.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.attacks.served.Served;
import blastradius.graphql.Fixture;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose callers sign in: who comes in, and what each may. */
class SignedInTests extends SignedIn {

    private static final String SAVE = "mutation { listDelete(id: \"x\") { userErrors { code } } }";
    private static final String ACCEPT =
            "mutation { exceptionEnd(id: \"x\", version: 1, reason: \"over\") { userErrors { code } } }";
    private static final String TOKENS = "{ tokens { id } }";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/graphql",
                "/graphql/schema",
                "/export/estate.jsonl",
                "/import/sources",
                "/nothing",
                "/actuator/env"
            })
    void nobodyGetsAnythingWithoutAToken(String path) {
        HttpResponse<String> answer = get(path, null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(
                        header -> assertThat(header).startsWith("Bearer").doesNotContain("invalid_token"));
        assertThat(answer.body()).contains("UNAUTHENTICATED").contains("sign in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/healthz", "/errors.html"})
    void pagesAndHealthHoldNothingAndAreOpen(String path) {
        assertThat(get(path, null).statusCode()).isEqualTo(200);
    }

    @Test
    void anIssuersTokenLetsIn() {
        assertThat(ask(ASK, ISSUER.token("ada", "viewer")).statusCode()).isEqualTo(200);
        assertThat(ask(ASK, ISSUER.token("ada", "Viewer")).body()).contains("totalCount");
    }

    static Stream<String> badTokens() {
        Instant now = Instant.now();
        return Stream.of(
                ISSUER.forged(),
                ISSUER.unsigned(),
                ISSUER.confused(),
                claims(claims -> claims.audience("another service")),
                claims(claims -> claims.audience(List.of())),
                claims(claims -> claims.issuer("https://other.example")),
                claims(claims -> claims.issuer(null)),
                claims(claims -> claims.expirationTime(Date.from(now.minusSeconds(61)))),
                claims(claims -> claims.expirationTime(null)),
                claims(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(120)))),
                ISSUER.token("ada", "viewer").replaceFirst("\\.[^.]*$", "."),
                "no token at all",
                "br_0123456789abcdef_" + "A".repeat(43),
                "br_");
    }

    private static String claims(UnaryOperator<JWTClaimsSet.Builder> other) {
        return ISSUER.signed(other);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void noOtherTokenDoes(String token) {
        HttpResponse<String> answer = ask(ASK, token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("UNAUTHENTICATED").doesNotContain("totalCount");
    }

    @Test
    void aTokenInTheAddressIsNone() {
        HttpResponse<String> answer = get("/export/ranking.csv?access_token=" + ISSUER.token("ada", "viewer"), null);

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,    true,  false, false, false",
        "analyst,   true,  true,  false, false",
        "architect, true,  true,  true,  false",
        "operator,  false, false, false, false",
        "admin,     true,  true,  true,  true",
        "root,      false, false, false, false"
    })
    void eachRoleMayWhatItMay(String role, boolean asks, boolean saves, boolean accepts, boolean makesTokens) {
        String token = ISSUER.token("ada", role);

        assertMay(asks, ask(ASK, token));
        assertMay(saves, ask(SAVE, token));
        assertMay(accepts, ask(ACCEPT, token));
        assertMay(makesTokens, ask(TOKENS, token));
        assertMay(asks, get("/export/ranking.csv", token));
        assertMay(role.equals("operator"), post("/import/cancel", "", token));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { ...F } fragment F on Mutation { exceptionEnd(id: \"x\", version: 1, reason: \"o\") { userErrors { code } } }",
                "mutation { ... on Mutation { ... { a: exceptionEnd(id: \"x\", version: 1, reason: \"o\") { userErrors { code } } } } }",
                "{ entities(first: 1) { totalCount } ... on Query { x: tokens { id } } }"
            })
    void aRoleIsNeededHoweverTheFieldIsWritten(String question) {
        assertMay(false, ask(question, ISSUER.token("ada", "analyst")));
    }

    @Test
    void aMachineAsksUntilItsTokenIsRevoked() {
        String admin = ISSUER.token("ada", "admin");
        String made = ask(making("[VIEWER]", Fixture.TAKEN_AT.plus(Duration.ofDays(30))), admin)
                .body();
        String text = found("\"text\":\"(br_[^\"]+)\"", made);
        String id = found("br_([0-9a-f]{16})_", text);

        assertMay(true, ask(ASK, text));
        assertMay(false, ask(SAVE, text));
        assertMay(false, ask(TOKENS, text));
        assertThat(ask(TOKENS, admin).body()).contains(id).doesNotContain(text);

        ask("mutation { tokenRevoke(id: \"" + id + "\") { token { revoked } } }", admin);

        assertThat(ask(ASK, text).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "[OPERATOR], 30, does not have",
        "[ADMIN], 30, by people",
        "[VIEWER], 400, at most 365",
        "[VIEWER], -1, ends in the future",
        "[], 30, may do nothing"
    })
    void aTokenIsNoMoreThanItsMaker(String roles, int days, String why) {
        String answer = ask(making(roles, Fixture.TAKEN_AT.plus(Duration.ofDays(days))), ISSUER.token("ada", "admin"))
                .body();

        assertThat(answer).contains(why).doesNotContain("br_");
    }

    @Test
    void aTokenForSomeTenantsSeesThemAndAsks() {
        String admin = ISSUER.token("ada", "admin");
        Instant until = Fixture.TAKEN_AT.plus(Duration.ofDays(30));
        String text = found(
                "\"text\":\"(br_[^\"]+)\"",
                ask(making("[VIEWER], tenants: [\"acme\"]", until), admin).body());

        assertThat(ask("{ node(id: \"acme-db\") { id } }", text).body()).contains("\"id\":\"acme-db\"");
        assertThat(ask("{ node(id: \"pool\") { id } }", text).body())
                .as("of the provider, and leads there")
                .contains("\"id\":\"pool\"");
        assertThat(ask("{ node(id: \"globex-files\") { id } }", text).body()).doesNotContain("globex-files");
        assertMay(false, ask(SAVE, text));
        assertMay(false, get("/import/sources", text));
        assertThat(ask(making("[ANALYST], tenants: [\"acme\"]", until), admin).body())
                .contains("has the role VIEWER alone");
        assertThat(ask(making("[VIEWER], tenants: []", until), admin).body()).contains("sees nothing");
    }

    @Test
    void whatIsAskedAndRefusedIsNotedWithoutSecrets() throws IOException {
        String token = ISSUER.token("grace", "viewer");
        String named = "query Known($id: ID!) { node(id: $id) { id } }";
        post(
                "/graphql",
                JSON.writeValueAsString(Map.of(
                        "query", named, "operationName", "Known", "variables", Map.of("id", "grace-asks-for-it"))),
                token);
        ask(SAVE, token);
        ask(ASK, null);

        Served.await("the notes", Duration.ofSeconds(10), () -> lines().size() >= 3);
        List<Map<?, ?>> byGrace =
                lines().stream().filter(line -> "grace".equals(line.get("who"))).toList();
        assertThat(byGrace.getFirst())
                .satisfies(line -> assertThat(line.get("operation")).isEqualTo("Known"))
                .satisfies(line -> assertThat(line.get("ids")).isEqualTo(List.of("grace-asks-for-it")))
                .satisfies(line -> assertThat(line.get("status")).isEqualTo(200))
                .satisfies(line -> assertThat(line.get("roles")).isEqualTo(List.of("VIEWER")));
        assertThat(byGrace.getLast())
                .satisfies(line -> assertThat(line.get("status")).isEqualTo(403))
                .satisfies(line -> assertThat(line.get("problem")).isEqualTo("FORBIDDEN"));
        assertThat(lines())
                .anySatisfy(line -> assertThat(line.get("who")).isEqualTo("nobody"))
                .filteredOn(line -> "nobody".equals(line.get("who")))
                .allSatisfy(line -> assertThat(line.get("status")).isEqualTo(401));
        assertThat(Files.readString(NOTES.resolve("audit.jsonl"))).doesNotContain(token);
    }

    private static List<Map<?, ?>> lines() {
        try {
            return Files.readAllLines(NOTES.resolve("audit.jsonl")).stream()
                    .<Map<?, ?>>map(line -> JSON.readValue(line, Map.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void figuresAreForOperators() {
        ask(ASK, ISSUER.token("ada", "viewer"));

        assertMay(false, get("/actuator/prometheus", ISSUER.token("ada", "admin")));
        assertThat(get("/actuator/prometheus", ISSUER.token("ada", "operator")).body())
                .contains(
                        "blastradius_questions_seconds_bucket{field=\"entities\",outcome=\"answered\",work=\"look_up\"")
                .contains("blastradius_lane_waiting{lane=\"quick\"}")
                .contains("blastradius_snapshot_age_seconds")
                .contains("blastradius_snapshot_entities");
    }

    private static String making(String roles, Instant until) {
        return "mutation { tokenCreate(input: {name: \"collector\", roles: " + roles + ", until: \"" + until
                + "\"}) { text userErrors { message } } }";
    }
}
