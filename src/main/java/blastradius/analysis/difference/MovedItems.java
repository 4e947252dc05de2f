package blastradius.analysis.difference;

import blastradius.analysis.difference.Bundles.Bundle;
import blastradius.analysis.question.Budget;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells for all identities at once which of the things that a {@link ChangedStates} lists they hold before and after: 64 bundles of them at a time are followed
 * back in both snapshots. Time is in who reaches these things, not in what they reach besides.
 */
public final class MovedItems {

    private static final int LEVELS = AccessLevel.values().length;
    private static final int CHECK_EVERY = 1024;

    private final ChangedStates changes;
    private final List<Bundle> bundles;

    private MovedItems(ChangedStates changes, List<Bundle> bundles) {
        this.changes = changes;
        this.bundles = bundles;
    }

    /** Tells of an entity at a level whether it is of interest. */
    public interface Wanted {
        boolean test(int entity, int level);
    }

    /**
     * Those that are wanted, in the order of their entities.
     *
     * @param changes that are spread
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static MovedItems of(ChangedStates changes, Wanted wanted, Budget budget) {
        int[] entities = changes.moved().keySet().toIntArray();
        Arrays.parallelSort(entities);
        IntArrayList items = new IntArrayList();
        for (int i = 0; i < entities.length; i++) {
            if (i % CHECK_EVERY == 0) {
                budget.check();
            }
            for (int level = 1; level <= LEVELS; level++) {
                if (changes.moves(entities[i], level) && wanted.test(entities[i], level)) {
                    items.add(Item.of(entities[i], level));
                }
            }
        }
        return new MovedItems(changes, Bundles.of(changes.before(), changes.after(), items, budget));
    }

    /**
     * Bundles as a bit each, that an identity holds before and after.
     *
     * @param bundles those of the bits
     * @param isSure whether this is exact; otherwise the identity has to be searched
     */
    public record Held(int identity, List<Bundle> bundles, long before, long after, boolean isSure) {

        /** Receives a bundle, and 1 where it is gained, -1 where it is lost. */
        public interface Move {
            void moved(Bundle bundle, int sign);
        }

        /** Tells the bundles that the identity does not hold both before and after. */
        public void forEachMoved(Move sink) {
            for (long differ = before ^ after; differ != 0; differ &= differ - 1) {
                int bit = Long.numberOfTrailingZeros(differ);
                sink.moved(bundles.get(bit), (after >>> bit & 1) == 0 ? -1 : 1);
            }
        }
    }

    /** Receives what an identity holds of some bundles. */
    public interface Sink {
        void held(Held held);
    }

    /**
     * Tells each identity that may hold any of them, once for each batch of bundles.
     *
     * @param most how many arcs may be read for it
     * @return false if that will not do; then not everything was told
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public boolean forEach(Sink sink, long most, Budget budget) {
        long steps = 0;
        for (int from = 0; from < bundles.size(); from += BackwardMasks.GOALS) {
            List<Bundle> batch = bundles.subList(from, Math.min(bundles.size(), from + BackwardMasks.GOALS));
            BackwardMasks before = changes.masksBefore();
            BackwardMasks after = changes.masksAfter();
            for (int i = 0; i < batch.size(); i++) {
                aim(before, batch.get(i).before(), 1L << i);
                aim(after, batch.get(i).after(), 1L << i);
            }
            before.run(budget);
            after.run(budget);
            steps += before.steps() + after.steps();
            if (steps * bundles.size() > most * (from + batch.size())) {
                return false;
            }
            before.vertices().forEach(vertex -> tell(vertex, batch, before, after, sink));
            after.vertices()
                    .filter(vertex -> before.possible(vertex) == 0)
                    .forEach(vertex -> tell(vertex, batch, before, after, sink));
        }
        return true;
    }

    private static void aim(BackwardMasks masks, int item, long bit) {
        if (item != Item.NONE) {
            masks.goal(Item.entity(item), Item.level(item), bit);
        }
    }

    private void tell(int vertex, List<Bundle> batch, BackwardMasks before, BackwardMasks after, Sink sink) {
        if (isIdentity(changes.after().snapshot(), vertex)) {
            long then = before.certain(vertex);
            long now = after.certain(vertex);
            boolean sure = then == before.possible(vertex) && now == after.possible(vertex);
            if (!sure || (then | now) != 0) {
                sink.held(new Held(vertex, batch, then, now, sure));
            }
        }
    }

    private static boolean isIdentity(Snapshot snapshot, int vertex) {
        return !snapshot.isJunction(vertex) && snapshot.counts(vertex, EntityType.IDENTITY);
    }
}
