package blastradius.ingest.mapping;

import blastradius.ingest.file.ImportLimits;
import blastradius.ingest.row.Check;
import blastradius.ingest.row.Condition;
import blastradius.ingest.row.Facts.Whose;
import blastradius.ingest.row.Glob;
import blastradius.ingest.row.PropertyName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code when} and {@code except}: a property and what is asked of it, several of which must all hold; or a list of such, of which one
 * must.
 */
final class ConditionReader {

    private static final int MOST = 100;
    private static final String CHECKS = "is, in, contains, like, json and present";

    private final boolean ofRelation;

    private ConditionReader(boolean ofRelation) {
        this.ofRelation = ofRelation;
    }

    /** Of relations, whose properties are named {@code relation.x}, {@code from.x} and {@code to.x}. */
    static ConditionReader ofRelations() {
        return new ConditionReader(true);
    }

    /** Of entities, whose properties are named as they are. */
    static ConditionReader ofEntities() {
        return new ConditionReader(false);
    }

    /** The condition of a row. */
    Condition condition(RowPlace place, JsonNode row) {
        return new Condition(
                alternatives(place.in("when"), row.path("when")), alternatives(place.in("except"), row.path("except")));
    }

    /** What is true, false, or a condition of its own: {@code enabled: false}, {@code enabled: {when: …}}. */
    Condition truth(RowPlace place, JsonNode node) {
        if (node.isMissingNode() || (node.isBoolean() && node.asBoolean())) {
            return Condition.ALWAYS;
        }
        if (node.isBoolean()) {
            return new Condition(List.of(), List.of(Map.of()));
        }
        place.onlyKnown(node, List.of("when", "except"));
        Condition condition = condition(place, node);
        if (condition.isAlways()) {
            throw place.wrong("\"enabled\" is true, false, {when: …} or {except: …}");
        }
        return condition;
    }

    private List<Map<PropertyName, Check>> alternatives(RowPlace place, JsonNode node) {
        if (node.isMissingNode()) {
            return List.of();
        }
        if (!node.isArray()) {
            return List.of(all(place, node));
        }
        if (node.isEmpty() || node.size() > MOST) {
            throw place.wrong("a list of conditions has 1 to " + MOST + " elements, this one " + node.size());
        }
        List<Map<PropertyName, Check>> alternatives = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            alternatives.add(all(place.in(String.valueOf(i)), node.get(i)));
        }
        return List.copyOf(alternatives);
    }

    private Map<PropertyName, Check> all(RowPlace place, JsonNode node) {
        if (!node.isObject() || node.isEmpty() || node.size() > MOST) {
            throw place.wrong("a condition names properties and what is asked of each, such as {"
                    + (ofRelation ? "to." : "") + "status: {is: active}}");
        }
        Map<PropertyName, Check> all = new LinkedHashMap<>();
        node.properties()
                .forEach(ask -> all.put(
                        property(place, ask.getKey()), check(place.in(ask.getKey()), ask.getKey(), ask.getValue())));
        return all;
    }

    /** A property by its name in a row. */
    PropertyName property(RowPlace place, String text) {
        if (!ofRelation) {
            return new PropertyName(Whose.ITSELF, text);
        }
        for (Map.Entry<String, Whose> prefix : Map.of("relation.", Whose.ITSELF, "from.", Whose.FROM, "to.", Whose.TO)
                .entrySet()) {
            if (text.startsWith(prefix.getKey())
                    && text.length() > prefix.getKey().length()) {
                return new PropertyName(
                        prefix.getValue(), text.substring(prefix.getKey().length()));
            }
        }
        throw place.wrong("\"" + text + "\" does not say whose property it is: write relation." + text + ", from."
                + text + " or to." + text);
    }

    private static Check check(RowPlace place, String property, JsonNode node) {
        if (!node.isObject()) {
            return new Check.In(values(place, node));
        }
        if (node.size() != 1) {
            throw place.wrong("one of " + CHECKS + " is asked of \"" + property + "\", not " + node.size());
        }
        Map.Entry<String, JsonNode> ask = node.properties().iterator().next();
        JsonNode value = ask.getValue();
        return switch (ask.getKey()) {
            case "is" -> new Check.In(List.of(value(place, value)));
            case "in" -> new Check.In(values(place, value));
            case "contains" -> new Check.Contains(String.valueOf(value(place, value)));
            case "like" -> new Check.Like(glob(place, String.valueOf(value(place, value))));
            case "json" -> json(place, value);
            case "present" -> {
                if (!value.isBoolean()) {
                    throw place.wrong("\"present\" is true or false");
                }
                yield new Check.Present(value.asBoolean());
            }
            default -> throw place.unknown(ask.getKey(), CHECKS);
        };
    }

    private static Check json(RowPlace place, JsonNode value) {
        if (!value.isObject() || value.size() != 1) {
            throw place.wrong("\"json\" takes one path and its value, such as {json: {repository.contents: write}}");
        }
        Map.Entry<String, JsonNode> path = value.properties().iterator().next();
        return new Check.Json(path.getKey(), values(place, path.getValue()));
    }

    private static Glob glob(RowPlace place, String pattern) {
        if (pattern.length() > ImportLimits.MAX_FILE_NAME) {
            throw place.wrong("a pattern has at most " + ImportLimits.MAX_FILE_NAME + " characters");
        }
        return new Glob(pattern.toLowerCase(Locale.ROOT));
    }

    private static List<Object> values(RowPlace place, JsonNode node) {
        if (!node.isArray()) {
            return List.of(value(place, node));
        }
        if (node.isEmpty()) {
            throw place.wrong("the list has no values");
        }
        List<Object> values = new ArrayList<>();
        node.forEach(element -> values.add(value(place, element)));
        return List.copyOf(values);
    }

    private static Object value(RowPlace place, JsonNode node) {
        if (node.isString()) {
            return node.asString();
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        throw place.wrong("a text, a number, true or false is missing here");
    }
}
