package blastradius.snapshot;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a file of sections: a head of whole numbers, each section's place, length and checksum, a checksum over all that, then the sections, each filled
 * up with zeros to a multiple of eight bytes. In the machine's own byte order.
 */
final class SectionWriter {

    private final List<MemorySegment> sections = new ArrayList<>();

    void bytes(byte[] values, int count) {
        sections.add(MemorySegment.ofArray(values).asSlice(0, count));
    }

    void ints(int[] values, int count) {
        sections.add(MemorySegment.ofArray(values).asSlice(0, (long) count * Integer.BYTES));
    }

    void chars(char[] values) {
        sections.add(MemorySegment.ofArray(values));
    }

    /** Writes the file anew. */
    void write(Path file, long... head) throws IOException {
        long start = Sections.headBytes(head.length, sections.size());
        long size = start + sections.stream().mapToLong(Sections::paddedBytes).sum();
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, size, arena);
            fill(mapped, start, head);
            mapped.force();
        }
    }

    private void fill(MemorySegment mapped, long start, long[] head) {
        int word = 0;
        for (long value : head) {
            mapped.setAtIndex(ValueLayout.JAVA_LONG, word++, value);
        }
        mapped.setAtIndex(ValueLayout.JAVA_LONG, word++, sections.size());
        long place = start;
        for (MemorySegment section : sections) {
            MemorySegment.copy(section, 0, mapped, place, section.byteSize());
            long padded = Sections.paddedBytes(section);
            mapped.setAtIndex(ValueLayout.JAVA_LONG, word++, place);
            mapped.setAtIndex(ValueLayout.JAVA_LONG, word++, section.byteSize());
            mapped.setAtIndex(ValueLayout.JAVA_LONG, word++, Sections.checksum(mapped.asSlice(place, padded)));
            place += padded;
        }
        mapped.setAtIndex(ValueLayout.JAVA_LONG, word, Sections.checksum(mapped.asSlice(0, (long) word * Long.BYTES)));
    }
}
