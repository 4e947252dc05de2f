package blastradius.analysis.reach;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.ClosedArcs;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The worklist search behind {@link Reach}: breadth first over (entity, level), so that the first time a level is reached is over the
 * fewest relations.
 *
 * <p>A state is queued when an entity's level rises; expanding it follows only the arcs whose need lies between the level expanded before
 * and this one, so each arc is read once for all four levels, and COPY arcs at each rise. An arc into a junction counts one premise; the
 * premise that completes it is met at the junction's hops, so its outgoing arcs are followed at once: conditions cost no hop of their own.
 */
public final class Search {

    /** No number of hops leads there. */
    public static final int NEVER = Integer.MAX_VALUE;

    private static final int CHECK_EVERY = 4096;

    private final Snapshot snapshot;
    private final Rows rows;
    private final Gates gates;
    private final Scratch scratch;
    private final int firstJunction;
    private final DeadEnds deadEnds;
    private int[] layers = new int[16]; // index of the first state of each hop count
    private int layerCount;
    private boolean cut;
    private final ClosedArcs closed;
    private final boolean hasHelpers;
    private final Map<Integer, Integer> turns =
            new HashMap<>(); // of helpers: up to which level they were premises of others
    private int passed; // up to this state helpers have passed on what they hold

    /* What is closed is asked about only where an entity would rise, so that an ordinary search does not pay for it. */
    public Search(Gates gates, Scratch scratch, ClosedArcs closed) {
        this.closed = closed;
        this.snapshot = gates.snapshot();
        this.rows = snapshot.forward();
        this.gates = gates;
        this.scratch = scratch;
        this.firstJunction = snapshot.firstJunction();
        this.hasHelpers = snapshot.hasHelpers();
        this.deadEnds = DeadEnds.of(snapshot);
    }

    /** Runs to the end, or to the hops that the assumptions allow. */
    void run(Iterable<Source> sources, Budget budget) {
        runTo(Map.of(), sources, budget);
    }

    /**
     * Runs until one of the goals is held, and returns the hops after which it is; {@link #NEVER} if it came to the end without.
     *
     * @param goals the level to be held, by entity
     */
    public int runTo(Map<Integer, Integer> goals, Iterable<Source> sources, Budget budget) {
        for (Source source : sources) {
            offer(source.vertex(), source.level().code(), StateCode.NO_ARC);
        }
        passOn();
        Integer maxHops = gates.assumptions().maxHops();
        int next = 0;
        for (int hops = 0; next < scratch.size; hops++) {
            if (isHeld(goals)) {
                return hops;
            }
            addLayer(next);
            int end = scratch.size;
            if (maxHops != null && hops == maxHops) {
                cut = expandAll(next, end, budget) > end;
                scratch.forget(end);
                return NEVER;
            }
            expandAll(next, end, budget);
            next = end;
        }
        return NEVER;
    }

    private boolean isHeld(Map<Integer, Integer> goals) {
        for (Map.Entry<Integer, Integer> goal : goals.entrySet()) {
            if (scratch.level(goal.getKey()) >= goal.getValue()) {
                return true;
            }
        }
        return false;
    }

    int[] layers() {
        return Arrays.copyOf(layers, layerCount);
    }

    /** Whether something more would have been reached over more hops than allowed. */
    public boolean wasCut() {
        return cut;
    }

    private int expandAll(int from, int to, Budget budget) {
        for (int i = from; i < to; i++) {
            if (i % CHECK_EVERY == 0) {
                budget.check();
            }
            int state = scratch.states[i];
            if (!deadEnds.contains(state >>> StateCode.VERTEX_SHIFT)) {
                expand(state);
                if (hasHelpers) {
                    passOn();
                }
            }
        }
        return scratch.size;
    }

    private void expand(int state) {
        int vertex = state >>> StateCode.VERTEX_SHIFT;
        int level = (state & 3) + 1;
        if (hasHelpers && snapshot.isHelper(vertex)) {
            follow(vertex, turns.getOrDefault(vertex, 0), level, false);
            turns.merge(vertex, level, Math::max);
            return;
        }
        int before = scratch.expanded(vertex);
        if (before >= level) {
            return;
        }
        scratch.expand(vertex, level);
        int start = rows.start(vertex);
        int end = rows.end(vertex);
        if (before == 0) {
            follow(vertex, start, end, level);
        } else {
            int run = copy(vertex, level);
            follow(vertex, firstNeeding(before + 1, run, end), end, level);
        }
    }

    /** A relation out of a helper is no hop: what helpers hold goes on at once, into the hops at which they were reached themselves. */
    private void passOn() {
        for (; hasHelpers && passed < scratch.size; passed++) {
            int helper = scratch.states[passed] >>> StateCode.VERTEX_SHIFT;
            int level = (scratch.states[passed] & 3) + 1;
            int before = scratch.expanded(helper);
            if (snapshot.isHelper(helper) && before < level) {
                scratch.expand(helper, level);
                follow(helper, before, level, true);
            }
        }
    }

    /** Follows a helper's relations that ask for nothing else, or its arcs as one premise of several, which count as any premise does. */
    private void follow(int helper, int before, int level, boolean own) {
        for (int a = rows.start(helper); a < rows.end(helper) && !ArcRules.asksMore(rows.arc(a), level); a++) {
            boolean isOwn = Rows.otherEnd(rows.arc(a)) < firstJunction;
            if (isOwn == own && ArcRules.gains(rows.arc(a), before)) {
                follow(helper, a, a + 1, level);
            }
        }
    }

    /** Follows the arcs from {@code start} on that need at most the level. This is the loop that answers wait for. */
    private void follow(int tail, int start, int end, int level) {
        for (int a = start; a < end; a++) {
            int arc = rows.arc(a);
            int needs = Rows.needs(arc);
            if (needs > level) {
                return;
            }
            int head = Rows.otherEnd(arc);
            int gives = needs == Rows.COPY ? level : Rows.gives(arc);
            if (head >= firstJunction) {
                if (gates.isOpen(rows.arcClass(a))) {
                    count(head);
                }
            } else if (scratch.level(head) < gives && gates.isOpen(rows.arcClass(a)) && isLeft(tail, a, head)) {
                scratch.rise(head, gives, a);
            }
        }
    }

    private boolean isLeft(int tail, int arc, int head) {
        return !closed.closes(tail, head, rows.arcClass(arc));
    }

    /** Follows the COPY arcs, and returns the index behind them. */
    private int copy(int vertex, int level) {
        int start = rows.start(vertex);
        int end = rows.end(vertex);
        int a = start;
        while (a < end && Rows.needs(rows.arc(a)) == Rows.COPY) {
            a++;
        }
        follow(vertex, start, a, level);
        return a;
    }

    private int firstNeeding(int need, int start, int end) {
        int low = start;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Rows.needs(rows.arc(middle)) < need) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void count(int junctionVertex) {
        int junction = junctionVertex - firstJunction;
        int hits = ++scratch.hits[junction];
        if (hits == 1) {
            scratch.touch(junction);
        }
        if (hits == gates.threshold(junction)) {
            fire(junctionVertex);
        }
    }

    private void fire(int junctionVertex) {
        int end = rows.end(junctionVertex);
        for (int a = rows.start(junctionVertex); a < end; a++) {
            if (gates.isOpen(rows.arcClass(a))) {
                int head = Rows.otherEnd(rows.arc(a));
                if (head >= firstJunction) {
                    count(head);
                } else if (isLeft(junctionVertex, a, head)) {
                    offer(head, Rows.gives(rows.arc(a)), a);
                }
            }
        }
    }

    private void offer(int entity, int level, int arc) {
        if (scratch.level(entity) < level) {
            scratch.rise(entity, level, arc);
        }
    }

    private void addLayer(int start) {
        if (layerCount == layers.length) {
            layers = Arrays.copyOf(layers, layerCount * 2);
        }
        layers[layerCount++] = start;
    }
}
