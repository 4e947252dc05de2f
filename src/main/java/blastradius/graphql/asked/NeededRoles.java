package blastradius.graphql.asked;

import blastradius.access.CallerRole;
import blastradius.graphql.asked.RootFields.Root;
import graphql.language.Document;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which roles a question needs: the schema says it of each root field, by {@code @requires}. Linear in the text. */
public final class NeededRoles {

    private NeededRoles() {}

    /**
     * The roles that the operation which may be run needs; of several that might be, all. The schema's own fields need none.
     *
     * @param document valid against the schema
     * @param operationName null: the only operation is meant
     */
    public static Set<CallerRole> of(Document document, @Nullable String operationName, GraphQLSchema schema) {
        return RootFields.of(document, operationName, schema).stream()
                .flatMap(root -> of(root).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<CallerRole> of(Root root) {
        if (root.isOfSchema()) {
            return Optional.empty();
        }
        GraphQLFieldDefinition definition = root.definition();
        GraphQLAppliedDirective stated = definition == null ? null : definition.getAppliedDirective("requires");
        if (stated != null) {
            return Optional.of(CallerRole.valueOf(
                    Objects.requireNonNull(stated.getArgument("role").getValue())
                            .toString()));
        }
        // What changes something and does not say who may is for nobody by oversight.
        return Optional.of(root.operation() == Operation.QUERY ? CallerRole.VIEWER : CallerRole.ADMIN);
    }
}
