package blastradius.graphql.guard;

/** What a question asks the server to do, by the schema's {@code @cost}; the later ones take longer. */
enum WorkKind {
    /** Finds and shows; waits for nobody. */
    LOOK_UP,
    /** Reads a table that is kept; only where it has to be made first, that waits in the lane of long analyses. */
    KEPT,
    /** Looks from one place. */
    QUICK,
    /** Looks at everybody. */
    LONG;

    boolean isAnalysis() {
        return this != LOOK_UP;
    }
}
