package blastradius.graphql.guard;

import graphql.schema.GraphQLAppliedDirective;

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

    /** From this weight on a field is an analysis. */
    private static final int ANALYSIS = 40;

    /** From this weight on it looks at everybody. */
    private static final int EVERYBODY = 500;

    /** What a {@code @cost} states. */
    static WorkKind of(GraphQLAppliedDirective cost) {
        if (Boolean.TRUE.equals(cost.getArgument("kept").getValue())) {
            return KEPT;
        }
        Integer stated = cost.getArgument("weight").getValue();
        int weight = stated == null ? 1 : stated;
        return weight >= EVERYBODY ? LONG : weight >= ANALYSIS ? QUICK : LOOK_UP;
    }

    WorkKind orLonger(WorkKind other) {
        return compareTo(other) >= 0 ? this : other;
    }

    boolean isAnalysis() {
        return this != LOOK_UP;
    }
}
