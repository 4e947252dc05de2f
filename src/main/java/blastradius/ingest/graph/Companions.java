package blastradius.ingest.graph;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The edges of those kinds that rows look for beside others: rights that are joined, what leads from one target to the other, gates, approvers.
 * Ends are numbers of the index.
 */
final class Companions {

    private final Set<String> kinds;
    private final Map<Side, Set<Integer>> starts = new HashMap<>();
    private final Map<Side, Set<Integer>> ends = new HashMap<>();

    private record Side(String kind, int vertex) {}

    Companions(Set<String> kinds) {
        this.kinds = kinds;
    }

    void note(String kind, int start, int end) {
        if (kinds.contains(kind)) {
            starts.computeIfAbsent(new Side(kind, end), first -> new LinkedHashSet<>())
                    .add(start);
            ends.computeIfAbsent(new Side(kind, start), first -> new LinkedHashSet<>())
                    .add(end);
        }
    }

    /** Where edges of the kind to this end start. */
    Set<Integer> starts(String kind, int end) {
        return starts.getOrDefault(new Side(kind, end), Set.of());
    }

    /** Where edges of the kind from this start end. */
    Set<Integer> ends(String kind, int start) {
        return ends.getOrDefault(new Side(kind, start), Set.of());
    }
}
