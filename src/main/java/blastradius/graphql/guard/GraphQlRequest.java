package blastradius.graphql.guard;

import blastradius.graphql.asked.PersistedDocuments;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.PlainText;
import blastradius.model.Utf8;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One question as GraphQL over HTTP asks it: a JSON object, or the parameters of a URL. */
final class GraphQlRequest {

    private static final int NESTING = 64;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(NESTING)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Set<String> OBJECTS = Set.of("variables", "extensions");

    private final String query;
    private final @Nullable String operationName;
    private final byte[] body;

    private GraphQlRequest(String query, @Nullable String operationName, byte[] body) {
        this.query = query;
        this.operationName = operationName;
        this.body = body;
    }

    /** Its text. */
    String query() {
        return query;
    }

    /** Which of its operations is asked; null: it has only one. */
    @Nullable
    String operationName() {
        return operationName;
    }

    /** The question as the engine takes it. */
    byte[] body() {
        return body;
    }

    /** The question of a body; refuses one that is none. */
    static GraphQlRequest of(byte[] body, PersistedDocuments persisted) throws BlastRadiusException {
        Object json = parsed("the body", Utf8.text("the body", body));
        if (json instanceof Iterable<?>) {
            throw new BadRequest(
                    "the body is an array: 0 questions are answered in a batch; send 1 question a request");
        }
        if (!(json instanceof Map<?, ?> question)) {
            throw new BadRequest("the body is no JSON object with a \"query\"");
        }
        return of(question, persisted);
    }

    /** The question that a URL asks; refuses one that asks nothing. */
    static GraphQlRequest ofUrl(HttpServletRequest request, PersistedDocuments persisted) throws BlastRadiusException {
        Map<String, @Nullable Object> question = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length > 1) {
                throw new BadRequest("the URL has the parameter \"" + PlainText.shown(name) + "\" " + values.length
                        + " times; state it once");
            }
            question.put(name, OBJECTS.contains(name) ? parsed("\"" + name + "\"", values[0]) : values[0]);
        });
        return of(question, persisted);
    }

    /* An empty name of an operation names none. */
    private static GraphQlRequest of(Map<?, ?> stated, PersistedDocuments persisted) {
        String query = persisted.text(stated);
        String named = text(stated, "operationName");
        String operationName = named == null || named.isEmpty() ? null : named;
        OBJECTS.forEach(name -> checkObject(stated, name));
        PlainText.broken("", stated).ifPresent(broken -> {
            throw new BadRequest(broken);
        });
        Map<Object, @Nullable Object> question = new LinkedHashMap<>(stated);
        question.put("query", query);
        question.put("operationName", operationName);
        return new GraphQlRequest(query, operationName, JSON.writeValueAsBytes(question));
    }

    private static @Nullable String text(Map<?, ?> question, String name) {
        Object value = question.get(name);
        if (value != null && !(value instanceof String)) {
            throw new BadRequest("\"" + name + "\" is no string");
        }
        return (String) value;
    }

    private static void checkObject(Map<?, ?> question, String name) {
        Object value = question.get(name);
        if (value != null && !(value instanceof Map)) {
            throw new BadRequest("\"" + name + "\" is no object");
        }
    }

    static byte[] bytes(BlastRadiusException refusal) {
        return JSON.writeValueAsBytes(Problem.response(refusal));
    }

    private static @Nullable Object parsed(String what, String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (StreamConstraintsException tooMuch) {
            throw new LimitExceeded(
                    what + " is nested deeper than " + NESTING + ", or has a number or a name that is too long");
        } catch (NumberFormatException beyond) {
            throw new BadRequest(what + " has a number beyond all that is counted with");
        } catch (JacksonException malformed) {
            throw new BadRequest(what + " is no JSON, or has one name twice: see line "
                    + malformed.getLocation().getLineNr() + " column "
                    + malformed.getLocation().getColumnNr());
        }
    }
}
