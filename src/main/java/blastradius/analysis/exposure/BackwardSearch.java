package blastradius.analysis.exposure;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;

/**
 * From goals backwards: for each entity the lowest level from which one of them is gained. Conditions of several premises are either not passed,
 * so that what is found is certain, or passed by any one of their premises, so that what is not found is impossible. A row is read again when
 * the level that suffices falls, at most four times. Goals can be added after a run. One byte an entity, for one thread.
 */
public final class BackwardSearch {

    private final Gates gates;
    private final Snapshot snapshot;
    private final Rows reverse;
    private final boolean anyPremise;
    private final byte[] needed; // by entity; 0: none suffices
    private final boolean[] seen; // by junction
    private int[] queue = new int[256];
    private int queued;
    private int next;
    private int[] stoppedAt = new int[16]; // junctions of several premises that were not passed
    private int stops;

    public BackwardSearch(Gates gates, boolean anyPremise) {
        this.gates = gates;
        this.snapshot = gates.snapshot();
        this.reverse = snapshot.reverse();
        this.anyPremise = anyPremise;
        this.needed = new byte[snapshot.firstJunction()];
        this.seen = new boolean[snapshot.junctions().size()];
    }

    private BackwardSearch(BackwardSearch certain) {
        this.gates = certain.gates;
        this.snapshot = certain.snapshot;
        this.reverse = certain.reverse;
        this.anyPremise = true;
        this.needed = certain.needed.clone();
        this.seen = certain.seen.clone();
        this.queue = certain.queue.clone();
        this.queued = certain.queued;
        this.next = certain.next;
    }

    /**
     * Goes on from here with any premise enough: what is found need not be found again. This search itself where it is at its end and no condition
     * of several premises stopped it.
     */
    BackwardSearch withAnyPremise(Budget budget) {
        if (stops == 0 && next == queued) {
            return this;
        }
        BackwardSearch possible = new BackwardSearch(this);
        for (int i = 0; i < stops; i++) {
            possible.beforeJunction(stoppedAt[i]);
        }
        possible.run(budget);
        return possible;
    }

    public void goal(int entity, int level) {
        lower(entity, level);
    }

    public void run(Budget budget) {
        while (next < queued) {
            if (next % 4096 == 0) {
                budget.check();
            }
            expand(queue[next++]);
        }
    }

    /** Whether the entity suffices at the level. */
    boolean suffices(int entity, int level) {
        return needed[entity] > 0 && needed[entity] <= level;
    }

    /** Entities in the order found; an entity can come again. */
    public int[] found() {
        return Arrays.copyOf(queue, queued);
    }

    private void expand(int entity) {
        int level = needed[entity];
        int end = reverse.end(entity);
        for (int a = reverse.start(entity); a < end; a++) {
            int arc = reverse.arc(a);
            if (ArcRules.isContext(arc)) {
                return;
            }
            if (ArcRules.givesAtLeast(arc, level) && gates.isOpen(reverse.arcClass(a))) {
                before(Rows.otherEnd(arc), ArcRules.asked(arc, level));
            }
        }
    }

    private void before(int vertex, int level) {
        if (snapshot.isJunction(vertex)) {
            pass(vertex);
        } else {
            lower(vertex, level);
        }
    }

    private void pass(int junction) {
        int number = junction - snapshot.firstJunction();
        if (seen[number]) {
            return;
        }
        seen[number] = true;
        if (anyPremise || !ArcRules.asksSeveral(gates, junction)) {
            beforeJunction(junction);
        } else {
            stoppedAt = stops < stoppedAt.length ? stoppedAt : Arrays.copyOf(stoppedAt, stops * 2);
            stoppedAt[stops++] = junction;
        }
    }

    private void beforeJunction(int junction) {
        for (int a = reverse.start(junction); a < reverse.end(junction); a++) {
            if (gates.isOpen(reverse.arcClass(a))) {
                before(Rows.otherEnd(reverse.arc(a)), ArcRules.asked(reverse.arc(a)));
            }
        }
    }

    private void lower(int entity, int level) {
        if (needed[entity] == 0 || level < needed[entity]) {
            needed[entity] = (byte) level;
            if (queued == queue.length) {
                queue = Arrays.copyOf(queue, queued * 2);
            }
            queue[queued++] = entity;
        }
    }
}
