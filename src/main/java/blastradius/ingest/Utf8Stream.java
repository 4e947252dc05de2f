package blastradius.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Bytes that are checked to be UTF-8 as they pass. A byte order mark at the start is dropped; a text that its mark declares UTF-16, as
 * some shells write, is recoded.
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

    static InputStream of(InputStream in, String name) throws IOException {
        PushbackInputStream marked = new PushbackInputStream(in, 3);
        byte[] mark = marked.readNBytes(3);
        if (mark.length == 3 && startsWith(mark, 0xEF, 0xBB, 0xBF)) {
            return new Utf8Stream(marked, name, 3);
        }
        marked.unread(mark);
        if (mark.length >= 2 && startsWith(mark, 0xFF, 0xFE)) {
            return recoded(marked, StandardCharsets.UTF_16LE, name);
        }
        if (mark.length >= 2 && startsWith(mark, 0xFE, 0xFF)) {
            return recoded(marked, StandardCharsets.UTF_16BE, name);
        }
        return new Utf8Stream(marked, name, 0);
    }

    private static InputStream recoded(InputStream in, Charset charset, String name) throws IOException {
        in.skipNBytes(2);
        return new RecodedStream(in, charset, name, 2);
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
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
        return new IOException("byte " + offset + " of " + name + " is not UTF-8; save the file as UTF-8");
    }
}
