package blastradius.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DockerPresenceTests {

    @Test
    void runsWhereDockerAnswers() {
        assertThat(DockerPresence.judge(true, true, "ExternalIT").isDisabled()).isFalse();
    }

    @Test
    void skipsWithAReasonWhereDockerIsAbsent() {
        assertThat(DockerPresence.judge(false, false, "ExternalIT").getReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("no Docker engine answers"));
    }

    @Test
    void failsInCiWhereDockerIsAbsent() {
        assertThatThrownBy(() -> DockerPresence.judge(false, true, "ExternalIT"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ExternalIT must run in CI");
    }
}
