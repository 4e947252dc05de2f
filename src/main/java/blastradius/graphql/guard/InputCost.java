package blastradius.graphql.guard;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in the arguments of a field may be work of its own: the points of the inputs' fields that are given, and their longest work. */
final class InputCost {

    private final Given given;
    private int points;
    private WorkKind work = WorkKind.LOOK_UP;

    private InputCost(Given given) {
        this.given = given;
    }

    static InputCost of(Field field, GraphQLFieldDefinition definition, Given given) {
        InputCost cost = new InputCost(given);
        for (Argument argument : field.getArguments()) {
            GraphQLArgument stated = definition.getArgument(argument.getName());
            if (stated != null) {
                cost.add(argument.getValue(), stated.getType());
            }
        }
        return cost;
    }

    int points() {
        return points;
    }

    WorkKind work() {
        return work;
    }

    /** What the variables of a question are given. */
    record Given(Map<String, Object> variables, Map<String, Value<?>> defaults) {

        /** A value of the text, or that which its variable stands for: one of the text too, or an object of the request. */
        @Nullable
        Object meant(@Nullable Object value) {
            if (!(value instanceof VariableReference variable)) {
                return value;
            }
            String name = variable.getName();
            return variables.containsKey(name) ? variables.get(name) : defaults.get(name);
        }
    }

    private void add(@Nullable Object value, GraphQLInputType type) {
        switch (given.meant(value)) {
            case ArrayValue list -> list.getValues().forEach(each -> add(each, type));
            case Collection<?> list -> list.forEach(each -> add(each, type));
            case ObjectValue object ->
                object.getObjectFields().forEach(each -> add(each.getName(), each.getValue(), type));
            case Map<?, ?> object -> object.forEach((name, each) -> add(String.valueOf(name), each, type));
            case null -> {}
            default -> {}
        }
    }

    private void add(String name, @Nullable Object value, GraphQLInputType type) {
        GraphQLInputObjectField field =
                GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType input ? input.getField(name) : null;
        Object meant = given.meant(value);
        if (field == null || meant == null || meant instanceof NullValue) {
            return;
        }
        GraphQLAppliedDirective stated = field.getAppliedDirective("cost");
        if (stated != null) {
            points += number(stated, "weight");
            work = work.orLonger(WorkKind.of(stated));
        }
        add(meant, field.getType());
    }

    static int number(GraphQLAppliedDirective cost, String argument) {
        Integer value = cost.getArgument(argument).getValue();
        return value == null ? 1 : value;
    }
}
