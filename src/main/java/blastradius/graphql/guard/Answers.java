package blastradius.graphql.guard;

import blastradius.access.Asked;
import blastradius.access.Caller;
import blastradius.access.Callers;
import blastradius.graphql.asked.Noted;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.LimitExceeded;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * Answers whoever may ask, in its turn, in time, of bounded size and as long as somebody waits, or with an error that says which limit was met. What takes too
 * long, or is not waited for, is cancelled.
 */
public final class Answers implements WebGraphQlInterceptor {

    /**
     * The attribute of a question that the server asks itself for a file: it wants the answer's own objects, and therefore shares it with
     * nobody. Who may have the file was looked at before.
     */
    public static final String OWN = Answers.class.getName() + ".own";

    private final Limits limits;
    private final Documents documents;
    private final Execution execution;
    private final SharedAnswers askedNow;
    private final LeavingClients waiting;
    private final Callers callers;

    public Answers(
            Limits limits,
            Documents documents,
            Execution execution,
            SharedAnswers askedNow,
            LeavingClients waiting,
            Callers callers) {
        this.limits = limits;
        this.documents = documents;
        this.execution = execution;
        this.askedNow = askedNow;
        this.waiting = waiting;
        this.callers = callers;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Documents.Read read = documents.read(request.toExecutionInput());
        boolean own = request.getAttributes().containsKey(OWN);
        Caller caller = callers.current();
        @Nullable Asked noted = Noted.asked();
        if (noted != null && !own) {
            noted.question(Noted.question(
                    read.entry().hasErrors() ? null : read.entry().getDocument(),
                    documents.heaviest(read, request.getOperationName()),
                    read.work(),
                    request.toExecutionInput()));
        }
        Runnable due = due(noted, read);
        try {
            if (!own) {
                caller.check(documents.needs(read, request.getOperationName()));
            }
            if (read.work() != WorkKind.KEPT) {
                due.run();
            }
        } catch (BlastRadiusException refused) {
            return Mono.just(told(noted, refusal(request, refused)));
        }
        request.configureExecutionInput((input, builder) -> builder.graphQLContext(
                        context -> context.put(Documents.Read.class, read).put(Caller.class, caller))
                .build());
        Chain bounded = asked -> chain.next(asked).map(response -> withinSize(request, coded(response)));
        Mono<WebGraphQlResponse> work = execution.of(read.work(), due, request, bounded);
        boolean shared = read.mayBeShared() && !own && mayPay(noted, read);
        Mono<WebGraphQlResponse> answer = shared ? askedNow.answer(request, work) : work;
        return waiting.whileClientStays(answer)
                .map(response -> own(request, response))
                .onErrorResume(BlastRadiusException.class, refused -> Mono.just(refusal(request, refused)))
                .map(response -> told(noted, own ? response : counted(noted, response)));
    }

    /* What is refused for one's own debts is nobody else's answer. */
    private static boolean mayPay(@Nullable Asked asked, Documents.Read read) {
        return asked == null
                || read.work() != WorkKind.KEPT
                || asked.allowance().has(read.points());
    }

    /* Once, however many tables have to be made. */
    private static Runnable due(@Nullable Asked asked, Documents.Read read) {
        AtomicBoolean paid = new AtomicBoolean(asked == null);
        return () -> {
            if (asked != null && paid.compareAndSet(false, true)) {
                asked.spend(read.points());
            }
        };
    }

    /* A file counts its rows itself. */
    private static WebGraphQlResponse counted(@Nullable Asked asked, WebGraphQlResponse response) {
        if (asked != null) {
            asked.answered(Noted.rows(response.getExecutionResult().getData()));
        }
        return response;
    }

    /* What whoever asks, and whoever notes it, is told beside the answer. */
    private static WebGraphQlResponse told(@Nullable Asked asked, WebGraphQlResponse response) {
        retryable(response);
        if (asked != null) {
            response.getExecutionResult().getErrors().stream()
                    .map(error -> String.valueOf(error.getExtensions().get("code")))
                    .findFirst()
                    .ifPresent(asked::problem);
        }
        return response;
    }

    /* Headers are a response's own, so what is shared is only the result. */
    private static WebGraphQlResponse own(WebGraphQlRequest request, WebGraphQlResponse shared) {
        return new WebGraphQlResponse(
                new DefaultExecutionGraphQlResponse(request.toExecutionInput(), shared.getExecutionResult()));
    }

    private static void retryable(WebGraphQlResponse response) {
        response.getExecutionResult().getErrors().stream()
                .map(error -> error.getExtensions().get(Problem.RETRY_AFTER))
                .filter(Objects::nonNull)
                .forEach(seconds -> response.getResponseHeaders().set(HttpHeaders.RETRY_AFTER, seconds.toString()));
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
