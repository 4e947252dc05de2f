package blastradius.analysis.path;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.ClosedArcs;
import blastradius.analysis.question.Gates;
import blastradius.analysis.reach.Search;
import blastradius.analysis.reach.StateCode;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.Map;

/**
 * From goals backwards: at least how many hops an entity held at a level is away from the nearest of them. Any one premise of a condition is taken
 * as enough, so it is a lower bound: a guide for searches towards the goals (Felzenszwalb and McAllester, "The generalized A* architecture",
 * 2007). Goes only as far as it is asked to: O(V' + E') over what leads to a goal in so many hops; four bytes an entity for each level that
 * occurs.
 */
public final class HopsTo {

    private static final int LEVELS = AccessLevel.values().length;

    private final Snapshot snapshot;
    private final Rows reverse;
    private final Gates gates;
    private final ClosedArcs closed;
    private final int[][] hops = new int[LEVELS + 1][]; // by level and entity: one more than the hops; 0: none
    private final boolean[] passed; // by junction
    private int[] states = new int[256]; // entity and level, in the order of hops
    private int size;
    private int next;

    private HopsTo(Snapshot snapshot, Toll toll, ClosedArcs closed) {
        this.snapshot = snapshot;
        this.reverse = snapshot.reverse();
        this.gates = toll.gates();
        this.closed = closed;
        this.passed = new boolean[snapshot.junctions().size()];
    }

    /**
     * Knows the goals and nothing else yet.
     *
     * @param goals the level to be held, by entity
     * @param toll whose open arcs are followed
     */
    public static HopsTo of(Snapshot snapshot, Map<Integer, Integer> goals, Toll toll, ClosedArcs closed) {
        HopsTo search = new HopsTo(snapshot, toll, closed);
        goals.forEach((entity, level) -> search.lead(entity, level, 1));
        return search;
    }

    /** Goes on until all that is no more hops away is known. */
    public void goOn(int distance, Budget budget) {
        for (; next < size && reached() <= distance; next++) {
            if (next % 4096 == 0) {
                budget.check();
            }
            int entity = states[next] >>> StateCode.VERTEX_SHIFT;
            int level = (states[next] & 3) + 1;
            expand(entity, level, hops[level][entity] + 1);
        }
    }

    /** The hops of what is expanded next: everything nearer is known. */
    private int reached() {
        int entity = states[next] >>> StateCode.VERTEX_SHIFT;
        return hops[(states[next] & 3) + 1][entity] - 1;
    }

    /** At least so many hops lead to a goal from an entity held at a level; {@link Search#NEVER}: none do. */
    int from(int entity, int level) {
        int known = known(entity, level);
        return known != Search.NEVER || next == size ? known : reached() + hop(entity);
    }

    private int known(int entity, int level) {
        int least = Search.NEVER;
        for (int l = 1; l <= level; l++) {
            if (hops[l] != null && hops[l][entity] > 0) {
                least = Math.min(least, hops[l][entity] - 1);
            }
        }
        return least;
    }

    private void expand(int entity, int level, int distance) {
        int end = reverse.end(entity);
        for (int a = reverse.start(entity); a < end; a++) {
            int arc = reverse.arc(a);
            if (ArcRules.isContext(arc)) {
                return;
            }
            if (ArcRules.givesAtLeast(arc, level) && isFollowed(a, entity)) {
                if (snapshot.isHelper(Rows.otherEnd(arc))) {
                    throughHelper(Rows.otherEnd(arc), ArcRules.asked(arc, level), distance);
                } else {
                    before(Rows.otherEnd(arc), ArcRules.asked(arc, level), distance);
                }
            }
        }
    }

    private boolean isFollowed(int arc, int head) {
        int arcClass = reverse.arcClass(arc);
        return gates.isOpen(arcClass) && !closed.closes(Rows.otherEnd(reverse.arc(arc)), head, arcClass);
    }

    /** A relation out of a helper is none. */
    private int hop(int entity) {
        return snapshot.isHelper(entity) ? 0 : 1;
    }

    private void before(int vertex, int level, int distance) {
        if (!snapshot.isJunction(vertex)) {
            lead(vertex, level, distance);
        } else if (!passed[vertex - snapshot.firstJunction()]) {
            passed[vertex - snapshot.firstJunction()] = true;
            for (int a = reverse.start(vertex); a < reverse.end(vertex); a++) {
                if (gates.isOpen(reverse.arcClass(a))) {
                    before(Rows.otherEnd(reverse.arc(a)), ArcRules.asked(reverse.arc(a)), distance);
                }
            }
        }
    }

    /** What leads to a helper is as far away as what leads to what the helper gives, so it is gone on from at once. */
    private void throughHelper(int helper, int level, int distance) {
        if (known(helper, level) > distance - 2) { // as a premise of several it may have been known further away
            note(helper, level, distance - 1);
            expand(helper, level, distance);
        }
    }

    private void lead(int entity, int level, int distance) {
        if (known(entity, level) != Search.NEVER) {
            return; // by no more hops, as they never fall
        }
        note(entity, level, distance);
        if (size == states.length) {
            states = Arrays.copyOf(states, size * 2);
        }
        states[size++] = entity << StateCode.VERTEX_SHIFT | (level - 1);
    }

    private void note(int entity, int level, int distance) {
        if (hops[level] == null) {
            hops[level] = new int[snapshot.firstJunction()];
        }
        hops[level][entity] = distance;
    }
}
