package blastradius.analysis.difference;

import blastradius.analysis.graph.VertexNumbers;
import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What could be held at the most by whoever meets some conditions: further conditions are passed by any one of their premises. O(V' + E') over what is
 * found. For one thread.
 */
public final class AnyPremise {

    private final Gates gates;
    private final Snapshot snapshot;
    private final Rows forward;
    private final VertexNumbers places = new VertexNumbers();
    private byte[] levels = new byte[64]; // by place
    private final IntArrayList queue = new IntArrayList();
    private final Set<Integer> passed = new HashSet<>(); // junctions

    private AnyPremise(Gates gates) {
        this.gates = gates;
        this.snapshot = gates.snapshot();
        this.forward = snapshot.forward();
    }

    /** Searches from junctions that are met; those that the snapshot lacks lead nowhere. */
    public static AnyPremise behind(Gates gates, Collection<Integer> junctions, Budget budget) {
        AnyPremise search = new AnyPremise(gates);
        junctions.stream()
                .filter(junction -> junction < gates.snapshot().vertexCount())
                .forEach(search::pass);
        for (int next = 0; next < search.queue.size(); next++) {
            if (next % 1024 == 0) {
                budget.check();
            }
            search.expand(search.queue.getInt(next));
        }
        return search;
    }

    /** Receives an entity and the code of the highest level. */
    interface Found {
        void accept(int entity, int level);
    }

    void forEach(Found found) {
        for (int place = 0; place < places.size(); place++) {
            found.accept(places.vertex(place), levels[place]);
        }
    }

    private void expand(int place) {
        int vertex = places.vertex(place);
        int level = levels[place];
        for (int a = forward.start(vertex); a < forward.end(vertex); a++) {
            int arc = forward.arc(a);
            if (ArcRules.asksMore(arc, level)) {
                return;
            }
            if (gates.isOpen(forward.arcClass(a))) {
                reach(Rows.otherEnd(arc), ArcRules.given(arc, level));
            }
        }
    }

    private void pass(int junction) {
        if (passed.add(junction)) {
            for (int a = forward.start(junction); a < forward.end(junction); a++) {
                if (gates.isOpen(forward.arcClass(a))) {
                    reach(Rows.otherEnd(forward.arc(a)), ArcRules.given(forward.arc(a)));
                }
            }
        }
    }

    private void reach(int vertex, int level) {
        if (snapshot.isJunction(vertex)) {
            pass(vertex);
            return;
        }
        int place = places.of(vertex);
        if (place == levels.length) {
            levels = java.util.Arrays.copyOf(levels, place * 2);
        }
        if (levels[place] < level) {
            levels[place] = (byte) level;
            queue.add(place);
        }
    }
}
