package blastradius.graphql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.Asking.Answer;
import blastradius.graphql.FixtureCatalogue;
import blastradius.graphql.FixtureServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@FixtureServer
@TestPropertySource(properties = {"blastradius.limits.query=200ms", "blastradius.limits.analysis=600ms"})
@Isolated("measures time")
class TimeLimitTests {

    @Autowired
    private FixtureCatalogue catalogue;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @AfterEach
    void answer() {
        catalogue.answerNow();
    }

    @Test
    void stopsQuestionsThatTakeTooLong() {
        Answer answer = server.ask("{ entities(search: \"" + FixtureCatalogue.NEVER + "\") { totalCount } }", Map.of());

        assertThat(answer.code()).isEqualTo("TIME_EXCEEDED");
        assertThat(answer.message()).contains("0.2 s");
    }

    @Test
    void givesAnalysesMoreTime() {
        Answer answer = server.ask(
                "{ entities(search: \"" + FixtureCatalogue.NEVER
                        + "\") { totalCount } blastRadius(compromised: [\"mara\"]) { tenantAdminCount } }",
                Map.of());

        assertThat(answer.code()).isEqualTo("TIME_EXCEEDED");
        assertThat(answer.message()).contains("0.6 s");
    }
}
