package blastradius.graphql;

import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.TimeExceeded;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import java.time.Duration;
import java.util.List;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import reactor.core.publisher.Mono;

/** Answers in time and of bounded size, or an error that says which limit was met. What takes too long is cancelled. */
final class Answers implements WebGraphQlInterceptor {

    private final Limits limits;

    Answers(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Deadline deadline = new Deadline(limits);
        request.configureExecutionInput(
                (input, builder) -> builder.graphQLContext(context -> context.put(Deadline.class, deadline))
                        .build());
        return chain.next(request)
                .map(response -> withinSize(request, coded(response)))
                .timeout(expiry(deadline), Mono.fromSupplier(() -> late(request, deadline)))
                .doOnCancel(deadline::cancel);
    }

    private Mono<Long> expiry(Deadline deadline) {
        Duration extension = limits.analysis().minus(limits.query());
        return Mono.delay(limits.query())
                .flatMap(tick ->
                        deadline.isAnalysis() && extension.isPositive() ? Mono.delay(extension) : Mono.just(tick));
    }

    private static WebGraphQlResponse late(WebGraphQlRequest request, Deadline deadline) {
        deadline.cancel();
        return refusal(
                request,
                new TimeExceeded("no answer within " + deadline.limit().toMillis() / 1000.0
                        + " s, the most that the server allows: ask for less at once"));
    }

    /** The engine's own errors get codes here: a fault of ours is where a value was missing or could not be written. */
    private static WebGraphQlResponse coded(WebGraphQlResponse response) {
        List<GraphQLError> errors = response.getExecutionResult().getErrors();
        return errors.stream().allMatch(Answers::isCoded)
                ? response
                : response.transform(builder ->
                        builder.errors(errors.stream().map(Answers::coded).toList()));
    }

    private static GraphQLError coded(GraphQLError error) {
        if (error instanceof BadFaithIntrospectionError) {
            return Problem.of(new BadRequest("the question asks for the schema's own fields too often or too deeply;"
                    + " ask the introspection query that tools ask, once"));
        }
        boolean asked = error.getErrorType() == ErrorType.ValidationError
                || error.getErrorType() == ErrorType.InvalidSyntax
                || error.getErrorType() == ErrorType.OperationNotSupported;
        return Problem.coded(error, asked ? BlastRadiusException.Code.BAD_REQUEST.name() : Problem.INTERNAL_ERROR);
    }

    private static boolean isCoded(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey("code");
    }

    private WebGraphQlResponse withinSize(WebGraphQlRequest request, WebGraphQlResponse response) {
        long limit = limits.response().toBytes();
        return JsonSize.exceeds(response.toMap(), limit)
                ? refusal(
                        request,
                        new LimitExceeded("the answer is larger than " + limit
                                + " bytes, the most that the server sends: ask for smaller pages or fewer fields"))
                : response;
    }

    private static WebGraphQlResponse refusal(WebGraphQlRequest request, BlastRadiusException why) {
        GraphQLError error = Problem.of(why);
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(
                request.toExecutionInput(),
                ExecutionResult.newExecutionResult().addError(error).build()));
    }
}
