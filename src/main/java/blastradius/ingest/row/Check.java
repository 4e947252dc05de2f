package blastradius.ingest.row;

import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Properties;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked of one property. Texts are compared without case; what is not there is nothing, so that every question about it is answered no. */
public sealed interface Check {

    boolean isTrueOf(@Nullable Object value);

    /** Is one of the values: the same text, the same number or the same truth value, however it is written. */
    record In(List<Object> values) implements Check {

        @Override
        public boolean isTrueOf(@Nullable Object value) {
            Object only = only(value);
            return only != null && values.stream().anyMatch(wanted -> same(wanted, only));
        }
    }

    /** Holds the text: as one of a list's elements, or inside of a text. */
    record Contains(String text) implements Check {

        @Override
        public boolean isTrueOf(@Nullable Object value) {
            return value instanceof Collection<?> list
                    ? list.stream().anyMatch(element -> same(text, element))
                    : value != null && fold(value).contains(fold(text));
        }
    }

    /** Looks like the name, in which {@code *} stands for anything. */
    record Like(Glob pattern) implements Check {

        @Override
        public boolean isTrueOf(@Nullable Object value) {
            Object only = only(value);
            return only != null && pattern.matches(fold(only));
        }
    }

    /** Is JSON, written as a text or as it is, that has one of the values at a path; names in it may hold dots themselves. */
    record Json(String path, List<Object> values) implements Check {

        @Override
        public boolean isTrueOf(@Nullable Object value) {
            Object at = at(parsed(value), path);
            return at instanceof Collection<?> list
                    ? list.stream().anyMatch(this::isWanted)
                    : at != null && isWanted(at);
        }

        private boolean isWanted(Object found) {
            return values.stream().anyMatch(wanted -> same(wanted, found));
        }

        private static @Nullable Object parsed(@Nullable Object value) {
            if (!(value instanceof String text)) {
                return value;
            }
            try {
                return JsonTexts.parsed(text);
            } catch (IllegalArgumentException noJson) {
                return null;
            }
        }

        private static @Nullable Object at(@Nullable Object node, String path) {
            Map<String, Object> object = JsonTexts.object(node);
            if (object == null) {
                return null;
            }
            Object exact = object.get(path);
            for (int dot = path.indexOf('.'); exact == null && dot > 0; dot = path.indexOf('.', dot + 1)) {
                exact = at(object.get(path.substring(0, dot)), path.substring(dot + 1));
            }
            return exact;
        }
    }

    /** Is there, or is not. */
    record Present(boolean wanted) implements Check {

        @Override
        public boolean isTrueOf(@Nullable Object value) {
            return wanted == isThere(value);
        }

        static boolean isThere(@Nullable Object value) {
            return switch (value) {
                case null -> false;
                case Collection<?> list -> !list.isEmpty();
                default -> !value.toString().isBlank();
            };
        }
    }

    /** The element of a list of one, which one generator writes for a single value; else the value itself. */
    static @Nullable Object only(@Nullable Object value) {
        return value instanceof List<?> list ? (list.size() == 1 ? list.getFirst() : null) : value;
    }

    private static boolean same(Object wanted, Object found) {
        if (wanted instanceof Boolean truth) {
            return truth.equals(Properties.truth(found));
        }
        return (wanted instanceof Number number && found instanceof Number other)
                ? number.doubleValue() == other.doubleValue()
                : fold(wanted).equals(fold(found));
    }

    private static String fold(Object value) {
        return value.toString().strip().toLowerCase(Locale.ROOT);
    }
}
