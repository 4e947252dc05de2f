package blastradius.model;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a source names a thing whose id it does not know, in the hope that another source describes it: the only one that all of this is
 * true of.
 *
 * @param matchers properties and the values that they must have; {@code name} is also what the thing is called
 * @param kind the source's word for its kind; null: any
 * @param means what that word means, where it is known
 * @param home the tenant that it belongs to, as far as anything says so; null: any
 */
public record LookUp(
        Map<String, String> matchers,
        @Nullable String kind,
        @Nullable EntityKind means,
        @Nullable String home) {

    public LookUp {
        matchers = Map.copyOf(matchers);
    }

    /** In words, equal for equal look-ups. */
    @Override
    public String toString() {
        String words = new TreeMap<>(matchers)
                .entrySet().stream()
                        .map(matcher -> matcher.getKey() + " = \"" + matcher.getValue() + "\"")
                        .collect(Collectors.joining(", ", "[", "]"));
        return words + (kind == null ? "" : " of kind " + kind) + (home == null ? "" : " in " + home);
    }
}
