package blastradius.graphql;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which of the reached are asked for.
 *
 * @param kinds those of these kinds
 * @param sourceKinds those that a source calls by one of these; null: all
 * @param tenant id of the tenant they belong to; null: any or none
 * @param level the least level at which they are held
 */
record ReachedFilter(
        Kinds kinds,
        @Nullable Set<String> sourceKinds,
        @Nullable String tenant,
        AccessLevel level) {

    /** From the arguments of a list of one type, or of all where the type is null. */
    static ReachedFilter of(@Nullable EntityType type, DataFetchingEnvironment environment) {
        @Nullable List<String> words = environment.getArgument("kinds");
        @Nullable List<String> sourceKinds = environment.getArgument("sourceKinds");
        @Nullable String level = environment.getArgument("level");
        return new ReachedFilter(
                kinds(words, type),
                sourceKinds == null ? null : new TreeSet<>(sourceKinds),
                environment.getArgument("tenant"),
                level == null ? AccessLevel.SEE : ShownLevel.valueOf(level).level());
    }

    private static Kinds kinds(@Nullable Collection<String> words, @Nullable EntityType type) {
        Set<EntityKind> kinds = new HashSet<>(Kinds.of(
                        words == null
                                ? null
                                : words.stream().map(EntityKind::valueOf).toList())
                .kinds());
        kinds.removeIf(kind -> type != null && kind.type() != type);
        return new Kinds(kinds);
    }

    /** A stable text of it. */
    String text() {
        return String.join("|", kinds.names()) + ";" + sourceKinds + ";" + tenant + ";" + level;
    }
}
