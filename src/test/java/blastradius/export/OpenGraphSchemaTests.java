package blastradius.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.Estate;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is exported as OpenGraph is valid by the schemas that BloodHound checks it by. */
class OpenGraphSchemaTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Schema NODE = schema("opengraph-node.json");
    private static final Schema EDGE = schema("opengraph-edge.json");

    private static Schema schema(String file) {
        try (InputStream in =
                Objects.requireNonNull(OpenGraphSchemaTests.class.getResourceAsStream("/opengraph/" + file))) {
            return new Schema(JSON.readTree(in));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyNodeAndEdgeIsValid() {
        for (int seed = 0; seed < 300; seed++) {
            Estate estate = new HostileEstates(seed).next();
            JsonNode root = JSON.readTree(RoundTripTests.openGraph(estate));

            assertThat(root.at("/metadata/source_kind").asString()).isEqualTo("BlastRadius");
            assertThat(root.at("/graph/nodes")).hasSize(estate.entities().size());
            assertThat(root.at("/graph/edges")).hasSize(estate.relations().size());
            root.at("/graph/nodes")
                    .forEach(node ->
                            assertThat(NODE.fits(node)).as(node.toString()).isTrue());
            root.at("/graph/edges")
                    .forEach(edge ->
                            assertThat(EDGE.fits(edge)).as(edge.toString()).isTrue());
        }
    }

    /* The check is ours, so it is checked. */
    @Test
    void theSchemasRefuseWhatBloodHoundRefuses() {
        String end = "{\"match_by\": \"id\", \"value\": \"a\"}";
        assertThat(Stream.of(
                                "{\"id\": \"a\"}",
                                "{\"id\": 1, \"kinds\": []}",
                                "{\"id\": \"a\", \"kinds\": [\"a\", \"b\", \"c\", \"d\"]}",
                                "{\"id\": \"a\", \"kinds\": [1]}",
                                "{\"id\": \"a\", \"kinds\": [], \"properties\": {\"objectid\": \"b\"}}",
                                "{\"id\": \"a\", \"kinds\": [], \"properties\": {\"b\": {}}}",
                                "{\"id\": \"a\", \"kinds\": [], \"properties\": {\"b\": null}}",
                                "{\"id\": \"a\", \"kinds\": [], \"properties\": {\"b\": [1, \"c\"]}}")
                        .map(JSON::readTree)
                        .filter(NODE::fits))
                .isEmpty();
        assertThat(Stream.of(
                                "{\"kind\": \"A\", \"start\": " + end + "}",
                                "{\"kind\": \"A B\", \"start\": " + end + ", \"end\": " + end + "}",
                                "{\"kind\": \"A\", \"start\": {\"match_by\": \"id\"}, \"end\": " + end + "}",
                                "{\"kind\": \"A\", \"start\": {\"match_by\": \"property\", \"value\": \"a\"}, \"end\": "
                                        + end + "}",
                                "{\"kind\": \"A\", \"start\": " + end + ", \"end\": " + end
                                        + ", \"properties\": {\"b\": [true, 1]}}")
                        .map(JSON::readTree)
                        .filter(EDGE::fits))
                .isEmpty();
        assertThat(EDGE.fits(JSON.readTree("{\"kind\": \"A\", \"start\": " + end + ", \"end\": " + end + "}")))
                .isTrue();
        assertThatThrownBy(() -> new Schema(JSON.readTree("{\"maxProperties\": 1}")).fits(JSON.readTree("{}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** As much of JSON Schema as these schemas use; any other word is an error. */
    private record Schema(JsonNode root) {

        private static final Set<String> WORDS_ABOUT = Set.of("title", "description", "$defs", "examples", "default");
        private static final Set<String> WITH_IF = Set.of("then", "else");

        boolean fits(JsonNode value) {
            return fits(root, value);
        }

        private boolean fits(JsonNode schema, JsonNode value) {
            return schema.properties().stream()
                    .filter(word -> !WORDS_ABOUT.contains(word.getKey()) && !WITH_IF.contains(word.getKey()))
                    .allMatch(word -> fits(schema, word, value));
        }

        private boolean fits(JsonNode schema, Map.Entry<String, JsonNode> word, JsonNode value) {
            JsonNode wanted = word.getValue();
            return switch (word.getKey()) {
                case "$ref" -> fits(root.at(wanted.asString().substring(1)), value);
                case "type" -> wanted.isArray() ? each(wanted).anyMatch(type -> is(type, value)) : is(wanted, value);
                case "anyOf" -> each(wanted).anyMatch(one -> fits(one, value));
                case "allOf" -> each(wanted).allMatch(one -> fits(one, value));
                case "not" -> !fits(wanted, value);
                case "if" ->
                    !schema.has(fits(wanted, value) ? "then" : "else")
                            || fits(schema.get(fits(wanted, value) ? "then" : "else"), value);
                case "required" -> !value.isObject() || each(wanted).allMatch(name -> value.has(name.asString()));
                case "properties" ->
                    !value.isObject()
                            || wanted.properties().stream()
                                    .filter(one -> value.has(one.getKey()))
                                    .allMatch(one -> fits(one.getValue(), value.get(one.getKey())));
                case "additionalProperties" -> !value.isObject() || each(value).allMatch(one -> fits(wanted, one));
                case "items" -> !value.isArray() || each(value).allMatch(one -> fits(wanted, one));
                case "minItems" -> !value.isArray() || value.size() >= wanted.asInt();
                case "maxItems" -> !value.isArray() || value.size() <= wanted.asInt();
                case "enum" -> each(wanted).anyMatch(value::equals);
                case "const" -> wanted.equals(value);
                case "pattern" -> !value.isString() || value.asString().matches(wanted.asString());
                default -> throw new IllegalArgumentException(word.getKey() + " is not known here");
            };
        }

        private static Stream<JsonNode> each(JsonNode node) {
            return node.valueStream();
        }

        private static boolean is(JsonNode type, JsonNode value) {
            return switch (type.asString()) {
                case "object" -> value.isObject();
                case "array" -> value.isArray();
                case "string" -> value.isString();
                case "number" -> value.isNumber();
                case "boolean" -> value.isBoolean();
                case "null" -> value.isNull();
                default -> throw new IllegalArgumentException(type + " is not known here");
            };
        }
    }
}
