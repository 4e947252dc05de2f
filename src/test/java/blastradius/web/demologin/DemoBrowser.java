package blastradius.web.demologin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a browser with the pages does to sign in: cookies, a form, a code, a token. It follows no redirect by itself. */
final class DemoBrowser {

    /* The verifier and its challenge of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String server;

    DemoBrowser(int port) {
        server = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(server + path)).header("Accept", "text/html, application/json"));
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return send(HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(text(form))));
    }

    /** Where one is sent after the form. */
    String signIn(String user, String password) {
        return post("/login", Map.of("username", user, "password", password, "_csrf", csrf("/login")))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    void signOut(String path) {
        post(path, Map.of("_csrf", csrf(path)));
    }

    private String csrf(String path) {
        return first("name=\"_csrf\"[^>]*value=\"([^\"]+)\"", get(path).body());
    }

    /** What a page asks the issuer for. */
    Map<String, String> question() {
        Map<String, String> question = new LinkedHashMap<>();
        question.put("response_type", "code");
        question.put("client_id", DemoLogin.CLIENT);
        question.put("redirect_uri", server + "/signed-in");
        question.put("scope", "openid profile");
        question.put("state", "a-state");
        question.put("nonce", "a-nonce");
        question.put("code_challenge", CHALLENGE);
        question.put("code_challenge_method", "S256");
        return question;
    }

    HttpResponse<String> authorize(Map<String, String> question) {
        return get("/oauth2/authorize?" + text(question));
    }

    String sentTo(Map<String, String> question) {
        return authorize(question).headers().firstValue("Location").orElseThrow();
    }

    String code(Map<String, String> question) {
        return first("[?&]code=([^&]+)", sentTo(question));
    }

    HttpResponse<String> exchange(String code, Map<String, String> changes) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "client_id",
                DemoLogin.CLIENT,
                "redirect_uri",
                server + "/signed-in",
                "code_verifier",
                VERIFIER));
        form.putAll(changes);
        return post("/oauth2/token", form);
    }

    String token(String code) {
        return field("access_token", exchange(code, Map.of()));
    }

    HttpResponse<String> ask(@Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"{ entities(first: 1) { totalCount } }\"}"));
        return send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    String whoAmI(String token) {
        return send(HttpRequest.newBuilder(URI.create(server + "/sign-in")).header("Authorization", "Bearer " + token))
                .body();
    }

    String field(String name, HttpResponse<String> answer) {
        return first("\"" + name + "\":\"([^\"]+)\"", answer.body());
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    private static String text(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
