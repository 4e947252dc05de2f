package blastradius.ingest.responses;

import blastradius.ingest.file.JsonTexts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The first words of an answer, up to its first record. */
final class ResponseHead {

    private static final int FAILED = 400;

    /** One of the answers of a batch, and which request it answers. */
    record Answer(@Nullable String id, ResponseHead head) {}

    private @Nullable String context;
    private @Nullable String type;
    private Set<String> fields = Set.of();
    private @Nullable String error;
    private @Nullable List<Answer> answers;
    private Map<String, String> asked = Map.of();

    ResponseHead read(JsonParser parser) {
        JsonToken first = parser.currentToken();
        if (first == JsonToken.START_ARRAY) {
            type = typeOf(parser);
        } else if (first == JsonToken.START_OBJECT) {
            object(parser);
        }
        return this;
    }

    /** The answers of a batch; null: it is none. */
    @Nullable
    List<Answer> answers() {
        return answers;
    }

    /** What a batch asked for, by the number of the request; empty where it does not say. */
    Map<String, String> asked() {
        return asked;
    }

    /** Why nothing was answered; null: it was. */
    @Nullable
    String error() {
        return error;
    }

    /** The same of a failure that has no words. */
    private ResponseHead failed(int status) {
        error = error == null && status >= FAILED ? "status " + status : error;
        return this;
    }

    private void object(JsonParser parser) {
        Set<String> names = new HashSet<>();
        boolean isOver = false;
        while (!isOver && parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            names.add(name);
            switch (name) {
                case "@odata.context" -> context = context(text(parser));
                case "@odata.type" -> type = text(parser);
                case "error" -> error = failure(JsonTexts.object(JsonTexts.value(parser)));
                case "value" -> isOver = token == JsonToken.START_ARRAY && firstRecord(parser);
                case "responses" -> answers = answers(parser);
                case "requests" -> asked = Batch.requests(parser);
                default -> parser.skipChildren();
            }
        }
        if (fields.isEmpty() && !names.contains("value")) {
            fields = names;
        }
    }

    private static @Nullable String context(@Nullable String address) {
        return address == null || !GraphPath.isContext(address) ? null : address;
    }

    private static List<Answer> answers(JsonParser parser) {
        List<ResponseHead> heads = new ArrayList<>();
        List<Map<String, Object>> beside = Batch.each(parser, (number, body) -> {
            while (heads.size() < number) {
                heads.add(new ResponseHead());
            }
            heads.add(new ResponseHead().read(body));
        });
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < beside.size(); i++) {
            ResponseHead head = i < heads.size() ? heads.get(i) : new ResponseHead();
            int status = beside.get(i).get("status") instanceof Number number ? number.intValue() : 0;
            answers.add(new Answer(Batch.id(beside.get(i)), head.failed(status)));
        }
        return answers;
    }

    /* Whether the rest need not be looked at: names may stand in any order. */
    private boolean firstRecord(JsonParser parser) {
        type = typeOf(parser);
        while (context == null && parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
        return context != null;
    }

    private @Nullable String typeOf(JsonParser parser) {
        Map<String, Object> record =
                parser.nextToken() == JsonToken.START_OBJECT ? JsonTexts.object(JsonTexts.value(parser)) : null;
        if (record == null) {
            return null;
        }
        fields = record.keySet();
        Map<String, Object> more = JsonTexts.object(record.get("AdditionalProperties"));
        String own = JsonTexts.text(record.get("@odata.type"));
        return own == null && more != null ? JsonTexts.text(more.get("@odata.type")) : own;
    }

    private static @Nullable String text(JsonParser parser) {
        String text = JsonTexts.text(JsonTexts.value(parser));
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable String failure(@Nullable Map<String, Object> error) {
        if (error == null) {
            return "an error";
        }
        String code = JsonTexts.text(error.get("code"));
        String message = JsonTexts.text(error.get("message"));
        return (code == null ? "error" : code) + (message == null ? "" : ": " + message);
    }

    /**
     * What was asked for. Whose members they are is known to the place alone, where the context names what they are.
     *
     * @param kept what the place says where the answer was kept
     */
    GraphPath path(GraphPath kept) {
        GraphPath stated = GraphPath.ofContext(context);
        if (error != null) {
            return kept;
        }
        boolean isStatedWhole = stated.resource().isOfOwner() && stated.owner() != null;
        if (isStatedWhole || (kept.owner() == null && stated.resource().isOfOwner())) {
            return stated;
        }
        boolean mayBeOwned = stated.resource() == GraphResource.OTHER
                ? context == null
                : stated.resource().isObjects();
        if (kept.resource().isOfOwner() && (mayBeOwned || stated.resource() == kept.resource())) {
            return kept;
        }
        if (stated.resource() != GraphResource.OTHER) {
            return stated;
        }
        GraphResource typed = GraphResource.ofType(type);
        if (typed != GraphResource.OTHER) {
            return new GraphPath(typed, kept.owner(), kept.ownerIs(), kept.words());
        }
        GraphResource looks = context == null ? GraphResource.ofFields(fields) : GraphResource.OTHER;
        if (looks != GraphResource.OTHER && kept.resource() == GraphResource.OTHER) {
            return new GraphPath(looks, null, "", kept.words());
        }
        return context == null ? kept : stated;
    }
}
