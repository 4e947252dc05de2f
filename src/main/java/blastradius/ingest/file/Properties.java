package blastradius.ingest.file;

import blastradius.ingest.value.TruthWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Properties as the estate keeps them: texts, whole numbers, fractions, truth values, and lists of texts. */
public final class Properties {

    private Properties() {}

    /** The properties without those left out; nested values are written out as texts, empty ones are dropped. */
    public static Map<String, Object> kept(Map<String, Object> properties, Set<String> leftOut) {
        Map<String, Object> kept = LinkedHashMap.newLinkedHashMap(properties.size());
        properties.forEach((name, value) -> {
            Object simple = leftOut.contains(name) ? null : simple(value);
            if (simple != null) {
                kept.put(name, simple);
            }
        });
        return kept;
    }

    private static @Nullable Object simple(Object value) {
        return switch (value) {
            case List<?> list ->
                list.isEmpty() ? null : list.stream().map(Properties::element).toList();
            case Map<?, ?> map -> map.isEmpty() ? null : map.toString();
            case Double number -> Double.isFinite(number) ? number : null;
            default -> value;
        };
    }

    private static Object element(Object value) {
        return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }

    /** A truth value, also if written as a text or, as one generator does, as a list of one; null if it is none. */
    static @Nullable public Boolean truth(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            case List<?> list -> list.size() == 1 ? truth(list.getFirst()) : null;
            default -> TruthWords.read(String.valueOf(value));
        };
    }
}
