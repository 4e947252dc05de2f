package blastradius.ingest.responses;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One answer, and what it says of itself before its records.
 *
 * @param content the file that it is, or in which it stands
 * @param part which of the answers of a batch it is; {@link #WHOLE}: it is the file
 * @param path what was asked for
 * @param error why nothing was answered; null: it was
 */
public record Response(
        Content content, int part, GraphPath path, @Nullable String error) {

    static final int WHOLE = -1;

    private static final String CONTEXT = "@odata.context";
    private static final String NEXT = "@odata.nextLink";

    /** Whether another page follows, and how many records there are of all pages, as the end of the file knows both. */
    public record Rest(boolean goesOn, long records, long counted) {}

    /** Hands over the records one by one and tells what the rest of the file says. */
    public Rest records(Meter meter, Consumer<GraphRecord> each) {
        Body body = new Body(name(), meter, each);
        JsonTexts.read(content, meter, parser -> {
            boolean isRead = part == WHOLE ? body.read(parser) : body.readPart(parser, part);
            JsonTexts.requireEnd(content, parser);
            return isRead;
        });
        return new Rest(body.goesOn, body.number, body.counted);
    }

    /** What tells it from all others: one of a batch by where it stands. */
    String name() {
        return part == WHOLE ? content.name() : content.name() + ", response " + (part + 1);
    }

    public GraphResource resource() {
        return path.resource();
    }

    /** The records of a file. */
    private static final class Body {

        private final String name;
        private final Meter meter;
        private final Consumer<GraphRecord> each;
        private boolean goesOn;
        private long number;
        private long counted = -1;

        Body(String name, Meter meter, Consumer<GraphRecord> each) {
            this.name = name;
            this.meter = meter;
            this.each = each;
        }

        boolean read(JsonParser parser) {
            answer(parser, parser.nextToken());
            return true;
        }

        boolean readPart(JsonParser parser, int part) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_ARRAY && "responses".equals(parser.currentName())) {
                    Batch.each(parser, (number, body) -> {
                        if (number == part) {
                            answer(body, body.currentToken());
                        }
                    });
                }
            }
            return true;
        }

        private void answer(JsonParser parser, JsonToken first) {
            if (first == JsonToken.START_ARRAY) {
                list(parser);
            } else if (first == JsonToken.START_OBJECT) {
                object(parser);
            } else {
                throw Failures.rejected(name, "is no response of Microsoft Graph");
            }
        }

        /* A single object is its own record; its fields are few. */
        private void object(JsonParser parser) {
            Map<String, Object> single = new java.util.LinkedHashMap<>();
            boolean isList = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals("value") && token == JsonToken.START_ARRAY) {
                    isList = true;
                    list(parser);
                    continue;
                }
                Object value = JsonTexts.value(parser);
                if (name.equals(NEXT)) {
                    goesOn = value != null;
                } else if (name.equals("@odata.count") && value instanceof Number all) {
                    counted = all.longValue();
                } else if (value != null) {
                    single.put(name, value);
                }
            }
            if (!isList) {
                record(single);
            }
        }

        private void list(JsonParser parser) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Map<String, Object> record = JsonTexts.object(JsonTexts.value(parser));
                if (record != null && record.containsKey(CONTEXT) && record.get("value") instanceof List<?> page) {
                    page(record, page);
                } else if (record != null) {
                    record(record);
                }
            }
        }

        /* Pages that somebody put into one list, as programs that read several files do. */
        private void page(Map<String, Object> answer, List<?> page) {
            goesOn = answer.get(NEXT) != null;
            for (Object record : page) {
                Map<String, Object> fields = JsonTexts.object(record);
                if (fields != null) {
                    record(fields);
                }
            }
        }

        private void record(Map<String, Object> fields) {
            meter.record();
            number++;
            each.accept(GraphRecord.of(new Place(name, "record", number), fields));
        }
    }
}
