package blastradius.ingest.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;

/**
 * Bytes that are checked to be UTF-8 as they pass. A byte order mark at the start is dropped; a text that its mark declares UTF-16, as
 * some shells write, or UTF-32 is recoded; so is UTF-16 whose first two characters give it away.
 */
final class Utf8Stream extends FilterInputStream {

    private static final int ASCII_END = 0x80;

    private final String name;
    private long offset;
    private int pending;
    private int lowest = ASCII_END;
    private int highest = 0xBF;

    private Utf8Stream(InputStream in, String name, long offset) {
        super(in);
        this.name = name;
        this.offset = offset;
    }

    static InputStream of(InputStream opened, String name) throws IOException {
        InputStream in = opened.markSupported() ? opened : new BufferedInputStream(opened);
        in.mark(4);
        Charset wide = Packing.wideWithoutMark(in.readNBytes(4));
        in.reset();
        if (wide != null) {
            return new RecodedStream(in, wide, name, 0);
        }
        BOMInputStream marked = BOMInputStream.builder()
                .setInputStream(in)
                .setByteOrderMarks(
                        ByteOrderMark.UTF_8,
                        ByteOrderMark.UTF_16LE,
                        ByteOrderMark.UTF_16BE,
                        ByteOrderMark.UTF_32LE,
                        ByteOrderMark.UTF_32BE)
                .get();
        ByteOrderMark mark = marked.getBOM();
        return mark == null || mark.equals(ByteOrderMark.UTF_8)
                ? new Utf8Stream(marked, name, mark == null ? 0 : mark.length())
                : new RecodedStream(marked, Charset.forName(mark.getCharsetName()), name, mark.length());
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            check(one);
            offset++;
        } else {
            checkEnd();
        }
        return one;
    }

    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
        int many = super.read(buffer, start, length);
        if (many < 0) {
            checkEnd();
        }
        for (int i = start; i < start + many; i++, offset++) {
            if (buffer[i] < 0 || pending > 0) {
                check(buffer[i] & 0xFF);
            }
        }
        return many;
    }

    /* The well-formed byte sequences of the Unicode standard, table 3-7: the second byte's range depends on the first. */
    private void check(int unit) throws IOException {
        if (pending > 0) {
            if (unit < lowest || unit > highest) {
                throw wrong();
            }
            pending--;
            lowest = ASCII_END;
            highest = 0xBF;
        } else if (unit >= ASCII_END) {
            lead(unit);
        }
    }

    private void lead(int unit) throws IOException {
        if (unit < 0xC2 || unit > 0xF4) {
            throw wrong();
        }
        pending = unit < 0xE0 ? 1 : unit < 0xF0 ? 2 : 3;
        lowest = unit == 0xE0 ? 0xA0 : unit == 0xF0 ? 0x90 : ASCII_END;
        highest = unit == 0xED ? 0x9F : unit == 0xF4 ? 0x8F : 0xBF;
    }

    private void checkEnd() throws IOException {
        if (pending > 0) {
            throw wrong();
        }
    }

    private IOException wrong() {
        return new Unreadable("byte " + offset + " of " + name + " is not UTF-8; save the file as UTF-8");
    }
}
