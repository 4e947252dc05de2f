package blastradius.ingest.sharphound;

import blastradius.ingest.domain.Ace;
import blastradius.ingest.domain.Principal;
import blastradius.ingest.file.JsonTexts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads records field by field, lists member by member: a group of a million members is one record. Names are made small, members that mention an
 * object or a right are made short.
 */
final class RecordValues {

    private static final int MAX_NAMES = 10_000;

    private final Map<String, String> small = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();

    /** The fields of the object that the parser stands at. */
    Map<String, Object> fields(JsonParser parser) {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = small(parser.currentName());
            Object value = parser.nextToken() == JsonToken.START_ARRAY ? list(parser) : folded(JsonTexts.value(parser));
            if (value != null) {
                fields.putIfAbsent(name, value);
            }
        }
        return fields;
    }

    private List<Object> list(JsonParser parser) {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = folded(JsonTexts.value(parser));
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    private @Nullable Object folded(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<Object> folded = new ArrayList<>(list.size());
            for (Object one : list) {
                Object member = folded(one);
                if (member != null) {
                    folded.add(member);
                }
            }
            return folded;
        }
        Map<String, Object> object = JsonTexts.object(value);
        return object == null ? value : shortened(small(object));
    }

    private Map<String, Object> small(Map<String, Object> object) {
        Map<String, Object> small = LinkedHashMap.newLinkedHashMap(object.size());
        object.forEach((name, value) -> {
            Object folded = folded(value);
            if (folded != null) {
                small.putIfAbsent(small(name), folded);
            }
        });
        return small;
    }

    private Object shortened(Map<String, Object> object) {
        String right = JsonTexts.text(object.get("rightname"));
        String holder = JsonTexts.text(object.get("principalsid"));
        if (right != null && holder != null) {
            String type = JsonTexts.text(object.get("principaltype"));
            boolean isInherited = "true".equalsIgnoreCase(JsonTexts.text(object.get("isinherited")));
            return new Ace(
                    new Principal(shared(holder), type == null ? null : shared(type)), shared(right), isInherited);
        }
        String id = JsonTexts.text(object.get("objectidentifier"));
        String type = JsonTexts.text(object.get("objecttype"));
        return id != null && object.size() == (type == null ? 1 : 2)
                ? new Principal(id, type == null ? null : shared(type))
                : object;
    }

    private String small(String name) {
        if (small.size() > MAX_NAMES) {
            small.clear();
        }
        return small.computeIfAbsent(name, first -> first.toLowerCase(Locale.ROOT));
    }

    private String shared(String word) {
        if (words.size() > MAX_NAMES) {
            words.clear();
        }
        return words.computeIfAbsent(word, first -> first);
    }
}
