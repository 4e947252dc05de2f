package blastradius.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person types, as a query that the full-text index understands: every word has to begin a word of the entity. */
final class SearchWords {

    /* The index keeps a letter.letter or digit.digit together and breaks at a letter.digit, so words with dots are sought both ways. */
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}._']+");
    private static final Pattern DOTS = Pattern.compile("[.']");

    private SearchWords() {}

    /** Empty where there is no letter or digit to look for. */
    static Optional<String> toLucene(String text) {
        String query = Arrays.stream(BREAKS.split(text.toLowerCase(Locale.ROOT)))
                .map(SearchWords::withoutOuterDots)
                .filter(word -> !word.isEmpty())
                .map(SearchWords::word)
                .collect(Collectors.joining(" AND "));
        return query.isEmpty() ? Optional.empty() : Optional.of(query);
    }

    /* By hand: a regular expression tries each dot of a long row of them anew. */
    private static String withoutOuterDots(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && isDot(word.charAt(start))) {
            start++;
        }
        while (end > start && isDot(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(start, end);
    }

    private static boolean isDot(char character) {
        return character == '.' || character == '\'';
    }

    private static String word(String word) {
        List<String> parts =
                DOTS.splitAsStream(word).filter(part -> !part.isEmpty()).toList();
        if (parts.size() == 1) {
            return prefix(word);
        }
        String apart = parts.stream().map(SearchWords::prefix).collect(Collectors.joining(" AND "));
        return "(" + prefix(word) + " OR (" + apart + "))";
    }

    private static String prefix(String word) {
        return word + "*";
    }
}
