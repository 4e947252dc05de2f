package blastradius.attacks.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What came back. */
public final class Reply {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})[ \\r]");
    private static final String BLANK = "\r\n\r\n";

    private final byte[] bytes;
    private final boolean isHead;
    private final boolean ended;
    private final Duration took;

    /**
     * What came.
     *
     * @param bytes all of it
     * @param isHead whether only a head was asked for
     * @param ended whether the server ended the connection
     * @param took from the first byte sent to the last received
     */
    public Reply(byte[] bytes, boolean isHead, boolean ended, Duration took) {
        this.bytes = bytes;
        this.isHead = isHead;
        this.ended = ended;
        this.took = took;
    }

    public Duration took() {
        return took;
    }

    /** All of it, a character a byte. */
    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** 0 where the server ended the connection without a word. */
    public int status() {
        var line = STATUS_LINE.matcher(text());
        return line.lookingAt() ? Integer.parseInt(line.group(1)) : 0;
    }

    /** How many answers came. */
    public long answers() {
        return STATUS_LINE.matcher(text()).results().count();
    }

    Map<String, String> headers() {
        int end = text().indexOf(BLANK);
        return end < 0
                ? Map.of()
                : text().substring(0, end)
                        .lines()
                        .skip(1)
                        .map(line -> line.split(":", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(Collectors.toMap(
                                pair -> pair[0].toLowerCase(Locale.ROOT),
                                pair -> pair[1].strip(),
                                (a, b) -> a + ", " + b));
    }

    public String header(String name) {
        return headers().getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The body of the first answer, as far as it came, chunks put together. */
    public byte[] body() {
        int start = text().indexOf(BLANK);
        if (start < 0 || isHead) {
            return new byte[0];
        }
        byte[] rest = Arrays.copyOfRange(bytes, start + BLANK.length(), bytes.length);
        return isChunked() ? Chunks.of(rest).content() : rest;
    }

    public String bodyText() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    private boolean isChunked() {
        return header("Transfer-Encoding").contains("chunked");
    }

    /** Whether the first answer is there to its last byte, by its own account; one without any account is whole when the connection ends. */
    public boolean isWhole() {
        int start = text().indexOf(BLANK);
        if (start < 0) {
            return false;
        }
        if (isHead || status() == 204 || status() == 304 || status() == 101) {
            return true;
        }
        byte[] rest = Arrays.copyOfRange(bytes, start + BLANK.length(), bytes.length);
        if (isChunked()) {
            return Chunks.of(rest).ended();
        }
        String length = header("Content-Length");
        return length.isEmpty() ? ended : rest.length >= Long.parseLong(length);
    }

    public Optional<JsonNode> json() {
        try {
            JsonNode node = Request.JSON.readTree(body());
            return node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    /** The errors of an answer; empty where it has none. */
    public List<JsonNode> errors() {
        return json().map(node -> node.path("errors"))
                .filter(JsonNode::isArray)
                .map(errors -> StreamSupport.stream(errors.spliterator(), false).toList())
                .orElse(List.of());
    }

    /** The codes of what a mutation says has to be put right. */
    public List<String> userErrors() {
        return json().map(node -> node.path("data").findValues("userErrors")).orElse(List.of()).stream()
                .flatMap(JsonNode::valueStream)
                .map(error -> error.path("code").asString(""))
                .toList();
    }

    public JsonNode at(String pointer) {
        return json().orElseThrow(() -> new AssertionError("no JSON: " + this)).at(pointer);
    }

    @Override
    public String toString() {
        String all = text();
        return "%s (%d ms)".formatted(all.length() > 1500 ? all.substring(0, 1500) + "…" : all, took.toMillis());
    }

    /** A body in chunks, put together. */
    private static final class Chunks {

        private final byte[] content;
        private final boolean ended;

        private Chunks(byte[] content, boolean ended) {
            this.content = content;
            this.ended = ended;
        }

        byte[] content() {
            return content;
        }

        boolean ended() {
            return ended;
        }

        static Chunks of(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            int at = 0;
            while (at < bytes.length) {
                int line = text.indexOf("\r\n", at);
                if (line < 0) {
                    break;
                }
                int size = Integer.parseInt(
                        text.substring(at, line).split(";", 2)[0].strip(), 16);
                if (size == 0) {
                    return new Chunks(content.toByteArray(), true);
                }
                int end = Math.min(bytes.length, line + 2 + size);
                content.write(bytes, line + 2, end - line - 2);
                at = line + 2 + size + 2;
            }
            return new Chunks(content.toByteArray(), false);
        }
    }
}
