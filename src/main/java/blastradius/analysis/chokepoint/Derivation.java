package blastradius.analysis.chokepoint;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.StateCode;
import blastradius.analysis.relation.RelationArcs;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One way in which each state of a reach came about, the one found first: its relation, and the states that it needed. A state stands as long as
 * those do. Memory: 16 bytes a state and 8 a premise.
 */
public final class Derivation {

    static final int NONE = RelationArcs.NONE;

    private final Reach reach;
    private final Snapshot snapshot;
    private final BitSet asking = new BitSet(); // junctions
    private final Rows forward;
    private final Rows reverse;
    private final RelationArcs relations;
    private final int[] tails; // by state: where its arc begins; NONE for a source
    private final int[] classes; // by state: the class of role RELATION
    private final int[] bases; // by state: the other end of the relation, or NONE
    private final BitSet conditional = new BitSet(); // states
    private final int[] first; // by state: its first dependent
    private final int[] dependents;
    private int[] needed = new int[64]; // premise, dependent, premise, dependent
    private int neededSize;
    private int lastTail;

    private Derivation(Reach reach, Budget budget) {
        this.reach = reach;
        this.snapshot = reach.snapshot();
        this.forward = snapshot.forward();
        this.reverse = snapshot.reverse();
        this.relations = RelationArcs.of(snapshot);
        int states = reach.stateCount();
        this.tails = new int[states];
        this.classes = new int[states];
        this.bases = new int[states];
        for (int state = 0; state < states; state++) {
            if (state % 4096 == 0) {
                budget.check();
            }
            trace(state);
        }
        this.first = new int[states + 2];
        this.dependents = new int[neededSize / 2];
        link();
    }

    public static Derivation of(Reach reach, Budget budget) {
        return new Derivation(reach, budget);
    }

    private void trace(int state) {
        int index = reach.arcAt(state);
        tails[state] = NONE;
        classes[state] = NONE;
        bases[state] = NONE;
        if (index == StateCode.NO_ARC) {
            return;
        }
        int tail = owner(index);
        int arcClass = forward.arcClass(index);
        tails[state] = tail;
        classes[state] = relations.relationClass(arcClass);
        bases[state] = relations.base(tail, arcClass, reach.vertexAt(state));
        if (snapshot.isJunction(tail)) {
            conditional.set(state);
            List<Integer> premises = new ArrayList<>();
            met(tail, premises);
            premises.stream().distinct().forEach(premise -> need(premise, state));
        } else {
            need(reach.position(tail, ArcRules.asked(forward.arc(index), reach.levelAt(state))), state);
        }
    }

    /** States that one entity gave lie together, so the row is mostly that of the state before. */
    private int owner(int index) {
        if (index < forward.start(lastTail) || index >= forward.end(lastTail)) {
            lastTail = forward.owner(index);
        }
        return lastTail;
    }

    /** Adds the states that met the junction first and returns the last of them; {@code Integer.MAX_VALUE} if it was never met. */
    private int met(int junction, List<Integer> states) {
        if (asking.get(junction)) {
            return Integer.MAX_VALUE; // no condition is met first by itself
        }
        asking.set(junction);
        List<List<Integer>> ways = new ArrayList<>();
        for (int a = reverse.start(junction); a < reverse.end(junction); a++) {
            if (reach.gates().isOpen(reverse.arcClass(a))) {
                List<Integer> way = premise(reverse.arc(a));
                if (!way.isEmpty()) {
                    ways.add(way);
                }
            }
        }
        asking.clear(junction);
        int threshold = ArcRules.threshold(reach.gates(), junction);
        if (ways.size() < threshold) {
            return Integer.MAX_VALUE;
        }
        ways.sort(java.util.Comparator.comparingInt(Derivation::last));
        ways.subList(0, threshold).forEach(states::addAll);
        return last(states);
    }

    private List<Integer> premise(int arc) {
        int end = Rows.otherEnd(arc);
        List<Integer> way = new ArrayList<>();
        if (snapshot.isJunction(end)) {
            return met(end, way) == Integer.MAX_VALUE ? List.of() : way;
        }
        int position = reach.position(end, ArcRules.asked(arc));
        return position < 0 ? way : List.of(position);
    }

    private static int last(List<Integer> states) {
        int last = 0;
        for (int state : states) {
            last = Math.max(last, state);
        }
        return last;
    }

    private void need(int premise, int state) {
        if (neededSize == needed.length) {
            needed = Arrays.copyOf(needed, neededSize * 2);
        }
        needed[neededSize++] = premise;
        needed[neededSize++] = state;
    }

    private void link() {
        for (int i = 0; i < neededSize; i += 2) {
            first[needed[i] + 2]++;
        }
        for (int i = 2; i < first.length; i++) {
            first[i] += first[i - 1];
        }
        for (int i = 0; i < neededSize; i += 2) {
            dependents[first[needed[i] + 1]++] = needed[i + 1];
        }
        needed = new int[0];
    }

    Reach reach() {
        return reach;
    }

    /** Every state that the junctions rest on as they were met first: O(states + premises). */
    BitSet restedOn(IntStream junctions) {
        BitSet marked = new BitSet();
        junctions.forEach(junction -> {
            List<Integer> premises = new ArrayList<>();
            met(junction, premises);
            premises.forEach(marked::set);
        });
        for (int state = tails.length - 1; state >= 0; state--) {
            for (int d = first[state]; d < first[state + 1] && !marked.get(state); d++) {
                marked.set(state, marked.get(dependents[d]));
            }
        }
        return marked;
    }

    /** Whether more was needed than the relation's source. */
    boolean isConditional(int state) {
        return conditional.get(state);
    }

    /** Where the state's arc begins, an entity or a condition; {@link #NONE} for a source. */
    int tail(int state) {
        return tails[state];
    }

    /** The entity that holds the state's relation; {@link #NONE} for a source. */
    int holder(int state) {
        int tail = tails[state];
        return tail != NONE && snapshot.isJunction(tail)
                ? relations.holder(tail, forward.arcClass(reach.arcAt(state)))
                : tail;
    }

    /** The class of role RELATION; {@link #NONE} for a source. */
    int relationClass(int state) {
        return classes[state];
    }

    /** The other end of the relation; {@link #NONE} for a source and where no single relation stands behind the state. */
    int base(int state) {
        return bases[state];
    }

    /** The index of the first state that needs this one; see {@link #dependent}. */
    int firstDependent(int state) {
        return first[state];
    }

    int endOfDependents(int state) {
        return first[state + 1];
    }

    int dependent(int index) {
        return dependents[index];
    }
}
