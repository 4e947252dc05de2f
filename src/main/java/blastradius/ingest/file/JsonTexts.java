package blastradius.ingest.file;

import blastradius.model.BlastRadiusException;
import blastradius.model.PlainText;
import java.io.ByteArrayInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.io.InputDecorator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** JSON read record by record, within limits that no genuine export meets. */
public final class JsonTexts {

    /** What every JSON text is held to, whatever reads it. */
    public static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(ImportLimits.MAX_NESTING)
            .maxStringLength(ImportLimits.MAX_TEXT_CHARS)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonFactory FACTORY = factory(CONSTRAINTS).build();

    private JsonTexts() {}

    /** JSON in which no object has a name twice: whoever reads the first and whoever reads the last would see two different files. */
    public static JsonFactoryBuilder factory(StreamReadConstraints constraints) {
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    /** YAML as strict: one document, no name twice. */
    public static YAMLMapper yaml() {
        return YAMLMapper.builder(YAMLFactory.builder()
                        .streamReadConstraints(CONSTRAINTS)
                        .inputDecorator(new WholeCharacters())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** For a parser of YAML: where a text lies in two pieces, it fails if a character does. */
    public static final class WholeCharacters extends InputDecorator {

        private static final long serialVersionUID = 1L;

        @Override
        public InputStream decorate(IOContext context, InputStream bytes) {
            return bytes;
        }

        @Override
        public InputStream decorate(IOContext context, byte[] bytes, int offset, int length) {
            return new ByteArrayInputStream(bytes, offset, length);
        }

        @Override
        public Reader decorate(IOContext context, Reader text) {
            return new FilterReader(new PushbackReader(text, 1)) {
                @Override
                public int read(char[] into, int offset, int length) throws IOException {
                    int read = super.read(into, offset, length);
                    if (read > 1 && Character.isHighSurrogate(into[offset + read - 1])) {
                        ((PushbackReader) in).unread(into[offset + read - 1]);
                        return read - 1;
                    }
                    return read;
                }
            };
        }
    }

    /**
     * Parses a text as a whole.
     *
     * @param language JSON or YAML
     * @throws BlastRadiusException.ImportRejected naming the place where the text is broken, whatever becomes of the parser there
     */
    public static JsonNode tree(String file, String language, Supplier<JsonNode> parsing) {
        try {
            return whole(parsing.get());
        } catch (JacksonException broken) {
            throw Failures.malformed(file, broken, language);
        } catch (IllegalArgumentException halved) {
            throw Failures.rejected(file, String.valueOf(halved.getMessage()));
        } catch (IndexOutOfBoundsException | NullPointerException | IllegalStateException lost) {
            /* The YAML parser loses count where a text ends at the end of its buffer. */
            throw Failures.rejected(file, "it cannot be read as " + language + "; look at how it ends");
        }
    }

    /** What is done with an open parser. */
    @FunctionalInterface
    public interface Reading<T extends @Nullable Object> {
        T read(JsonParser parser);
    }

    /**
     * Parses a content.
     *
     * @throws BlastRadiusException.ImportRejected naming line and column where the text is broken
     */
    public static <T extends @Nullable Object> T read(Content content, Meter meter, Reading<T> reading) {
        try (InputStream in = content.open(meter);
                JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            return read(content, parser, reading);
        } catch (JacksonException broken) {
            throw Failures.malformed(content.name(), broken, TokenStreamLocation.NA);
        } catch (java.io.IOException failed) {
            throw Failures.unreadable(content.name(), failed);
        }
    }

    private static <T extends @Nullable Object> T read(Content content, JsonParser parser, Reading<T> reading) {
        try {
            return reading.read(parser);
        } catch (JacksonException broken) {
            throw Failures.malformed(content.name(), broken, parser.currentLocation());
        }
    }

    /**
     * A text that is JSON by itself.
     *
     * @throws IllegalArgumentException if it is not
     */
    static @Nullable public Object parsed(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Object value = parser.currentToken() == null ? null : value(parser);
            whole(value);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("there is more than one JSON value in " + PlainText.shown(text));
            }
            return value;
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("broken JSON: " + JsonWords.of(broken, "JSON"), broken);
        }
    }

    /**
     * Refuses a value with a text that is cut inside a character: two such ids would become one in the store.
     *
     * @throws IllegalArgumentException naming the text
     */
    public static void whole(@Nullable Object value) {
        PlainText.broken("", value).ifPresent(broken -> {
            throw new IllegalArgumentException(broken);
        });
    }

    /** The same tree, if each of its texts is whole. */
    private static JsonNode whole(JsonNode tree) {
        Object value = MAPPER.convertValue(tree, Object.class);
        whole(value);
        return tree;
    }

    /** The value that the parser stands at: a map, a list, a text, a number, a truth value or null. */
    static @Nullable public Object value(JsonParser parser) {
        return new Values(parser, ImportLimits.MAX_RECORD_VALUES).value();
    }

    /** The same of a record that may name the members of a group. */
    static @Nullable public Object valueWithMembers(JsonParser parser) {
        return new Values(parser, ImportLimits.MAX_VALUES_WITH_MEMBERS).value();
    }

    /** The value as an object; null if it is none. */
    @SuppressWarnings("unchecked")
    static @Nullable public Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : null;
    }

    /** The value as a text, a number or truth value written out; null if it is none of them. */
    static @Nullable public String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : null;
    }

    /** Refuses what stands behind the value that was read last. */
    public static void requireEnd(Content content, JsonParser parser) {
        if (parser.nextToken() != null) {
            TokenStreamLocation place = parser.currentTokenLocation();
            throw Failures.rejected(
                    content.name() + JsonWords.place(place),
                    "more follows after the end of the document; only one is read, give each its own file");
        }
    }

    /** One record, whose values are counted. */
    private static final class Values {

        private final JsonParser parser;
        private final int most;
        private int values;

        Values(JsonParser parser, int most) {
            this.parser = parser;
            this.most = most;
        }

        @Nullable
        Object value() {
            if (++values > most) {
                throw new tools.jackson.core.exc.StreamConstraintsException(
                        "a record has more than " + most + " values", parser.currentLocation());
            }
            JsonToken token = parser.currentToken();
            return switch (token) {
                case START_OBJECT -> object();
                case START_ARRAY -> list();
                case VALUE_STRING -> parser.getString();
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, VALUE_NULL -> null;
            };
        }

        private Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                Object value = value();
                if (value != null) {
                    object.put(name, value);
                }
            }
            return object;
        }

        private List<Object> list() {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Object value = value();
                if (value != null) {
                    list.add(value);
                }
            }
            return list;
        }

        /* A number may stand for an id: where its value does not say how it is written, it is kept as it is written. */
        private Number number() {
            return switch (parser.getNumberType()) {
                case INT, LONG ->
                    parser.getLongValue() == 0 ? WrittenNumber.of(parser.getString()) : (Number) parser.getLongValue();
                case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> WrittenNumber.of(parser.getString());
            };
        }
    }
}
