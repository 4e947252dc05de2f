package blastradius.collect.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.NotCollected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Signing in, with the library that does it, at a server that answers as Entra does. */
class SignInTests {

    private static final Set<String> OIDC = Set.of("openid", "profile", "offline_access");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private LoginServer login;

    private final List<URI> opened = new ArrayList<>();

    @BeforeAll
    static void quieten() {
        LoggingSystem.get(SignInTests.class.getClassLoader()).setLogLevel("com.microsoft.aad.msal4j", LogLevel.OFF);
    }

    @BeforeEach
    void start() throws IOException {
        login = new LoginServer();
    }

    @AfterEach
    void stop() {
        login.close();
    }

    /** A browser in which somebody signs in at once, and is sent back. */
    private void browser(URI address) {
        opened.add(address);
        Map<String, String> query = LoginServer.form(address.getRawQuery());
        String back = "code=the-code&state=" + query.get("state");
        HttpRequest request = HttpRequest.newBuilder(URI.create(String.valueOf(query.get("redirect_uri")) + "/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(back))
                .build();
        Thread.ofVirtual().start(() -> {
            try (HttpClient client = HttpClient.newHttpClient()) {
                client.send(request, HttpResponse.BodyHandlers.discarding());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Set<String> scopes(String text) {
        Set<String> scopes = new HashSet<>(Arrays.asList(text.split(" ")));
        scopes.removeAll(OIDC);
        return scopes;
    }

    private static Set<String> listed(boolean isOwn) {
        return Arrays.stream(Scope.values())
                .filter(scope -> isOwn || scope != Scope.PARTNER)
                .map(scope -> "https://graph.test/" + scope.permission())
                .collect(Collectors.toSet());
    }

    @Test
    void signsInInABrowserWithPkceOnALoopbackPort() throws Exception {
        SignIn signIn = PersonalSignIn.inBrowser(login.application(), SignIn.OWN, this::browser);
        SignIn.Token token = signIn.token(SignIn.OWN);
        assertThat(token.value()).isEqualTo("token-" + LoginServer.HOME + "-1");
        Map<String, String> asked = LoginServer.form(opened.getFirst().getRawQuery());
        assertThat(opened.getFirst().toString()).startsWith("https://login.test/organizations/oauth2/v2.0/authorize?");
        assertThat(asked)
                .containsEntry("client_id", login.client())
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256");
        assertThat(asked.get("redirect_uri")).matches("http://localhost:\\d+");
        assertThat(scopes(String.valueOf(asked.get("scope")))).isEqualTo(listed(true));
        Map<String, String> redeemed = login.asked().getFirst();
        assertThat(redeemed).containsEntry("grant_type", "authorization_code").containsEntry("code", "the-code");
        assertThat(challenge(String.valueOf(redeemed.get("code_verifier")))).isEqualTo(asked.get("code_challenge"));
        assertThat(scopes(String.valueOf(redeemed.get("scope")))).isEqualTo(listed(true));
    }

    private static String challenge(String verifier) throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    @Test
    void opensCustomersWithTheSameSignInAtTheirOwnAuthority() throws Exception {
        SignIn signIn = PersonalSignIn.inBrowser(login.application(), SignIn.OWN, this::browser);
        signIn.token(SignIn.OWN);
        assertThat(signIn.token(LoginServer.CUSTOMER).value()).startsWith("token-" + LoginServer.CUSTOMER);
        assertThat(opened).hasSize(1);
        Map<String, String> redeemed = login.asked().getLast();
        assertThat(redeemed)
                .containsEntry("path", "/" + LoginServer.CUSTOMER + "/oauth2/v2.0/token")
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "refresh-1");
        assertThat(scopes(String.valueOf(redeemed.get("scope")))).isEqualTo(listed(false));
    }

    @Test
    void renewsTheOwnTokenWithoutAskingAnybody() throws Exception {
        SignIn signIn = PersonalSignIn.inBrowser(login.application(), SignIn.OWN, this::browser);
        String first = signIn.token(SignIn.OWN).value();
        assertThat(signIn.token(SignIn.OWN).value()).isNotEqualTo(first);
        assertThat(opened).hasSize(1);
        assertThat(login.asked().getLast()).containsEntry("grant_type", "refresh_token");
    }

    @Test
    void neverAsksForAllThatIsGivenNorToWrite() throws Exception {
        SignIn signIn = PersonalSignIn.inBrowser(login.application(), SignIn.OWN, this::browser);
        signIn.token(SignIn.OWN);
        signIn.token(LoginServer.CUSTOMER);
        signIn.token(SignIn.OWN);
        assertThat(login.asked().toString() + opened).doesNotContain(".default").doesNotContainIgnoringCase("write");
    }

    @Test
    void signsInByACodeWhereThatIsWanted() throws Exception {
        List<String> shown = new ArrayList<>();
        SignIn signIn = PersonalSignIn.byDeviceCode(login.application(), SignIn.OWN, shown::add);
        assertThat(signIn.token(SignIn.OWN).value()).startsWith("token-" + LoginServer.HOME);
        assertThat(shown).containsExactly("sign in at https://login.test/device with the code ABCD-EFGH");
        assertThat(scopes(String.valueOf(login.asked().getFirst().get("scope"))))
                .isEqualTo(listed(true));
    }

    @Test
    void saysWhereAnAdministratorAgrees() throws Exception {
        SignIn signIn = PersonalSignIn.inBrowser(login.application(), SignIn.OWN, this::browser);
        signIn.token(SignIn.OWN);
        assertThatThrownBy(() -> signIn.token(LoginServer.REFUSING))
                .isInstanceOf(TenantRefused.class)
                .hasMessageContaining("nobody there has agreed to the application (AADSTS65001)")
                .hasMessageEndingWith("an administrator does at https://login.test/" + LoginServer.REFUSING
                        + "/adminconsent?client_id=" + login.client())
                .hasMessageNotContaining("Trace ID");
        assertThat(signIn.token(LoginServer.CUSTOMER).value()).startsWith("token-" + LoginServer.CUSTOMER);
    }

    @ParameterizedTest
    @CsvSource({
        "AADSTS53003: Access has been blocked, conditional access of the tenant blocks the sign-in (AADSTS53003)",
        "AADSTS50076: Due to a configuration change, the tenant asks for a second factor that this sign-in did not have (AADSTS50076)",
        "AADSTS999999: new, the sign-in was refused (AADSTS999999)",
        "<script>x</script>, the sign-in was refused"
    })
    void saysWhyInWordsOfItsOwn(String said, String words) throws Exception {
        login.refusingWith(said);
        SignIn signIn = PersonalSignIn.inBrowser(login.application(), SignIn.OWN, this::browser);
        signIn.token(SignIn.OWN);
        assertThatThrownBy(() -> signIn.token(LoginServer.REFUSING))
                .isInstanceOf(TenantRefused.class)
                .hasMessage(words);
    }

    @Test
    void aLoginThatIsAwayIsNoRefusal() throws Exception {
        SignIn signIn = PersonalSignIn.inBrowser(login.application(), SignIn.OWN, this::browser);
        signIn.token(SignIn.OWN);
        login.close();
        assertThatThrownBy(() -> signIn.token(LoginServer.CUSTOMER))
                .isInstanceOf(NotCollected.class)
                .hasMessageContaining("login.test cannot be reached")
                .hasMessageContaining("--resume");
    }

    @Test
    void aJobSignsInByCertificateAtEachTenant() throws Exception {
        SignIn signIn = CertificateSignIn.of(login.application(), LoginServer.HOME, certificate("secret"), "secret");
        assertThat(signIn.token(LoginServer.HOME).value()).startsWith("token-" + LoginServer.HOME);
        assertThat(signIn.token(LoginServer.CUSTOMER).value()).startsWith("token-" + LoginServer.CUSTOMER);
        assertThat(signIn.token(LoginServer.CUSTOMER).value()).endsWith("-3");
        for (Map<String, String> asked : login.asked()) {
            assertThat(asked)
                    .containsEntry("grant_type", "client_credentials")
                    .containsKey("client_assertion")
                    .doesNotContainKey("client_secret");
            assertThat(scopes(String.valueOf(asked.get("scope")))).containsExactly("https://graph.test/.default");
        }
        assertThatThrownBy(() -> signIn.token(LoginServer.REFUSING)).isInstanceOf(TenantRefused.class);
    }

    @Test
    void aCertificateThatCannotBeReadIsRefused() throws Exception {
        Path certificate = certificate("secret");
        for (String wrong : List.of("", "other")) {
            assertThatThrownBy(() -> CertificateSignIn.of(login.application(), LoginServer.HOME, certificate, wrong))
                    .isInstanceOf(BadRequest.class)
                    .hasMessageContaining("is its password right?");
        }
        Path text = Files.writeString(folder.resolve("no.p12"), "no");
        assertThatThrownBy(() -> CertificateSignIn.of(login.application(), LoginServer.HOME, text, ""))
                .isInstanceOf(BadRequest.class);
    }

    private Path certificate(String password) throws IOException, InterruptedException {
        Path file = folder.resolve("job.p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "job",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "30",
                        "-dname",
                        "CN=job",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password)
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor()).isZero();
        return file;
    }

    @Test
    void aTokenIsNeverShown() {
        assertThat(new SignIn.Token("very secret", java.time.Instant.EPOCH).toString())
                .doesNotContain("secret");
    }
}
