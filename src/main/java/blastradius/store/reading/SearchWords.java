package blastradius.store.reading;

import blastradius.model.BlastRadiusException.BadRequest;
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

    /* The index takes 1,024 clauses a query; a word with dots is several, and nobody types so much. */
    private static final int MOST_WORDS = 32;
    private static final int MOST_LETTERS = 255;

    /**
     * Empty where there is no letter or digit to look for.
     *
     * @throws BadRequest if there are more words than anybody types, or one is longer
     */
    static Optional<String> toLucene(String text) {
        List<String> words = Arrays.stream(BREAKS.split(text.toLowerCase(Locale.ROOT)))
                .map(SearchWords::withoutOuterDots)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        check(words);
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.stream().map(SearchWords::word).collect(Collectors.joining(" AND ")));
    }

    private static void check(List<String> words) {
        long parts = words.stream().mapToLong(word -> parts(word).size()).sum();
        if (parts > MOST_WORDS) {
            throw new BadRequest("search has " + parts + " words; at most " + MOST_WORDS
                    + " are looked for at once, those of names joined by dots each counting");
        }
        if (words.stream().anyMatch(word -> word.length() > MOST_LETTERS)) {
            throw new BadRequest("search has a word of more than " + MOST_LETTERS + " letters; look for its beginning");
        }
    }

    private static List<String> parts(String word) {
        return DOTS.splitAsStream(word).filter(part -> !part.isEmpty()).toList();
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
        List<String> parts = parts(word);
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
