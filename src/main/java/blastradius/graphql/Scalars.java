package blastradius.graphql;

import blastradius.model.Moment;
import blastradius.model.PlainText;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The scalars of the schema that GraphQL does not have itself, or reads otherwise. */
final class Scalars {

    /** An {@link Instant}, read with any offset and written in UTC. */
    public static final GraphQLScalarType DATE_TIME = scalar(
            "DateTime",
            new Text<>(
                    Moment::parse,
                    Instant.class,
                    "an instant with an offset, such as 2026-10-01T00:00:00Z, of the years 0 to 9999"));

    /** A {@link Duration} of days and less. */
    public static final GraphQLScalarType DURATION =
            scalar("Duration", new Text<>(Moment::length, Duration.class, "a length of time, such as PT8H or P2DT30M"));

    /** Whatever JSON can say, as it was stated: properties of entities. */
    public static final GraphQLScalarType JSON = ExtendedScalars.Json;

    /** GraphQL's own, which as a variable takes anything for its text, lists and objects too. */
    public static final GraphQLScalarType ID = scalar("ID", new Id());

    private Scalars() {}

    private static GraphQLScalarType scalar(String name, Coercing<?, ?> coercing) {
        return GraphQLScalarType.newScalar().name(name).coercing(coercing).build();
    }

    /** A text or a whole number. */
    private record Id() implements Coercing<Object, Object> {

        private static final Coercing<?, ?> OWN = graphql.Scalars.GraphQLID.getCoercing();

        @Override
        public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
            return OWN.serialize(value, context, locale);
        }

        @Override
        public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof String || input instanceof Integer || input instanceof Long) {
                return OWN.parseValue(input, context, locale);
            }
            throw new CoercingParseValueException(
                    "\"" + PlainText.shown(String.valueOf(input)) + "\" is no id, which is a text");
        }

        @Override
        public @Nullable Object parseLiteral(
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return OWN.parseLiteral(input, variables, context, locale);
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return OWN.valueToLiteral(input, context, locale);
        }
    }

    /** A value that is written as text. */
    private record Text<T>(Function<String, T> parser, Class<T> type, String expected) implements Coercing<T, String> {

        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            if (type.isInstance(value)) {
                return value.toString();
            }
            throw new CoercingSerializeException("not " + expected + ": " + value.getClass());
        }

        @Override
        public T parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return parser.apply(String.valueOf(input));
            } catch (DateTimeException e) {
                throw new CoercingParseValueException(message(input), e);
            }
        }

        @Override
        public T parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            String text = Objects.toString(input instanceof StringValue string ? string.getValue() : input, "");
            try {
                return parser.apply(text);
            } catch (DateTimeException e) {
                throw new CoercingParseLiteralException(message(text), e);
            }
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.of(String.valueOf(input));
        }

        private String message(Object input) {
            return "\"" + PlainText.shown(String.valueOf(input)) + "\" is not " + expected;
        }
    }
}
