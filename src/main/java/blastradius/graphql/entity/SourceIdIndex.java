package blastradius.graphql.entity;

import blastradius.model.FoldedText;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Finds the entities of a snapshot by their own ids and by those of their sources, whatever the case. 8 bytes an id, beside the source
 * ids that the estate's ids do not end with. Safe for several threads.
 */
final class SourceIdIndex {

    private static final long LOW = 0xFFFF_FFFFL;

    private final Snapshot snapshot;
    private final Map<Integer, List<String>> others = new HashMap<>();
    private long[] places; // the id's hash, then the vertex; ascending
    private int size;

    private SourceIdIndex(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.places = new long[Math.max(16, 2 * snapshot.entityCount())];
    }

    /**
     * The index of a snapshot.
     *
     * @param sourceIds passes on ids with what sources call them; those that the snapshot lacks are left out
     */
    static SourceIdIndex of(Snapshot snapshot, Consumer<BiConsumer<String, List<String>>> sourceIds) {
        SourceIdIndex index = new SourceIdIndex(snapshot);
        for (int vertex = 0; vertex < snapshot.entityCount(); vertex++) {
            index.put(FoldedText.caseless(snapshot.id(vertex)), vertex);
        }
        sourceIds.accept((id, called) ->
                snapshot.vertexOf(id).ifPresent(vertex -> called.forEach(word -> index.add(vertex, word))));
        index.places = Arrays.copyOf(index.places, index.size);
        Arrays.parallelSort(index.places);
        return index;
    }

    private void add(int vertex, String sourceId) {
        String id = FoldedText.caseless(snapshot.id(vertex));
        String caseless = FoldedText.caseless(sourceId);
        if (!caseless.equals(id)) {
            put(caseless, vertex);
        }
        if (!id.endsWith(caseless)) {
            others.computeIfAbsent(vertex, first -> new ArrayList<>(1)).add(sourceId);
        }
    }

    private void put(String caseless, int vertex) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
        }
        places[size++] = (long) caseless.hashCode() << 32 | vertex;
    }

    /** What sources call an entity, save what its id ends with but for the case. */
    List<String> othersOf(int vertex) {
        return others.getOrDefault(vertex, List.of());
    }

    /** The vertices that are called so, but for case, width and outer blanks; ascending. */
    int[] find(String id) {
        String caseless = FoldedText.caseless(id);
        long hash = (long) caseless.hashCode() << 32;
        int from = Arrays.binarySearch(places, hash);
        return Arrays.stream(places, from < 0 ? -from - 1 : from, places.length)
                .takeWhile(place -> (place & ~LOW) == hash)
                .mapToInt(place -> (int) place)
                .filter(vertex -> isCalled(vertex, caseless))
                .distinct()
                .toArray();
    }

    /* Of two ids with one hash. */
    private boolean isCalled(int vertex, String caseless) {
        return FoldedText.caseless(snapshot.id(vertex)).endsWith(caseless)
                || othersOf(vertex).stream().map(FoldedText::caseless).anyMatch(caseless::equals);
    }
}
