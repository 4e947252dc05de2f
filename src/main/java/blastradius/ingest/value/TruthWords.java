package blastradius.ingest.value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words for yes and no of spreadsheets in English, German, French, Spanish and Italian; case and accents count nothing. */
public final class TruthWords {

    private static final Set<String> TRUE = Set.of(
            "true",
            "yes",
            "y",
            "t",
            "1",
            "x",
            "on",
            "wahr",
            "ja",
            "j",
            "vrai",
            "oui",
            "o",
            "verdadero",
            "si",
            "s",
            "vero");
    private static final Set<String> FALSE =
            Set.of("false", "no", "n", "f", "0", "off", "falsch", "nein", "faux", "non", "falso");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int LONGEST = 20;

    private TruthWords() {}

    /** Null if the text is no such word. */
    public static @Nullable Boolean read(String text) {
        String word = text.length() > LONGEST ? "" : folded(text);
        return TRUE.contains(word) ? Boolean.TRUE : FALSE.contains(word) ? Boolean.FALSE : null;
    }

    /** Lower case without accents, and without blanks around. */
    public static String folded(String text) {
        String plain = Normalizer.normalize(text.strip(), Normalizer.Form.NFD);
        return MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
