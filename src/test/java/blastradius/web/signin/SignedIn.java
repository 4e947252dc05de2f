package blastradius.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.FixtureServer;
import blastradius.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A server whose callers sign in, for those who test it: they share one. */
@FixtureServer
abstract class SignedIn {

    static final Issuer ISSUER = issuer();
    static final JsonMapper JSON = new JsonMapper();
    static final String ASK = "{ entities(first: 1) { totalCount } }";
    static final String KEPT_DOCUMENT = "{ entities(first: 2) { totalCount } }";
    static final Path NOTES = TestDatabase.temporaryFolder("signed-in");
    static final int POINTS = 5000;
    static final int AT_ONCE = 3;

    @LocalServerPort
    private int port;

    private static Issuer issuer() {
        try {
            return new Issuer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void signIn(DynamicPropertyRegistry properties) {
        properties.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::name);
        properties.add("spring.security.oauth2.resourceserver.jwt.audiences", () -> Issuer.AUDIENCE);
        properties.add(
                "blastradius.audit.file", () -> NOTES.resolve("audit.jsonl").toString());
        properties.add("blastradius.documents.folder", SignedIn::documents);
        properties.add("blastradius.limits.points", () -> POINTS);
        properties.add("blastradius.limits.at-once", () -> AT_ONCE);
    }

    private static String documents() {
        try {
            Files.writeString(NOTES.resolve("kept.graphql"), KEPT_DOCUMENT);
            return NOTES.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertMay(boolean may, HttpResponse<String> answer) {
        if (may) {
            assertThat(answer.statusCode()).as(answer.body()).isNotIn(401, 403);
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(answer.body()).contains("FORBIDDEN");
        }
    }

    static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    HttpResponse<String> ask(String question, @Nullable String token) {
        return post("/graphql", JSON.writeValueAsString(Map.of("query", question)), token);
    }

    HttpResponse<String> post(String path, String body, @Nullable String token) {
        return new BearerClient(port).post(path, body, token);
    }

    HttpResponse<String> get(String path, @Nullable String token) {
        return new BearerClient(port).get(path, token);
    }

    int port() {
        return port;
    }
}
