package blastradius.ingest.sharphound;

import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.domain.Sid;
import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One file of a collection: records of one type, and somewhere what type that is. The number of records that it states is not believed.
 *
 * @param type what the file says that its records are: {@code users}, {@code sessions}; by its name or records where it does not say
 */
record CollectorFile(Content content, String type, @Nullable String domain) {

    private static final int OLDEST = 5;
    private static final String DATA = "data";
    private static final String META = "meta";
    private static final Set<String> OLD_LISTS =
            Set.of("users", "computers", "groups", "domains", "ous", "gpos", "sessions");

    /** Looks at a file: what it says of itself, and whose its first record is. */
    static CollectorFile of(Content content, Meter meter) {
        Outline outline = JsonTexts.read(content, meter, parser -> new Outline(content).read(parser));
        return new CollectorFile(content, outline.type(), outline.domain);
    }

    @Nullable
    DirectoryKind kind() {
        return DirectoryKind.ofFiles(type).orElse(null);
    }

    /** Hands over each record. What is no record at all is told to {@code others}. */
    void forEach(Meter meter, Consumer<AdRecord> records, Consumer<Place> others) {
        RecordValues values = new RecordValues();
        JsonTexts.<@Nullable Void>read(content, meter, parser -> {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                list(parser, meter, values, records, others);
            } else {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    boolean isList = parser.nextToken() == JsonToken.START_ARRAY;
                    if (isList && name.equalsIgnoreCase(DATA)) {
                        list(parser, meter, values, records, others);
                    } else {
                        parser.skipChildren();
                    }
                }
            }
            JsonTexts.requireEnd(content, parser);
            return null;
        });
    }

    private void list(
            JsonParser parser, Meter meter, RecordValues values, Consumer<AdRecord> records, Consumer<Place> others) {
        long number = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Place place = new Place(content.name(), "record", ++number);
            meter.record();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                records.accept(new AdRecord(place, values.fields(parser)));
            } else {
                parser.skipChildren();
                others.accept(place);
            }
        }
    }

    /** What a file says of itself, read no further than needed. */
    private static final class Outline {

        private final Content content;
        private @Nullable String stated;
        private @Nullable String seen;
        private @Nullable String domain;

        Outline(Content content) {
            this.content = content;
        }

        String type() {
            return stated != null ? stated : seen != null ? seen : byName(content.fileName());
        }

        Outline read(JsonParser parser) {
            boolean hasData = false;
            boolean hasMeta = false;
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                first(parser);
                return this;
            }
            while (!(hasData && hasMeta) && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName().toLowerCase(Locale.ROOT);
                JsonToken token = parser.nextToken();
                if (name.equals(META)) {
                    hasMeta = true;
                    meta(JsonTexts.object(JsonTexts.value(parser)));
                } else if (name.equals(DATA) && token == JsonToken.START_ARRAY) {
                    hasData = true;
                    first(parser);
                    if (!hasMeta) {
                        skipRest(parser);
                    }
                } else {
                    refuseOld(name, token);
                    parser.skipChildren();
                }
            }
            return this;
        }

        private void refuseOld(String name, JsonToken token) {
            if (token == JsonToken.START_ARRAY && OLD_LISTS.contains(name)) {
                throw old("3 or older");
            }
        }

        private RuntimeException old(String version) {
            return Failures.rejected(
                    content.name(),
                    "this is a collection of SharpHound's format " + version
                            + ", which says other things by the same names; collect again with SharpHound 1.1 or newer, whose format is 5 or 6");
        }

        private void meta(@Nullable Map<String, Object> meta) {
            if (meta == null) {
                return;
            }
            stated = JsonTexts.text(meta.get("type"));
            String version = JsonTexts.text(meta.get("version"));
            boolean isOld = version != null && version.matches("\\d{1,4}") && Integer.parseInt(version) < OLDEST;
            if (isOld) {
                throw old(String.valueOf(version));
            }
        }

        private void first(JsonParser parser) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                AdRecord record =
                        new AdRecord(new Place(content.name(), "record", 1), new RecordValues().fields(parser));
                seen = KindByFields.type(record);
                domain = Whose.domain(record);
            }
        }

        private static void skipRest(JsonParser parser) {
            if (parser.currentToken() == JsonToken.END_ARRAY) {
                return;
            }
            parser.skipChildren();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
            }
        }

        private static String byName(String fileName) {
            String name = fileName.toLowerCase(Locale.ROOT).replaceFirst("\\.json(\\.gz)?$", "");
            return name.substring(name.lastIndexOf('_') + 1);
        }
    }

    /** Which domain a record is of. */
    static final class Whose {

        private Whose() {}

        static @Nullable String domain(AdRecord record) {
            AdRecord properties = record.part("properties");
            String stated =
                    properties.text("domainsid") == null ? record.text("domainsid") : properties.text("domainsid");
            String id = record.text("objectidentifier", "computersid");
            String of = Sid.domain(stated);
            return of == null ? Sid.domain(id) : of;
        }
    }
}
