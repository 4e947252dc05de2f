package blastradius.analysis.difference;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * Searches identities, of those that look alike one first: others that reach each other with it reach the same, so one search is enough for them.
 *
 * @param <T> what is measured of a reach; the same for all who reach the same
 */
final class AlikeSearches<T> {

    private static final int CONTROL = AccessLevel.CONTROL.code();

    private final Gates gates;
    private final Function<Reach, T> measure;
    private final Budget budget;
    private final Map<Integer, T> measures = new ConcurrentHashMap<>();

    private AlikeSearches(Gates gates, Function<Reach, T> measure, Budget budget) {
        this.gates = gates;
        this.measure = measure;
        this.budget = budget;
    }

    /**
     * Searches all.
     *
     * @param alike groups of vertices, see {@link #groups}
     * @return by identity
     */
    static <T> Map<Integer, T> of(
            Gates gates, Collection<List<Integer>> alike, Function<Reach, T> measure, Budget budget) {
        AlikeSearches<T> searches = new AlikeSearches<>(gates, measure, budget);
        Set<List<Integer>> pairs = searches.reachingFirst(alike);
        alike.parallelStream().forEach(group -> searches.search(group, pairs));
        return searches.measures;
    }

    /** Groups of one component each. */
    static Collection<List<Integer>> groups(Collection<Integer> identities, IntUnaryOperator component) {
        return identities.stream()
                .collect(Collectors.groupingBy(component::applyAsInt, Collectors.toList()))
                .values();
    }

    /** Which identities certainly reach the first one of their group: pairs of both. */
    private Set<List<Integer>> reachingFirst(Collection<List<Integer>> alike) {
        List<List<Integer>> several =
                alike.stream().filter(group -> group.size() > 1).toList();
        Set<List<Integer>> pairs = new HashSet<>();
        for (int from = 0; from < several.size(); from += BackwardMasks.GOALS) {
            List<List<Integer>> some = several.subList(from, Math.min(several.size(), from + BackwardMasks.GOALS));
            BackwardMasks masks = BackwardMasks.of(gates, unknown -> null);
            for (int bit = 0; bit < some.size(); bit++) {
                masks.goal(some.get(bit).getFirst(), CONTROL, 1L << bit);
            }
            masks.run(budget);
            for (int bit = 0; bit < some.size(); bit++) {
                for (int identity : some.get(bit)) {
                    if ((masks.certain(identity) >>> bit & 1) != 0) {
                        pairs.add(List.of(identity, some.get(bit).getFirst()));
                    }
                }
            }
        }
        return pairs;
    }

    private void search(List<Integer> group, Set<List<Integer>> pairs) {
        int first = group.getFirst();
        Reach reach = reach(first);
        T measured = measure.apply(reach);
        List<Integer> others = new ArrayList<>();
        for (int identity : group) {
            boolean same = identity == first
                    || (reach.levelCode(identity) == CONTROL && pairs.contains(List.of(identity, first)));
            if (same) {
                measures.put(identity, measured);
            } else {
                others.add(identity);
            }
        }
        others.parallelStream().forEach(identity -> measures.put(identity, measure.apply(reach(identity))));
    }

    private Reach reach(int identity) {
        budget.check();
        return Reach.from(gates, List.of(Source.of(gates.snapshot(), identity)), budget);
    }
}
