package blastradius.web.signin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Questions made of what a server's schema says of itself: every field of {@code Query}, alone and with each of its arguments in turn, down to
 * some depth. A new field or argument is asked for without anybody thinking of it.
 */
final class GeneratedQuestions {

    /** All that is needed of a schema. */
    static final String INTROSPECTION = """
            { __schema { types { kind name
              fields(includeDeprecated: true) { name type { ...T } args { name defaultValue type { ...T } } }
              inputFields { name defaultValue type { ...T } }
              enumValues { name }
              possibleTypes { name } } } }
            fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
            """;

    private static final int LINES = 3;

    private final Map<String, JsonNode> types = new HashMap<>();
    private final Map<String, List<String>> values;
    private final int depth;

    /**
     * Of a schema.
     *
     * @param schema what answers {@link #INTROSPECTION}
     * @param values as they are written in a question, by the name of a scalar, the first for where one is needed
     * @param depth how far down answers are asked for
     */
    GeneratedQuestions(JsonNode schema, Map<String, List<String>> values, int depth) {
        schema.at("/__schema/types").forEach(type -> types.put(type.get("name").asString(), type));
        this.values = values;
        this.depth = depth;
    }

    /** One field of {@code Query} with some arguments, and what is asked of it. */
    record Question(String field, String text) {}

    /** One for each field and value of an argument, as far down as {@code depth} says. */
    List<Question> ofArguments(Set<String> without) {
        List<Question> all = new ArrayList<>();
        for (JsonNode field : type("Query").get("fields")) {
            String name = field.get("name").asString();
            if (!without.contains(name)) {
                for (String arguments : arguments(field.get("args"))) {
                    all.add(new Question(
                            name, "{ " + name + arguments + selection(field.get("type"), depth, false) + " }"));
                }
            }
        }
        return all;
    }

    /** One for each type that answers are made of, by one of the shortest ways to it: together they ask for every plain value. */
    List<Question> ofTypes(Set<String> without) {
        return walked(without, true);
    }

    /** One for each field of a type that selects others, by the same ways. */
    List<Question> ofFields(Set<String> without) {
        return walked(without, false);
    }

    private List<Question> walked(Set<String> without, boolean plain) {
        List<Question> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<Way> ways = new ArrayDeque<>();
        for (JsonNode field : type("Query").get("fields")) {
            String name = field.get("name").asString();
            if (!without.contains(name)) {
                ways.add(new Way(name, "{ " + called(field, false), field.get("type"), 1));
            }
        }
        while (!ways.isEmpty()) {
            Way way = ways.remove();
            JsonNode type = inner(way.type());
            for (JsonNode of : concrete(type)) {
                if (seen.add(of.get("name").asString())) {
                    String open = of.equals(type)
                            ? " { "
                            : " { ... on " + of.get("name").asString() + " { ";
                    String closed = " }".repeat(way.braces() + (of.equals(type) ? 1 : 2));
                    if (plain) {
                        all.add(new Question(way.root(), way.text() + open + scalars(of) + closed));
                    }
                    for (JsonNode field : of.get("fields")) {
                        if (isObject(field.get("type"))) {
                            int braces = way.braces() + (of.equals(type) ? 1 : 2);
                            String text = way.text() + open + called(field, true);
                            if (!plain) {
                                all.add(new Question(way.root(), text + " { __typename }" + " }".repeat(braces)));
                            }
                            ways.add(new Way(way.root(), text, field.get("type"), braces));
                        }
                    }
                }
            }
        }
        return all;
    }

    /** Down to a field: {@code text} leaves {@code braces} open. */
    private record Way(String root, String text, JsonNode type, int braces) {}

    private List<JsonNode> concrete(JsonNode type) {
        List<JsonNode> all = new ArrayList<>();
        if (type.hasNonNull("fields")) {
            all.add(type);
        }
        if (type.hasNonNull("possibleTypes")) {
            type.get("possibleTypes")
                    .forEach(one -> all.add(type(one.get("name").asString())));
        }
        return all;
    }

    private String scalars(JsonNode type) {
        List<String> fields = new ArrayList<>(List.of("__typename"));
        for (JsonNode field : type.get("fields")) {
            if (!isObject(field.get("type"))) {
                fields.add(called(field, true));
            }
        }
        return String.join(" ", fields);
    }

    private Set<String> arguments(JsonNode args) {
        Map<String, String> needed = new HashMap<>();
        for (JsonNode arg : args) {
            String name = arg.get("name").asString();
            if (name.equals("first") || name.equals("last")) {
                if (name.equals("first")) {
                    needed.put(name, String.valueOf(LINES));
                }
            } else if (arg.at("/type/kind").asString().equals("NON_NULL")
                    && arg.get("defaultValue").isNull()) {
                needed.put(name, one(arg.get("type"), name));
            } else if (name.equals("at")) {
                needed.put(name, one("DateTime"));
            }
        }
        Set<String> all = new LinkedHashSet<>();
        all.add(written(needed));
        for (JsonNode arg : args) {
            String name = arg.get("name").asString();
            for (String value : values(arg.get("type"), name, 2)) {
                Map<String, String> some = new HashMap<>(needed);
                some.put(name, value);
                all.add(written(some));
            }
        }
        return all;
    }

    private static String written(Map<String, String> arguments) {
        return arguments.isEmpty()
                ? ""
                : "("
                        + String.join(
                                ", ",
                                arguments.entrySet().stream()
                                        .map(one -> one.getKey() + ": " + one.getValue())
                                        .sorted()
                                        .toList())
                        + ")";
    }

    private JsonNode type(String name) {
        return Objects.requireNonNull(types.get(name), name);
    }

    private String one(String scalar) {
        return values.getOrDefault(scalar, List.of()).getFirst();
    }

    /* The least that may stand there. */
    private String one(JsonNode type, String name) {
        List<String> some = values(type, name, 3);
        if (some.isEmpty()) {
            throw new IllegalStateException("nothing is known that could be said for " + name + " of " + type);
        }
        return some.getFirst();
    }

    private List<String> values(JsonNode type, String name, int inputs) {
        String kind = type.get("kind").asString();
        if (kind.equals("NON_NULL")) {
            return values(type.get("ofType"), name, inputs);
        }
        if (kind.equals("LIST")) {
            return values(type.get("ofType"), name, inputs).stream()
                    .map(value -> "[" + value + "]")
                    .toList();
        }
        String typeName = type.get("name").asString();
        return switch (kind) {
            case "ENUM" ->
                type(typeName)
                        .get("enumValues")
                        .valueStream()
                        .map(value -> value.get("name").asString())
                        .toList();
            case "INPUT_OBJECT" -> inputs == 0 ? List.of() : inputs(type(typeName), inputs);
            default -> values.getOrDefault(name, values.getOrDefault(typeName, List.of()));
        };
    }

    private List<String> inputs(JsonNode type, int inputs) {
        Map<String, String> needed = new HashMap<>();
        for (JsonNode field : type.get("inputFields")) {
            if (field.at("/type/kind").asString().equals("NON_NULL")
                    && field.get("defaultValue").isNull()) {
                needed.put(
                        field.get("name").asString(),
                        one(field.get("type"), field.get("name").asString()));
            }
        }
        Set<String> all = new LinkedHashSet<>();
        for (JsonNode field : type.get("inputFields")) {
            String name = field.get("name").asString();
            for (String value : values(field.get("type"), name, inputs - 1)) {
                Map<String, String> some = new HashMap<>(needed);
                some.put(name, value);
                String text = written(some);
                all.add("{" + text.substring(1, text.length() - 1) + "}");
            }
        }
        return List.copyOf(all);
    }

    /* Of interfaces their common fields. */
    private String selection(JsonNode type, int left, boolean isNested) {
        JsonNode of = inner(type);
        if (!isObject(of)) {
            return "";
        }
        List<String> fields = new ArrayList<>(List.of("__typename"));
        if (of.hasNonNull("fields")) {
            for (JsonNode field : of.get("fields")) {
                if (left > 1 || !isObject(field.get("type"))) {
                    fields.add(called(field, isNested) + selection(field.get("type"), left - 1, true));
                }
            }
        }
        return " { " + String.join(" ", fields) + " }";
    }

    private String called(JsonNode field, boolean isNested) {
        Map<String, String> needed = new HashMap<>();
        for (JsonNode arg : field.get("args")) {
            String name = arg.get("name").asString();
            if (name.equals("first")) {
                needed.put(name, String.valueOf(isNested ? 1 : LINES));
            } else if (arg.at("/type/kind").asString().equals("NON_NULL")
                    && arg.get("defaultValue").isNull()) {
                needed.put(name, one(arg.get("type"), name));
            } else if (name.equals("at")) {
                needed.put(name, one("DateTime"));
            }
        }
        return field.get("name").asString() + written(needed);
    }

    private boolean isObject(JsonNode type) {
        JsonNode inner = inner(type);
        return inner.hasNonNull("fields") || inner.hasNonNull("possibleTypes");
    }

    private JsonNode inner(JsonNode type) {
        JsonNode inner = type;
        while (inner.hasNonNull("ofType")) {
            inner = inner.get("ofType");
        }
        return type(inner.get("name").asString());
    }
}
