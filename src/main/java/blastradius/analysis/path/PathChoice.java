package blastradius.analysis.path;

/** What a way to a target was chosen for. */
public enum PathChoice {
    /** No way follows fewer relations. */
    FEWEST_HOPS,
    /** No way is more likely to get past the gates that it meets; of equally likely ones one over few relations. */
    LEAST_GATED,
    /** No way gets there earlier when windows that have not begun may be waited for. */
    SOONEST,
    /** Shares no relation with the way over the fewest hops, nor with any other way of this choice. */
    FURTHER
}
