package blastradius.graphql.whole;

import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.entity.Page.Sliced;
import blastradius.graphql.reach.GraphView;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import org.jspecify.annotations.Nullable;

/** Takes the list or the graph that is made for a question, where the question's context has a place for it. */
public final class Taking extends SimplePerformantInstrumentation {

    /** Where it is put. */
    static final class Taken {

        private volatile @Nullable Slice<?> list;
        private volatile @Nullable GraphView graph;

        @Nullable
        Slice<?> list() {
            return list;
        }

        @Nullable
        GraphView graph() {
            return graph;
        }

        private Object take(Object value) {
            switch (value) {
                case Sliced<?> sliced -> list = sliced.page();
                case GraphView drawn -> graph = drawn;
                default -> {}
            }
            return value;
        }
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        @Nullable Taken taken = parameters.getEnvironment().getGraphQlContext().get(Taken.class);
        return taken == null
                ? fetcher
                : environment -> {
                    @Nullable Object value = fetcher.get(environment);
                    return value == null ? null : taken.take(value);
                };
    }
}
