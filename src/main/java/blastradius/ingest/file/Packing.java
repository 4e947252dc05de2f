package blastradius.ingest.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, by its first bytes, whatever it is called: marks that begin it, or that stand at an offset. The first that fits counts, as an
 * Office document is a zip whose first member has a certain name, which stands at byte 30.
 */
public enum Packing {
    WORKBOOK(
            "an Office document",
            30,
            "[Content_Types].xml",
            "_rels/",
            "docProps/",
            "xl/",
            "word/",
            "ppt/",
            "customXml/"),
    OPEN_DOCUMENT("an OpenDocument file", 30, "mimetypeapplication/vnd.oasis."),
    ZIP("a zip archive", 0, "PK\3\4", "PK\5\6", "PK\7\b"),
    GZIP("a gzip file", 0, "\u001F\u008B"),
    TAR("a tar archive", 257, "ustar"),
    SEVEN_ZIP("a 7z archive", 0, "7z\u00BC\u00AF'\u001C"),
    RAR("a rar archive", 0, "Rar!\u001A\u0007"),
    XZ("an xz file", 0, "\u00FD7zXZ"),
    BZIP2("a bzip2 file", 0, "BZh"),
    ZSTANDARD("a zstd file", 0, "(\u00B5/\u00FD"),
    LZ4("an lz4 file", 0, "\u0004\"M\u0018"),
    COMPRESS("a compress (.Z) file", 0, "\u001F\u009D", "\u001F\u00A0"),
    OLD_OFFICE(
            "a workbook or document of old Office programs, such as .xls", 0, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1"),
    /** Pictures and documents, as they lie about in archives. */
    PICTURE("no text", 0, "\u0089PNG", "\u00FF\u00D8\u00FF", "GIF8", "%PDF-", "RIFF", "II*\0", "MM\0*"),
    PLAIN("a plain file", 0);

    /** How many bytes have to be looked at. */
    public static final int BYTES = 512;

    private static final String ZIPPED = "PK\3\4";

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
        boolean wide = isWide(first);
        for (int i = 0; i < first.length && !wide; i++) {
            if (first[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether they begin a text in UTF-16 or UTF-32: by its mark, or since every other byte of the first two characters is zero. */
    public static boolean isWide(byte[] first) {
        return wideWithoutMark(first) != null
                || (first.length >= 2
                        && ((first[0] == (byte) 0xFF && first[1] == (byte) 0xFE)
                                || (first[0] == (byte) 0xFE && first[1] == (byte) 0xFF)
                                || startsWithWideMark(first)));
    }

    /** The encoding of a text that has two or four bytes a character and no mark; null if it is none. */
    static @Nullable Charset wideWithoutMark(byte[] first) {
        if (first.length < 4) {
            return null;
        }
        boolean little = first[0] != 0 && first[1] == 0 && first[2] != 0 && first[3] == 0;
        boolean big = first[0] == 0 && first[1] != 0 && first[2] == 0 && first[3] != 0;
        boolean zeros = first[1] == 0 && first[2] == 0;
        return little
                ? StandardCharsets.UTF_16LE
                : big
                        ? StandardCharsets.UTF_16BE
                        : zeros && first[3] == 0 && first[0] != 0
                                ? StandardCharsets.UTF_32LE
                                : zeros && first[0] == 0 && first[3] != 0 ? StandardCharsets.UTF_32BE : null;
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
        if (offset == 30 && !start.startsWith(ZIPPED)) {
            return false;
        }
        return marks.stream().anyMatch(mark -> start.startsWith(mark, offset));
    }
}
