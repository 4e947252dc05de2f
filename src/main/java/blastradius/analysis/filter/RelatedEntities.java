package blastradius.analysis.filter;

import blastradius.analysis.question.Budget;
import blastradius.analysis.selection.RelationQuestion;
import blastradius.analysis.selection.SelectedRelations;
import blastradius.model.EntityFilter.Related;
import blastradius.model.RelationFilter;
import blastradius.model.RelationTrait;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** To how many different others each entity is related. */
final class RelatedEntities {

    private final int[] counts;

    private RelatedEntities(int[] counts) {
        this.counts = counts;
    }

    /**
     * Counts them. O(V + E log E) over the relations that count.
     *
     * @param others which of them count
     * @param isOutward whether relations lead from the entities to the others
     * @param at the instant at which relations are open
     */
    static RelatedEntities of(Snapshot snapshot, Related asked, IntPredicate others, boolean isOutward, Instant at) {
        IntPredicate all = vertex -> true;
        SelectedRelations found = SelectedRelations.of(
                new RelationQuestion(
                        snapshot,
                        filter(asked),
                        at,
                        isOutward ? all : others,
                        isOutward ? others : all,
                        all,
                        List.of()),
                Budget.unlimited());
        long[] pairs = new long[found.size()];
        for (int i = 0; i < pairs.length; i++) {
            int entity = isOutward ? found.from(i) : found.to(i);
            int other = isOutward ? found.to(i) : found.from(i);
            pairs[i] = (long) entity << Integer.SIZE | other;
        }
        Arrays.sort(pairs);
        int[] counts = new int[snapshot.entityCount()];
        for (int i = 0; i < pairs.length; i++) {
            if (i == 0 || pairs[i] != pairs[i - 1]) {
                counts[(int) (pairs[i] >>> Integer.SIZE)]++;
            }
        }
        return new RelatedEntities(counts);
    }

    private static RelationFilter filter(Related asked) {
        RelationFilter every = RelationFilter.EVERYTHING;
        return new RelationFilter(
                asked.kinds() == null ? null : Set.copyOf(asked.kinds()),
                every.from(),
                every.to(),
                null,
                null,
                asked.open() == null ? Map.of() : Map.of(RelationTrait.OPEN, asked.open()),
                every.dates(),
                every.said());
    }

    /** How many others. */
    int count(int entity) {
        return counts[entity];
    }
}
