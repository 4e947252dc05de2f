package blastradius.analysis.difference;

import blastradius.analysis.condensation.ComponentConditions;
import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Gates;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Where the open arcs of a revision differ from those of the snapshot that it revises: who leaves from there may reach something else, nobody
 * else does. O(rows that were replaced).
 *
 * @param tails by entity: the levels from which an arc that differs can be followed, a bit each, SEE first
 * @param conditions of several premises whose arcs differ, or that such a condition or one of one premise leads to or comes from
 * @param onlyFromTails whether nothing differs but for those who hold a tail
 */
record ChangedArcs(Map<Integer, Integer> tails, Set<Integer> conditions, boolean onlyFromTails) {

    /**
     * Compares arcs by what they do.
     *
     * @param before gates of the snapshot
     * @param after gates of its revision under the same assumptions
     */
    static ChangedArcs of(Gates before, Gates after) {
        return new Difference(before, after, false).found();
    }

    /** Compares arcs and their classes, so that other windows and prices are differences too. */
    static ChangedArcs ofClasses(Gates before, Gates after) {
        return new Difference(before, after, true).found();
    }

    private static final class Difference {
        private final Gates before;
        private final Gates after;
        private final boolean classes;
        private final Map<Integer, Integer> tails = new TreeMap<>();
        private final Set<Integer> conditions = new HashSet<>();
        private final Set<Integer> passed = new HashSet<>();
        private boolean onlyFromTails = true;

        Difference(Gates before, Gates after, boolean classes) {
            this.before = before;
            this.after = after;
            this.classes = classes;
        }

        ChangedArcs found() {
            for (int row : after.snapshot().changedRows()) {
                compare(row, arcs(before, row), arcs(after, row));
            }
            return new ChangedArcs(tails, conditions, onlyFromTails);
        }

        /** What is followed from the vertex, sorted; twice the same counts twice for a condition. */
        private long[] arcs(Gates gates, int vertex) {
            Snapshot snapshot = gates.snapshot();
            if (vertex >= snapshot.vertexCount()) {
                return new long[0];
            }
            Rows rows = snapshot.forward();
            LongStream.Builder arcs = LongStream.builder();
            for (int a = rows.start(vertex); a < rows.end(vertex); a++) {
                if (!ArcRules.isContext(rows.arc(a)) && gates.isOpen(rows.arcClass(a))) {
                    arcs.add((long) rows.arc(a) << Integer.SIZE | (classes ? rows.arcClass(a) : 0));
                }
            }
            return arcs.build().sorted().toArray();
        }

        private void compare(int row, long[] then, long[] now) {
            int i = 0;
            int j = 0;
            while (i < then.length || j < now.length) {
                if (j == now.length || (i < then.length && then[i] < now[j])) {
                    note(row, (int) (then[i++] >>> Integer.SIZE));
                } else if (i == then.length || now[j] < then[i]) {
                    note(row, (int) (now[j++] >>> Integer.SIZE));
                } else {
                    i++;
                    j++;
                }
            }
        }

        private void note(int row, int arc) {
            if (after.snapshot().isJunction(row)) {
                onlyFromTails &=
                        row >= before.snapshot().vertexCount(); // new ones are come to by arcs that are new too
                follow(row);
                comeFrom(row);
            } else {
                tails.merge(row, ArcRules.askedLevels(arc), (a, b) -> a | b);
            }
            if (after.snapshot().isJunction(Rows.otherEnd(arc))) {
                follow(Rows.otherEnd(arc));
            }
        }

        /** The first conditions of several premises behind a junction, itself if it is one. */
        private void follow(int junction) {
            ComponentConditions.behind(before, junction, conditions);
            ComponentConditions.behind(after, junction, conditions);
        }

        /** The entities whose holder passes the junction by one premise, and conditions of several that do. */
        private void comeFrom(int junction) {
            if (passed.add(junction) && !ArcRules.asksSeveral(after, junction)) {
                comeFrom(before, junction);
                comeFrom(after, junction);
            }
        }

        private void comeFrom(Gates gates, int junction) {
            if (junction >= gates.snapshot().vertexCount()) {
                return;
            }
            Rows reverse = gates.snapshot().reverse();
            for (int a = reverse.start(junction); a < reverse.end(junction); a++) {
                int tail = Rows.otherEnd(reverse.arc(a));
                if (!gates.isOpen(reverse.arcClass(a))) {
                    continue;
                }
                if (gates.snapshot().isJunction(tail)) {
                    ComponentConditions.behind(gates, tail, conditions);
                    comeFrom(tail);
                } else {
                    tails.merge(tail, ArcRules.askedLevels(reverse.arc(a)), (x, y) -> x | y);
                }
            }
        }
    }

    boolean isEmpty() {
        return tails.isEmpty() && conditions.isEmpty();
    }
}
