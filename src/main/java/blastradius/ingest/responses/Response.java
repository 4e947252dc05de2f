package blastradius.ingest.responses;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One file, and what it says of itself before its records.
 *
 * @param path what was asked for
 * @param error why nothing was answered; null: it was
 */
public record Response(
        Content content, GraphPath path, @Nullable String error) {

    /** Whether another page follows, and how many records there are of all pages, as the end of the file knows both. */
    public record Rest(boolean goesOn, long records, long counted) {}

    /** What a content is, by its context, the type of its first record, and the place where it was kept. */
    public static Response of(Content content, Meter meter) {
        return JsonTexts.read(content, meter, parser -> new Head(content).read(parser));
    }

    /** Hands over the records one by one and tells what the rest of the file says. */
    public Rest records(Meter meter, Consumer<GraphRecord> each) {
        Body body = new Body(content, meter, each);
        JsonTexts.read(content, meter, body::read);
        return new Rest(body.goesOn, body.number, body.counted);
    }

    public GraphResource resource() {
        return path.resource();
    }

    /** The first words of a file, up to its first record. */
    private static final class Head {

        private final Content content;
        private @Nullable String context;
        private @Nullable String type;
        private @Nullable String error;

        Head(Content content) {
            this.content = content;
        }

        Response read(JsonParser parser) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                type = typeOf(parser);
            } else if (first == JsonToken.START_OBJECT) {
                object(parser);
            }
            return new Response(content, path(), error);
        }

        private void object(JsonParser parser) {
            boolean isOver = false;
            while (!isOver && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                switch (name) {
                    case "@odata.context" -> context = text(parser);
                    case "@odata.type" -> type = text(parser);
                    case "error" -> error = failure(JsonTexts.object(JsonTexts.value(parser)));
                    case "value" -> isOver = token == JsonToken.START_ARRAY && firstRecord(parser);
                    default -> parser.skipChildren();
                }
            }
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

        private static @Nullable String typeOf(JsonParser parser) {
            Map<String, Object> record =
                    parser.nextToken() == JsonToken.START_OBJECT ? JsonTexts.object(JsonTexts.value(parser)) : null;
            return record == null ? null : JsonTexts.text(record.get("@odata.type"));
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

        /* Whose members they are is known to the place alone, where the context names what they are. */
        private GraphPath path() {
            GraphPath stated = GraphPath.ofContext(context);
            GraphPath kept = GraphPath.ofFile(content.name());
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
            return context == null ? kept : stated;
        }
    }

    /** The records of a file. */
    private static final class Body {

        private final Content content;
        private final Meter meter;
        private final Consumer<GraphRecord> each;
        private boolean goesOn;
        private long number;
        private long counted = -1;

        Body(Content content, Meter meter, Consumer<GraphRecord> each) {
            this.content = content;
            this.meter = meter;
            this.each = each;
        }

        boolean read(JsonParser parser) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                list(parser);
            } else if (first == JsonToken.START_OBJECT) {
                object(parser);
            } else {
                throw Failures.rejected(content.name(), "is no response of Microsoft Graph");
            }
            JsonTexts.requireEnd(content, parser);
            return true;
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
                if (name.equals("@odata.nextLink")) {
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
                if (record != null) {
                    record(record);
                }
            }
        }

        private void record(Map<String, Object> fields) {
            meter.record();
            number++;
            each.accept(GraphRecord.of(new Place(content.name(), "record", number), fields));
        }
    }
}
