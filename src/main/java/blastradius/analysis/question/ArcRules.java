package blastradius.analysis.question;

import blastradius.model.AccessLevel;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The rules that arcs stand for, told in one place: what the tail of an arc must be held at, what its head is given then, and how many premises a
 * condition asks. Only the search of a reach, whose loop everything waits for, and the checks that are second on purpose read arcs for themselves.
 *
 * <p>An arc is what {@link Rows#arc} returns; a row has copying arcs first and context last. Levels are codes, sets of them one bit a level, from
 * that of the lowest on. A condition that is met is held at CONTROL.
 */
public final class ArcRules {

    private static final int ALL_LEVELS = (1 << AccessLevel.CONTROL.code()) - 1;

    private ArcRules() {}

    /** What is held while the rules are applied to it. */
    @FunctionalInterface
    public interface Holdings {

        /** Whether an entity is held at the level or above, or a condition is met, of which the level says nothing. */
        boolean holds(int vertex, int level);
    }

    /** Whether the arc is never followed. All after it in a row are not either. */
    public static boolean isContext(int arc) {
        return Rows.needs(arc) == Rows.CONTEXT;
    }

    /** Whether the arc gives whatever its tail is held at, as containers do, so that levels pass over several of them. */
    public static boolean isCopy(int arc) {
        return Rows.needs(arc) == Rows.COPY;
    }

    /** Whether the arc asks for more than the level, as all after it in a row do. */
    public static boolean asksMore(int arc, int level) {
        return Rows.needs(arc) > level;
    }

    /** Whether an arc that asks no more than its tail is held at gives something new after the tail rose from a level. */
    public static boolean gains(int arc, int before) {
        int needs = Rows.needs(arc);
        return needs == Rows.COPY || needs > before;
    }

    /** The level at which the tail of a premise must be held. */
    public static int asked(int arc) {
        return Math.max(1, Rows.needs(arc));
    }

    /** The level at which the tail must be held for the head to be given the wanted one, if the arc gives that at all. */
    public static int asked(int arc, int wanted) {
        int needs = Rows.needs(arc);
        return needs == Rows.COPY ? wanted : needs;
    }

    /** The levels of which a loss or gain by the tail makes a difference over the arc. */
    public static int askedLevels(int arc) {
        int needs = Rows.needs(arc);
        return needs == Rows.COPY ? ALL_LEVELS : needs == Rows.CONTEXT ? 0 : 1 << (needs - 1);
    }

    /** The level that the head is given where the tail is held at one that the arc asks for. */
    public static int given(int arc, int held) {
        return Rows.needs(arc) == Rows.COPY ? held : Rows.gives(arc);
    }

    /** The level that an arc gives which is no copy, as none out of a condition is. */
    public static int given(int arc) {
        return Rows.gives(arc);
    }

    /** The levels that the head is given as such, where something gives the tail others. */
    public static int givenLevels(int arc, int ofTail) {
        int needs = Rows.needs(arc);
        return needs == Rows.COPY ? ofTail : needs == Rows.CONTEXT ? 0 : 1 << (Rows.gives(arc) - 1);
    }

    /** Whether the arc can give the level or a higher one. */
    public static boolean givesAtLeast(int arc, int level) {
        int needs = Rows.needs(arc);
        return needs == Rows.COPY || (needs != Rows.CONTEXT && Rows.gives(arc) >= level);
    }

    /** Whether the arc can give the level as such, and not only by giving a higher one. */
    public static boolean gives(int arc, int level) {
        int needs = Rows.needs(arc);
        return needs == Rows.COPY || (needs != Rows.CONTEXT && Rows.gives(arc) == level);
    }

    /** Whether the arc at an index of the reverse rows is open and its tail held as it asks. */
    public static boolean isFollowed(Gates gates, int reverseIndex, Holdings held) {
        Rows reverse = gates.snapshot().reverse();
        int arc = reverse.arc(reverseIndex);
        return held.holds(Rows.otherEnd(arc), asked(arc)) && gates.isOpen(reverse.arcClass(reverseIndex));
    }

    /** How many of its premises a condition asks, whose vertex is given. */
    public static int threshold(Gates gates, int junction) {
        return gates.threshold(junction - gates.snapshot().firstJunction());
    }

    /** Whether the vertex is a condition of which one premise is not enough; not where the snapshot lacks it. */
    public static boolean asksSeveral(Gates gates, int vertex) {
        Snapshot snapshot = gates.snapshot();
        return snapshot.isJunction(vertex) && vertex < snapshot.vertexCount() && threshold(gates, vertex) > 1;
    }

    /** Whether enough premises of a condition are held; those that are conditions themselves, perhaps in circles, are asked about here. */
    public static boolean isMet(Gates gates, int junction, Holdings held) {
        List<Integer> behind = behind(gates, junction);
        if (behind.size() == 1) {
            return hasEnough(gates, junction, held);
        }
        Snapshot snapshot = gates.snapshot();
        BitSet met = new BitSet();
        Holdings all = (vertex, level) -> snapshot.isJunction(vertex) ? met.get(vertex) : held.holds(vertex, level);
        int before;
        do {
            before = met.cardinality();
            for (int each : behind.reversed()) {
                met.set(each, met.get(each) || hasEnough(gates, each, all));
            }
        } while (met.cardinality() > before && !met.get(junction));
        return met.get(junction);
    }

    /** The condition, and the conditions that it rests on. */
    private static List<Integer> behind(Gates gates, int junction) {
        Snapshot snapshot = gates.snapshot();
        Rows reverse = snapshot.reverse();
        List<Integer> found = new ArrayList<>(List.of(junction));
        BitSet seen = new BitSet();
        for (int next = 0; next < found.size(); next++) {
            for (int a = reverse.start(found.get(next)); a < reverse.end(found.get(next)); a++) {
                int tail = Rows.otherEnd(reverse.arc(a));
                if (snapshot.isJunction(tail) && tail != junction && !seen.get(tail)) {
                    seen.set(tail);
                    found.add(tail);
                }
            }
        }
        return found;
    }

    private static boolean hasEnough(Gates gates, int junction, Holdings held) {
        Rows reverse = gates.snapshot().reverse();
        int missing = threshold(gates, junction);
        int end = reverse.end(junction);
        for (int a = reverse.start(junction); a < end && missing > 0; a++) {
            missing -= isFollowed(gates, a, held) ? 1 : 0;
        }
        return missing <= 0;
    }

    /**
     * Passes levels on over copying arcs, until that changes nothing.
     *
     * @param levels by vertex, a set of levels
     * @param entities those that have any; what they copy to is found
     */
    public static void copyLevels(Gates gates, byte[] levels, int[] entities) {
        Rows forward = gates.snapshot().forward();
        int[] risen = new int[64];
        for (int entity : entities) {
            risen[0] = entity;
            int count = 1;
            while (count > 0) {
                int tail = risen[--count];
                int end = forward.end(tail);
                for (int a = forward.start(tail); a < end && isCopy(forward.arc(a)); a++) {
                    int head = Rows.otherEnd(forward.arc(a));
                    byte both = (byte) (levels[head] | levels[tail]);
                    if (both != levels[head] && gates.isOpen(forward.arcClass(a))) {
                        levels[head] = both;
                        risen = count < risen.length ? risen : Arrays.copyOf(risen, count * 2);
                        risen[count++] = head;
                    }
                }
            }
        }
    }
}
