package blastradius.store.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.ClassUtils;

/** The Neo4j that this build carries, if it is not the slim one. */
final class BundledNeo4j {

    private static final String ENTRANCE = "org.neo4j.dbms.api.DatabaseManagementServiceBuilder";

    private BundledNeo4j() {}

    /** Throws {@link Missing} in the slim build. */
    static void require() {
        if (!ClassUtils.isPresent(ENTRANCE, BundledNeo4j.class.getClassLoader())) {
            throw new Missing();
        }
    }

    /** No Neo4j is named, and none is inside. */
    static final class Missing extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Missing() {
            super("spring.neo4j.uri is not set, and this is the slim build, which has no Neo4j inside");
        }
    }

    /** Says at start-up what to set, in the place of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<Missing> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, Missing cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Set spring.neo4j.uri to a Neo4j 2026.08, such as bolt://127.0.0.1:7687, with spring.neo4j.authentication.username"
                            + " and .password; or use the build without -Dslim.",
                    cause);
        }
    }
}
