package blastradius.graphql.entity;

import blastradius.snapshot.CurrentSnapshot;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationCreateStateParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/** Has every answer that was asked for while the first estate is loaded say that it is not exact, wherever it says how complete it is. */
public final class LoadingNotice extends SimplePerformantInstrumentation {

    private final CurrentSnapshot current;

    public LoadingNotice(CurrentSnapshot current) {
        this.current = current;
    }

    /** Whether the estate was being loaded when the question came: an answer that mixes both times is not exact either. */
    private record Asked(boolean whileLoading) implements InstrumentationState {}

    @Override
    public InstrumentationState createState(InstrumentationCreateStateParameters parameters) {
        return new Asked(current.isLoading());
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        boolean isNotice = state instanceof Asked asked && asked.whileLoading() && isCompleteness(parameters);
        return isNotice ? environment -> Completeness.LOADING : fetcher;
    }

    private static boolean isCompleteness(InstrumentationFieldFetchParameters parameters) {
        GraphQLNamedType type =
                GraphQLTypeUtil.unwrapAllAs(parameters.getEnvironment().getFieldType());
        return type.getName().equals("Completeness");
    }
}
