package blastradius.graphql.whole;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.PlainText;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A question of the schema, made from the parameters of an address: they are the arguments of the question and of its list, and the fields of
 * what it assumes. Several values stand in several parameters of one name, or in one between commas; what has fields of its own, and a
 * list with a comma in a value, is JSON.
 *
 * @param text as the engine reads it
 * @param variables what it states
 */
record WholeQuestion(String text, Map<String, @Nullable Object> variables) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What JSON has to say for scalars that are no text. */
    private static final Map<String, Class<?>> JSON_TYPES =
            Map.of("Int", Integer.class, "Float", Number.class, "Boolean", Boolean.class);

    private static final String ASSUME = "assume";
    private static final Set<String> OF_PAGES = Set.of("first", "after", "last", "before", ASSUME);

    /**
     * Of the field of the query, and the field below it that is wanted whole.
     *
     * @param list null: the question itself is the list
     * @throws BadRequest if the question knows no such parameter, or the value is no such thing
     */
    static WholeQuestion of(
            GraphQLSchema schema, String field, @Nullable String list, Map<String, List<String>> parameters) {
        return new Making(schema, parameters).made(field, list);
    }

    /**
     * What the parameters of an address state of a field's arguments.
     *
     * @param declared the variables with their types, as a question declares them; empty: none
     * @param arguments as they stand behind the field's name; empty: none
     */
    record Stated(String declared, String arguments, Map<String, @Nullable Object> variables) {}

    /** The arguments of a field of the query, to be asked whatever is wanted of it. */
    static Stated stated(GraphQLSchema schema, String field, Map<String, List<String>> parameters) {
        Making making = new Making(schema, parameters);
        String arguments = making.arguments(schema.getQueryType().getFieldDefinition(field));
        making.refuseOthers();
        return new Stated(making.declared(), arguments, making.variables);
    }

    /** Collects the arguments that are stated. */
    private static final class Making {

        private final Map<String, List<String>> parameters;
        private final GraphQLSchema schema;
        private final Set<String> known = new TreeSet<>();
        private final Map<String, String> types = new LinkedHashMap<>();
        private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();

        Making(GraphQLSchema schema, Map<String, List<String>> parameters) {
            this.schema = schema;
            this.parameters = parameters;
        }

        WholeQuestion made(String field, @Nullable String list) {
            GraphQLFieldDefinition root = schema.getQueryType().getFieldDefinition(field);
            GraphQLFieldsContainer answer = (GraphQLFieldsContainer) GraphQLTypeUtil.unwrapAll(root.getType());
            String taken = answer.getFieldDefinition("snapshot") == null ? "estate { snapshot { version } } " : "";
            String asked = taken + field + arguments(root) + " { " + said(answer);
            String whole = list == null ? "totalCount" : list + below(answer.getFieldDefinition(list));
            refuseOthers();
            String declared = declared();
            return new WholeQuestion(
                    "query" + (declared.isEmpty() ? "" : "(" + declared + ")") + " { " + asked + whole + " } }",
                    variables);
        }

        String declared() {
            return types.entrySet().stream()
                    .map(type -> "$" + type.getKey() + ": " + type.getValue())
                    .collect(Collectors.joining(", "));
        }

        private String below(GraphQLFieldDefinition list) {
            boolean isGraph = list.getArgument("maxEntities") != null;
            return isGraph ? "(maxEntities: 1) { total }" : arguments(list) + " { totalCount }";
        }

        /* What every answer says of itself, as far as this one does. */
        private static String said(GraphQLFieldsContainer answer) {
            Map<String, String> all =
                    Map.of("snapshot", "version", "assumptions", "at", "completeness", "exact reason");
            return all.entrySet().stream()
                            .filter(each -> answer.getFieldDefinition(each.getKey()) != null)
                            .map(each -> each.getKey() + " { " + each.getValue() + " } ")
                            .sorted()
                            .collect(Collectors.joining())
                    + (answer.getFieldDefinition("at") == null ? "" : "at ");
        }

        private String arguments(GraphQLFieldDefinition field) {
            String stated = field.getArguments().stream()
                    .filter(this::states)
                    .map(argument -> argument.getName() + ": $" + argument.getName())
                    .collect(Collectors.joining(", "));
            return stated.isEmpty() ? "" : "(" + stated + ")";
        }

        private boolean states(GraphQLArgument argument) {
            String name = argument.getName();
            if (name.equals(ASSUME)) {
                return assumes(argument);
            }
            if (OF_PAGES.contains(name)) {
                return false;
            }
            if (GraphQLTypeUtil.isNonNull(argument.getType())
                    && !argument.hasSetDefaultValue()
                    && !parameters.containsKey(name)) {
                throw new BadRequest("the parameter " + name + " is missing");
            }
            return states(name, argument.getType(), variables)
                    && types.put(name, GraphQLTypeUtil.simplePrint(argument.getType())) == null;
        }

        private boolean assumes(GraphQLArgument argument) {
            Map<String, @Nullable Object> assumed = new LinkedHashMap<>();
            GraphQLInputObjectType type = (GraphQLInputObjectType) GraphQLTypeUtil.unwrapAll(argument.getType());
            type.getFields().forEach(field -> states(field.getName(), field.getType(), assumed));
            if (assumed.isEmpty()) {
                return false;
            }
            variables.put(ASSUME, assumed);
            types.put(ASSUME, GraphQLTypeUtil.simplePrint(argument.getType()));
            return true;
        }

        private boolean states(String name, GraphQLInputType type, Map<String, @Nullable Object> into) {
            known.add(name);
            List<String> values = parameters.get(name);
            if (values == null || into.containsKey(name)) {
                return false;
            }
            into.put(name, isNull(type, values) ? null : value(name, GraphQLTypeUtil.unwrapNonNull(type), values));
            return true;
        }

        private void refuseOthers() {
            parameters.keySet().stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new BadRequest("the parameter \"" + PlainText.shown(name) + "\" is not known; there are "
                                + String.join(", ", known));
                    });
        }
    }

    /* What is as if nothing is said may have to be said, as to leave it out says the default. */
    private static boolean isNull(GraphQLInputType type, List<String> values) {
        return type instanceof GraphQLNamedType named
                && JSON_TYPES.containsKey(named.getName())
                && values.equals(List.of("null"));
    }

    private static Object value(String name, GraphQLType type, List<String> values) {
        if (type instanceof GraphQLList list) {
            GraphQLType each = GraphQLTypeUtil.unwrapNonNull(list.getWrappedType());
            return values.size() == 1 && values.getFirst().startsWith("[")
                    ? json(name, values.getFirst())
                    : split(each, values).stream()
                            .map(value -> single(name, each, value))
                            .toList();
        }
        if (values.size() > 1) {
            throw new BadRequest("the parameter " + name + " stands " + values.size() + " times; say it once");
        }
        return single(name, type, values.getFirst());
    }

    private static List<String> split(GraphQLType each, List<String> values) {
        return values.size() > 1 || each instanceof GraphQLInputObjectType
                ? values
                : Arrays.asList(values.getFirst().split(","));
    }

    private static Object single(String name, GraphQLType type, String value) {
        if (type instanceof GraphQLEnumType words && words.getValue(value) == null) {
            throw new BadRequest(name + " cannot be \"" + PlainText.shown(value) + "\"; there are "
                    + words.getValues().stream()
                            .map(GraphQLEnumValueDefinition::getName)
                            .collect(Collectors.joining(", ")));
        }
        Class<?> json = JSON_TYPES.get(type instanceof GraphQLNamedType named ? named.getName() : "");
        if (json == null) {
            return type instanceof GraphQLInputObjectType ? json(name, value) : value;
        }
        Object read = json(name, value);
        if (!json.isInstance(read)) {
            throw cannotBe(name, value);
        }
        return read;
    }

    private static Object json(String name, String value) {
        try {
            return JSON.readValue(value, Object.class);
        } catch (JacksonException | NullPointerException unreadable) {
            throw cannotBe(name, value);
        }
    }

    private static BadRequest cannotBe(String name, String value) {
        return new BadRequest(name + " cannot be \"" + PlainText.shown(value) + "\"");
    }
}
