package blastradius.ingest.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an edge names one of its ends. */
sealed interface SourceEnd {

    /** By the node's key. */
    record ByKey(String key, @Nullable String kind) implements SourceEnd {}

    /** By properties that the node has; all must match. */
    record ByProperties(List<Matcher> matchers, @Nullable String kind) implements SourceEnd {

        @Override
        public String toString() {
            return matchers + (kind == null ? "" : " of kind " + kind);
        }
    }

    /** One property and the value that it must have. */
    record Matcher(String property, String value) {

        @Override
        public String toString() {
            return property + " = \"" + value + "\"";
        }
    }

    /** A filter of the kind that the node must have as well; null: any. */
    @Nullable
    String kind();
}
