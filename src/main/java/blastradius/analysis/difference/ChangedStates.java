package blastradius.analysis.difference;

import blastradius.analysis.condensation.ComponentConditions;
import blastradius.analysis.condensation.MeetingPoints;
import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToDoubleFunction;

/**
 * How far a change spreads: the entities and levels that anybody may hold before and not after, or the other way round. All else is held by whoever
 * holds it in both.
 *
 * <p>Whoever loses something holds the tail of an arc that is gone, and loses it only where this tail alone does; unless a condition of several premises
 * comes between, behind which everything is listed that not every tail still holds. So what is listed is a superset, and few where few arcs change.
 * Searches from each tail in both snapshots; immutable once made.
 */
public final class ChangedStates {

    private static final int LEVELS = AccessLevel.values().length;

    static final long NO_LIMIT = Long.MAX_VALUE / (1 << 20); // can be multiplied

    private static final int ARCS_AN_ENTITY = 3;
    private static final int ARCS_A_SEARCH = 1000; // to begin and to sum up
    private static final int ARCS_FORWARD = 4; // are followed while one is followed back
    private static final int CHECK_EVERY = 1024;

    private final Gates before;
    private final Gates after;
    private final MeetingPoints meetingPoints; // before
    private final ChangedArcs changed;
    private final Budget budget;
    private final List<Reach> reaches = new ArrayList<>(); // of every tail, before and after
    private final Int2IntOpenHashMap moved = new Int2IntOpenHashMap(); // by entity: levels as bits, SEE first
    private boolean spread;

    private final Set<Integer> conditions = new HashSet<>(); // that somebody may meet in one and not in the other

    private ChangedStates(Gates before, Gates after, MeetingPoints meetingPoints, Budget budget) {
        this.before = before;
        this.after = after;
        this.meetingPoints = meetingPoints;
        this.changed = ChangedArcs.of(before, after);
        this.budget = budget;
    }

    /**
     * Where the snapshots differ; not yet {@link #spread}. O(rows that were replaced).
     *
     * @param before gates of a snapshot
     * @param after gates of a revision of it under the same assumptions
     * @param meetingPoints before
     * @param budget for all that follows
     */
    public static ChangedStates of(Gates before, Gates after, MeetingPoints meetingPoints, Budget budget) {
        return new ChangedStates(before, after, meetingPoints, budget);
    }

    /**
     * Searches from each tail, unless that was done.
     *
     * @param most how many arcs, as many as are followed back, it may be worth: the same ones whatever else the machine does
     * @return false if they do not suffice; then nothing is known of what moves
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    boolean spread(long most) {
        if (!spread) {
            AtomicLong worth = new AtomicLong();
            changed.tails().entrySet().parallelStream().forEach(tail -> {
                for (int code = 1; code <= LEVELS && worth.get() <= most; code++) {
                    if ((tail.getValue() & 1 << (code - 1)) != 0) {
                        worth.addAndGet(compare(tail.getKey(), code));
                    }
                }
            });
            spread = worth.get() <= most;
            if (spread) {
                addBehindConditions();
            }
            reaches.clear();
        }
        return spread;
    }

    /** To follow goals back before the change. */
    BackwardMasks masksBefore() {
        return BackwardMasks.of(before, meetingPoints::of);
    }

    /** To follow goals back after the change. */
    public BackwardMasks masksAfter() {
        return BackwardMasks.after(
                after, masksBefore(), junction -> conditions.contains(junction) ? null : meetingPoints.of(junction));
    }

    public Gates before() {
        return before;
    }

    public Gates after() {
        return after;
    }

    /** By entity: the levels that may be held in one and not in the other, a bit each, SEE first. */
    Int2IntOpenHashMap moved() {
        return moved;
    }

    /** The identities that may gain or lose anything: those who may come by the tail of an arc that differs. O(what leads there). */
    List<Integer> concerned(int[] identities) {
        BackwardMasks masks = masksBefore();
        changed.tails().forEach((tail, levels) -> masks.goal(tail, 1 + Integer.numberOfTrailingZeros(levels), 1));
        masks.run(budget);
        return masks.vertices()
                .filter(vertex -> Arrays.binarySearch(identities, vertex) >= 0 && masks.possible(vertex) != 0)
                .boxed()
                .toList();
    }

    /** Whether only those who hold a tail are {@link #concerned}. */
    boolean concernsOnlyHolders() {
        return changed.onlyFromTails();
    }

    /**
     * How many arcs may be followed back before searching identities takes less.
     *
     * @param alike of whom one has to be searched for each group
     * @param reached about how many entities an identity reaches
     */
    static long worthOfSearching(Collection<List<Integer>> alike, IntToDoubleFunction reached) {
        double all = alike.stream()
                .mapToDouble(group -> reached.applyAsDouble(group.getFirst()))
                .sum();
        return worth(alike.size(), all);
    }

    private static long worth(int searches, double reached) {
        return (long) ((ARCS_AN_ENTITY * reached + (double) ARCS_A_SEARCH * searches) / ARCS_FORWARD);
    }

    /** Whether somebody may hold the entity at the level in one of them and not in the other. */
    public boolean moves(int entity, int levelCode) {
        return (moved.get(entity) & 1 << (levelCode - 1)) != 0;
    }

    /** Notes what differs, and returns what searching was worth. */
    private long compare(int tail, int level) {
        List<Source> source = List.of(new Source(tail, AccessLevel.ofCode(level)));
        Reach then = Reach.from(before, source, budget);
        Reach now = Reach.from(after, source, budget);
        IntArrayList differing = new IntArrayList(); // entity << LEVELS | its levels
        differing(then, now, differing);
        differing(now, then, differing);
        synchronized (this) {
            for (int i = 0; i < differing.size(); i++) {
                add(differing.getInt(i) >>> LEVELS, differing.getInt(i) & (1 << LEVELS) - 1);
            }
            reaches.add(then);
            reaches.add(now);
        }
        return worth(2, (double) then.stateCount() + now.stateCount());
    }

    private void differing(Reach more, Reach less, IntArrayList differing) {
        for (int position = 0; position < more.stateCount(); position++) {
            if (position % CHECK_EVERY == 0) {
                budget.check();
            }
            if (more.isFinal(position)) {
                int entity = more.vertexAt(position);
                int levels = levels(less.levelCode(entity), more.levelAt(position));
                if (levels != 0) {
                    differing.add(entity << LEVELS | levels);
                }
            }
        }
    }

    /** The levels above one of them up to the other. */
    private static int levels(int above, int upTo) {
        return above < upTo ? (1 << upTo) - (1 << above) : 0;
    }

    private void add(int entity, int levels) {
        if (levels != 0) {
            moved.put(entity, moved.get(entity) | levels);
        }
    }

    private void addBehindConditions() {
        conditions.addAll(changed.conditions());
        addConditionsOfMoved();
        if (!conditions.isEmpty()) {
            AnyPremise.behind(before, conditions, budget).forEach(this::addUnlessHeld);
            AnyPremise.behind(after, conditions, budget).forEach(this::addUnlessHeld);
            addConditionsOfMoved();
            addConditionsOfConditions();
        }
    }

    private void addConditionsOfMoved() {
        moved.int2IntEntrySet().fastForEach(each -> {
            addConditionsOf(before, each.getIntKey(), each.getIntValue());
            addConditionsOf(after, each.getIntKey(), each.getIntValue());
        });
    }

    private void addConditionsOfConditions() {
        Deque<Integer> open = new ArrayDeque<>(conditions);
        while (!open.isEmpty()) {
            int condition = open.remove();
            Set<Integer> next = new HashSet<>();
            ComponentConditions.after(before, condition, next);
            ComponentConditions.after(after, condition, next);
            next.stream().filter(conditions::add).forEach(open::add);
        }
    }

    private void addConditionsOf(Gates gates, int entity, int levels) {
        Snapshot snapshot = gates.snapshot();
        Rows forward = snapshot.forward();
        for (int a = forward.start(entity); a < forward.end(entity); a++) {
            int head = Rows.otherEnd(forward.arc(a));
            if (snapshot.isJunction(head)
                    && (levels & ArcRules.askedLevels(forward.arc(a))) != 0
                    && gates.isOpen(forward.arcClass(a))) {
                ComponentConditions.behind(gates, head, conditions);
            }
        }
    }

    private void addUnlessHeld(int entity, int level) {
        int held = changed.onlyFromTails() && !reaches.isEmpty() ? level : 0;
        for (Reach reach : reaches) {
            held = Math.min(held, held == 0 ? 0 : reach.levelCode(entity));
        }
        add(entity, levels(held, level));
    }
}
