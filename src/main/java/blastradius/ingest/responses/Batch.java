package blastradius.ingest.responses;

import blastradius.ingest.file.JsonTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Several requests or answers in one file, as they are where several were sent as one ({@code $batch}). */
final class Batch {

    private Batch() {}

    /** What is done with the body of an answer, at whose first token the parser stands; what is left of it is passed over. */
    interface Body {
        void read(int number, JsonParser parser);
    }

    /** By number, what requests ask for. */
    static Map<String, String> requests(JsonParser parser) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (Map<String, Object> request : each(parser, (number, body) -> {})) {
            String id = id(request);
            String url = JsonTexts.text(request.get("url"));
            if (id != null && url != null) {
                asked.put(id, url);
            }
        }
        return asked;
    }

    /** The number of a request, or of the request that is answered. */
    static @Nullable String id(Map<String, Object> one) {
        String id = JsonTexts.text(one.get("id"));
        return id == null ? null : id.toLowerCase(Locale.ROOT);
    }

    /** Hands over body after body of a list of answers and says what stands beside each. */
    static List<Map<String, Object>> each(JsonParser parser, Body body) {
        List<Map<String, Object>> all = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return all;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Map<String, Object> beside = new LinkedHashMap<>();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                one(parser, all.size(), body, beside);
            } else {
                parser.skipChildren();
            }
            all.add(beside);
        }
        return all;
    }

    private static void one(JsonParser parser, int number, Body body, Map<String, Object> beside) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("body")) {
                body(parser, number, body);
            } else {
                Object value = JsonTexts.value(parser);
                if (value != null) {
                    beside.put(name, value);
                }
            }
        }
    }

    private static void body(JsonParser parser, int number, Body body) {
        int depth = parser.streamReadContext().getNestingDepth();
        boolean isScalar = parser.currentToken().isScalarValue();
        body.read(number, parser);
        while (!isScalar && parser.streamReadContext().getNestingDepth() >= depth) {
            parser.nextToken();
        }
    }
}
