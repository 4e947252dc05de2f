package blastradius.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.graphql.Asking.Answer;
import blastradius.model.BlastRadiusException;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.graphql.execution.GraphQlSource;
import tools.jackson.databind.JsonNode;

/** Every argument of every root field, and of a blast radius, with values that nobody means well: whatever is refused is the caller's fault. */
@FixtureServer
@Isolated("measures time")
class HostileValueTests {

    private static final Set<String> CODES =
            Arrays.stream(BlastRadiusException.Code.values()).map(Enum::name).collect(Collectors.toSet());

    /** Of the values of an argument one in so many is asked, of each argument others: types have many arguments. */
    private static final int EVERY = Math.max(1, 3 / RandomEstates.tried(3));

    private static final String LONG = "x".repeat(5_000);
    private static final List<Object> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\u202e",
            LONG,
            "a ".repeat(5_000),
            "(",
            "*",
            "\"",
            "\\",
            "a\nb",
            "\ufeff",
            "😀",
            "é".repeat(4_000),
            "..",
            "$x",
            7,
            1.5,
            true,
            Map.of(),
            List.of(List.of()));
    private static final List<Object> INSTANTS = List.of(
            "",
            "garbage",
            "+292277026596-12-04T15:30:07Z",
            "+292278994-08-17T07:12:56Z",
            "-292275055-05-16T16:47:04Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00+18:00",
            "+10000-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "0000-01-01T00:00:00Z",
            "-0001-12-31T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-10-01",
            "2026-10-01T00:00:00+99:00",
            1e30,
            true,
            LONG);
    private static final List<Object> NUMBERS =
            List.of(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 31, Long.MAX_VALUE, 1.5, 1e308, "1", "x", true);
    private static final List<Object> CURSORS = List.of(
            "",
            "x",
            LONG,
            "====",
            "é",
            cursor(Fixture.VERSION, 0, Integer.MAX_VALUE),
            cursor(Fixture.VERSION, Long.MAX_VALUE, 0),
            cursor(Fixture.VERSION, Long.MIN_VALUE, 0),
            cursor(Long.MAX_VALUE, 0, 0),
            cursor(Long.MIN_VALUE, 0, -1));

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private GraphQlSource source;

    private static String cursor(long version, long millis, int index) {
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(28)
                .putLong(version)
                .putLong(millis)
                .putInt(7)
                .putInt(index);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(bytes.array(), 0, 24);
        bytes.putInt((int) crc.getValue() ^ 0x42525231);
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    @Test
    void noValueIsAFaultOfTheServer() {
        GraphQLSchema schema = source.schema();
        Asking server = new Asking(port);
        int asked = ask(server, schema.getQueryType(), "query(%s) { %s }")
                + ask(server, schema.getMutationType(), "mutation(%s) { %s }")
                + ask(
                        server,
                        schema.getObjectType("BlastRadius"),
                        "query(%s) { blastRadius(compromised: [\"mara\"]) { %s } }");

        assertThat(asked).isGreaterThan(1_500 / EVERY);
    }

    private static int ask(Asking server, GraphQLObjectType type, String frame) {
        int asked = 0;
        int arguments = 0;
        for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
            for (GraphQLArgument argument : field.getArguments()) {
                List<@Nullable Object> values = values(argument.getType(), argument.getName());
                for (int i = arguments++ % EVERY; i < values.size(); i += EVERY) {
                    check(server, frame, new Asked(field, argument, values.get(i)));
                    asked++;
                }
            }
        }
        return asked;
    }

    /** One argument of a field with a value; the others that must be there have a good one. */
    private record Asked(
            GraphQLFieldDefinition field,
            GraphQLArgument argument,
            @Nullable Object value) {

        Map<String, @Nullable Object> variables() {
            Map<String, @Nullable Object> variables = new LinkedHashMap<>();
            field.getArguments().stream()
                    .filter(other -> GraphQLTypeUtil.isNonNull(other.getType()))
                    .forEach(other -> variables.put(other.getName(), good(other.getType(), other.getName())));
            variables.put(argument.getName(), value);
            return variables;
        }
    }

    private static void check(Asking server, String frame, Asked asked) {
        Map<String, @Nullable Object> variables = asked.variables();
        Stream<GraphQLArgument> used =
                asked.field().getArguments().stream().filter(each -> variables.containsKey(each.getName()));
        List<GraphQLArgument> arguments = used.toList();
        String declared = arguments.stream()
                .map(each -> "$" + each.getName() + ": " + GraphQLTypeUtil.simplePrint(each.getType()))
                .collect(Collectors.joining(", "));
        String passed = arguments.stream()
                .map(each -> each.getName() + ": $" + each.getName())
                .collect(Collectors.joining(", "));
        String question = frame.formatted(
                declared,
                asked.field().getName() + "(" + passed + ")"
                        + selection(asked.field().getType()));
        Answer answer = server.ask(question, variables);
        for (JsonNode error : answer.json().path("errors")) {
            String shown = question + " "
                    + String.valueOf(variables)
                            .substring(
                                    0, Math.min(200, String.valueOf(variables).length()));
            assertThat(error.at("/extensions/code").asString())
                    .as(shown + error)
                    .isIn(CODES);
            assertThat(error.get("message").asString()).as(shown).hasSizeLessThan(1_500);
        }
    }

    /* Simple fields, and the cursors of lists: what is computed from the arguments. */
    private static String selection(GraphQLType type) {
        if (!(GraphQLTypeUtil.unwrapAll(type) instanceof graphql.schema.GraphQLFieldsContainer container)) {
            return "";
        }
        String fields = container.getFieldDefinitions().stream()
                .filter(field -> field.getArguments().isEmpty())
                .map(field -> simple(field))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return " { __typename " + fields + " }";
    }

    private static String simple(GraphQLFieldDefinition field) {
        GraphQLType type = GraphQLTypeUtil.unwrapAll(field.getType());
        if (field.getName().equals("pageInfo")) {
            return "pageInfo { startCursor endCursor }";
        }
        return type instanceof graphql.schema.GraphQLScalarType || type instanceof GraphQLEnumType
                ? field.getName()
                : "";
    }

    private static List<@Nullable Object> values(GraphQLInputType type, String name) {
        List<@Nullable Object> values = new ArrayList<>(single(GraphQLTypeUtil.unwrapAll(type), name));
        values.add(null);
        if (!GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type))) {
            return values;
        }
        List<@Nullable Object> lists = new ArrayList<>();
        values.forEach(value -> lists.add(Collections.singletonList(value)));
        lists.add(List.of());
        lists.add(null);
        return lists;
    }

    private static List<? extends @Nullable Object> single(GraphQLType type, String name) {
        if (name.equals("after")) {
            return CURSORS;
        }
        if (type instanceof GraphQLInputObjectType input) {
            return objects(input);
        }
        return switch (GraphQLTypeUtil.simplePrint(type)) {
            case "DateTime" -> INSTANTS;
            case "Int", "Float" -> NUMBERS;
            case "Boolean" -> List.of("true", 1, Map.of());
            default -> type instanceof GraphQLEnumType ? List.of("NOPE", "", 7, LONG) : TEXTS;
        };
    }

    private static List<Object> objects(GraphQLInputObjectType input) {
        List<Object> objects = new ArrayList<>(List.of("x", 7, Map.of(), Map.of("nothing", 1)));
        for (var field : input.getFieldDefinitions()) {
            if (!(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLInputObjectType)) {
                for (Object value : values(field.getType(), field.getName())) {
                    Map<String, @Nullable Object> object = new LinkedHashMap<>(required(input));
                    object.put(field.getName(), value);
                    objects.add(object);
                }
            }
        }
        return objects;
    }

    private static Map<String, @Nullable Object> required(GraphQLInputObjectType input) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        input.getFieldDefinitions().stream()
                .filter(field -> GraphQLTypeUtil.isNonNull(field.getType()))
                .forEach(field -> object.put(field.getName(), good(field.getType(), field.getName())));
        return object;
    }

    private static Object good(GraphQLInputType type, String name) {
        GraphQLType inner = type instanceof GraphQLNonNull ? GraphQLTypeUtil.unwrapNonNull(type) : type;
        GraphQLType plain = GraphQLTypeUtil.unwrapAll(type);
        Object one = plain instanceof GraphQLEnumType words
                ? words.getValues().getFirst().getName()
                : plain instanceof GraphQLInputObjectType input
                        ? required(input)
                        : switch (GraphQLTypeUtil.simplePrint(plain)) {
                            case "Int", "Float" -> 1;
                            case "Boolean" -> true;
                            case "DateTime" -> "2026-10-01T00:00:00Z";
                            default -> "mara";
                        };
        return GraphQLTypeUtil.isList(inner) ? name.equals("scenarios") ? List.of() : List.of(one) : one;
    }
}
