package blastradius.ingest.file;

import blastradius.ingest.value.TruthWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            case WrittenNumber number -> number(number);
            case Double number -> Double.isFinite(number) ? number : null;
            default -> value;
        };
    }

    private static Object element(Object value) {
        return switch (value) {
            case WrittenNumber number -> Objects.requireNonNullElse(number(number), number.toString());
            case Number number -> number;
            case Boolean truth -> truth;
            default -> String.valueOf(value);
        };
    }

    /* A whole number that no long holds is its digits; a fraction that no double holds is nothing. */
    private static @Nullable Object number(WrittenNumber number) {
        if (number.isWhole()) {
            return number.toString().equals("-0") ? (Object) 0L : number.toString();
        }
        double value = number.doubleValue();
        return Double.isFinite(value) ? value : null;
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
