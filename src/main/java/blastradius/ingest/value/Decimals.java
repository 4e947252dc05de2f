package blastradius.ingest.value;

import blastradius.model.PlainText;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them, with a point or a comma before the decimals. */
public final class Decimals {

    private static final Pattern NUMBER =
            Pattern.compile("([+-]?\\d{1,40})(?:([.,])(\\d{1,40}))?(?:[eE][+-]?\\d{1,3})?");

    private Decimals() {}

    /**
     * Reads a number.
     *
     * @throws IllegalArgumentException if it is none, or if its comma may stand between thousands
     */
    public static BigDecimal read(String text) {
        Matcher number = NUMBER.matcher(text.strip());
        if (!number.matches()) {
            throw new IllegalArgumentException("\"" + PlainText.shown(text) + "\" is no number");
        }
        if (",".equals(number.group(2)) && mayBeThousands(number.group(1), number.group(3))) {
            throw new IllegalArgumentException("\"" + PlainText.shown(text)
                    + "\" may be a fraction or thousands; write it with a point, or without the comma");
        }
        return new BigDecimal(text.strip().replace(',', '.'));
    }

    /** The same, if it is whole and of 32 bits; {@code 2.0} is. */
    public static int whole(String text) {
        try {
            return read(text).intValueExact();
        } catch (ArithmeticException fraction) {
            throw new IllegalArgumentException("\"" + PlainText.shown(text) + "\" is no whole number", fraction);
        }
    }

    private static boolean mayBeThousands(String before, String after) {
        return after.length() == 3 && before.length() <= 4 && !before.matches("[+-]?0+");
    }
}
