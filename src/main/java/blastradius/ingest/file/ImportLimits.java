package blastradius.ingest.file;

/** How much an import may hold; every refusal names the number. */
public final class ImportLimits {

    /** Unpacked bytes of all files of one import. */
    public static final long MAX_UNPACKED_BYTES = 16L << 30;

    /** Unpacked bytes for one packed byte that was read, once there are more than {@link #RATIO_FREE_BYTES}. */
    public static final long MAX_RATIO = 100;

    /** Short texts may compress better than any export. */
    public static final long RATIO_FREE_BYTES = 1L << 20;

    /** The same, of all files of an import together. */
    public static final long RATIO_FREE_BYTES_IN_ALL = 64L << 20;

    /** Files of one import, members of archives counted: an export of Microsoft Graph has two for each group. */
    public static final int MAX_MEMBERS = 400_000;

    static final int MAX_NESTING = 32;

    /** Characters of a mapping's pattern of names, and of a file's name. */
    public static final int MAX_FILE_NAME = 255;

    /** Descriptions of files in one mapping. */
    public static final int MAX_LAYOUTS = 100;

    static final int MAX_TEXT_CHARS = 1 << 20;

    /** Cells of a line, of files whose columns a mapping names. */
    public static final int MAX_CELLS = 1_000;

    /** Bytes of a contract case, which is read as a whole. */
    public static final long MAX_CASE_BYTES = 64L << 20;

    /** Nodes and edges of a contract case after its templates are repeated, and the characters of their texts. */
    public static final long MAX_COPIES = 1_000_000;

    public static final long MAX_COPIED_CHARS = 256L << 20;
    public static final int MAX_LINE_CHARS = 4 << 20;

    static final int MAX_RECORD_VALUES = 200_000;

    /** The same where a group's record names its members, of which there may be half a million. */
    static final int MAX_VALUES_WITH_MEMBERS = 2_000_000;

    private ImportLimits() {}

    public static void checkText(Place place, String text) {
        if (text.length() > MAX_TEXT_CHARS) {
            throw Failures.rejected(
                    place.toString(),
                    "a text has " + text.length() + " characters; at most " + MAX_TEXT_CHARS + " are allowed");
        }
    }
}
