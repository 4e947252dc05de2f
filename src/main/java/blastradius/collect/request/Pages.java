package blastradius.collect.request;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages of Graph: checked to be whole, freed of the first letters of secrets, and read again for what they list. Held to the limits of the
 * import that will read them.
 */
public final class Pages {

    private static final int MOST_NESTED = 32;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_ERROR = 1 << 16;
    private static final String SECRETS = "passwordCredentials";
    private static final Set<String> OF_A_SECRET = Set.of("hint", "secretText");
    private static final String NEXT = "@odata.nextLink";

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_NESTED)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private Pages() {}

    /** {@return the bytes of a body that may be packed} At most so many, else it is broken. */
    static byte[] unpacked(byte[] body, boolean isPacked, int most) throws IOException {
        if (!isPacked) {
            return body;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(most + 1);
            if (plain.length > most) {
                throw Unusable.forGood("the answer unpacks to more than " + (most >> 20) + " MiB");
            }
            return plain;
        }
    }

    /**
     * A page as it is kept.
     *
     * @throws IOException if it is no whole object
     */
    static Answer.Page page(byte[] body) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(body.length);
        try (JsonParser in = JSON.createParser(body);
                JsonGenerator out = JSON.createGenerator(kept)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw Unusable.now("the answer is no JSON object");
            }
            String next = copied(in, out);
            if (in.nextToken() != null) {
                throw Unusable.now("the answer goes on behind its end");
            }
            out.flush();
            return new Answer.Page(kept.toByteArray(), next);
        } catch (JacksonException broken) {
            throw Unusable.now("the answer is broken, or too deep, or says a name twice");
        }
    }

    /* A tree that is open at its root, to its end; what stands at its root as the link to the next page. */
    private static @Nullable String copied(JsonParser in, JsonGenerator out) throws Unusable {
        String next = null;
        int depth = 1;
        int secrets = 0;
        out.copyCurrentEvent(in);
        while (depth > 0) {
            JsonToken token = in.nextToken();
            if (token == null) {
                throw Unusable.now("the answer has no end");
            }
            boolean isName = token == JsonToken.PROPERTY_NAME;
            if (isName && secrets > 0 && OF_A_SECRET.contains(in.currentName())) {
                in.nextToken();
                in.skipChildren();
                continue;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token.isStructStart()
                    && secrets == 0
                    && SECRETS.equals(in.streamReadContext().getParent().currentName())) {
                secrets = depth;
            }
            secrets = depth < secrets ? 0 : secrets;
            if (depth == 1 && token == JsonToken.VALUE_STRING && NEXT.equals(in.currentName())) {
                next = in.getString();
            }
            out.copyCurrentEventExact(in);
        }
        return next;
    }

    /** What a page lists, one after the other. */
    public static void entries(Path page, Consumer<JsonNode> entry) throws IOException {
        try (InputStream in = Files.newInputStream(page);
                JsonParser parser = JSON.createParser(in)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isList = parser.currentName().equals("value");
                if (parser.nextToken() == JsonToken.START_ARRAY && isList) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        entry.accept(parser.readValueAsTree());
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException broken) {
            throw new IOException(page.getFileName() + " is broken", broken);
        }
    }

    /** The tree of a page, for one that is small. */
    public static JsonNode tree(Answer.Page page) {
        return JSON.readTree(page.json());
    }

    /**
     * What Graph says instead of a page, as it is kept.
     *
     * @throws IOException if it is not what Graph says
     */
    public static byte[] error(byte[] body) throws IOException {
        JsonNode said = tree(body);
        if (body.length > LONGEST_ERROR || !said.path("error").isObject() || said.has("value")) {
            throw Unusable.now("it is no error of Graph's");
        }
        return page(body).json();
    }

    /** The tree of an answer that is no page. */
    static JsonNode tree(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JacksonException broken) {
            throw Unusable.now("the answer is broken, or too deep, or says a name twice");
        }
    }

    /** A value as JSON. */
    public static byte[] bytes(Object value) {
        return JSON.writeValueAsBytes(value);
    }
}
