package blastradius.graphql.guard;

import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.LimitExceeded;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of a question before it is validated. Linear in the text however often fragments spread: each is measured once, and one
 * that spreads itself (which validation refuses) counts nothing inside itself.
 */
final class DocumentShape {

    private static final long MANY = Integer.MAX_VALUE;

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Long> depths = new HashMap<>();
    private final Map<String, Long> widths = new HashMap<>();
    private long depth;
    private long rootFields;
    private int aliases;
    private int directives;

    private DocumentShape() {}

    static DocumentShape of(Document document) {
        DocumentShape shape = new DocumentShape();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> shape.fragments.put(fragment.getName(), fragment));
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            shape.depth = Math.max(shape.depth, shape.depth(operation.getSelectionSet()));
            shape.rootFields = Math.max(shape.rootFields, shape.width(operation.getSelectionSet()));
        }
        shape.count(document);
        return shape;
    }

    /** The first limit that is exceeded. */
    Optional<BlastRadiusException> excess(Limits limits) {
        return check("nested fields", depth, limits.depth())
                .or(() -> check("aliases", aliases, limits.aliases()))
                .or(() -> check("directives", directives, limits.directives()))
                .or(() -> check("root fields", rootFields, limits.rootFields()));
    }

    private static Optional<BlastRadiusException> check(String what, long actual, long limit) {
        return actual <= limit
                ? Optional.empty()
                : Optional.of(new LimitExceeded(
                        "the question has " + actual + " " + what + "; at most " + limit + " are allowed"));
    }

    private void count(Document document) {
        Deque<Node<?>> open = new ArrayDeque<>();
        open.push(document);
        while (!open.isEmpty()) {
            Node<?> node = open.pop();
            if (node instanceof Field field && field.getAlias() != null) {
                aliases++;
            }
            if (node instanceof Directive) {
                directives++;
            }
            node.getChildren().forEach(open::push);
        }
    }

    private long depth(@Nullable SelectionSet set) {
        long deepest = 0;
        if (set != null) {
            for (Selection<?> selection : set.getSelections()) {
                deepest = Math.max(deepest, depth(selection));
            }
        }
        return deepest;
    }

    private long depth(Selection<?> selection) {
        if (selection instanceof Field field) {
            return 1 + (isIntrospection(field) ? 0 : depth(field.getSelectionSet()));
        }
        if (selection instanceof InlineFragment inline) {
            return depth(inline.getSelectionSet());
        }
        return selection instanceof FragmentSpread spread ? depthOf(spread.getName()) : 0;
    }

    private long depthOf(String fragment) {
        Long known = depths.putIfAbsent(fragment, 0L);
        if (known != null || !fragments.containsKey(fragment)) {
            return known == null ? 0 : known;
        }
        long measured = depth(fragments.get(fragment).getSelectionSet());
        depths.put(fragment, measured);
        return measured;
    }

    private long width(@Nullable SelectionSet set) {
        long sum = 0;
        if (set != null) {
            for (Selection<?> selection : set.getSelections()) {
                sum = Math.min(MANY, sum + width(selection));
            }
        }
        return sum;
    }

    private long width(Selection<?> selection) {
        if (selection instanceof InlineFragment inline) {
            return width(inline.getSelectionSet());
        }
        return selection instanceof FragmentSpread spread ? widthOf(spread.getName()) : 1;
    }

    private long widthOf(String fragment) {
        Long known = widths.putIfAbsent(fragment, 0L);
        if (known != null || !fragments.containsKey(fragment)) {
            return known == null ? 0 : known;
        }
        long measured = width(fragments.get(fragment).getSelectionSet());
        widths.put(fragment, measured);
        return measured;
    }

    private static boolean isIntrospection(Field field) {
        return field.getName().startsWith("__");
    }
}
