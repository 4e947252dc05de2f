package blastradius.graphql.entity;

import blastradius.graphql.governance.AskedEstate;
import blastradius.graphql.governance.AskedFilter;
import blastradius.graphql.governance.EntityFilters;
import blastradius.model.EntityFilterDocument;
import blastradius.model.EntityType;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which entities of a list are asked for. What its own arguments say and what its {@code where} says must both hold.
 *
 * @param type the list's type; null: it is of all
 * @param stated what its own arguments say
 * @param where what it describes
 */
public record ListFilter(@Nullable EntityType type, AskedFilter stated, AskedFilter where) {

    /** The arguments that say what a filter can say too. */
    private static final List<String> SHORT = List.of("kinds", "sourceKinds", "tenant");

    /**
     * From the arguments of a list.
     *
     * @throws blastradius.model.BlastRadiusException.BadRequest if they contradict themselves
     * @throws blastradius.model.BlastRadiusException.UnknownId if there is no list that they name
     */
    public static ListFilter of(@Nullable EntityType type, EntityFilters filters, DataFetchingEnvironment environment) {
        Map<String, Object> stated = new LinkedHashMap<>(environment.getArguments());
        stated.keySet().retainAll(SHORT);
        @Nullable Map<String, Object> where = environment.getArgument("where");
        return new ListFilter(
                type,
                filters.asked(EntityFilterDocument.read(stated)),
                filters.asked(EntityFilterDocument.read(where)));
    }

    /**
     * Whether a vertex is asked for.
     *
     * @throws blastradius.model.BlastRadiusException.UnknownId if the snapshot has no such tenant
     */
    public IntPredicate on(AskedEstate estate) {
        IntPredicate described = stated.on(estate).and(where.on(estate));
        return type == null
                ? described
                : described.and(vertex -> estate.snapshot().kind(vertex).type() == type);
    }

    /** A stable text of it. */
    public String text() {
        return type + ";" + stated.text() + ";" + where.text();
    }
}
