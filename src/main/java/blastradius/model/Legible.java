package blastradius.model;

/** Refuses names and texts that people could not read as they stand. */
public final class Legible {

    private Legible() {}

    /**
     * Refuses a name that people could not read as it stands: one of several lines, with characters that are not seen, or with nothing
     * else.
     *
     * @param place where the name stands, for the message
     * @param most its most characters
     * @throws BlastRadiusException.BadRequest naming place and character
     */
    public static String name(String place, String name, int most) {
        text(place, name, false);
        if (name.length() > most || name.codePoints().allMatch(Legible::isBlank)) {
            throw new BlastRadiusException.BadRequest(place + " is \"" + PlainText.shown(name) + "\", of "
                    + name.length() + " characters; a name has 1 to " + most + " that can be seen");
        }
        return name;
    }

    /** Refuses a text of several lines with characters that are not seen; tabulators and line breaks may stand in it. */
    public static void lines(String place, String text) {
        text(place, text, true);
    }

    private static void text(String place, String text, boolean ofLines) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int point = text.codePointAt(at);
            if (PlainText.isHidden(point) && !(ofLines && (point == '\n' || point == '\r' || point == '\t'))) {
                throw new BlastRadiusException.BadRequest(
                        place + " holds " + String.format("U+%04X", point) + " as character " + (at + 1) + " of \""
                                + PlainText.shown(text) + "\"; " + (ofLines ? "a text" : "a name, which is one line,")
                                + " holds only characters that can be seen");
            }
        }
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT;
    }
}
