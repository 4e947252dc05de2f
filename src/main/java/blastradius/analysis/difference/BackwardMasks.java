package blastradius.analysis.difference;

import blastradius.analysis.condensation.MeetingPoints;
import blastradius.analysis.graph.VertexNumbers;
import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * From up to 64 goals backwards: which of them each entity leads to at each level, as a bit a goal. Conditions of several premises are passed to where they
 * are met, if that is known. Otherwise <em>certain</em> ways do not pass them and <em>possible</em> ones pass them by any one premise: where both agree, they
 * are exact. A row is read again when bits join. About 100 bytes for each vertex that is met; for one thread.
 */
public final class BackwardMasks {

    public static final int GOALS = Long.SIZE;

    private static final int LEVELS = AccessLevel.values().length;

    private final Gates gates;
    private final Snapshot snapshot;
    private final Rows reverse;
    private final IntFunction<long @Nullable []> meetingPoints;
    private final BackwardMasks behindConditions;
    private final VertexNumbers places = new VertexNumbers();
    private long[] certain = new long[64 * LEVELS]; // by place and level; those of a level are among those of the next
    private long[] possible = new long[64 * LEVELS];
    private boolean[] queued = new boolean[64];
    private final IntArrayList queue = new IntArrayList();
    private int next;
    private long steps;

    private BackwardMasks(
            Gates gates, IntFunction<long @Nullable []> meetingPoints, @Nullable BackwardMasks behindConditions) {
        this.gates = gates;
        this.snapshot = gates.snapshot();
        this.reverse = snapshot.reverse();
        this.meetingPoints = meetingPoints;
        this.behindConditions = behindConditions == null ? this : behindConditions;
    }

    /**
     * Without goals yet.
     *
     * @param meetingPoints by condition: its {@link MeetingPoints} under the gates, null where they are not known
     */
    public static BackwardMasks of(Gates gates, IntFunction<long @Nullable []> meetingPoints) {
        return new BackwardMasks(gates, meetingPoints, null);
    }

    /**
     * Of a revision.
     *
     * @param before without goals: under the gates of what is revised
     * @param meetingPoints by condition that everybody meets in the revision who met it before: its points before; null for others
     */
    static BackwardMasks after(Gates gates, BackwardMasks before, IntFunction<long @Nullable []> meetingPoints) {
        return new BackwardMasks(gates, meetingPoints, before);
    }

    /** Makes the bits stand for holding the entity at the level. Goals can be added after a run. */
    public void goal(int entity, int level, long bits) {
        raise(entity, level, bits, bits);
    }

    /**
     * Follows the goals back.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public void run(Budget budget) {
        for (; next < queue.size(); next++) {
            if (next % 1024 == 0) {
                budget.check();
            }
            int place = queue.getInt(next);
            queued[place] = false;
            if (snapshot.isJunction(places.vertex(place))) {
                expandJunction(place);
            } else {
                expand(place);
            }
        }
        queue.clear();
        next = 0;
        if (behindConditions != this) {
            behindConditions.run(budget);
        }
    }

    /** How many arcs were read. */
    public long steps() {
        return behindConditions == this ? steps : steps + behindConditions.steps;
    }

    /** The vertices that were met, each once. */
    IntStream vertices() {
        IntStream own = IntStream.range(0, places.size()).map(places::vertex);
        return behindConditions == this
                ? own
                : IntStream.concat(
                        own, behindConditions.vertices().filter(vertex -> places.find(vertex) == VertexNumbers.NONE));
    }

    /** What the vertex certainly leads to at CONTROL. */
    public long certain(int vertex) {
        long own = at(certain, vertex);
        return behindConditions == this ? own : own | behindConditions.certain(vertex);
    }

    /** What it leads to at the most. */
    public long possible(int vertex) {
        long own = at(possible, vertex);
        return behindConditions == this ? own : own | behindConditions.possible(vertex);
    }

    private long at(long[] masks, int vertex) {
        int place = places.find(vertex);
        return place == VertexNumbers.NONE ? 0 : masks[place * LEVELS + LEVELS - 1];
    }

    private void expand(int place) {
        int vertex = places.vertex(place);
        int row = place * LEVELS;
        int end = reverse.end(vertex);
        steps += end - reverse.start(vertex);
        for (int a = reverse.start(vertex); a < end; a++) {
            int arc = reverse.arc(a);
            if (ArcRules.isContext(arc)) {
                return;
            }
            if (!gates.isOpen(reverse.arcClass(a))) {
                continue;
            }
            if (ArcRules.isCopy(arc)) {
                for (int level = 1; level <= LEVELS; level++) {
                    raise(Rows.otherEnd(arc), level, certain[row + level - 1], possible[row + level - 1]);
                }
            } else {
                int given = row + ArcRules.given(arc) - 1;
                raise(Rows.otherEnd(arc), ArcRules.asked(arc), certain[given], possible[given]);
            }
        }
    }

    private void expandJunction(int place) {
        int junction = places.vertex(place);
        boolean one = !ArcRules.asksSeveral(gates, junction);
        long[] points = one ? null : meetingPoints.apply(junction);
        if (points != null) {
            for (long point : points) {
                behindConditions.raise(
                        MeetingPoints.vertex(point),
                        MeetingPoints.levelCode(point),
                        at(certain, junction),
                        at(possible, junction));
            }
            return;
        }
        long sure = one ? at(certain, junction) : 0;
        long maybe = at(possible, junction);
        for (int a = reverse.start(junction); a < reverse.end(junction); a++) {
            if (gates.isOpen(reverse.arcClass(a))) {
                raise(Rows.otherEnd(reverse.arc(a)), ArcRules.asked(reverse.arc(a)), sure, maybe);
            }
        }
    }

    private void raise(int vertex, int level, long sure, long maybe) {
        if (maybe == 0) {
            return;
        }
        int place = places.of(vertex);
        if (place == queued.length) {
            grow();
        }
        boolean rises = false;
        for (int i = place * LEVELS + level - 1; i < (place + 1) * LEVELS; i++) {
            if (((sure & ~certain[i]) | (maybe & ~possible[i])) == 0) {
                break;
            }
            certain[i] |= sure;
            possible[i] |= maybe;
            rises = true;
        }
        if (rises && !queued[place]) {
            queued[place] = true;
            queue.add(place);
        }
    }

    private void grow() {
        queued = Arrays.copyOf(queued, queued.length * 2);
        certain = Arrays.copyOf(certain, certain.length * 2);
        possible = Arrays.copyOf(possible, possible.length * 2);
    }
}
