package blastradius.snapshot;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** A mapped file that {@link SectionWriter} wrote. Every byte is under a checksum; a section is checked when it is read. Thread-safe. */
final class Sections {

    private static final int CHECKED_AT_ONCE = 1 << 30;
    private static final int COPIED_AT_ONCE = 1 << 18;
    private static final int WORDS_OF_SECTION = 3;

    private final MemorySegment mapped;
    private final int firstWord; // of the places

    private Sections(MemorySegment mapped, int headWords) {
        this.mapped = mapped;
        this.firstWord = headWords + 1;
        long count = word(headWords);
        long words = firstWord + count * WORDS_OF_SECTION;
        if (count < 0 || count > 1 << 16 || words * Long.BYTES >= mapped.byteSize()) {
            throw new IllegalArgumentException("it is cut off or no such file");
        }
        check(checksum(mapped.asSlice(0, words * Long.BYTES)), word((int) words), "its head");
        long end = headBytes(headWords, (int) count);
        for (int section = 0; section < count; section++) {
            end += padded(word(firstWord + section * WORDS_OF_SECTION + 1));
        }
        if (end != mapped.byteSize()) {
            throw new IllegalArgumentException("it has " + mapped.byteSize() + " bytes and not " + end);
        }
    }

    /**
     * Maps a file.
     *
     * @param headWords how many numbers its head has
     * @throws IllegalArgumentException where it is damaged
     */
    static Sections map(Path file, int headWords, Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < headBytes(headWords, 0)) {
                throw new IllegalArgumentException("it is cut off");
            }
            return new Sections(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena), headWords);
        }
    }

    /** A number of the head, or of the table of sections behind it. */
    long word(int index) {
        return mapped.getAtIndex(ValueLayout.JAVA_LONG, index);
    }

    byte[] bytes(int section) {
        byte[] bytes = new byte[(int) length(section)];
        copy(section, MemorySegment.ofArray(bytes));
        return bytes;
    }

    int[] ints(int section) {
        int[] ints = new int[(int) (length(section) / Integer.BYTES)];
        copy(section, MemorySegment.ofArray(ints));
        return ints;
    }

    char[] chars(int section) {
        char[] chars = new char[(int) (length(section) / Character.BYTES)];
        copy(section, MemorySegment.ofArray(chars));
        return chars;
    }

    /** Within the file, so that nothing larger is made of a damaged one. */
    private long length(int section) {
        long length = word(firstWord + section * WORDS_OF_SECTION + 1);
        if (length < 0 || length > mapped.byteSize()) {
            throw new IllegalArgumentException("section " + section + " is as long as " + length + " bytes");
        }
        return length;
    }

    /** Checks and copies block by block, so that each is read from memory once. */
    private void copy(int section, MemorySegment to) {
        int word = firstWord + section * WORDS_OF_SECTION;
        MemorySegment from = mapped.asSlice(word(word), padded(word(word + 1)));
        CRC32C checksum = new CRC32C();
        for (long at = 0; at < from.byteSize(); at += COPIED_AT_ONCE) {
            long size = Math.min(COPIED_AT_ONCE, from.byteSize() - at);
            checksum.update(from.asSlice(at, size).asByteBuffer());
            MemorySegment.copy(from, at, to, at, Math.min(size, to.byteSize() - at));
        }
        check(checksum.getValue(), word(word + 2), "section " + section);
    }

    private static void check(long checksum, long expected, String what) {
        if (checksum != expected) {
            throw new IllegalArgumentException("the checksum of " + what + " is wrong");
        }
    }

    static long checksum(MemorySegment segment) {
        CRC32C checksum = new CRC32C();
        for (long at = 0; at < segment.byteSize(); at += CHECKED_AT_ONCE) {
            checksum.update(segment.asSlice(at, Math.min(CHECKED_AT_ONCE, segment.byteSize() - at))
                    .asByteBuffer());
        }
        return checksum.getValue();
    }

    /** The bytes before the first section: head, number of sections, table of sections, checksum. */
    static long headBytes(int headWords, int sections) {
        return (headWords + 2L + (long) sections * WORDS_OF_SECTION) * Long.BYTES;
    }

    static long paddedBytes(MemorySegment section) {
        return padded(section.byteSize());
    }

    private static long padded(long bytes) {
        return (bytes + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }
}
