package blastradius.analysis.question;

/** Arcs into entities that are not followed, whatever the gates say. */
public interface ClosedArcs {

    ClosedArcs NONE = (tail, head, arcClass) -> false;

    /** Whether the arc is closed; its tail may be a junction. */
    boolean closes(int tail, int head, int arcClass);
}
