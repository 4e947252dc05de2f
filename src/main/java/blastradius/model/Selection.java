package blastradius.model;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a change is about: entities or relations by id, those that a rule describes, or both together. What an entity's id means to a change
 * that is about relations, its {@link Action} says.
 *
 * @param ids ids of entities or relations; they iterate in their order
 * @param rule null: only the ids count
 */
public record Selection(Set<String> ids, @Nullable Rule rule) {

    public Selection {
        ids = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(ids));
        if (ids.isEmpty() && rule == null) {
            throw new BlastRadiusException.BadRequest(
                    "a selection is empty; name ids, or state a rule ({} selects everything that the action is about)");
        }
    }

    public static Selection of(String... ids) {
        return new Selection(Set.of(ids), null);
    }

    public static Selection of(Rule rule) {
        return new Selection(Set.of(), rule);
    }
}
