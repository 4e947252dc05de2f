package blastradius.model;

import java.util.function.IntPredicate;

/**
 * Texts as cells of a table that people open in spreadsheets, which take what begins with {@code = + - @}, in either width, for a
 * formula and run it, also behind spaces, line breaks and characters that are not seen: names come from strangers. An apostrophe before
 * it makes it a text; so too after a semicolon, a tabulator or a line break inside, where some programs begin a new cell. Whatever is
 * guarded comes back the same from {@link #unguarded}.
 */
public final class CellText {

    private static final char GUARD = '\'';
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    private static final String SEPARATORS = ";\t\r\n";

    private CellText() {}

    /** The text, behind an apostrophe wherever a spreadsheet would run it. */
    public static String guarded(String text) {
        StringBuilder guarded = new StringBuilder();
        atStarts(
                text,
                start -> {
                    if (isFormula(text, start) || looksGuarded(text, start)) {
                        guarded.append(GUARD);
                    }
                    return true;
                },
                guarded);
        return guarded.toString();
    }

    /** The text without the apostrophes that {@link #guarded} put into it. */
    public static String unguarded(String cell) {
        StringBuilder text = new StringBuilder();
        atStarts(cell, start -> !looksGuarded(cell, start), text);
        return text.toString();
    }

    /** The text as a cell of a table whose cells are separated by commas: guarded, in quotation marks. */
    public static String quoted(String text) {
        return '"' + guarded(text).replace("\"", "\"\"") + '"';
    }

    /* Copies the text; where a cell may start, the predicate says whether the character there is copied too. */
    private static void atStarts(String text, IntPredicate keeps, StringBuilder copy) {
        for (int at = 0; at < text.length(); at++) {
            boolean starts = at == 0 || SEPARATORS.indexOf(text.charAt(at - 1)) >= 0;
            if (!starts || keeps.test(at)) {
                copy.append(text.charAt(at));
            }
        }
    }

    private static boolean looksGuarded(String text, int at) {
        return isGuard(text, at) && (isGuard(text, at + 1) || isFormula(text, at + 1));
    }

    /* A control character ends the look ahead, whatever follows: what stands behind it may be guarded by itself. */
    private static boolean isFormula(String text, int from) {
        int at = from;
        while (at < text.length() && isSkipped(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at < text.length() && (Character.isISOControl(text.charAt(at)) || FORMULA.indexOf(text.charAt(at)) >= 0);
    }

    private static boolean isSkipped(int point) {
        return !Character.isISOControl(point)
                && (Character.isWhitespace(point)
                        || Character.isSpaceChar(point)
                        || Character.getType(point) == Character.FORMAT);
    }

    private static boolean isGuard(String text, int at) {
        return at < text.length() && text.charAt(at) == GUARD;
    }
}
