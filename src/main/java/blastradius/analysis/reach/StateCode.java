package blastradius.analysis.reach;

/** How an entity held at a level is written in one int: {@code vertex << 3 | (4 if no higher level follows) | level - 1}. */
public final class StateCode {

    /** The arc of a compromised entity, to which none leads. */
    public static final int NO_ARC = -1;

    public static final int VERTEX_SHIFT = 3;
    static final int FINAL = 4;

    private StateCode() {}
}
