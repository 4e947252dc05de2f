package blastradius.graphql.whole;

import blastradius.graphql.guard.Answers;
import blastradius.graphql.guard.Problem;
import blastradius.graphql.whole.Taking.Taken;
import blastradius.lane.Lane;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.Code;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.ResponseError;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;

/** Asks questions inside the server, through every guard that stands before questions from outside. Safe for several threads. */
public final class AskedInside {

    private static final URI HERE = URI.create("/graphql");

    private final Supplier<WebGraphQlHandler> engine;

    public AskedInside(Supplier<WebGraphQlHandler> engine) {
        this.engine = engine;
    }

    /**
     * What is answered, by the names of the question's fields.
     *
     * @param taken where a list is put that is made for the question; null: nowhere
     * @param unwanted asked several times a second on the calling thread, whether nobody waits for it
     * @throws BlastRadiusException as the question is refused
     */
    Map<String, @Nullable Object> ask(
            String text, Map<String, @Nullable Object> variables, @Nullable Taken taken, BooleanSupplier unwanted) {
        WebGraphQlResponse response = answer(text, variables, taken, unwanted);
        response.getErrors().stream().findFirst().ifPresent(AskedInside::refuse);
        return Objects.requireNonNull(response.<Map<String, @Nullable Object>>getData());
    }

    /* The container serves under the connection's lock, so that only this thread can see whether its client is still there. */
    private WebGraphQlResponse answer(
            String text, Map<String, @Nullable Object> variables, @Nullable Taken taken, BooleanSupplier unwanted) {
        GraphQlRequest body = new DefaultGraphQlRequest(text, null, new HashMap<>(variables), Map.of());
        WebGraphQlRequest request = new WebGraphQlRequest(
                HERE,
                new HttpHeaders(),
                new LinkedMultiValueMap<>(),
                null,
                Map.of(Answers.OWN, true),
                body,
                UUID.randomUUID().toString(),
                Locale.ENGLISH);
        if (taken != null) {
            request.configureExecutionInput(
                    (input, builder) -> builder.graphQLContext(context -> context.put(Taken.class, taken))
                            .build());
        }
        return Lane.await(
                engine.get().handleRequest(request).toFuture().thenApply(WebGraphQlResponse.class::cast), unwanted);
    }

    private static void refuse(ResponseError error) {
        String code = String.valueOf(error.getExtensions().get("code"));
        Object seconds = error.getExtensions().getOrDefault(Problem.RETRY_AFTER, 1L);
        String message = String.valueOf(error.getMessage());
        throw Stream.of(Code.values())
                .filter(each -> each.name().equals(code))
                .findFirst()
                .map(each ->
                        BlastRadiusException.told(each, message, Duration.ofSeconds(((Number) seconds).longValue())))
                .orElseThrow(() -> new IllegalStateException(message));
    }
}
