package blastradius.ingest.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a file is, by its first bytes, whatever it is called. */
public enum Packing {
    ZIP("a zip archive", 0, "PK\3\4", "PK\5\6", "PK\7\b"),
    GZIP("a gzip file", 0, "\u001F\u008B"),
    TAR("a tar archive", 257, "ustar"),
    SEVEN_ZIP("a 7z archive", 0, "7z\u00BC\u00AF'\u001C"),
    RAR("a rar archive", 0, "Rar!\u001A\u0007"),
    XZ("an xz file", 0, "\u00FD7zXZ"),
    BZIP2("a bzip2 file", 0, "BZh"),
    ZSTANDARD("a zstd file", 0, "(\u00B5/\u00FD"),
    /** Pictures and documents, as they lie about in archives. */
    PICTURE("no text", 0, "\u0089PNG", "\u00FF\u00D8\u00FF", "GIF8", "%PDF-"),
    PLAIN("a plain file", 0);

    /** How many bytes have to be looked at. */
    public static final int BYTES = 512;

    private final String words;
    private final int offset;

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<String> marks;

    Packing(String words, int offset, String... marks) {
        this.words = words;
        this.offset = offset;
        this.marks = List.of(marks);
    }

    public static Packing of(byte[] first) {
        return Arrays.stream(values())
                .filter(packing -> packing.begins(first))
                .findFirst()
                .orElse(PLAIN);
    }

    /** Whether these bytes begin no text: a picture, or, as no text does but in UTF-16 and UTF-32, they hold a zero. */
    public static boolean isBinary(byte[] first) {
        if (of(first) == PICTURE) {
            return true;
        }
        boolean wide = first.length >= 2
                && ((first[0] == (byte) 0xFF && first[1] == (byte) 0xFE)
                        || (first[0] == (byte) 0xFE && first[1] == (byte) 0xFF)
                        || startsWithWideMark(first));
        for (int i = 0; i < first.length && !wide; i++) {
            if (first[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithWideMark(byte[] first) {
        return first.length >= 4
                && first[0] == 0
                && first[1] == 0
                && first[2] == (byte) 0xFE
                && first[3] == (byte) 0xFF;
    }

    /** Whether it holds other files, or one, that are not the text that it shows. */
    public boolean isPacked() {
        return this != PLAIN && this != PICTURE;
    }

    public String words() {
        return words;
    }

    private boolean begins(byte[] first) {
        String start = new String(first, StandardCharsets.ISO_8859_1);
        return marks.stream().anyMatch(mark -> start.startsWith(mark, offset));
    }
}
