package blastradius.graphql.asked;

import blastradius.model.BlastRadiusException.Forbidden;
import blastradius.model.Sight;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import org.jspecify.annotations.Nullable;

/** Refuses fields that the schema marks {@code @wholeEstate} to whoever sees a part of the estate only. */
public final class WholeEstateOnly extends SimplePerformantInstrumentation {

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        GraphQLFieldDefinition field = parameters.getField();
        return Sight.current().isWhole() || !field.hasAppliedDirective("wholeEstate")
                ? fetcher
                : environment -> {
                    throw new Forbidden(
                            field.getName() + " tells of the whole estate; the caller sees some tenants only");
                };
    }
}
