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
     * Counts them. O(V + E).
     *
     * @param others which of them count
     * @param isOutward whether relations lead from the entities to the others
     * @param at the instant at which relations are open
     */
    static RelatedEntities of(Snapshot snapshot, Related asked, IntPredicate others, boolean isOutward, Instant at) {
        IntPredicate all = RelationQuestion.ANY;
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
        int[] ends = new int[snapshot.entityCount() + 1]; // where the others of each begin, then where they end
        for (int i = 0; i < found.size(); i++) {
            ends[(isOutward ? found.from(i) : found.to(i)) + 1]++;
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] byEntity = new int[found.size()];
        for (int i = 0; i < byEntity.length; i++) {
            int entity = isOutward ? found.from(i) : found.to(i);
            byEntity[ends[entity]++] = isOutward ? found.to(i) : found.from(i);
        }
        return new RelatedEntities(distinct(byEntity, ends));
    }

    /* One mark an other, in the name of the entity that counted it last. */
    private static int[] distinct(int[] byEntity, int[] ends) {
        int[] counts = new int[ends.length - 1];
        int[] countedBy = new int[counts.length];
        Arrays.fill(countedBy, -1);
        int start = 0;
        for (int entity = 0; entity < counts.length; entity++) {
            for (int i = start; i < ends[entity]; i++) {
                if (countedBy[byEntity[i]] != entity) {
                    countedBy[byEntity[i]] = entity;
                    counts[entity]++;
                }
            }
            start = ends[entity];
        }
        return counts;
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
