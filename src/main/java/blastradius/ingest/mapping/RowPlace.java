package blastradius.ingest.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Where in a mapping something stands, so that what is wrong there can be named: by its words, and by its line where that is known. */
record RowPlace(String words, String pointer, Map<String, Integer> lines) {

    /** The place of a whole file. */
    static RowPlace of(ObjectMapper mapper, String text) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = mapper.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
                    lines.putIfAbsent(
                            parser.streamReadContext().pathAsPointer().toString(),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return new RowPlace("the mapping", "", lines);
    }

    /** The place of a member. */
    RowPlace in(String member) {
        return named(words, member);
    }

    /** The place of a member, called otherwise. */
    RowPlace named(String itsWords, String member) {
        return new RowPlace(itsWords, pointer + "/" + member.replace("~", "~0").replace("/", "~1"), lines);
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(this + ": " + what);
    }

    IllegalArgumentException unknown(String word, Object known) {
        return wrong("\"" + word + "\" is not known here; there are " + known);
    }

    /** The text at this place. */
    String text(@Nullable JsonNode node) {
        if (node == null || !node.isString() || node.asString().isBlank()) {
            throw wrong("a text is missing here");
        }
        return node.asString();
    }

    /** The texts of a list at this place. */
    List<String> listed(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(text(word)));
        return words;
    }

    /** One of our words; null where there is no text. */
    <E extends Enum<E>> @Nullable E word(Class<E> words, JsonNode node) {
        if (!node.isString()) {
            return null;
        }
        for (E word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(node.asString())) {
                return word;
            }
        }
        throw unknown(node.asString(), List.of(words.getEnumConstants()));
    }

    /** Refuses a member that nobody knows. */
    void onlyKnown(JsonNode node, List<String> known) {
        node.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                throw in(field.getKey()).unknown(field.getKey(), String.join(", ", known));
            }
        });
    }

    @Override
    public String toString() {
        Integer line = lines.get(pointer);
        return words + (line == null ? "" : " (line " + line + ")");
    }
}
