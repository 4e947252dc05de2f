package blastradius.model;

/**
 * Texts as cells of a table that people open in spreadsheets, which take what begins with {@code = + - @}, a tabulator or a carriage return
 * for a formula and run it: names come from strangers. An apostrophe before it makes it a text. Whatever is guarded comes back the
 * same from {@link #unguarded}.
 */
public final class CellText {

    private static final char GUARD = '\'';
    private static final String FORMULA = "=+-@\t\r";

    private CellText() {}

    /** The text, behind an apostrophe where a spreadsheet would run it. */
    public static String guarded(String text) {
        boolean looksGuarded = isGuard(text, 0) && (isFormula(text, 1) || isGuard(text, 1));
        return isFormula(text, 0) || looksGuarded ? GUARD + text : text;
    }

    /** The text without the apostrophe that {@link #guarded} put before it. */
    public static String unguarded(String cell) {
        return isGuard(cell, 0) && (isFormula(cell, 1) || isGuard(cell, 1)) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String text, int at) {
        return at < text.length() && FORMULA.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isGuard(String text, int at) {
        return at < text.length() && text.charAt(at) == GUARD;
    }
}
