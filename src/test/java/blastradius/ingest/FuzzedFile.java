package blastradius.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Sound files with bytes flipped, cut, doubled and spliced, and words of one language put where another's are expected. */
final class FuzzedFile {

    private static final List<String> WORDS = List.of(
            "NaN",
            "Infinity",
            "null",
            "true",
            "{}",
            "[]",
            "[[[[",
            "}",
            "\"",
            "\"\"",
            "\\",
            "\\ud83d",
            "\\u0000",
            "\0",
            "\r",
            "\n",
            ",",
            ";",
            "\t",
            "|",
            "\u001F",
            ":",
            "- ",
            "---\n",
            "...\n",
            "&a *a",
            "!!set",
            "{{",
            "9223372036854775808",
            "1e999999999",
            "-1",
            "0",
            "2026-12-31",
            "0001-01-01",
            "\uFEFF",
            "\u202E",
            "sep=;\n",
            "#TYPE x\n",
            "<html>",
            "PK\3\4",
            "\u001F\u008B",
            "id",
            "nodes",
            "edges",
            "graph",
            "metadata",
            "meta",
            "type",
            "kind",
            "relation",
            "from",
            "to",
            "_x0000_",
            "<v>",
            "t=\"e\"",
            "r=\"ZZZ99\"",
            "&amp;",
            "&x;",
            "<!DOCTYPE a [<!ENTITY x \"y\">]>",
            "repeat",
            "level",
            "\u00e9",
            "\ud83d\ude00");

    private final Random random;
    private final List<byte[]> samples;

    FuzzedFile(long seed, List<byte[]> samples) {
        this.random = new Random(seed);
        this.samples = samples;
    }

    byte[] bytes() {
        byte[] bytes = samples.get(random.nextInt(samples.size())).clone();
        for (int change = random.nextInt(5); change >= 0 && bytes.length > 0; change--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int until = Math.min(bytes.length, at + random.nextInt(1 + (random.nextBoolean() ? 8 : bytes.length)));
        return switch (random.nextInt(8)) {
            case 0 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 1 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 2 -> joined(bytes, 0, at);
            case 3 -> joined(bytes, 0, at, bytes, until, bytes.length);
            case 4 -> joined(bytes, 0, until, bytes, at, bytes.length);
            case 5 -> {
                byte[] other = samples.get(random.nextInt(samples.size()));
                int start = random.nextInt(other.length);
                yield joined(bytes, 0, at, other, start, other.length);
            }
            case 6 -> joined(bytes, 0, at, word(), 0, -1, bytes, until, bytes.length);
            default -> joined(bytes, 0, at, word(), 0, -1, bytes, tokenEnd(bytes, at), bytes.length);
        };
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static int tokenEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && Character.isLetterOrDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Parts: bytes, from, until (−1: to the end). */
    private static byte[] joined(Object... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int i = 0; i < parts.length; i += 3) {
            byte[] bytes = (byte[]) parts[i];
            int until = (int) parts[i + 2] < 0 ? bytes.length : (int) parts[i + 2];
            joined.write(bytes, (int) parts[i + 1], Math.max(0, until - (int) parts[i + 1]));
        }
        return joined.toByteArray();
    }
}
