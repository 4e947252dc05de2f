package blastradius.store;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Decides for {@link RequiresDocker}. */
final class DockerPresence implements ExecutionCondition {

    private static final String ABSENT = "no Docker engine answers: install and start one, or set DOCKER_HOST";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        ConditionEvaluationResult result = judge(
                DockerClientFactory.instance().isDockerAvailable(),
                "true".equals(System.getenv("CI")),
                context.getDisplayName());
        if (result.isDisabled()) {
            System.out.println("Skipped " + context.getDisplayName() + ": " + ABSENT);
        }
        return result;
    }

    static ConditionEvaluationResult judge(boolean present, boolean inCi, String test) {
        if (present) {
            return enabled("a Docker engine answers");
        }
        if (inCi) {
            throw new IllegalStateException(test + " must run in CI, and " + ABSENT);
        }
        return disabled(ABSENT);
    }
}
