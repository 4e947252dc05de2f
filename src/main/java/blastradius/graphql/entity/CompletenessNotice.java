package blastradius.graphql.entity;

import blastradius.model.Sight;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.PartOnly;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationCreateStateParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Has answers say that they are not exact, wherever they say how complete they are: every one that was asked for while the first estate is loaded, and
 * those of a part of an estate in which something is shut that hangs on what the caller does not see.
 */
public final class CompletenessNotice extends SimplePerformantInstrumentation {

    private final CurrentSnapshot current;

    public CompletenessNotice(CurrentSnapshot current) {
        this.current = current;
    }

    /**
     * As it was when the question came: an answer that mixes two times is not exact either.
     *
     * @param whileLoading whether the estate was being loaded
     * @param shut how many relations were shut as they need what the caller does not see
     */
    private record Asked(boolean whileLoading, long shut) implements InstrumentationState {}

    @Override
    public InstrumentationState createState(InstrumentationCreateStateParameters parameters) {
        return new Asked(
                current.isLoading(),
                Sight.current().isWhole()
                        ? 0
                        : PartOnly.of(current.get()).map(PartOnly::shut).orElse(0L));
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        if (!(state instanceof Asked asked) || !isCompleteness(parameters)) {
            return fetcher;
        }
        if (asked.whileLoading()) {
            return environment -> Completeness.LOADING;
        }
        return asked.shut() == 0 ? fetcher : environment -> inPart(fetcher.get(environment), asked.shut());
    }

    private static @Nullable Object inPart(@Nullable Object said, long shut) {
        return Completeness.EXACT.equals(said) ? Completeness.ofPart(shut) : said;
    }

    private static boolean isCompleteness(InstrumentationFieldFetchParameters parameters) {
        GraphQLNamedType type =
                GraphQLTypeUtil.unwrapAllAs(parameters.getEnvironment().getFieldType());
        return type.getName().equals("Completeness");
    }
}
