package blastradius.ingest.archive;

import blastradius.ingest.file.Failures;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Where a zip's directory lies and how many members it counts: the last thing of a zip, so that a zip that was cut off has none.
 *
 * @param start where the directory begins
 */
record ZipEnd(long count, long bytes, long start) {

    private static final int END = 0x06054B50;
    private static final int END_BYTES = 22;
    private static final int LOCATOR = 0x07064B50;
    private static final int LOCATOR_BYTES = 20;
    private static final int END_64 = 0x06064B50;
    private static final int END_64_BYTES = 56;
    private static final int MAX_COMMENT_BYTES = 0xFFFF;

    static ZipEnd find(String archive, FileChannel file) throws IOException {
        long size = file.size();
        int tail = (int) Math.min(size, END_BYTES + MAX_COMMENT_BYTES);
        ByteBuffer last = bytes(file, size - tail, tail);
        for (int at = tail - END_BYTES; at >= 0; at--) {
            if (last.getInt(at) == END && (last.getShort(at + 20) & 0xFFFF) == tail - at - END_BYTES) {
                return read(archive, file, last.slice(at, END_BYTES).order(ByteOrder.LITTLE_ENDIAN), size - tail + at);
            }
        }
        throw damaged(archive, "its end is missing, so that it was probably cut off");
    }

    private static ZipEnd read(String archive, FileChannel file, ByteBuffer end, long at) throws IOException {
        if (at >= LOCATOR_BYTES) {
            ByteBuffer locator = bytes(file, at - LOCATOR_BYTES, LOCATOR_BYTES);
            if (locator.getInt(0) == LOCATOR) {
                return read64(archive, file, locator.getLong(8), at - LOCATOR_BYTES);
            }
        }
        if (end.getShort(4) != 0 || end.getShort(6) != 0 || end.getShort(8) != end.getShort(10)) {
            throw damaged(archive, "it is one of several parts");
        }
        return new ZipEnd(end.getShort(10) & 0xFFFF, end.getInt(12) & 0xFFFF_FFFFL, end.getInt(16) & 0xFFFF_FFFFL);
    }

    private static ZipEnd read64(String archive, FileChannel file, long at, long before) throws IOException {
        if (at < 0 || at > before - END_64_BYTES) {
            throw damaged(archive, "its directory lies outside of it");
        }
        ByteBuffer end = bytes(file, at, END_64_BYTES);
        long count = end.getLong(32);
        if (end.getInt(0) != END_64 || count < 0 || end.getLong(24) != count) {
            throw damaged(archive, "its directory cannot be found");
        }
        long bytes = end.getLong(40);
        long start = end.getLong(48);
        if (bytes < 0 || start < 0 || bytes > before) {
            throw damaged(archive, "its directory lies outside of it");
        }
        return new ZipEnd(count, bytes, start);
    }

    static ByteBuffer bytes(FileChannel file, long from, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    static RuntimeException damaged(String archive, String why) {
        return Failures.rejected(archive, "is no sound zip: " + why + "; pack or download it again");
    }
}
