package blastradius.model;

/** Whether a relation can be exercised at once. */
public enum GrantState {
    /** Open inside its window. */
    STANDING,
    /** Must be activated first: just-in-time access. */
    ELIGIBLE,
    /** A recorded activation: open inside its window, but it does not stand. */
    ACTIVE
}
