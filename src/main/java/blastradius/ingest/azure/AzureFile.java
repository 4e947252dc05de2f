package blastradius.ingest.azure;

import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.arm.ArmPath;
import blastradius.ingest.file.Content;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One file of what the resource manager tells, record by record: a list as the command line prints it, a response with its records under
 * {@code value}, rows of a query under {@code data}, or a single record.
 */
final class AzureFile {

    private final Content content;
    private final Meter meter;
    private final Records records;
    private final Map<String, Object> beside = new LinkedHashMap<>();
    private long number;

    /** What is done with records. */
    interface Records {
        void record(Place place, ArmFields record);

        /** Something that is no record, or what the file lacks. */
        void broken(Place place, String why);
    }

    private AzureFile(Content content, Meter meter, Records records) {
        this.content = content;
        this.meter = meter;
        this.records = records;
    }

    static void read(Content content, Meter meter, Records records) {
        AzureFile file = new AzureFile(content, meter, records);
        JsonTexts.read(content, meter, parser -> {
            file.document(parser);
            return content;
        });
    }

    private void document(JsonParser parser) {
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            list(parser);
        } else {
            response(parser);
        }
        JsonTexts.requireEnd(content, parser);
    }

    private void response(JsonParser parser) {
        boolean isList = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            boolean isRecords = name.equalsIgnoreCase("value") || name.equalsIgnoreCase("data");
            JsonToken token = parser.nextToken();
            if (isRecords && token == JsonToken.START_ARRAY) {
                isList = true;
                list(parser);
            } else {
                Object value = JsonTexts.value(parser);
                if (value != null) {
                    beside.put(name, value);
                }
            }
        }
        ArmFields whole = new ArmFields(beside);
        if (isList) {
            goesOn(whole);
        } else {
            record(ShellWords.plain(whole));
        }
    }

    /* Answers name the next page, queries what to say to get it. */
    private void goesOn(ArmFields whole) {
        String token = whole.text("skip_token") == null ? whole.text("$skipToken") : whole.text("skip_token");
        if (whole.text("nextLink") != null) {
            records.broken(place(), "the list goes on at its nextLink: save the pages that follow as well");
        } else if (token != null) {
            records.broken(place(), "the rows go on after its skip token: save the pages that follow as well");
        }
    }

    private void list(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            record(ShellWords.plain(ArmFields.of(JsonTexts.value(parser))));
        }
    }

    private void record(ArmFields record) {
        number++;
        meter.record();
        if (record.map().isEmpty()) {
            records.broken(place(), "it is no record");
        } else {
            records.record(place(), record);
        }
    }

    private Place place() {
        return new Place(content.name(), "record", number);
    }

    /** The type of a record in small letters, as it says or as its id says; blank: neither does. */
    static String type(ArmFields record) {
        String stated = record.text("type");
        ArmPath path = ArmPath.of(record.text("id"));
        boolean isType = stated != null && stated.contains("/");
        String type = isType ? stated : path == null ? "" : path.type();
        String folded = String.valueOf(type).toLowerCase(java.util.Locale.ROOT);
        return folded.startsWith("/providers/") ? folded.substring("/providers/".length()) : folded;
    }

    /** What an extension of a resource ({@code …/providers/Microsoft.Authorization/…}) is of. */
    static @Nullable ArmPath scope(ArmFields record) {
        ArmPath stated = ArmPath.of(record.statedText("scope"));
        ArmPath id = ArmPath.of(record.text("id"));
        if (stated != null || id == null) {
            return stated;
        }
        int at = id.key().lastIndexOf("/PROVIDERS/MICROSOFT.");
        return at <= 0 ? (at == 0 ? ArmPath.ROOT : null) : ArmPath.of(id.text().substring(0, at));
    }
}
