package blastradius.ingest.arm;

import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Properties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as tools write them: what it says may stand in it or in its {@code properties}, names may be in any case, and any value may be
 * missing or be something else than it should.
 */
public record ArmFields(Map<String, Object> map) {

    /** The value as a record; an empty one where it is none. */
    public static ArmFields of(@Nullable Object value) {
        Map<String, Object> map = JsonTexts.object(value);
        return new ArmFields(map == null ? Map.of() : map);
    }

    /** What stands under the name in the record itself; null: nothing. */
    public @Nullable Object value(String name) {
        Object exact = map.get(name);
        if (exact != null || map.isEmpty()) {
            return exact;
        }
        for (Map.Entry<String, Object> entry : map.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** The same, looked for in its {@code properties} first. */
    public @Nullable Object stated(String name) {
        Object inside = of(value("properties")).value(name);
        return inside == null ? value(name) : inside;
    }

    /** A text that is not blank; null: there is none. */
    public @Nullable String text(String name) {
        return said(value(name));
    }

    /** A text of its properties, else of the record. */
    public @Nullable String statedText(String name) {
        return said(stated(name));
    }

    public ArmFields inner(String name) {
        return of(stated(name));
    }

    /** What a list holds; nothing where there is none. */
    public List<Object> list(String name) {
        return stated(name) instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    /** The texts of a list. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            String text = said(element);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The records of a list. */
    public List<ArmFields> records(String name) {
        return list(name).stream()
                .map(ArmFields::of)
                .filter(fields -> !fields.map.isEmpty())
                .toList();
    }

    /** A truth value, also as a text; null: nothing says. */
    public @Nullable Boolean truth(String name) {
        try {
            return Properties.truth(stated(name));
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static @Nullable String said(@Nullable Object value) {
        String text = value instanceof List<?> ? null : JsonTexts.text(value);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
