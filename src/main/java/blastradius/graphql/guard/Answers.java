package blastradius.graphql.guard;

import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.LimitExceeded;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import java.util.List;
import java.util.Objects;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * Answers in its turn, in time, of bounded size and as long as somebody waits, or with an error that says which limit was met. What takes too
 * long, or is not waited for, is cancelled.
 */
public final class Answers implements WebGraphQlInterceptor {

    /** The attribute of a request that wants the answer's own objects, and therefore shares it with nobody. */
    public static final String OWN = Answers.class.getName() + ".own";

    private final Limits limits;
    private final Documents documents;
    private final Execution execution;
    private final SharedAnswers askedNow;
    private final LeavingClients waiting;

    public Answers(
            Limits limits, Documents documents, Execution execution, SharedAnswers askedNow, LeavingClients waiting) {
        this.limits = limits;
        this.documents = documents;
        this.execution = execution;
        this.askedNow = askedNow;
        this.waiting = waiting;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Documents.Read read = documents.read(request.toExecutionInput());
        request.configureExecutionInput(
                (input, builder) -> builder.graphQLContext(context -> context.put(Documents.Read.class, read))
                        .build());
        Chain bounded = asked -> chain.next(asked).map(response -> withinSize(request, coded(response)));
        Mono<WebGraphQlResponse> work = execution.of(read.work(), request, bounded);
        Mono<WebGraphQlResponse> answer =
                read.mayBeShared() && !request.getAttributes().containsKey(OWN) ? askedNow.answer(request, work) : work;
        return waiting.whileClientStays(answer)
                .map(response -> retryable(own(request, response)))
                .onErrorResume(BlastRadiusException.class, refused -> Mono.just(retryable(refusal(request, refused))));
    }

    /* Headers are a response's own, so what is shared is only the result. */
    private static WebGraphQlResponse own(WebGraphQlRequest request, WebGraphQlResponse shared) {
        return new WebGraphQlResponse(
                new DefaultExecutionGraphQlResponse(request.toExecutionInput(), shared.getExecutionResult()));
    }

    private static WebGraphQlResponse retryable(WebGraphQlResponse response) {
        response.getExecutionResult().getErrors().stream()
                .map(error -> error.getExtensions().get(Problem.RETRY_AFTER))
                .filter(Objects::nonNull)
                .forEach(seconds -> response.getResponseHeaders().set(HttpHeaders.RETRY_AFTER, seconds.toString()));
        return response;
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
