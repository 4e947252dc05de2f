package blastradius.ingest.azurehound;

import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.file.Content;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One collection, record by record. A list of members or owners may be as long as the tenant is large: it is handed over element by
 * element.
 */
final class HoundFile {

    /* What stands beside a list may follow it: so many elements wait for that. */
    private static final int WAITING = 20_000;

    private final Content content;
    private final Meter meter;
    private final Predicate<String> wanted;
    private final Records records;
    private long number;

    /** What is done with records. */
    interface Records {

        /**
         * A record, or an element of its list.
         *
         * @param kind in the collector's own spelling
         * @param data what the record says, without its list where {@code element} is one
         * @param element null: the record has no list
         */
        void record(Place place, String kind, ArmFields data, @Nullable ArmFields element);

        /** A record that is none. */
        void broken(Place place, String why);

        /** Whether nothing more is wanted of the file. */
        default boolean isEnough() {
            return false;
        }
    }

    private HoundFile(Content content, Meter meter, Predicate<String> wanted, Records records) {
        this.content = content;
        this.meter = meter;
        this.wanted = wanted;
        this.records = records;
    }

    /** Hands over the records of the kinds that are wanted. */
    static void read(Content content, Meter meter, Predicate<String> wanted, Records records) {
        HoundFile file = new HoundFile(content, meter, wanted, records);
        JsonTexts.read(content, meter, parser -> {
            file.document(parser);
            return content;
        });
    }

    private void document(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            list(parser);
        } else {
            while (!records.isEnough() && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equalsIgnoreCase("data")) {
                    list(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (!records.isEnough()) {
            JsonTexts.requireEnd(content, parser);
        }
    }

    private void list(JsonParser parser) {
        while (!records.isEnough() && parser.nextToken() != JsonToken.END_ARRAY) {
            Place place = new Place(content.name(), "record", ++number);
            meter.record();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                record(parser, place);
            } else {
                parser.skipChildren();
                records.broken(place, "it is no record with a kind and data");
            }
        }
    }

    private void record(JsonParser parser, Place place) {
        String kind = null;
        Object early = null;
        boolean isRead = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName().toLowerCase(Locale.ROOT);
            JsonToken token = parser.nextToken();
            if (name.equals("kind")) {
                kind = token == JsonToken.VALUE_STRING ? parser.getString() : null;
                skip(parser, token);
            } else if (name.equals("data") && kind != null) {
                isRead = true;
                data(parser, place, kind);
            } else if (name.equals("data")) {
                early = JsonTexts.value(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (kind == null) {
            records.broken(place, "it has no kind");
        } else if (!isRead && wanted.test(kind)) {
            whole(place, kind, early);
        }
    }

    private static void skip(JsonParser parser, JsonToken token) {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            parser.skipChildren();
        }
    }

    private void data(JsonParser parser, Place place, String kind) {
        if (!wanted.test(kind)) {
            parser.skipChildren();
        } else if (!HoundKinds.isList(kind) || parser.currentToken() != JsonToken.START_OBJECT) {
            whole(place, kind, JsonTexts.value(parser));
        } else {
            elements(parser, place, kind);
        }
    }

    private void whole(Place place, String kind, @Nullable Object value) {
        ArmFields data = ArmFields.of(value);
        if (data.map().isEmpty()) {
            records.broken(place, "its data is empty");
        } else if (!HoundKinds.isList(kind)) {
            records.record(place, kind, data, null);
        } else {
            data.map().values().forEach(inside -> each(place, kind, data, inside));
        }
    }

    private void each(Place place, String kind, ArmFields data, @Nullable Object inside) {
        if (inside instanceof List<?> list) {
            list.forEach(one -> records.record(place, kind, data, ArmFields.of(one)));
        }
    }

    private void elements(JsonParser parser, Place place, String kind) {
        Map<String, Object> beside = new LinkedHashMap<>();
        List<ArmFields> waiting = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    waiting.add(ArmFields.of(JsonTexts.value(parser)));
                    if (waiting.size() > WAITING) {
                        flush(place, kind, beside, waiting);
                    }
                }
            } else {
                Object value = JsonTexts.value(parser);
                if (value != null) {
                    beside.put(name, value);
                }
            }
        }
        flush(place, kind, beside, waiting);
    }

    private void flush(Place place, String kind, Map<String, Object> beside, List<ArmFields> waiting) {
        ArmFields data = new ArmFields(beside);
        waiting.forEach(element -> records.record(place, kind, data, element));
        waiting.clear();
    }
}
