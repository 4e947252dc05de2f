package blastradius.model;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * A text as it is looked for: without case, accents, width and characters that are not seen, its words apart by one space. Whoever types
 * {@code muller} finds Müller, however a file wrote it. A word may be found by each of its parts, so {@code backup} finds svc_backup01 and
 * {@code desk} NightDesk; scripts that leave no space between words are found anywhere.
 *
 * @param text the folded text
 * @param starts where in it a word or a part of one begins
 */
public record FoldedText(String text, BitSet starts) {

    /** O(length). */
    public static FoldedText of(String text) {
        Folding folding = new Folding(text.length());
        Normalizer.normalize(text.replace('\u00B4', '\''), Normalizer.Form.NFKD)
                .codePoints()
                .forEach(folding::take);
        return new FoldedText(folding.folded.toString(), folding.starts);
    }

    /** Its words, each once. */
    public List<String> words() {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).distinct().toList();
    }

    /** Whether a folded word begins one of its words or a part of one. O(length). */
    public boolean holds(String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (starts.get(at)) {
                return true;
            }
        }
        return false;
    }

    /** An id without case, width and outer blanks, but with its accents and separators: ids that agree so name one thing to people. */
    public static String caseless(String id) {
        StringBuilder caseless = new StringBuilder(id.length());
        Normalizer.normalize(id.strip(), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .forEach(caseless::appendCodePoint);
        return caseless.toString();
    }

    /** What a character is to the words around it. */
    private enum Sort {
        UNSEEN,
        APOSTROPHE,
        SEPARATOR,
        MARK,
        UPPER,
        LOWER,
        LETTER,
        DIGIT,
        /** A word by itself: an emoji, or a letter of a script without spaces. */
        ALONE;

        private static final String APOSTROPHES = "'`\u2018\u2019\u02BC\u02B9\u02BE\u02BF\u2032\u05F3";
        private static final int TATWEEL = 0x640;

        static Sort of(int point) {
            if (APOSTROPHES.indexOf(point) >= 0) {
                return APOSTROPHE;
            }
            return switch (Character.getType(point)) {
                case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> UPPER;
                case Character.LOWERCASE_LETTER -> LOWER;
                case Character.OTHER_LETTER, Character.MODIFIER_LETTER -> ofLetter(point);
                case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
                case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> LETTER;
                case Character.OTHER_SYMBOL, Character.PRIVATE_USE -> ALONE;
                case Character.COMBINING_SPACING_MARK -> MARK;
                case Character.NON_SPACING_MARK -> isVoicing(point) ? MARK : UNSEEN;
                case Character.ENCLOSING_MARK, Character.FORMAT -> UNSEEN;
                case Character.MODIFIER_SYMBOL -> point > 0xFFFF ? UNSEEN : SEPARATOR; // tones of skin
                default -> SEPARATOR;
            };
        }

        private static Sort ofLetter(int point) {
            if (point == TATWEEL) {
                return UNSEEN;
            }
            return switch (Character.UnicodeScript.of(point)) {
                case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN -> ALONE;
                case HANGUL -> point < 0x1160 ? ALONE : MARK; // a syllable begins with its first consonant
                default -> LETTER;
            };
        }

        /* The marks that make another letter of a Japanese one. */
        private static boolean isVoicing(int point) {
            return point == 0x3099 || point == 0x309A;
        }
    }

    /** One passage over a text. */
    private static final class Folding {

        private final StringBuilder folded;
        private final BitSet starts = new BitSet();
        private Sort before = Sort.SEPARATOR;
        private Sort beforeThat = Sort.SEPARATOR;
        private int last;

        Folding(int length) {
            folded = new StringBuilder(length);
        }

        void take(int point) {
            Sort sort = Sort.of(point);
            switch (sort) {
                case UNSEEN -> {}
                case SEPARATOR -> before = Sort.SEPARATOR;
                case APOSTROPHE -> before = before == Sort.SEPARATOR ? before : sort;
                case MARK -> append(point, before == Sort.SEPARATOR);
                case UPPER, LOWER, LETTER, DIGIT, ALONE -> {
                    boolean starts = begins(sort);
                    beforeThat = before == Sort.SEPARATOR ? Sort.SEPARATOR : before;
                    append(point, starts);
                    before = sort;
                }
            }
        }

        /* Of capitals before a small letter, the last begins the word: HTTPServer. */
        private boolean begins(Sort sort) {
            if (sort == Sort.LOWER && before == Sort.UPPER) {
                if (beforeThat == Sort.UPPER) {
                    starts.set(last);
                }
                return false;
            }
            return sort != before || sort == Sort.ALONE;
        }

        private void append(int point, boolean isStart) {
            if (before == Sort.SEPARATOR && !folded.isEmpty()) {
                folded.append(' ');
            }
            last = folded.length();
            if (isStart) {
                starts.set(last);
            }
            if (before == Sort.SEPARATOR) {
                before = Sort.LETTER;
            }
            letter(Character.toLowerCase(Character.toUpperCase(point)));
        }

        /* Letters that no normal form takes apart, as people without them on their keyboard type them. */
        private void letter(int lower) {
            switch (lower) {
                case 'ß' -> folded.append("ss");
                case 'æ' -> folded.append("ae");
                case 'œ' -> folded.append("oe");
                case 'þ' -> folded.append("th");
                case 'ø' -> folded.append('o');
                case 'ł' -> folded.append('l');
                case 'đ', 'ð', 'ɖ' -> folded.append('d');
                case 'ħ' -> folded.append('h');
                case 'ŧ' -> folded.append('t');
                case 'ı', 'ɨ' -> folded.append('i');
                case 'ŋ' -> folded.append('n');
                case 0x649, 0x6CC -> folded.appendCodePoint(0x64A); // yeh
                case 0x629 -> folded.appendCodePoint(0x647); // heh
                case 0x6A9 -> folded.appendCodePoint(0x643); // kaf
                case 0x671 -> folded.appendCodePoint(0x627); // alef
                default -> other(lower);
            }
        }

        private void other(int lower) {
            boolean isKatakana = lower >= 0x30A1 && lower <= 0x30F6;
            int digit = lower < 0x80 ? -1 : Character.digit(lower, 10);
            if (digit >= 0 && Character.isDigit(lower)) {
                folded.append((char) ('0' + digit));
            } else {
                folded.appendCodePoint(isKatakana ? lower - 0x60 : lower); // as Hiragana
            }
        }
    }
}
