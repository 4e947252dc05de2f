package blastradius.model;

import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names and values with the place where they stand, so that what makes no sense can be named. A null value counts as absent. Reads throw
 * {@link BlastRadiusException.BadRequest}.
 */
final class Document {

    private final Map<?, ?> values;
    private final String place;

    private Document(Map<?, ?> values, String place) {
        this.values = values;
        this.place = place;
    }

    static Document of(@Nullable Object value, String place) {
        if (value instanceof Map<?, ?> values) {
            return new Document(values, place);
        }
        throw new BlastRadiusException.BadRequest(place + " is " + shown(value) + "; names with values stand here");
    }

    /** The names of what a record states. */
    static String[] names(Class<? extends Record> stated) {
        return Arrays.stream(stated.getRecordComponents())
                .map(RecordComponent::getName)
                .toArray(String[]::new);
    }

    /** What a record states, by name; what is null is left out. */
    static Map<String, Object> values(Record stated) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : stated.getClass().getRecordComponents()) {
            Object value = value(component, stated);
            if (value != null) {
                values.put(component.getName(), plain(value));
            }
        }
        return values;
    }

    static @Nullable Object value(RecordComponent component, Record stated) {
        try {
            return component.getAccessor().invoke(stated);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Record nested -> values(nested);
            case Collection<?> all -> all.stream().map(Document::plain).toList();
            case Boolean truth -> truth;
            case Number number -> number;
            default -> value.toString();
        };
    }

    /** Refuses names that mean nothing here: a misspelt one would change nothing in silence. */
    Document only(String... names) {
        for (Object name : values.keySet()) {
            if (!Arrays.asList(names).contains(String.valueOf(name))) {
                throw new BlastRadiusException.BadRequest(
                        at(PlainText.shown(name)) + " means nothing here; known are " + String.join(", ", names));
            }
        }
        return this;
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    /** The names that have values. */
    List<String> names() {
        return values.keySet().stream().map(String::valueOf).filter(this::has).toList();
    }

    /** All of it, as names and values. */
    Map<String, Object> named() {
        Map<String, Object> named = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                named.put(String.valueOf(name), value);
            }
        });
        return named;
    }

    String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    Document document(String name) {
        return of(values.get(name), at(name));
    }

    List<Document> documents(String name) {
        List<?> all = list(name);
        return java.util.stream.IntStream.range(0, all.size())
                .mapToObj(i -> of(all.get(i), at(name) + "[" + i + "]"))
                .toList();
    }

    @Nullable
    Object value(String name) {
        return values.get(name);
    }

    String textOr(String name, String other) {
        String text = textOrNull(name);
        return text == null ? other : text;
    }

    Instant neededInstant(String name) {
        Instant instant = instant(name);
        if (instant == null) {
            throw new BlastRadiusException.BadRequest(at(name) + " is missing");
        }
        return instant;
    }

    <E extends Enum<E>> E needed(String name, Class<E> words) {
        E word = word(name, words);
        if (word == null) {
            throw new BlastRadiusException.BadRequest(at(name) + " is missing");
        }
        return word;
    }

    private List<?> list(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        return value instanceof Collection<?> all ? List.copyOf(all) : List.of(value);
    }

    String text(String name) {
        String text = textOrNull(name);
        if (text == null || text.isBlank()) {
            throw new BlastRadiusException.BadRequest(at(name) + " is missing");
        }
        return text;
    }

    @Nullable
    String textOrNull(String name) {
        Object value = values.get(name);
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            throw wrong(name, "a text");
        }
        return value == null ? null : value.toString();
    }

    Set<String> texts(String name) {
        return list(name).stream().map(String::valueOf).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean isTrue(String name) {
        Object value = values.get(name);
        if (value == null || "false".equals(value.toString())) {
            return false;
        }
        if ("true".equals(value.toString())) {
            return true;
        }
        throw wrong(name, "true or false");
    }

    double number(String name, double byDefault) {
        Object value = values.get(name);
        try {
            return value == null ? byDefault : Double.parseDouble(value.toString());
        } catch (NumberFormatException e) {
            throw wrong(name, "a number");
        }
    }

    @Nullable
    Set<String> textsOrNull(String name) {
        return has(name) ? texts(name) : null;
    }

    <E extends Enum<E>> @Nullable Set<E> wordsOrNull(String name, Class<E> words) {
        return has(name) ? words(name, words) : null;
    }

    @Nullable
    Boolean truthOrNull(String name) {
        return has(name) ? isTrue(name) : null;
    }

    @Nullable
    List<Integer> wholeNumbers(String name) {
        try {
            return has(name) ? texts(name).stream().map(Integer::valueOf).toList() : null;
        } catch (NumberFormatException e) {
            throw wrong(name, "whole numbers");
        }
    }

    @Nullable
    Long wholeNumber(String name) {
        Object value = values.get(name);
        try {
            return value == null ? null : Long.valueOf(value.toString());
        } catch (NumberFormatException e) {
            throw wrong(name, "a whole number");
        }
    }

    /** A version of the estate: the first one is 1, and before it was 0. */
    @Nullable
    Long version(String name) {
        Long number = wholeNumber(name);
        if (number != null && number < 0) {
            throw wrong(name, "a version of the estate, from 0 up");
        }
        return number;
    }

    @Nullable
    Instant instant(String name) {
        return parsed(name, Moment::parse, "an instant such as 2026-10-01T00:00:00Z, of the years 0 to 9999");
    }

    @Nullable
    Duration duration(String name) {
        return parsed(name, Moment::length, "a length of time such as PT8H");
    }

    private <T> @Nullable T parsed(String name, Function<String, T> parser, String what) {
        String text = textOrNull(name);
        try {
            return text == null ? null : parser.apply(text);
        } catch (DateTimeException e) {
            throw wrong(name, what);
        }
    }

    <E extends Enum<E>> @Nullable E word(String name, Class<E> words) {
        String text = textOrNull(name);
        return text == null ? null : word(name, text, words);
    }

    <E extends Enum<E>> Set<E> words(String name, Class<E> words) {
        return texts(name).stream().map(text -> word(name, text, words)).collect(Collectors.toSet());
    }

    private <E extends Enum<E>> E word(String name, String text, Class<E> words) {
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        throw new BlastRadiusException.BadRequest(at(name) + " is \"" + PlainText.shown(text) + "\", which is none of "
                + Arrays.toString(words.getEnumConstants()));
    }

    /** A level; USE is accepted for READ. */
    @Nullable
    AccessLevel level(String name) {
        String text = textOrNull(name);
        if (text == null) {
            return null;
        }
        return AccessLevel.parse(text).orElseThrow(() -> wrong(name, "SEE, READ (or USE), WRITE or CONTROL"));
    }

    private BlastRadiusException.BadRequest wrong(String name, String expected) {
        return new BlastRadiusException.BadRequest(
                at(name) + " is " + shown(values.get(name)) + "; it must be " + expected);
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "missing" : "\"" + PlainText.shown(value) + "\"";
    }
}
