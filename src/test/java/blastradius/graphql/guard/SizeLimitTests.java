package blastradius.graphql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.Asking.Answer;
import blastradius.graphql.FixtureServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@FixtureServer
@TestPropertySource(properties = {"blastradius.limits.response=2KB", "blastradius.limits.page=60"})
class SizeLimitTests {

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @Test
    void refusesAnswersThatAreTooLarge() {
        Answer answer =
                server.ask("{ entities(first: 60) { nodes { id name properties sources { source } } } }", Map.of());

        assertThat(answer.code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(answer.message()).contains("2048");
        assertThat(answer.json().has("data")).isFalse();
    }

    @Test
    void takesLimitsFromTheConfiguration() {
        Answer answer = server.ask("{ entities(first: 61) { totalCount } }", Map.of());

        assertThat(answer.message()).contains("61").contains("60");
    }
}
