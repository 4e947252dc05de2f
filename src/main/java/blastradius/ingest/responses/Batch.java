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

    /** The first words of one of the answers, and which request it answers. */
    record Answer(@Nullable String id, ResponseHead head) {}

    /** What is done with the body of an answer, at whose first token the parser stands; what is left of it is passed over. */
    interface Body {
        void read(int number, JsonParser parser);
    }

    /** What the answers are. */
    static List<Answer> answers(JsonParser parser) {
        List<ResponseHead> heads = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        List<Map<String, Object>> beside = each(parser, (number, body) -> {
            while (heads.size() < number) {
                heads.add(new ResponseHead());
            }
            heads.add(new ResponseHead().read(body));
        });
        for (int i = 0; i < beside.size(); i++) {
            ResponseHead head = i < heads.size() ? heads.get(i) : new ResponseHead();
            int status = beside.get(i).get("status") instanceof Number number ? number.intValue() : 0;
            answers.add(new Answer(id(beside.get(i)), head.failed(status)));
        }
        return answers;
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

    private static @Nullable String id(Map<String, Object> one) {
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
