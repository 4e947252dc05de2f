package blastradius.ingest.sharphound;

import blastradius.ingest.domain.Ace;
import blastradius.ingest.domain.Principal;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record, or a part of one. Collectors write names in different case and leave out what others add: whatever is asked for and is not there,
 * or is something else, is nothing.
 *
 * @param fields by their names in small letters; members of lists that mention objects are {@link Principal}s and {@link Ace}s
 */
record AdRecord(Place place, Map<String, Object> fields) {

    @Nullable
    String text(String name) {
        String text = JsonTexts.text(fields.get(name));
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The first of several names that is there. */
    @Nullable
    String text(String name, String other) {
        String text = text(name);
        return text == null ? text(other) : text;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    boolean isTrue(String name) {
        return "true".equalsIgnoreCase(JsonTexts.text(fields.get(name)));
    }

    /** Whether it is there and says no: of what was collected it is the rule that nothing says so. */
    boolean isFalse(String name) {
        return "false".equalsIgnoreCase(JsonTexts.text(fields.get(name)));
    }

    @Nullable
    Integer number(String name) {
        String text = text(name);
        try {
            return text == null ? null : Integer.valueOf((int) Double.parseDouble(text));
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** A part that is an object; an empty one where there is none. */
    AdRecord part(String name) {
        Map<String, Object> part = JsonTexts.object(fields.get(name));
        return new AdRecord(place, part == null ? Map.of() : part);
    }

    /** The parts of a list that are objects. */
    List<AdRecord> parts(String name) {
        List<AdRecord> parts = new ArrayList<>();
        for (Object one : list(name)) {
            Map<String, Object> part = JsonTexts.object(one);
            if (part != null) {
                parts.add(new AdRecord(place, part));
            }
        }
        return parts;
    }

    /** The objects that a list, or one value, mentions. */
    List<Principal> principals(String name) {
        List<Principal> principals = new ArrayList<>();
        for (Object one : list(name)) {
            if (one instanceof Principal principal) {
                principals.add(principal);
            } else {
                String text = JsonTexts.text(one);
                if (text != null && !text.isBlank()) {
                    principals.add(new Principal(text.strip(), null));
                }
            }
        }
        return principals;
    }

    @Nullable
    Principal principal(String name) {
        List<Principal> principals = principals(name);
        return principals.isEmpty() ? null : principals.getFirst();
    }

    List<Ace> entries(String name) {
        List<Ace> entries = new ArrayList<>();
        for (Object one : list(name)) {
            if (one instanceof Ace ace) {
                entries.add(ace);
            }
        }
        return entries;
    }

    /** The texts of a list. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object one : list(name)) {
            String text = JsonTexts.text(one);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private List<?> list(String name) {
        Object value = fields.get(name);
        return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    }
}
