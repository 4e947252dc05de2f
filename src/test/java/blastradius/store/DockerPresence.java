package blastradius.store;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Decides for {@link RequiresDocker}. It never pulls: a test run downloads nothing by surprise. */
final class DockerPresence implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> missing = missing();
        missing.ifPresent(what -> System.out.println("Skipped " + context.getDisplayName() + ": " + what));
        return judge(missing, "true".equals(System.getenv("CI")), context.getDisplayName());
    }

    static ConditionEvaluationResult judge(Optional<String> missing, boolean inCi, String test) {
        if (inCi && missing.isPresent()) {
            throw new IllegalStateException(test + " must run in CI, but " + missing.get());
        }
        return missing.map(what -> disabled(what)).orElseGet(() -> enabled("a Docker engine answers"));
    }

    private static Optional<String> missing() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("no Docker engine answers; install and start one, or set DOCKER_HOST");
        }
        try {
            DockerClientFactory.lazyClient()
                    .inspectImageCmd(ContainedNeo4j.IMAGE)
                    .exec();
            return Optional.empty();
        } catch (NotFoundException absent) {
            return Optional.of("the image " + ContainedNeo4j.IMAGE
                    + " is not on this machine; pull it, or name another in NEO4J_TEST_IMAGE");
        }
    }
}
