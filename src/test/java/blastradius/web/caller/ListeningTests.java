package blastradius.web.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
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
    void refusesAnIssuerThatNothingChecks() {
        environment.setProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri", "https://login.example");

        assertThatThrownBy(() -> Listening.check(InetAddress.ofLiteral("0.0.0.0"), environment))
                .isInstanceOf(Listening.Refused.class);
    }

    @Test
    void saysWhatToSet() {
        var analysis =
                java.util.Objects.requireNonNull(new Listening.Analyzer().analyze(new Listening.Refused("0.0.0.0")));

        assertThat(analysis.getDescription()).contains("0.0.0.0");
        assertThat(analysis.getAction()).contains("server.address").contains("issuer-uri");
    }
}
