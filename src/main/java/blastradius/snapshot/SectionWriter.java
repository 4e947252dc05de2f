package blastradius.snapshot;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes a file of sections: a head of whole numbers, each section's place, length and checksum, a checksum over all that, then the sections, each filled
 * up with zeros to a multiple of eight bytes. In the machine's own byte order.
 */
final class SectionWriter {

    private static final int BLOCK_BYTES = 1 << 20;

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

    /** Writes the file anew. Not through mapped memory: on a full disk that faults where a channel throws. */
    void write(Path file, long... head) throws IOException {
        long start = Sections.headBytes(head.length, sections.size());
        ByteBuffer table = ByteBuffer.allocateDirect((int) start).order(ByteOrder.nativeOrder());
        for (long value : head) {
            table.putLong(value);
        }
        table.putLong(sections.size());
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
            long place = start;
            channel.position(place);
            for (MemorySegment section : sections) {
                table.putLong(place).putLong(section.byteSize()).putLong(write(channel, section, block));
                place += Sections.paddedBytes(section);
            }
            table.putLong(
                    Sections.checksum(MemorySegment.ofBuffer(table.duplicate().flip())));
            channel.position(0);
            writeAll(channel, table.flip());
            channel.force(true);
        }
    }

    /* Returns the checksum of the section and its padding. */
    private static long write(FileChannel channel, MemorySegment section, ByteBuffer block) throws IOException {
        CRC32C checksum = new CRC32C();
        MemorySegment blockMemory = MemorySegment.ofBuffer(block.clear());
        for (long at = 0; at < section.byteSize(); at += BLOCK_BYTES) {
            long size = Math.min(BLOCK_BYTES, section.byteSize() - at);
            MemorySegment.copy(section, at, blockMemory, 0, size);
            block.clear().position((int) size);
            while (block.position() % Long.BYTES != 0) {
                block.put((byte) 0);
            }
            checksum.update(block.flip());
            writeAll(channel, block.rewind());
        }
        return checksum.getValue();
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
