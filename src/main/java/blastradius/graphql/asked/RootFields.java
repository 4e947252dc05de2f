package blastradius.graphql.asked;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which root fields a document asks for, whatever fragment they stand in. Linear in the text. */
public final class RootFields {

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Set<String> seen = new HashSet<>();
    private final List<Root> found = new ArrayList<>();

    private RootFields(GraphQLSchema schema, Document document) {
        this.schema = schema;
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, Function.identity(), (one, other) -> one));
    }

    /**
     * One of them.
     *
     * @param definition null: its operation's type has no such field
     */
    record Root(Operation operation, String name, @Nullable GraphQLFieldDefinition definition) {

        /** Whether it asks about the schema, and nothing else. */
        boolean isOfSchema() {
            return name.startsWith("__");
        }

        private int weight() {
            GraphQLAppliedDirective cost = definition == null ? null : definition.getAppliedDirective("cost");
            Integer stated = cost == null ? null : cost.getArgument("weight").getValue();
            return stated == null ? 1 : stated;
        }
    }

    /**
     * Of the operation which may be run; of several that might be, all.
     *
     * @param document valid against the schema
     * @param operationName null: the only operation is meant
     */
    static List<Root> of(Document document, @Nullable String operationName, GraphQLSchema schema) {
        RootFields fields = new RootFields(schema, document);
        document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> operationName == null || operationName.equals(operation.getName()))
                .forEach(operation -> fields.read(operation.getSelectionSet(), operation.getOperation()));
        return fields.found;
    }

    /** The name of the one that weighs most by the schema's {@code @cost}; of several the first. */
    public static Optional<String> heaviest(Document document, @Nullable String operationName, GraphQLSchema schema) {
        Root heaviest = null;
        for (Root root : of(document, operationName, schema)) {
            if (!root.isOfSchema() && (heaviest == null || root.weight() > heaviest.weight())) {
                heaviest = root;
            }
        }
        return Optional.ofNullable(heaviest).map(Root::name);
    }

    private void read(SelectionSet selected, Operation operation) {
        for (Selection<?> selection : selected.getSelections()) {
            switch (selection) {
                case Field field -> found.add(new Root(operation, field.getName(), definition(field, operation)));
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

    private @Nullable GraphQLFieldDefinition definition(Field field, Operation operation) {
        GraphQLObjectType root = operation == Operation.MUTATION ? schema.getMutationType() : schema.getQueryType();
        return root.getFieldDefinition(field.getName());
    }
}
