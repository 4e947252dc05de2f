package blastradius.analysis.story;

import blastradius.analysis.question.Budget;
import blastradius.analysis.reach.AttackPath;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The shortest ways to all that is held, which together are a tree: each place has one before it. A place is a position of the reach; whatever
 * lies before another comes first. O(reached), 12 bytes a place.
 */
final class ShortestWays {

    static final int NONE = -1;

    private static final int OFTEN = 1024;

    private final Reach reach;
    private final int[] before; // NONE: compromised
    private final @Nullable RelationKind[] kinds; // of the relation from there
    private final int[] weights; // how many entities lie at the place or behind it

    ShortestWays(Reach reach, Budget budget) {
        this.reach = reach;
        this.before = new int[reach.stateCount()];
        this.kinds = new RelationKind[reach.stateCount()];
        this.weights = new int[reach.stateCount()];
        Arrays.fill(before, NONE);
        for (int place = 0; place < before.length; place++) {
            if (place % OFTEN == 0) {
                budget.check();
            }
            step(place);
        }
        for (int place = before.length - 1; place >= 0; place--) {
            weights[place] += isCounted(place) ? 1 : 0;
            if (before[place] != NONE) {
                weights[before[place]] += weights[place];
            }
        }
    }

    private void step(int place) {
        AccessLevel level = AccessLevel.ofCode(reach.levelAt(place));
        AttackPath.Hop hop = reach.lastHop(reach.vertexAt(place), level).orElse(null);
        if (hop != null) {
            before[place] = reach.position(hop.from(), hop.needs().code());
            kinds[place] = Objects.requireNonNull(hop.arcClass().relation(), "a step follows a relation")
                    .kind();
        }
    }

    private boolean isCounted(int place) {
        return reach.isFinal(place) && !reach.snapshot().isHelper(reach.vertexAt(place));
    }

    int size() {
        return before.length;
    }

    int vertex(int place) {
        return reach.vertexAt(place);
    }

    /** The place before it; NONE: it was compromised. */
    int before(int place) {
        return before[place];
    }

    /** The kind of the last relation to a place that was not compromised. */
    RelationKind kind(int place) {
        return Objects.requireNonNull(kinds[place], "it was compromised");
    }

    /** The entities behind which most lies, at least so much, that were not compromised; at most so many, the nearest to the compromised first. */
    List<Integer> passed(double least, int most) {
        return IntStream.range(0, before.length)
                .filter(place -> weights[place] > Math.max(1, least) && before[place] != NONE)
                .filter(place -> !reach.snapshot().isHelper(vertex(place)))
                .boxed()
                .sorted(Comparator.comparingInt((Integer place) -> -weights[place]))
                .map(this::vertex)
                .filter(vertex -> reach.sources().stream().noneMatch(source -> source.vertex() == vertex))
                .distinct()
                .limit(most)
                .sorted(Comparator.comparingInt(this::firstPlace))
                .toList();
    }

    /** Where an entity that is held was held first, at whatever level. */
    int firstPlace(int vertex) {
        return reach.position(vertex, AccessLevel.SEE.code());
    }
}
