package blastradius.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DockerPresenceTests {

    private static final Optional<String> ENGINE = Optional.of("no Docker engine answers");

    @Test
    void runsWhereNothingIsMissing() {
        assertThat(DockerPresence.judge(Optional.empty(), true, "ExternalIT").isDisabled())
                .isFalse();
    }

    @Test
    void skipsAndSaysWhatIsMissing() {
        assertThat(DockerPresence.judge(ENGINE, false, "ExternalIT").getReason())
                .isEqualTo(ENGINE);
    }

    @Test
    void failsInCiWhereAnythingIsMissing() {
        assertThatThrownBy(() -> DockerPresence.judge(ENGINE, true, "ExternalIT"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ExternalIT must run in CI, but no Docker engine answers");
    }
}
