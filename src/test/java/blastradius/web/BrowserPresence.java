package blastradius.web;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs tests only where Chromium is and the client has been built; in CI both must be there. */
final class BrowserPresence implements ExecutionCondition {

    static final Path UI = Path.of("ui");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> missing = missing();
        if (missing.isEmpty()) {
            return enabled("Chromium and the client are here");
        }
        String line = context.getDisplayName() + ": " + missing.get();
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("Must run in CI: " + line);
        }
        System.out.println("Skipped " + line);
        return disabled(missing.get());
    }

    private static Optional<String> missing() {
        if (!isInPath("chromium") && !isInPath("chromium-browser")) {
            return Optional.of("no chromium in PATH");
        }
        if (!isInPath("node")) {
            return Optional.of("no node in PATH");
        }
        boolean built = Files.exists(UI.resolve("node_modules/vitest/vitest.mjs"))
                && Files.exists(Path.of("target/classes/static/index.html"));
        return built ? Optional.empty() : Optional.of("the client is not built; build without -Dskip.ui");
    }

    private static boolean isInPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
