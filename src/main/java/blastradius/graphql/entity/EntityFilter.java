package blastradius.graphql.entity;

import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which entities of a list are asked for.
 *
 * @param kinds those of these kinds
 * @param sourceKinds those that a source calls by one of these; null: all
 * @param tenant id of the tenant they belong to; null: any or none
 */
public record EntityFilter(
        Kinds kinds,
        @Nullable Set<String> sourceKinds,
        @Nullable String tenant) {

    /** From the arguments of a list of one type, or of all where the type is null. */
    public static EntityFilter of(@Nullable EntityType type, DataFetchingEnvironment environment) {
        @Nullable List<String> words = environment.getArgument("kinds");
        @Nullable List<String> sourceKinds = environment.getArgument("sourceKinds");
        return new EntityFilter(
                kinds(words, type),
                sourceKinds == null ? null : new TreeSet<>(sourceKinds),
                environment.getArgument("tenant"));
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

    /**
     * Whether a vertex is asked for.
     *
     * @throws blastradius.model.BlastRadiusException.UnknownId if the snapshot has no such tenant
     */
    public IntPredicate on(Snapshot snapshot, Ids ids) {
        int home = tenant == null ? -1 : ids.vertex(snapshot, tenant);
        return vertex -> kinds.include(snapshot.kind(vertex))
                && (tenant == null || snapshot.tenant(vertex) == home)
                && (sourceKinds == null || snapshot.sourceKinds(vertex).stream().anyMatch(sourceKinds::contains));
    }

    /** A stable text of it. */
    public String text() {
        return String.join("|", kinds.names()) + ";" + sourceKinds + ";" + tenant;
    }
}
