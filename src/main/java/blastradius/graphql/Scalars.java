package blastradius.graphql;

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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;

/** The scalars of the schema that GraphQL does not have itself. */
final class Scalars {

    /** An {@link Instant}, read with any offset and written in UTC. */
    static final GraphQLScalarType DATE_TIME = GraphQLScalarType.newScalar()
            .name("DateTime")
            .coercing(new Instants())
            .build();

    static final GraphQLScalarType JSON = ExtendedScalars.Json;

    private Scalars() {}

    private static final class Instants implements Coercing<Instant, String> {

        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            if (value instanceof Instant instant) {
                return instant.toString();
            }
            throw new CoercingSerializeException("not an instant: " + value.getClass());
        }

        @Override
        public Instant parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return OffsetDateTime.parse(String.valueOf(input)).toInstant();
            } catch (DateTimeException e) {
                throw new CoercingParseValueException(message(input), e);
            }
        }

        @Override
        public Instant parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            String text = Objects.toString(input instanceof StringValue string ? string.getValue() : input, "");
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new CoercingParseLiteralException(message(text), e);
            }
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.of(String.valueOf(input));
        }

        private static String message(Object input) {
            return "\"" + input + "\" is no instant with an offset, such as 2026-10-01T00:00:00Z";
        }
    }
}
