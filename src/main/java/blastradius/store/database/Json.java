package blastradius.store.database;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Maps as one line of JSON, keys in order, so that equal maps are equal texts. */
public final class Json {

    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private Json() {}

    /** Null for an empty map: most are, and what is not there costs nothing. */
    static @Nullable public String of(Map<String, ?> map) {
        return map.isEmpty() ? null : MAPPER.writeValueAsString(map);
    }

    public static Map<String, Object> map(@Nullable String json) {
        return json == null ? Map.of() : MAPPER.readValue(json, MAP);
    }

    /** The value under one name of a map, without reading the others; null where it has none. */
    public static @Nullable Object value(String json, String name) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isWanted = parser.currentName().equals(name);
                parser.nextToken();
                if (isWanted) {
                    return parser.readValueAs(Object.class);
                }
                parser.skipChildren();
            }
            return null;
        }
    }
}
