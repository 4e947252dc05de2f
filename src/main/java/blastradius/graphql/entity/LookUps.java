package blastradius.graphql.entity;

import blastradius.analysis.question.Budget;
import blastradius.model.FoldedText;
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
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Finds entities of a snapshot by what people call them. What ids need is made as soon as a snapshot comes, so that who mistypes one hears of it at
 * once; what words need takes more memory and is made on the first use, and from then on as soon as another snapshot comes. Safe for several threads.
 */
final class LookUps {

    private final LoadingCache<Snapshot, SourceIdIndex> ids;
    private final LoadingCache<Snapshot, SearchIndex> words;

    /**
     * Of an estate.
     *
     * @param sourceIds passes on the id of every entity with what sources call it
     */
    LookUps(Consumer<BiConsumer<String, List<String>>> sourceIds, Orders orders) {
        ids = Caffeine.newBuilder().weakKeys().build(snapshot -> SourceIdIndex.of(snapshot, sourceIds));
        words = Caffeine.newBuilder()
                .weakKeys()
                .build(snapshot ->
                        SearchIndex.of(snapshot, orders.byName(snapshot, Budget.unlimited()), ids.get(snapshot)));
    }

    /** See {@link SearchIndex#find}; what a revision added comes last, by number. */
    int[] search(Snapshot snapshot, String words) {
        Snapshot origin = snapshot.origin();
        int[] found = this.words.get(origin).find(words);
        IntStream added = IntStream.range(origin.entityCount(), snapshot.entityCount())
                .filter(vertex -> isCalled(words, snapshot.name(vertex), snapshot.id(vertex)));
        return IntStream.concat(Arrays.stream(found), added).toArray();
    }

    private static boolean isCalled(String search, String name, String id) {
        FoldedText inName = FoldedText.of(name);
        FoldedText inId = FoldedText.of(id);
        List<String> words = FoldedText.of(search).words();
        return FoldedText.caseless(search).equals(FoldedText.caseless(id))
                || (!words.isEmpty() && words.stream().allMatch(word -> inName.holds(word) || inId.holds(word)));
    }

    /** By id, the ids of the entities that are called so but for the case; those that nothing is called by are missing. */
    Map<String, List<String>> caselessIdsOf(Snapshot snapshot, Collection<String> asked) {
        SourceIdIndex index = ids.get(snapshot);
        Map<String, List<String>> found = new HashMap<>();
        for (String id : asked) {
            List<String> called =
                    Arrays.stream(index.find(id)).mapToObj(snapshot::id).toList();
            if (!called.isEmpty()) {
                found.put(id, called);
            }
        }
        return found;
    }

    /** Makes ready for a snapshot that is about to be asked about, on a thread of its own. */
    void follow(Supplier<Snapshot> snapshot) {
        Thread.ofPlatform().daemon().name("look-ups").start(() -> {
            try {
                prepare(snapshot.get());
            } catch (RuntimeException failed) {
                return; // whoever asks is told
            }
        });
    }

    private void prepare(Snapshot snapshot) {
        var unusedIds = ids.get(snapshot);
        if (words.estimatedSize() > 0) {
            var unusedWords = words.get(snapshot);
        }
    }
}
