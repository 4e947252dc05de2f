package blastradius.graphql.whole;

import blastradius.export.Content;
import blastradius.export.Content.Rows;
import blastradius.export.Sheet;
import blastradius.export.WholeAnswer;
import blastradius.export.WholeLists;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.guard.Answers;
import blastradius.graphql.guard.Problem;
import blastradius.graphql.whole.Taking.Taken;
import blastradius.lane.Lane;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Code;
import blastradius.model.BlastRadiusException.TimeExceeded;
import graphql.schema.GraphQLSchema;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
public final class AskedWholeLists implements WholeLists {

    private static final URI HERE = URI.create("/graphql");

    /** What names an answer, as far as the question states it. */
    private static final List<String> NAMING = List.of("compromised", "targets", "by", "kinds", "of", "scenario");

    private static final Map<String, Asked<?>> QUESTIONS = Map.of(
            "entities", new Asked<>("entities", null, Columns.ENTITIES),
            "blast-radius", new Asked<>("blastRadius", "entities", Columns.REACHED),
            "exposure", new Asked<>("exposure", "entities", Columns.EXPOSED),
            "ranking", new Asked<>("ranking", null, Columns.RANKED),
            "relations", new Asked<>("relations", null, Columns.RELATIONS),
            "findings", new Asked<>("findings", null, Columns.FINDINGS),
            "choke-points", new Asked<>("chokePoints", null, Columns.CHOKE_POINTS));

    private final Supplier<WebGraphQlHandler> engine;
    private final Supplier<GraphQLSchema> schema;

    public AskedWholeLists(Supplier<WebGraphQlHandler> engine, Supplier<GraphQLSchema> schema) {
        this.engine = engine;
        this.schema = schema;
    }

    /**
     * A question of the schema.
     *
     * @param list the field below it that is the list; null: it is the list itself
     */
    private record Asked<E extends Edge>(
            String field, @Nullable String list, Sheet<E> sheet) {

        /* The list's rows are what its columns are of: both stand under one question. */
        @SuppressWarnings("unchecked")
        Rows<E> rows(Slice<?> whole, Runnable goOn) {
            Slice<E> own = (Slice<E>) whole;
            return new Rows<>(sheet, own.totalCount(), index -> {
                goOn.run();
                return own.entry().apply(index);
            });
        }
    }

    @Override
    public WholeAnswer answer(
            String question, boolean drawn, Map<String, List<String>> parameters, BooleanSupplier unwanted) {
        Asked<?> asked = QUESTIONS.get(question);
        if (asked == null) {
            throw new BadRequest("there is no export of " + question);
        }
        Taken taken = new Taken();
        WholeQuestion whole = WholeQuestion.of(schema.get(), asked.field(), drawn ? "graph" : asked.list(), parameters);
        Map<String, Object> said = said(asked.field(), ask(whole, taken, unwanted));
        Runnable goOn = () -> {
            if (unwanted.getAsBoolean()) {
                throw new TimeExceeded("stopped: nobody waits for the file any more, or it takes too long");
            }
        };
        Content content = drawn
                ? Objects.requireNonNull(taken.graph()).whole().apply(goOn)
                : asked.rows(Objects.requireNonNull(taken.list()), goOn);
        return new WholeAnswer(
                question,
                about(parameters),
                ((Number) part(said, "snapshot", "version")).longValue(),
                instant(said.getOrDefault("at", optional(said, "assumptions", "at"))),
                (String) optional(said, "completeness", "reason"),
                content);
    }

    /* The container serves under the connection's lock, so that only this thread can see whether its client is still there. */
    private WebGraphQlResponse ask(WholeQuestion question, Taken taken, BooleanSupplier unwanted) {
        GraphQlRequest body =
                new DefaultGraphQlRequest(question.text(), null, new HashMap<>(question.variables()), Map.of());
        WebGraphQlRequest request = new WebGraphQlRequest(
                HERE,
                new HttpHeaders(),
                new LinkedMultiValueMap<>(),
                null,
                Map.of(Answers.OWN, true),
                body,
                UUID.randomUUID().toString(),
                Locale.ENGLISH);
        request.configureExecutionInput(
                (input, builder) -> builder.graphQLContext(context -> context.put(Taken.class, taken))
                        .build());
        return Lane.await(
                engine.get().handleRequest(request).toFuture().thenApply(WebGraphQlResponse.class::cast), unwanted);
    }

    private static Map<String, Object> said(String field, WebGraphQlResponse response) {
        response.getErrors().stream().findFirst().ifPresent(AskedWholeLists::refuse);
        Map<String, Map<String, Object>> data = response.getData();
        Map<String, Object> said = new HashMap<>(
                Objects.requireNonNull(Objects.requireNonNull(data).get(field)));
        said.putAll(data.getOrDefault("estate", Map.of()));
        return said;
    }

    /* What says of no instant that it is about it is about now. */
    private static Instant instant(@Nullable Object stated) {
        return stated == null ? Instant.now() : Instant.parse(stated.toString());
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

    private static Object part(Map<String, Object> said, String object, String field) {
        return Objects.requireNonNull(optional(said, object, field), object);
    }

    private static @Nullable Object optional(Map<String, Object> said, String object, String field) {
        return said.get(object) instanceof Map<?, ?> known ? known.get(field) : null;
    }

    private static String about(Map<String, List<String>> parameters) {
        return NAMING.stream()
                .flatMap(name -> parameters.getOrDefault(name, List.of()).stream())
                .collect(Collectors.joining(" "));
    }
}
