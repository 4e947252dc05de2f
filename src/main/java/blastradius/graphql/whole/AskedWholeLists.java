package blastradius.graphql.whole;

import blastradius.export.Content;
import blastradius.export.Content.Rows;
import blastradius.export.Sheet;
import blastradius.export.WholeAnswer;
import blastradius.export.WholeLists;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.whole.Taking.Taken;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.TimeExceeded;
import blastradius.model.BlastRadiusException.UnknownId;
import graphql.schema.GraphQLSchema;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists that are asked for inside the server. Safe for several threads. */
public final class AskedWholeLists implements WholeLists {

    /** What names an answer, as far as the question states it. */
    private static final List<String> NAMING = List.of("compromised", "targets", "by", "kinds", "of", "scenario");

    private static final Map<String, Asked<?>> QUESTIONS = Map.of(
            "entities", new Asked<>("entities", null, Columns.ENTITIES),
            "blast-radius", new Asked<>("blastRadius", "entities", Columns.REACHED),
            "exposure", new Asked<>("exposure", "entities", Columns.EXPOSED),
            "ranking", new Asked<>("ranking", null, Columns.RANKED),
            "relations", new Asked<>("relations", null, Columns.RELATIONS),
            "findings", new Asked<>("findings", null, Columns.FINDINGS),
            "review", new Asked<>("review", "items", ReviewColumns.ITEMS),
            "choke-points", new Asked<>("chokePoints", null, Columns.CHOKE_POINTS));

    private final AskedInside inside;
    private final Supplier<GraphQLSchema> schema;

    public AskedWholeLists(AskedInside inside, Supplier<GraphQLSchema> schema) {
        this.inside = inside;
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
        Map<String, Object> said =
                said(asked.field(), inside.ask(whole.text(), whole.variables(), taken, unwanted), parameters);
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

    private static Map<String, Object> said(
            String field, Map<String, @Nullable Object> data, Map<String, List<String>> parameters) {
        Map<String, Object> said = new HashMap<>();
        put(said, data.get(field));
        if (said.isEmpty()) {
            throw new UnknownId(field, String.join(", ", parameters.getOrDefault("id", List.of())));
        }
        put(said, data.get("estate"));
        return said;
    }

    private static void put(Map<String, Object> said, @Nullable Object answer) {
        if (answer instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> said.put(String.valueOf(name), value));
        }
    }

    /* What says of no instant that it is about it is about now. */
    private static Instant instant(@Nullable Object stated) {
        return stated == null ? Instant.now() : Instant.parse(stated.toString());
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
