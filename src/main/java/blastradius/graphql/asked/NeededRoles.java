package blastradius.graphql.asked;

import blastradius.access.CallerRole;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which roles a question needs: the schema says it of each root field, by {@code @requires}. Linear in the text. */
public final class NeededRoles {

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Set<String> seen = new HashSet<>();
    private final Set<CallerRole> needed = EnumSet.noneOf(CallerRole.class);

    private NeededRoles(GraphQLSchema schema, Document document) {
        this.schema = schema;
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, Function.identity(), (one, other) -> one));
    }

    /**
     * The roles that the operation which may be run needs; of several that might be, all. The schema's own fields need none.
     *
     * @param document valid against the schema
     * @param operationName null: the only operation is meant
     */
    public static Set<CallerRole> of(Document document, @Nullable String operationName, GraphQLSchema schema) {
        NeededRoles roles = new NeededRoles(schema, document);
        document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> operationName == null || operationName.equals(operation.getName()))
                .forEach(operation -> roles.read(operation.getSelectionSet(), operation.getOperation()));
        return roles.needed;
    }

    private void read(SelectionSet selected, Operation operation) {
        for (Selection<?> selection : selected.getSelections()) {
            switch (selection) {
                case Field field -> needed.addAll(of(field, operation));
                case InlineFragment inline -> read(inline.getSelectionSet(), operation);
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    if (fragment != null && seen.add(spread.getName())) {
                        read(fragment.getSelectionSet(), operation);
                    }
                }
                default -> throw new IllegalStateException("GraphQL selects nothing else");
            }
        }
    }

    private List<CallerRole> of(Field field, Operation operation) {
        if (field.getName().startsWith("__")) {
            return List.of();
        }
        GraphQLObjectType root = operation == Operation.MUTATION ? schema.getMutationType() : schema.getQueryType();
        GraphQLFieldDefinition definition = root.getFieldDefinition(field.getName());
        GraphQLAppliedDirective stated = definition == null ? null : definition.getAppliedDirective("requires");
        if (stated != null) {
            return List.of(CallerRole.valueOf(
                    Objects.requireNonNull(stated.getArgument("role").getValue())
                            .toString()));
        }
        // What changes something and does not say who may is for nobody by oversight.
        return List.of(operation == Operation.QUERY ? CallerRole.VIEWER : CallerRole.ADMIN);
    }
}
