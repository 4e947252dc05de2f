package blastradius.ingest.table;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Packing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** How the letters of a table are written, which only reading all of it tells. */
public enum TextEncoding {
    /** UTF-8, or what is recoded as it is read: UTF-16 and UTF-32. */
    UNICODE,
    /** Windows-1252, as spreadsheets of western Europe save it: bytes beyond ASCII stand alone, where UTF-8 has sequences of them. */
    WESTERN,
    /** Neither: UTF-8 that was cut inside a character or broken, or no text. */
    DAMAGED;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Looks at every byte of a content. */
    public static TextEncoding of(Content content) {
        Bytes bytes = new Bytes();
        try (InputStream in = content.opening().open(Meter.silent())) {
            byte[] buffer = new byte[1 << 14];
            int many = in.readNBytes(buffer, 0, Packing.BYTES);
            if (Packing.isWide(buffer)) {
                return UNICODE;
            }
            for (; many > 0; many = in.read(buffer)) {
                for (int i = 0; i < many; i++) {
                    bytes.take(buffer[i] & 0xFF);
                }
            }
        } catch (IOException failed) {
            throw Failures.unreadable(content.name(), failed);
        }
        return bytes.encoding();
    }

    /** The content, recoded; a damaged one so that what is sound in it can be looked at. */
    public Content recoded(Content content) {
        return switch (this) {
            case UNICODE -> content;
            case WESTERN -> content.in(WINDOWS_1252);
            case DAMAGED -> content.in(StandardCharsets.ISO_8859_1);
        };
    }

    /** What was seen so far. */
    private static final class Bytes {

        private static final Set<Integer> WITHOUT_CHARACTER = Set.of(0x81, 0x8D, 0x8F, 0x90, 0x9D);

        private long sequences;
        private long alone;
        private boolean isOther;
        private int pending;

        private void take(int unit) {
            isOther |= unit == 0 || WITHOUT_CHARACTER.contains(unit);
            if (pending > 0 && (unit & 0xC0) == 0x80) {
                pending--;
                sequences += pending == 0 ? 1 : 0;
                return;
            }
            alone += pending > 0 ? 1 : 0;
            pending = unit < 0xC0 || unit > 0xF7 ? 0 : unit < 0xE0 ? 1 : unit < 0xF0 ? 2 : 3;
            alone += unit >= 0x80 && pending == 0 ? 1 : 0;
        }

        private TextEncoding encoding() {
            if (alone == 0) {
                return pending == 0 ? UNICODE : DAMAGED;
            }
            return alone > sequences && !isOther ? WESTERN : DAMAGED;
        }
    }
}
