package blastradius.graphql;

import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One question as GraphQL over HTTP asks it: a JSON object, or the parameters of a URL. */
final class Question {

    private static final int NESTING = 64;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(NESTING)
                            .build())
                    .build())
            .build();
    private static final Set<String> OBJECTS = Set.of("variables", "extensions");

    private Question() {}

    /** Refuses a body that is no question. */
    static void check(byte[] body) throws BlastRadiusException {
        JsonNode question = parse("the body", body);
        if (question.isArray()) {
            throw new BadRequest(
                    "the body is an array: 0 questions are answered in a batch; send 1 question a request");
        }
        if (!question.isObject()) {
            throw new BadRequest("the body is no JSON object with a \"query\"");
        }
        checkText(question, "query", true);
        checkText(question, "operationName", false);
        OBJECTS.forEach(name -> checkObject(question, name));
    }

    private static void checkText(JsonNode question, String name, boolean required) {
        JsonNode value = question.get(name);
        boolean absent = value == null || value.isNull();
        if (absent ? required : !value.isString()) {
            throw new BadRequest("\"" + name + "\" is " + (absent ? "missing" : "no string"));
        }
    }

    private static void checkObject(JsonNode question, String name) {
        JsonNode value = question.get(name);
        if (value != null && !value.isNull() && !value.isObject()) {
            throw new BadRequest("\"" + name + "\" is no object");
        }
    }

    /** The body that asks the same as the URL; null where the URL asks nothing. */
    static byte @Nullable [] ofUrl(HttpServletRequest request) throws BlastRadiusException {
        if (request.getParameter("query") == null) {
            return null;
        }
        Map<String, Object> question = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (OBJECTS.contains(name)) {
                question.put(name, parse("\"" + name + "\"", values[0].getBytes(StandardCharsets.UTF_8)));
            } else {
                question.put(name, values[0]);
            }
        });
        return JSON.writeValueAsBytes(question);
    }

    static byte[] bytes(BlastRadiusException refusal) {
        return JSON.writeValueAsBytes(Problem.response(refusal));
    }

    private static JsonNode parse(String what, byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new BadRequest(what + " is no JSON: " + e.getOriginalMessage());
        }
    }
}
