package blastradius.graphql.guard;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The points of a validated question, as the schema's {@code @cost} directive states them: a field's weight, plus how often it repeats
 * what is selected below it times the points of that; what a connection says of the whole list comes once. Fields of inputs add what they state
 * where they are given. Introspection is free, as the engine bounds it. Linear in the text.
 */
final class Cost {

    private static final long MANY = Long.MAX_VALUE / 4;

    /** What of a connection comes once an entry. */
    private static final Set<String> ENTRIES = Set.of("edges", "nodes");

    /** What an entry is about. */
    private static final String ABOUT = "node";

    private final GraphQLSchema schema;
    private final Map<String, Object> variables;
    private final Map<Field, Long> pages = new LinkedHashMap<>(); // by list: how many entries are asked for
    private final Document document;
    private final @Nullable Field empty; // a list that is taken to have no entries
    private final InputCost.Given given;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Long> known = new HashMap<>();
    private long points;
    private WorkKind work = WorkKind.LOOK_UP;

    private Cost(Document document, GraphQLSchema schema, Map<String, Object> variables, @Nullable Field empty) {
        this.document = document;
        this.empty = empty;
        this.schema = schema;
        this.variables = variables;
        this.given = new InputCost.Given(variables, new HashMap<>());
    }

    /** Of the costliest operation of the document. */
    static Cost of(Document document, GraphQLSchema schema, Map<String, Object> variables) {
        return of(document, schema, variables, null);
    }

    private static Cost of(
            Document document, GraphQLSchema schema, Map<String, Object> variables, @Nullable Field empty) {
        Cost cost = new Cost(document, schema, variables, empty);
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> cost.fragments.put(fragment.getName(), fragment));
        document.getDefinitionsOfType(OperationDefinition.class).forEach(cost::add);
        return cost;
    }

    long points() {
        return points;
    }

    /** By which one page, made smaller by as little as can be, the question would cost no more than this; empty: by none alone. */
    Optional<String> smallerPage(long limit) {
        return points >= MANY
                ? Optional.empty()
                : pages.entrySet().stream()
                        .map(page -> Smaller.of(
                                page.getKey(),
                                page.getValue(),
                                of(document, schema, variables, page.getKey()),
                                this,
                                limit))
                        .filter(smaller -> smaller.first() >= 1)
                        .max(Comparator.comparingDouble(Smaller::kept))
                        .map(smaller -> smaller.list().getName() + "(first: " + smaller.first() + ")");
    }

    /** A page that would pass: what its entries cost grows evenly with their number. */
    private record Smaller(Field list, long first, double kept) {

        static Smaller of(Field list, long times, Cost without, Cost whole, long limit) {
            long entries = whole.points - without.points;
            long first = entries == 0 ? 0 : (long) Math.floor((double) (limit - without.points) * times / entries);
            return new Smaller(list, first, (double) first / times);
        }
    }

    /** The longest of the works that the fields are. */
    WorkKind work() {
        return work;
    }

    private void add(OperationDefinition operation) {
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            if (variable.getDefaultValue() != null) {
                given.defaults().put(variable.getName(), variable.getDefaultValue());
            }
        }
        GraphQLFieldsContainer root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        points = Math.max(points, points(operation.getSelectionSet(), root));
    }

    private long points(@Nullable SelectionSet set, @Nullable GraphQLFieldsContainer type) {
        long sum = 0;
        if (set != null) {
            for (Selection<?> selection : set.getSelections()) {
                sum = Math.min(MANY, sum + points(selection, type));
            }
        }
        return sum;
    }

    private long points(Selection<?> selection, @Nullable GraphQLFieldsContainer type) {
        if (selection instanceof Field field) {
            GraphQLFieldDefinition definition = type == null ? null : type.getFieldDefinition(field.getName());
            return definition == null ? 0 : points(field, definition);
        }
        if (selection instanceof InlineFragment inline) {
            return points(
                    inline.getSelectionSet(),
                    inline.getTypeCondition() == null
                            ? type
                            : container(inline.getTypeCondition().getName()));
        }
        return selection instanceof FragmentSpread spread ? pointsOf(spread.getName()) : 0;
    }

    private long pointsOf(String fragment) {
        Long before = known.putIfAbsent(fragment, 0L);
        FragmentDefinition definition = fragments.get(fragment);
        if (before != null || definition == null) {
            return before == null ? 0 : before;
        }
        long measured = points(
                definition.getSelectionSet(),
                container(definition.getTypeCondition().getName()));
        known.put(fragment, measured);
        return measured;
    }

    @SuppressWarnings("ReferenceEquality") // the very field of the document, not one that reads the same
    private long points(Field field, GraphQLFieldDefinition definition) {
        GraphQLAppliedDirective stated = definition.getAppliedDirective("cost");
        int weight = stated == null ? unstated(field) : InputCost.number(stated, "weight");
        InputCost inputs = InputCost.of(field, definition, given);
        work = work.orLonger(stated == null ? WorkKind.LOOK_UP : WorkKind.of(stated))
                .orLonger(inputs.work());
        weight += inputs.points();
        if (field.getSelectionSet() == null) {
            return weight;
        }
        long times = stated == null ? 1 : times(field, stated);
        if (stated != null && "first".equals(stated.getArgument("timesArgument").getValue())) {
            pages.put(field, times);
        }
        times = field == empty ? 0 : times;
        return Math.min(MANY, weight + below(field.getSelectionSet(), definition, times));
    }

    /* What an entry of a list is about was counted with the entry. */
    private static int unstated(Field field) {
        return field.getSelectionSet() == null || field.getName().equals(ABOUT) ? 0 : 1;
    }

    private long below(SelectionSet set, GraphQLFieldDefinition definition, long times) {
        GraphQLFieldsContainer type =
                GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLFieldsContainer inner ? inner : null;
        boolean isConnection = type != null && type.getFieldDefinition("pageInfo") != null;
        long sum = 0;
        for (Selection<?> selection : set.getSelections()) {
            boolean once = isConnection && selection instanceof Field field && !ENTRIES.contains(field.getName());
            long below = points(selection, type);
            long repeated = once ? 1 : times;
            sum = Math.min(MANY, sum + (below > MANY / Math.max(1, repeated) ? MANY : repeated * below));
        }
        return sum;
    }

    private long times(Field field, GraphQLAppliedDirective stated) {
        int otherwise = InputCost.number(stated, "times");
        String argument = stated.getArgument("timesArgument").getValue();
        return argument == null
                ? otherwise
                : field.getArguments().stream()
                        .filter(given -> given.getName().equals(argument))
                        .map(Argument::getValue)
                        .findFirst()
                        .map(value -> size(value, otherwise))
                        .orElse((long) otherwise);
    }

    private long size(Value<?> value, int otherwise) {
        return switch (given.meant(value)) {
            case IntValue number ->
                Math.max(0, number.getValue().min(BigInteger.valueOf(MANY)).longValue());
            case Number number -> Math.max(0, number.longValue());
            case ArrayValue list -> list.getValues().size();
            case Collection<?> list -> list.size();
            case Value<?> other -> otherwise;
            case null -> otherwise;
            default -> 1;
        };
    }

    private @Nullable GraphQLFieldsContainer container(String type) {
        return schema.getType(type) instanceof GraphQLFieldsContainer container ? container : null;
    }
}
