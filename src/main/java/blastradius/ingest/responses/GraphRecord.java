package blastradius.ingest.responses;

import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Place;
import blastradius.ingest.file.Properties;
import blastradius.ingest.value.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One object of a response. What is of another type than documented counts as not said, but for times: what cannot be read as one makes
 * the record unreadable.
 */
public record GraphRecord(Place place, Map<String, Object> fields) {

    private static final String REFERENCE = "@odata.id";
    private static final Pattern REFERRED = Pattern.compile(
            "/(?:directoryObjects|users|groups|devices|servicePrincipals|applications)/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:/|$)");

    /**
     * The record as the interface writes it, also if a shell has written its names with capitals, or if it is only the address of what is
     * meant.
     */
    public static GraphRecord of(Place place, Map<String, Object> fields) {
        if (fields.containsKey("id")) {
            return new GraphRecord(place, fields);
        }
        String reference = JsonTexts.text(fields.get(REFERENCE));
        Matcher referred = REFERRED.matcher(reference == null ? "" : reference);
        if (referred.find()) {
            Map<String, Object> named = new LinkedHashMap<>(fields);
            named.put("id", referred.group(1));
            return new GraphRecord(place, named);
        }
        return new GraphRecord(place, fields.containsKey("Id") ? small(fields) : fields);
    }

    private static Map<String, Object> small(Map<String, Object> fields) {
        Map<String, Object> small = new LinkedHashMap<>();
        Map<String, Object> more = JsonTexts.object(fields.get("AdditionalProperties"));
        if (more != null) {
            small.putAll(more);
        }
        fields.forEach((name, value) -> small.putIfAbsent(
                name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                smallValue(value)));
        return small;
    }

    private static Object smallValue(Object value) {
        Map<String, Object> object = JsonTexts.object(value);
        if (object != null) {
            return small(object);
        }
        return value instanceof List<?> list
                ? list.stream().map(GraphRecord::smallValue).toList()
                : value;
    }

    /** A text, a number or truth value as a text; null where there is none, or a blank one. */
    @Nullable
    public String text(String name) {
        String text = JsonTexts.text(fields.get(name));
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The text, or the empty one. */
    public String word(String name) {
        String text = text(name);
        return text == null ? "" : text;
    }

    /** The id; null where there is none, or one of zeros, which stands for nobody. */
    @Nullable
    public String id(String name) {
        String id = text(name);
        return id == null || id.startsWith("00000000-0000-0000-0000-000000000000") ? null : id;
    }

    /**
     * The record's own id.
     *
     * @throws IllegalArgumentException if it has none
     */
    public String ownId() {
        String id = id("id");
        if (id == null) {
            throw new IllegalArgumentException("the record has no id; ask for it with the others ($select=id,…)");
        }
        return id;
    }

    public boolean is(String name) {
        return Boolean.TRUE.equals(Properties.truth(fields.get(name)));
    }

    /** Unless it says so, it is not: what was not asked for is no fact. */
    public boolean isNot(String name) {
        return Boolean.FALSE.equals(Properties.truth(fields.get(name)));
    }

    /** The object of this name; an empty one where there is none. */
    public GraphRecord at(String name) {
        Map<String, Object> object = JsonTexts.object(fields.get(name));
        return new GraphRecord(place, object == null ? Map.of() : object);
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The objects of a list; none where it is something else. */
    public List<GraphRecord> all(String name) {
        List<GraphRecord> all = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            for (Object one : list) {
                Map<String, Object> object = JsonTexts.object(one);
                if (object != null) {
                    all.add(new GraphRecord(place, object));
                }
            }
        }
        return all;
    }

    /** The texts of a list; one text stands for a list of one. */
    public List<String> texts(String name) {
        Object value = fields.get(name);
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(JsonTexts::text)
                    .filter(text -> text != null && !text.isBlank())
                    .map(String::strip)
                    .toList();
        }
        String text = text(name);
        return text == null ? List.of() : List.of(text);
    }

    /**
     * When something begins; null: always has.
     *
     * @throws IllegalArgumentException naming what is no time
     */
    @Nullable
    public Instant start(String name, Times times) {
        String text = text(name);
        return text == null ? null : times.start(text);
    }

    /** When something is over; null: never. */
    @Nullable
    public Instant end(String name, Times times) {
        String text = text(name);
        return text == null ? null : times.end(text);
    }

    /** The fields of these names that hold something, for the properties of an entity. */
    public Map<String, Object> kept(String... names) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (String name : names) {
            Object value = fields.get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }
}
