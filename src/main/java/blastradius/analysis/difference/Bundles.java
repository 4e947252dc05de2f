package blastradius.analysis.difference;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.model.EntityType;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts things together that the same identities hold, before and after a change: what only one entity gives is held by whoever holds that one at the level
 * needed. O(arcs that lead to the things, and to what gives them). Things are {@link Item}s.
 */
public final class Bundles {

    private static final int MOST_GIVERS = 32; // followed from one thing
    private static final int CHECK_EVERY = 1024;

    /**
     * Things that the same identities hold.
     *
     * @param before what one holds who held them before; {@link Item#NONE}: nobody did
     * @param after the same after the change
     */
    public record Bundle(int before, int after, IntList items) {}

    private Bundles() {}

    /**
     * In the order of their first things.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    static List<Bundle> of(Gates before, Gates after, IntList items, Budget budget) {
        Long2IntOpenHashMap places = new Long2IntOpenHashMap();
        places.defaultReturnValue(-1);
        List<Bundle> bundles = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (i % CHECK_EVERY == 0) {
                budget.check();
            }
            int then = giver(before, items.getInt(i));
            int now = giver(after, items.getInt(i));
            int place = places.putIfAbsent((long) then << Integer.SIZE | Integer.toUnsignedLong(now), bundles.size());
            if (place < 0) {
                bundles.add(new Bundle(then, now, IntArrayList.of(items.getInt(i))));
            } else {
                bundles.get(place).items().add(items.getInt(i));
            }
        }
        return bundles;
    }

    private static int giver(Gates gates, int item) {
        int giver = item;
        for (int n = 0; n < MOST_GIVERS; n++) {
            int next = onlyGiver(gates, giver);
            if (next == Item.NONE || next == giver) {
                return next;
            }
            giver = next;
        }
        return giver;
    }

    /** NONE where nothing gives it; itself where several things do, or a condition, or where one holds it by being it. */
    private static int onlyGiver(Gates gates, int item) {
        Snapshot snapshot = gates.snapshot();
        int entity = Item.entity(item);
        if (entity >= snapshot.entityCount() || snapshot.counts(entity, EntityType.IDENTITY)) {
            return item;
        }
        Rows reverse = snapshot.reverse();
        int giver = -1;
        int level = 0;
        for (int a = reverse.start(entity); a < reverse.end(entity); a++) {
            int arc = reverse.arc(a);
            if (ArcRules.isContext(arc)) {
                break;
            }
            if (ArcRules.givesAtLeast(arc, Item.level(item)) && gates.isOpen(reverse.arcClass(a))) {
                int tail = Rows.otherEnd(arc);
                if (snapshot.isJunction(tail) || (giver >= 0 && giver != tail)) {
                    return item;
                }
                int needed = ArcRules.asked(arc, Item.level(item));
                level = giver < 0 ? needed : Math.min(level, needed);
                giver = tail;
            }
        }
        return giver < 0 ? Item.NONE : Item.of(giver, level);
    }
}
