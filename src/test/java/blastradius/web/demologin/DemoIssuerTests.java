package blastradius.web.demologin;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.FixtureServer;
import blastradius.web.demologin.DemoLoginWiring.DemoPasswords;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Signing in at the issuer inside the process, as the pages do it and as others would like to. */
@FixtureServer
@DirtiesContext
@TestPropertySource(properties = DemoLogin.SETTING + "=true")
@ContextConfiguration(initializers = DemoIssuerTests.Named.class)
class DemoIssuerTests {

    /** As the server's own start names it. */
    static final class Named implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            DemoLogin.named().initialize(context);
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private DemoPasswords passwords;

    private DemoBrowser browser;

    @BeforeEach
    void open() {
        browser = new DemoBrowser(port);
    }

    private String password(String user) {
        return String.valueOf(passwords.byUser().get(user));
    }

    private String token(String user) {
        browser.signIn(user, password(user));
        return browser.token(browser.code(browser.question()));
    }

    @Test
    void aPageIsToldWhereToSignInBeforeAnybodyDid() {
        assertThat(browser.get("/sign-in").body())
                .contains("\"issuer\":\"http://127.0.0.1:" + port + "\"", "\"clientId\":\"blast-radius-pages\"")
                .contains("\"caller\":null");
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,viewer,*",
        "analyst,analyst,*",
        "architect,architect,*",
        "operator,operator,*",
        "admin,admin,*",
        "osprey,viewer,osprey",
        "pod,viewer,osprey saltmarsh"
    })
    void eachUserHasARoleAndTenants(String user, String role, String tenants) throws ParseException {
        String token = token(user);

        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getStringListClaim("roles")).containsExactly(role);
        assertThat(claims.getStringListClaim("tenants")).containsExactly(tenants.split(" "));
        assertThat(claims.getAudience()).containsExactly(DemoLogin.AUDIENCE);
        assertThat(browser.whoAmI(token)).contains("\"name\":\"" + user + "\"", "\"" + role + "\"");
        assertThat(browser.ask(token).statusCode()).isEqualTo(role.equals("operator") ? 403 : 200);
    }

    @Test
    void whatTellsThePagesWhoSignedInOpensNothing() {
        browser.signIn("viewer", password("viewer"));
        Map<String, String> question = browser.question();
        String idToken = browser.field("id_token", browser.exchange(browser.code(question), Map.of()));

        assertThat(browser.ask(idToken).statusCode()).isEqualTo(401);
    }

    @Test
    void theIssuersSessionOpensNothingElse() {
        browser.signIn("admin", password("admin"));

        assertThat(browser.ask(null).statusCode()).isEqualTo(401);
        assertThat(browser.get("/export/ranking.csv").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "viewer", "{noop}wrong"})
    void nobodyComesInWithAnotherPassword(String wrong) {
        assertThat(browser.signIn("viewer", wrong)).endsWith("/login?error");
        assertThat(browser.authorize(browser.question()).headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/signed-in",
                "http://127.0.0.1:1/signed-in",
                "http://localhost:{port}/signed-in",
                "http://127.0.0.1:{port}/signed-in/..",
                "http://127.0.0.1:{port}/signed-in?next=//evil.example",
                "http://127.0.0.1:{port}/signed-in#x",
                "http://127.0.0.1:{port}@evil.example/signed-in",
                "http://[::1]:{port}/signed-in",
                "//evil.example/signed-in",
                "javascript:alert(1)",
                ""
            })
    void nobodyIsSentElsewhere(String address) {
        browser.signIn("admin", password("admin"));
        Map<String, String> question = browser.question();
        question.put("redirect_uri", address.replace("{port}", String.valueOf(port)));

        HttpResponse<String> answer = browser.authorize(question);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge,,invalid_request",
        "code_challenge_method,plain,invalid_request",
        "response_type,token,unsupported_response_type",
        "scope,openid admin,invalid_scope"
    })
    void noCodeIsGivenToWhoAsksForLess(String name, String value, String error) {
        browser.signIn("admin", password("admin"));
        Map<String, String> question = browser.question();
        question.put(name, value == null ? "" : value);

        HttpResponse<String> answer = browser.authorize(question);

        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("code=");
        assertThat(answer.headers().firstValue("Location").orElse("") + answer.statusCode())
                .matches(text -> text.contains("error=" + error) || text.equals("400"));
    }

    @Test
    void theStateComesBackAsItWentAndNoneIsMadeUp() {
        browser.signIn("viewer", password("viewer"));
        Map<String, String> question = browser.question();

        assertThat(browser.sentTo(question)).contains("state=" + question.get("state"));
        question.remove("state");
        assertThat(browser.sentTo(question)).doesNotContain("state=");
    }

    @Test
    void aCodeIsGoodOnceAndUsedTwiceEndsItsToken() {
        browser.signIn("viewer", password("viewer"));
        String code = browser.code(browser.question());

        assertThat(browser.exchange(code, Map.of()).statusCode()).isEqualTo(200);
        assertThat(browser.exchange(code, Map.of()).body()).contains("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier,another-verifier-that-is-long-enough-to-be-one-000",
        "code_verifier,",
        "redirect_uri,http://127.0.0.1:1/signed-in",
        "client_id,somebody",
        "code,made-up"
    })
    void aCodeIsForWhoeverBegan(String name, String value) {
        browser.signIn("viewer", password("viewer"));
        String code = browser.code(browser.question());

        HttpResponse<String> answer = browser.exchange(code, Map.of(name, value == null ? "" : value));

        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/introspect",
                "/oauth2/device_authorization",
                "/oauth2/par",
                "/connect/register",
                "/userinfo"
            })
    void theRestOfAnIssuerIsNotThere(String path) {
        browser.signIn("admin", password("admin"));

        assertThat(browser.post(path, Map.of("token", "x")).statusCode()).isEqualTo(401);
    }

    @Test
    void afterSigningOutThePasswordIsAskedForAgain() {
        browser.signIn("viewer", password("viewer"));
        URI out = URI.create(browser.field("end_session_endpoint", browser.get("/.well-known/openid-configuration")));

        browser.signOut(out.getPath());

        assertThat(browser.authorize(browser.question()).headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login"));
    }

    @Test
    void theFormStatesItsOrigin() {
        assertThat(browser.get("/login").headers().allValues("Referrer-Policy")).containsExactly("same-origin");
    }

    @Test
    void passwordsAreLongAndOfThisStart() {
        assertThat(new LinkedHashMap<>(passwords.byUser()).values())
                .doesNotHaveDuplicates()
                .allSatisfy(password -> assertThat(password).hasSize(20));
        assertThat(List.of(DemoUser.password(), DemoUser.password())).doesNotHaveDuplicates();
    }
}
