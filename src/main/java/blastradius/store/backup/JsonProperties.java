package blastradius.store.backup;

import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Properties of Neo4j as JSON and back: the same values of the same types. What JSON has no word for is an object with one name. */
final class JsonProperties {

    private static final String TIME = "time";
    private static final String BYTES = "bytes";
    private static final String NUMBER = "number";

    private JsonProperties() {}

    /** As JSON, in the order of their names. */
    static Map<String, Object> written(Map<String, Object> properties) {
        Map<String, Object> json = new TreeMap<>();
        properties.forEach((name, value) -> json.put(name, written(value)));
        return json;
    }

    private static Object written(Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean truth -> truth;
            case Long whole -> whole;
            case Double number -> Double.isFinite(number) ? number : Map.of(NUMBER, number.toString());
            case ZonedDateTime time -> Map.of(TIME, time.toString());
            case byte[] bytes -> Map.of(BYTES, Base64.getEncoder().encodeToString(bytes));
            case List<?> list -> list.stream().map(JsonProperties::written).toList();
            default ->
                throw new IllegalStateException(
                        "a property is a " + value.getClass().getName() + ", which no backup has a word for");
        };
    }

    /**
     * From JSON.
     *
     * @throws IllegalArgumentException if it was not written by {@link #written(Map)}
     */
    static Map<String, Object> read(Map<?, ?> json) {
        Map<String, Object> properties = new LinkedHashMap<>();
        json.forEach((name, value) -> properties.put(String.valueOf(name), read(value)));
        return properties;
    }

    private static Object read(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("a property is null, which is no value");
        }
        return switch (value) {
            case String text -> text;
            case Boolean truth -> truth;
            case Integer whole -> (long) whole;
            case Long whole -> whole;
            case Double number -> number;
            case List<?> list -> list.stream().map(JsonProperties::read).toList();
            case Map<?, ?> object -> special(object);
            default -> throw new IllegalArgumentException("a property is " + value + ", which is no value");
        };
    }

    private static Object special(Map<?, ?> object) {
        if (object.get(TIME) instanceof String time) {
            return time(time);
        }
        if (object.get(BYTES) instanceof String bytes) {
            return Base64.getDecoder().decode(bytes);
        }
        if (object.get(NUMBER) instanceof String number) {
            return Double.valueOf(number);
        }
        throw new IllegalArgumentException("a property is " + object + ", which is no value");
    }

    private static ZonedDateTime time(String text) {
        try {
            return ZonedDateTime.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("a time is \"" + text + "\"", wrong);
        }
    }
}
