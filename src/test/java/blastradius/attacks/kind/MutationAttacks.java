package blastradius.attacks.kind;

import blastradius.attacks.served.Served;
import blastradius.attacks.table.Attack;
import blastradius.attacks.table.Expectation;
import blastradius.attacks.wire.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Every mutation of the schema by GET, those to come included: the served schema says which there are and what they take. */
public final class MutationAttacks {

    private static final String KIND = "mutation";

    private static final String MUTATIONS = """
            { __schema { mutationType { fields { name args { name type { ...T } } type { kind ofType { kind } } } }
                types { kind name enumValues { name } inputFields { name type { ...T } defaultValue } } } }
            fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }""";

    private MutationAttacks() {}

    /** The names are those of the contract; the calls are made from what the server says of them. */
    public static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        for (String field : names()) {
            attacks.add(Attack.of(KIND, field + " by GET", server -> refusesByGet(server, field, "GET ")));
            attacks.add(Attack.of(KIND, field + " by HEAD", server -> refusesByGet(server, field, "HEAD ")));
        }
        return attacks;
    }

    /** The mutations that the contract states. */
    private static List<String> names() {
        try (Stream<Path> files = Files.list(Path.of("graph-schema", "graphql"))) {
            List<String> names = new ArrayList<>();
            var blocks = java.util.regex.Pattern.compile("(?s)type Mutation \\{(.*?)\\n}");
            var fields = java.util.regex.Pattern.compile("(?m)^ {2}(\\w+)\\(");
            for (Path file : files.sorted().toList()) {
                blocks.matcher(Files.readString(file))
                        .results()
                        .forEach(block ->
                                fields.matcher(block.group(1)).results().forEach(name -> names.add(name.group(1))));
            }
            return names;
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static void refusesByGet(Served server, String field, String method) {
        JsonNode schema = server.ask(MUTATIONS).at("/data/__schema");
        JsonNode mutation = schema.at("/mutationType/fields")
                .valueStream()
                .filter(each -> each.path("name").asString().equals(field))
                .findFirst()
                .orElseThrow();
        String call = "mutation { " + field + arguments(schema, mutation.path("args")) + " { __typename } }";
        String path = "/graphql?query=" + URLEncoder.encode(call, StandardCharsets.UTF_8);
        Expectation.refused().statuses(405).checked(server.wire().send(Request.of(method + path, java.util.Map.of())));
    }

    private static String arguments(JsonNode schema, JsonNode inputs) {
        String given = fields(schema, inputs);
        return given.isEmpty() ? "" : "(" + given + ")";
    }

    /* Only what is required: the first field where nothing is, as of an input that is exactly one of several. */
    private static String fields(JsonNode schema, JsonNode inputs) {
        List<JsonNode> required = inputs.valueStream()
                .filter(input -> input.at("/type/kind").asString().equals("NON_NULL"))
                .toList();
        return (required.isEmpty() ? inputs.valueStream().limit(1).toList() : required)
                .stream()
                        .map(input -> input.path("name").asString() + ": " + literal(schema, input.path("type")))
                        .collect(java.util.stream.Collectors.joining(", "));
    }

    private static String literal(JsonNode schema, JsonNode type) {
        return switch (type.path("kind").asString()) {
            case "NON_NULL" -> literal(schema, type.path("ofType"));
            case "LIST" -> "[]";
            case "ENUM" -> named(schema, type).at("/enumValues/0/name").asString();
            case "INPUT_OBJECT" -> "{" + fields(schema, named(schema, type).path("inputFields")) + "}";
            default -> scalar(type.path("name").asString());
        };
    }

    private static String scalar(String name) {
        return switch (name) {
            case "Int", "Float" -> "1";
            case "Boolean" -> "true";
            case "DateTime" -> "\"2026-10-01T09:00:00Z\"";
            default -> "\"clean-read-only-soc\"";
        };
    }

    private static JsonNode named(JsonNode schema, JsonNode type) {
        return schema.path("types")
                .valueStream()
                .filter(each ->
                        each.path("name").asString().equals(type.path("name").asString()))
                .findFirst()
                .orElseThrow();
    }
}
