package blastradius.analysis.path;

import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Window;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * The time that passes while windows are waited for. Whatever is gained is gained when the question is asked or when some window begins, so
 * a time is the number of such an instant: 0 is the question's.
 */
final class WaitToll implements Toll {

    private final Gates gates;
    private final List<Instant> instants;
    private final int[] begins; // by arc class
    private final int[] ends; // by arc class: the first instant at which it is too late

    WaitToll(Gates asked) {
        this.gates = Gates.notEnded(asked.snapshot(), asked.assumptions());
        Snapshot snapshot = asked.snapshot();
        Instant at = asked.assumptions().at();
        int classes = snapshot.arcClasses().size();
        TreeSet<Instant> all = new TreeSet<>(List.of(at));
        for (int c = 0; c < classes; c++) {
            Instant from = Window.of(snapshot.arcClasses().get(c)).from();
            if (from != null && from.isAfter(at) && gates.isOpen(c)) {
                all.add(from);
            }
        }
        this.instants = List.copyOf(all);
        this.begins = new int[classes];
        this.ends = new int[classes];
        for (int c = 0; c < classes; c++) {
            Instant from = Window.of(snapshot.arcClasses().get(c)).from();
            Instant until = Window.of(snapshot.arcClasses().get(c)).until();
            begins[c] = from == null ? 0 : all.headSet(from).size();
            ends[c] = until == null ? Integer.MAX_VALUE : all.headSet(until).size();
        }
    }

    /** The instant that a number stands for. */
    Instant instant(long number) {
        return instants.get((int) number);
    }

    @Override
    public Gates gates() {
        return gates;
    }

    @Override
    public long whenMet(long paid, int arcClass) {
        boolean limited = gates.snapshot().arcClasses().get(arcClass).role() == ArcClass.Role.MEMBERSHIP;
        return limited ? begun(paid, arcClass) : paid;
    }

    @Override
    public long after(long paid, int tail, int arcClass) {
        return begun(paid, arcClass);
    }

    private long begun(long paid, int arcClass) {
        long begun = Math.max(paid, begins[arcClass]);
        return begun < ends[arcClass] ? begun : CLOSED;
    }
}
