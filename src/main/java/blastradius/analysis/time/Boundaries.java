package blastradius.analysis.time;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.question.Window;
import blastradius.analysis.reach.Reach;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The instants at which a window begins or ends that could make a difference: of relations that leave what could ever be held, were all
 * windows open at once.
 */
final class Boundaries {

    private final SortedSet<Instant> all;

    private Boundaries(SortedSet<Instant> all) {
        this.all = Collections.unmodifiableSortedSet(all);
    }

    static Boundaries of(Gates gates, Collection<Source> compromised, Budget budget) {
        Snapshot snapshot = gates.snapshot();
        Gates ever = Gates.atAnyTime(snapshot, gates.assumptions());
        Reach widest = Reach.from(ever, compromised, budget);
        SortedSet<Instant> all = new TreeSet<>();
        classes(widest).stream().forEach(c -> {
            Window window = Window.of(snapshot.arcClasses().get(c));
            if (window.from() != null) {
                all.add(window.from());
            }
            if (window.until() != null) {
                all.add(window.until());
            }
        });
        return new Boundaries(all);
    }

    SortedSet<Instant> all() {
        return all;
    }

    /** The classes of the open arcs that leave what is held. A conditional relation's arc into its condition is of its class. */
    private static BitSet classes(Reach reach) {
        Rows forward = reach.snapshot().forward();
        BitSet classes = new BitSet();
        reach.vertices().forEach(vertex -> {
            for (int a = forward.start(vertex); a < forward.end(vertex); a++) {
                if (reach.gates().isOpen(forward.arcClass(a))) {
                    classes.set(forward.arcClass(a));
                }
            }
        });
        return classes;
    }
}
