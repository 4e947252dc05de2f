package blastradius.store;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link RequiresDocker}. It never pulls: a test run downloads nothing by surprise. */
final class DockerPresence implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String test = context.getDisplayName();
        Optional<String> missing = missing();
        ConditionEvaluationResult result = judge(missing, "true".equals(System.getenv("CI")), test);
        missing.ifPresent(what -> System.out.println("Skipped " + test + ": " + what));
        return result;
    }

    static ConditionEvaluationResult judge(Optional<String> missing, boolean inCi, String test) {
        if (inCi && missing.isPresent()) {
            throw new IllegalStateException(test + " must run in CI, but " + missing.get());
        }
        return missing.map(what -> disabled(what)).orElseGet(() -> enabled("a Docker engine answers"));
    }

    /* Asked of the command line, because Testcontainers pulls images of its own as soon as it meets an engine. */
    private static Optional<String> missing() {
        if (!succeeds("docker", "info")) {
            return Optional.of("no Docker engine answers; install and start one, or set DOCKER_HOST");
        }
        if (!succeeds("docker", "image", "inspect", ContainedNeo4j.IMAGE)) {
            return Optional.of("the image " + ContainedNeo4j.IMAGE
                    + " is not on this machine; pull it, or name another in NEO4J_TEST_IMAGE");
        }
        return Optional.empty();
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for Docker", interrupted);
        }
    }
}
