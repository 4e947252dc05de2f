package blastradius.graphql.reach;

import blastradius.graphql.entity.ListFilter;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.governance.EntityFilters;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Which of the reached are asked for.
 *
 * @param level the least level at which they are held
 * @param assigned of tenants, whether the compromised work for them; null: whether or not
 */
record ReachedFilter(
        ListFilter entities, AccessLevel level, @Nullable Boolean assigned) {

    /** From the arguments of a list of one type, or of all where the type is null. */
    static ReachedFilter of(@Nullable EntityType type, EntityFilters filters, DataFetchingEnvironment environment) {
        @Nullable String level = environment.getArgument("level");
        return new ReachedFilter(
                ListFilter.of(type, filters, environment),
                level == null ? AccessLevel.SEE : ShownLevel.valueOf(level).level(),
                environment.getArgument("assigned"));
    }

    /** A stable text of it. */
    String text() {
        return entities.text() + ";" + level + ";" + assigned;
    }
}
