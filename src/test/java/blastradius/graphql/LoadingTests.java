package blastradius.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.snapshot.CurrentSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** While the first estate is loaded no answer says that it is exact, and as soon as it is there they do again. */
@FixtureServer
@DirtiesContext
class LoadingTests {

    private static final String COMPLETENESS = " { completeness { exact reason } }";

    @Autowired
    private CurrentSnapshot current;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @BeforeEach
    void connect() {
        current.beginLoading();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blastRadius(compromised: [\"mara\"])",
                "exposure(targets: [\"mara\"])",
                "chokePoints(compromised: [\"mara\"])",
                "containment(compromised: [\"mara\"], protect: [\"mara\"])"
            })
    void noAnswerIsExact(String analysis) {
        JsonNode completeness = completeness(analysis);
        assertThat(completeness.get("exact").asBoolean()).isFalse();
        assertThat(completeness.get("reason").asString()).startsWith("loading");
    }

    @Test
    void answersAreExactOnceTheNextVersionIsThere() {
        current.publish(Fixture.snapshot(current.get().version() + 1));
        JsonNode completeness = completeness("blastRadius(compromised: [\"mara\"])");
        assertThat(completeness.get("exact").asBoolean()).isTrue();
        assertThat(completeness.get("reason").isNull()).isTrue();
    }

    private JsonNode completeness(String analysis) {
        return server.data("{ answer: " + analysis + COMPLETENESS + " }").at("/answer/completeness");
    }
}
