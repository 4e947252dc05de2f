package blastradius.attacks.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Long texts in few words: {@code «31×a{i}: id »} is a1: id a2: id … a31: id. In what is sent over the wire as it stands each line ends
 * with CR LF, and {@code ␊}, {@code ␍}, {@code ␀} are the bytes alone.
 */
public final class Spelled {

    private static final Pattern REPEATED = Pattern.compile("«(\\d+)×([^»]*)»");

    private Spelled() {}

    public static String out(String text) {
        return REPEATED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(repeated(found.group(2), found.group(1))));
    }

    private static String repeated(String part, String times) {
        return part.contains("{i}")
                ? IntStream.rangeClosed(1, Integer.parseInt(times))
                        .mapToObj(i -> part.replace("{i}", Integer.toString(i)))
                        .collect(Collectors.joining())
                : part.repeat(Integer.parseInt(times));
    }

    public static String wire(String text) {
        return out(text.replace("\n", "\r\n"))
                .replace('␊', '\n')
                .replace('␍', '\r')
                .replace('␀', '\0');
    }
}
