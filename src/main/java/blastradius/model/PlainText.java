package blastradius.model;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Texts that strangers wrote, such as names and ids, where people read them: on one line, of bounded length, and without characters that
 * are not seen or that turn the direction of what stands beside them.
 */
public final class PlainText {

    private static final int MOST_SHOWN = 120;
    private static final int MOST_WORD = 240;
    private static final int MOST_MESSAGE = 4_000;
    private static final String UNSEEN = "\uFFFD";

    private PlainText() {}

    /** The text as a message or a report shows it: {@link #cleaned} and cut after 120 characters. */
    public static String shown(Object text) {
        return cut(cleaned(String.valueOf(text)), MOST_SHOWN);
    }

    /** The text on one line: a line break is a space, another character that cannot be seen the replacement character. */
    public static String cleaned(String text) {
        StringBuilder cleaned = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isHidden(point)) {
                cleaned.append(isBreak(point) ? " " : UNSEEN);
            } else {
                cleaned.appendCodePoint(point);
            }
        });
        return cleaned.toString();
    }

    /** A whole message: its lines stay, its words are cut where no word is so long, and it ends somewhere. */
    public static String message(String text) {
        StringBuilder message = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            message.append(message.isEmpty() ? "" : "\n");
            for (String word : line.split("(?<= )", -1)) {
                message.append(cut(cleaned(word), MOST_WORD));
            }
        }
        return cut(message.toString(), MOST_MESSAGE);
    }

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
        if (name.length() > most || name.codePoints().allMatch(PlainText::isBlank)) {
            throw new BlastRadiusException.BadRequest(place + " is \"" + shown(name) + "\", of " + name.length()
                    + " characters; a name has 1 to " + most + " that can be seen");
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
            if (isHidden(point) && !(ofLines && (point == '\n' || point == '\r' || point == '\t'))) {
                throw new BlastRadiusException.BadRequest(
                        place + " holds " + String.format("U+%04X", point) + " as character " + (at + 1) + " of \""
                                + shown(text) + "\"; " + (ofLines ? "a text" : "a name, which is one line,")
                                + " holds only characters that can be seen");
            }
        }
    }

    /**
     * What is wrong with the first text, among all that a value holds, in which half of a character stands alone: such a text cannot be
     * written as UTF-8, and two of them would become one. Names of values count as texts. Empty where there is none.
     *
     * @param place where the value stands, for the words
     */
    public static Optional<String> broken(String place, @Nullable Object value) {
        return switch (value) {
            case String text -> brokenText(place, text);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry -> broken(place, entry).stream())
                        .findFirst();
            case Collection<?> list -> {
                int index = 0;
                for (Object element : list) {
                    Optional<String> broken = broken(place + "[" + index++ + "]", element);
                    if (broken.isPresent()) {
                        yield broken;
                    }
                }
                yield Optional.empty();
            }
            case null -> Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> broken(String place, Map.Entry<?, ?> entry) {
        String name = String.valueOf(entry.getKey());
        String at = place.isEmpty() ? name : place + "." + name;
        return brokenText("the name " + at, name).or(() -> broken(at, entry.getValue()));
    }

    private static Optional<String> brokenText(String place, String text) {
        int at = brokenAt(text);
        return at < 0
                ? Optional.empty()
                : Optional.of(shown(place) + " holds half a character, "
                        + String.format("U+%04X", (int) text.charAt(at)) + " as character " + (at + 1));
    }

    private static int brokenAt(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (Character.isSurrogate(unit)) {
                if (Character.isLowSurrogate(unit)
                        || at + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(at + 1))) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }

    /* Joiners belong to how some scripts and signs are written; everything else of these categories is seen by no reader. */
    static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> point != 0x200C && point != 0x200D;
            default -> false;
        };
    }

    private static boolean isBreak(int point) {
        return Character.isWhitespace(point) || point == 0x85;
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT;
    }

    /* Not between the two halves of one character. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
