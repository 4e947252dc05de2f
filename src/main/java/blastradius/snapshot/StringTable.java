package blastradius.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Strings in one byte array, in the order added. Costs their UTF-8 bytes and four bytes each; together at most 2 GiB.
 */
final class StringTable {

    private byte[] bytes = new byte[1024];
    private int[] ends = new int[64];
    private int size;

    int size() {
        return size;
    }

    void add(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        int start = end(size - 1);
        int end = Math.addExact(start, encoded.length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, (int) Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        System.arraycopy(encoded, 0, bytes, start, encoded.length);
        ends[size++] = end;
    }

    String get(int index) {
        int start = end(index - 1);
        return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
    }

    boolean equals(int index, byte[] encoded) {
        return Arrays.equals(bytes, end(index - 1), ends[index], encoded, 0, encoded.length);
    }

    /** Two sections: bytes and where each value ends. */
    void write(SectionWriter sections) {
        sections.bytes(bytes, end(size - 1));
        sections.ints(ends, size);
    }

    void read(Sections sections, int section) {
        bytes = sections.bytes(section);
        ends = sections.ints(section + 1);
        size = ends.length;
    }

    void trim() {
        bytes = Arrays.copyOf(bytes, end(size - 1));
        ends = Arrays.copyOf(ends, size);
    }

    private int end(int index) {
        return index < 0 ? 0 : ends[index];
    }
}
