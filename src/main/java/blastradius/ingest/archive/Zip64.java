package blastradius.ingest.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The sizes and the place of a zip's member, which stand in a field of their own where 32 bits are too few. */
record Zip64(long unpacked, long packed, long header) {

    private static final long ELSEWHERE = 0xFFFF_FFFFL;
    private static final int FIELD = 1;

    /** Null where the directory refers to a field that is not there. */
    static @Nullable Zip64 of(ByteBuffer head, byte[] extra) {
        long packed = head.getInt(20) & ELSEWHERE;
        long unpacked = head.getInt(24) & ELSEWHERE;
        long header = head.getInt(42) & ELSEWHERE;
        if (packed != ELSEWHERE && unpacked != ELSEWHERE && header != ELSEWHERE) {
            return new Zip64(unpacked, packed, header);
        }
        ByteBuffer field = field(ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN));
        int wanted = (unpacked == ELSEWHERE ? 8 : 0) + (packed == ELSEWHERE ? 8 : 0) + (header == ELSEWHERE ? 8 : 0);
        if (field == null || field.remaining() < wanted) {
            return null;
        }
        return new Zip64(
                unpacked == ELSEWHERE ? field.getLong() : unpacked,
                packed == ELSEWHERE ? field.getLong() : packed,
                header == ELSEWHERE ? field.getLong() : header);
    }

    private static @Nullable ByteBuffer field(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xFFFF;
            int length = extra.getShort() & 0xFFFF;
            if (length > extra.remaining()) {
                return null;
            }
            if (id == FIELD) {
                return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            }
            extra.position(extra.position() + length);
        }
        return null;
    }
}
