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

    /* Not between the two halves of one character. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
