package blastradius.graphql.entity;

import blastradius.analysis.question.Budget;
import blastradius.snapshot.Snapshot;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Finds entities of a snapshot by what people call them. What that needs is made on the first use of a snapshot; once somebody looks things
 * up, also as soon as another snapshot comes. Safe for several threads.
 */
final class LookUps {

    private final LoadingCache<Snapshot, Indexes> indexes;

    private record Indexes(SourceIdIndex ids, SearchIndex words) {}

    /**
     * Of an estate.
     *
     * @param sourceIds passes on the id of every entity with what sources call it
     */
    LookUps(Consumer<BiConsumer<String, List<String>>> sourceIds, Orders orders) {
        indexes = Caffeine.newBuilder().weakKeys().build(snapshot -> {
            SourceIdIndex ids = SourceIdIndex.of(snapshot, sourceIds);
            return new Indexes(ids, SearchIndex.of(snapshot, orders.byName(snapshot, Budget.unlimited()), ids));
        });
    }

    /** See {@link SearchIndex#find}. */
    int[] search(Snapshot snapshot, String words) {
        return indexes.get(snapshot).words().find(words);
    }

    /** By id, the ids of the entities that are called so but for the case; those that nothing is called by are missing. */
    Map<String, List<String>> caselessIdsOf(Snapshot snapshot, Collection<String> ids) {
        SourceIdIndex index = indexes.get(snapshot).ids();
        Map<String, List<String>> found = new HashMap<>();
        for (String id : ids) {
            List<String> called =
                    Arrays.stream(index.find(id)).mapToObj(snapshot::id).toList();
            if (!called.isEmpty()) {
                found.put(id, called);
            }
        }
        return found;
    }

    /** Makes ready for a snapshot that is about to be asked about, on a thread of its own. */
    void follow(Snapshot snapshot) {
        if (indexes.estimatedSize() > 0) {
            Thread.ofVirtual().start(() -> indexes.get(snapshot));
        }
    }
}
