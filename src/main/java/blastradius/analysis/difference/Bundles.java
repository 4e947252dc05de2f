package blastradius.analysis.difference;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Gates;
import blastradius.model.EntityType;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts things together that the same identities hold, before and after a change: what only one entity gives is held by whoever holds that one at the level
 * needed. O(arcs that lead to the things, and to what gives them).
 */
public final class Bundles {

    private static final int MOST_GIVERS = 32; // followed from one thing

    /** An entity at a level. */
    public record Item(int entity, int level) {}

    /**
     * Things that the same identities hold.
     *
     * @param before what one holds who held them before; null: nobody did
     * @param after the same after the change
     */
    public record Bundle(@Nullable Item before, @Nullable Item after, List<Item> items) {}

    private Bundles() {}

    /** In the order of their first items. */
    static List<Bundle> of(Gates before, Gates after, List<Item> items) {
        Map<List<@Nullable Item>, List<Item>> together = new LinkedHashMap<>();
        for (Item item : items) {
            List<@Nullable Item> holders = Arrays.asList(giver(before, item), giver(after, item));
            together.computeIfAbsent(holders, missing -> new ArrayList<>()).add(item);
        }
        List<Bundle> bundles = new ArrayList<>();
        together.forEach((holders, held) -> bundles.add(new Bundle(holders.get(0), holders.get(1), held)));
        return bundles;
    }

    private static @Nullable Item giver(Gates gates, Item item) {
        Item giver = item;
        for (int n = 0; n < MOST_GIVERS; n++) {
            Item next = onlyGiver(gates, giver);
            if (next == null || next.equals(giver)) {
                return next;
            }
            giver = next;
        }
        return giver;
    }

    /** Null where nothing gives it; itself where several things do, or a condition, or where one holds it by being it. */
    private static @Nullable Item onlyGiver(Gates gates, Item item) {
        Snapshot snapshot = gates.snapshot();
        if (item.entity() >= snapshot.entityCount() || snapshot.counts(item.entity(), EntityType.IDENTITY)) {
            return item;
        }
        Rows reverse = snapshot.reverse();
        int entity = -1;
        int level = 0;
        for (int a = reverse.start(item.entity()); a < reverse.end(item.entity()); a++) {
            int arc = reverse.arc(a);
            if (ArcRules.isContext(arc)) {
                break;
            }
            if (gates.isOpen(reverse.arcClass(a)) && ArcRules.givesAtLeast(arc, item.level())) {
                int tail = Rows.otherEnd(arc);
                if (snapshot.isJunction(tail) || (entity >= 0 && entity != tail)) {
                    return item;
                }
                int needed = ArcRules.asked(arc, item.level());
                level = entity < 0 ? needed : Math.min(level, needed);
                entity = tail;
            }
        }
        return entity < 0 ? null : new Item(entity, level);
    }
}
