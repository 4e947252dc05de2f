package blastradius.web.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ListeningTests {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void listensToThisMachine() {
        assertThatCode(() -> Listening.check(InetAddress.ofLiteral("127.0.0.1"), environment))
                .doesNotThrowAnyException();
        assertThatCode(() -> Listening.check(InetAddress.ofLiteral("::1"), environment))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesToListenToOthersWithoutALogin() {
        assertThatThrownBy(() -> Listening.check(InetAddress.ofLiteral("192.0.2.7"), environment))
                .isInstanceOf(Listening.Refused.class)
                .hasMessageContaining("192.0.2.7");
        assertThatThrownBy(() -> Listening.check(null, environment)).hasMessageContaining("every address");
    }

    @Test
    void refusesAnIssuerWithoutAnAudience() {
        environment.setProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri", "https://login.example");

        assertThatThrownBy(() -> Listening.check(InetAddress.ofLiteral("127.0.0.1"), environment))
                .isInstanceOf(Listening.Refused.class)
                .hasMessageContaining("no audience");
    }

    @Test
    void refusesToTakeTokensInTheClear() {
        signIn();

        assertThatThrownBy(() -> Listening.check(null, environment))
                .isInstanceOf(Listening.Refused.class)
                .hasMessageContaining("in the clear");
        environment.setProperty("server.forward-headers-strategy", "native"); // of whom is not said
        assertThatThrownBy(() -> Listening.check(null, environment)).hasMessageContaining("in the clear");
    }

    @Test
    void listensToOthersWhoSignInOverTlsOrThroughADeclaredProxy() {
        signIn();
        environment.setProperty("server.ssl.bundle", "web");
        assertThatCode(() -> Listening.check(null, environment)).doesNotThrowAnyException();

        environment.setProperty("server.ssl.bundle", "");
        environment.setProperty("server.forward-headers-strategy", "native");
        environment.setProperty("server.tomcat.remoteip.internal-proxies", "192\\.0\\.2\\.1");
        assertThatCode(() -> Listening.check(null, environment)).doesNotThrowAnyException();
    }

    private void signIn() {
        environment.setProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri", "https://login.example");
        environment.setProperty("spring.security.oauth2.resourceserver.jwt.audiences", "blast-radius");
    }

    @Test
    void saysWhatToSet() {
        Listening.Refused refused = Assertions.catchThrowableOfType(
                Listening.Refused.class, () -> Listening.check(InetAddress.ofLiteral("0.0.0.0"), environment));

        var analysis = java.util.Objects.requireNonNull(new Listening.Analyzer().analyze(refused));

        assertThat(analysis.getDescription()).contains("0.0.0.0");
        assertThat(analysis.getAction()).contains("server.address").contains("issuer-uri");
    }
}
