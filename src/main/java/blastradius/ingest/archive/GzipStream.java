package blastradius.ingest.archive;

import blastradius.ingest.file.Unreadable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A gzip file unpacked: all of its members one after the other, each held against its checksum, and nothing behind the last but zeros.
 * The JDK's own stream takes what follows a member for the end of the file, unless it happens to look like another.
 */
final class GzipStream extends FilterInputStream {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int EXTRA = 1 << 2;
    private static final int CHECKSUM = 1 << 1;

    private final PushbackInputStream packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private boolean isEnded;

    GzipStream(InputStream in) throws IOException {
        super(new PushbackInputStream(in, BUFFER_BYTES));
        this.packed = (PushbackInputStream) super.in;
        header(packed.read(), packed.read());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            while (!isEnded && length > 0) {
                int many = inflater.inflate(bytes, offset, length);
                if (many > 0) {
                    checksum.update(bytes, offset, many);
                    return many;
                }
                if (inflater.finished()) {
                    nextMember();
                } else if (inflater.needsDictionary()) {
                    throw damaged();
                } else {
                    fill();
                }
            }
        } catch (DataFormatException broken) {
            throw damaged();
        }
        return isEnded ? -1 : 0;
    }

    private void fill() throws IOException {
        int many = packed.read(buffer);
        if (many < 0) {
            throw new EOFException();
        }
        filled = many;
        inflater.setInput(buffer, 0, many);
    }

    private void nextMember() throws IOException {
        packed.unread(buffer, filled - inflater.getRemaining(), inflater.getRemaining());
        if (number(4) != checksum.getValue() || number(4) != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw damaged();
        }
        int first = packed.read();
        while (first == 0) {
            first = packed.read(); // tapes are filled up
        }
        if (first < 0) {
            isEnded = true;
            return;
        }
        header(first, packed.read());
        inflater.reset();
        checksum.reset();
    }

    private void header(int first, int second) throws IOException {
        if (first != 0x1F || second != 0x8B) {
            throw new Unreadable(
                    "is no sound gzip: after its end more follows that is none; pack or download it again");
        }
        if (needed() != 8) {
            throw damaged();
        }
        int flags = needed();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(needed() | needed() << 8);
        }
        for (int text = flags & (NAME | COMMENT); text != 0; text &= text - 1) {
            while (needed() != 0) {
                /* up to its end */
            }
        }
        if ((flags & CHECKSUM) != 0) {
            skip(2);
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            needed();
        }
    }

    private int needed() throws IOException {
        int one = packed.read();
        if (one < 0) {
            throw new EOFException();
        }
        return one;
    }

    private long number(int count) throws IOException {
        long number = 0;
        for (int i = 0; i < count; i++) {
            number |= (long) needed() << (8 * i);
        }
        return number;
    }

    private static IOException damaged() {
        return new Unreadable("is damaged: its packed bytes cannot be unpacked; pack or download it again");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        super.close();
    }
}
