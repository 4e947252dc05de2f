package blastradius.model;

/** Whether reviewed access is there. */
public enum ReviewItemState {
    /** As it was when it was chosen, or decided last. */
    STANDS,
    /** Under other terms, or opening other things or levels, than then. */
    CHANGED,
    /** No more. */
    GONE
}
