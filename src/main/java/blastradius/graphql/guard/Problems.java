package blastradius.graphql.guard;

import blastradius.model.BlastRadiusException;
import blastradius.model.PlainText;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.schema.DataFetchingEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.validation.BindException;

/** Turns what controllers throw into errors. Of what nobody expected only an id leaves the server; the log has the rest under it. */
public final class Problems extends DataFetcherExceptionResolverAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment environment) {
        GraphQLError error = error(thrown, environment);
        return GraphqlErrorBuilder.newError(environment)
                .message(String.valueOf(error.getMessage()))
                .errorType(error.getErrorType())
                .extensions(error.getExtensions())
                .build();
    }

    private static GraphQLError error(Throwable thrown, DataFetchingEnvironment environment) {
        return switch (thrown) {
            case BlastRadiusException ours -> Problem.of(ours);
            case BeanInstantiationException argument -> ofArgument(argument, environment);
            case BindException binding -> Problem.of(new BlastRadiusException.BadRequest(words(binding)));
            case OutOfMemoryError tooLarge -> Problem.of(Execution.outOfMemory());
            case AbortExecutionException cancelled ->
                Problem.of(new BlastRadiusException.TimeExceeded("stopped: nobody waits for the answer any more"));
            default -> unexpected(thrown, environment);
        };
    }

    /* A record that refuses the values of an argument. */
    private static GraphQLError ofArgument(BeanInstantiationException argument, DataFetchingEnvironment environment) {
        return argument.getCause() instanceof BlastRadiusException ours
                ? Problem.of(ours)
                : unexpected(argument, environment);
    }

    private static String words(BindException binding) {
        return "the arguments do not fit: "
                + String.join(
                        "; ",
                        binding.getFieldErrors().stream()
                                .map(error -> PlainText.shown(error.getField()) + " cannot be \""
                                        + PlainText.shown(String.valueOf(error.getRejectedValue())) + "\"")
                                .toList());
    }

    private static GraphQLError unexpected(Throwable thrown, DataFetchingEnvironment environment) {
        String id = environment.getExecutionId().toString();
        LOG.error(
                "Unexpected error {} at {}",
                id,
                environment.getExecutionStepInfo().getPath(),
                thrown);
        return Problem.of(
                Problem.Classification.INTERNAL_ERROR,
                Problem.INTERNAL_ERROR,
                "an unexpected error; the server's log explains it under the id " + id);
    }
}
