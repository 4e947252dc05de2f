package blastradius.model;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@link Terms} as one line of text: {@code level=READ;until=2026-01-01T00:00:00Z;factors=key-1,key-2}. Only what differs from
 * {@link Terms#NONE} is stated, always in the same order, so that equal terms have equal texts and NONE has the empty one. In ids,
 * characters that the format needs, control characters and halves of surrogate pairs are written as {@code %} and four hexadecimal
 * digits.
 */
public final class TermsText {

    private static final String MEANINGFUL = "%;,=@";

    private TermsText() {}

    /** The canonical text. */
    public static String of(Terms terms) {
        List<String> parts = new ArrayList<>();
        add(parts, "level", terms.level());
        add(parts, "never", terms.never() ? "true" : null);
        add(parts, "from", terms.from());
        add(parts, "until", terms.until());
        add(parts, "state", terms.state() == GrantState.STANDING ? null : terms.state());
        addIds(parts, "approvers", terms.approvers());
        addIds(parts, "factors", terms.factors());
        addId(parts, "zone", terms.zone());
        add(parts, "ticket", terms.ticket() ? "true" : null);
        addId(parts, "policy", terms.policy());
        addId(parts, "deniedBy", terms.deniedBy());
        add(parts, "mode", terms.mode());
        addIds(parts, "effects", terms.effects());
        add(parts, "live", terms.live());
        add(parts, "form", terms.form());
        add(parts, "and", premises(terms.and()));
        return String.join(";", parts);
    }

    /** Reads what {@link #of} wrote; throws {@link IllegalArgumentException} with the part that makes no sense. */
    public static Terms parse(String text) {
        Terms.Builder terms = Terms.builder();
        if (!text.isEmpty()) {
            for (String part : text.split(";", -1)) {
                set(terms, part);
            }
        }
        return terms.build();
    }

    private static void set(Terms.Builder terms, String part) {
        int equals = part.indexOf('=');
        String key = equals < 0 ? part : part.substring(0, equals);
        String value = part.substring(equals + 1);
        try {
            switch (key) {
                case "level" -> terms.level(AccessLevel.valueOf(value));
                case "never" -> terms.never(isTrue(value));
                case "from" -> terms.from(Instant.parse(value));
                case "until" -> terms.until(Instant.parse(value));
                case "state" -> terms.state(GrantState.valueOf(value));
                case "approvers" -> terms.approvers(ids(value));
                case "factors" -> terms.factors(ids(value));
                case "zone" -> terms.zone(unescaped(value));
                case "ticket" -> terms.ticket(isTrue(value));
                case "policy" -> terms.policy(unescaped(value));
                case "deniedBy" -> terms.deniedBy(unescaped(value));
                case "mode" -> terms.mode(TriggerMode.valueOf(value));
                case "effects" -> terms.effects(ids(value));
                case "live" -> terms.live(isTrue(value));
                case "form" -> terms.form(BackupForm.valueOf(value));
                case "and" -> addPremises(terms, value);
                default -> throw new IllegalArgumentException("no parameter of terms is named \"" + key + "\"");
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException("terms: \"" + part + "\" cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static boolean isTrue(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static void addPremises(Terms.Builder terms, String value) {
        for (String premise : value.split(",", -1)) {
            int at = premise.indexOf('@');
            if (at < 0) {
                throw new IllegalArgumentException("a premise is written id@LEVEL");
            }
            terms.and(unescaped(premise.substring(0, at)), AccessLevel.valueOf(premise.substring(at + 1)));
        }
    }

    private static void add(List<String> parts, String key, @Nullable Object value) {
        if (value != null) {
            parts.add(key + "=" + value);
        }
    }

    private static void addId(List<String> parts, String key, @Nullable String id) {
        add(parts, key, id == null ? null : escaped(id));
    }

    private static void addIds(List<String> parts, String key, Collection<String> ids) {
        add(parts, key, ids.isEmpty() ? null : joined(ids, TermsText::escaped));
    }

    private static @Nullable String premises(List<Premise> premises) {
        return premises.isEmpty()
                ? null
                : joined(premises, premise -> escaped(premise.entity()) + "@" + premise.level());
    }

    private static <T> String joined(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).collect(Collectors.joining(","));
    }

    private static List<String> ids(String value) {
        return List.of(value.split(",", -1)).stream().map(TermsText::unescaped).toList();
    }

    private static String escaped(String id) {
        StringBuilder text = new StringBuilder(id.length());
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (MEANINGFUL.indexOf(c) >= 0 || breaksTheLine(c) || isHalf(id, i)) {
                text.append('%').append(String.format("%04X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static boolean breaksTheLine(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    private static boolean isHalf(String id, int i) {
        char c = id.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == id.length() || !Character.isLowSurrogate(id.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(id.charAt(i - 1)));
    }

    private static String unescaped(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder id = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                id.append(text.charAt(i));
            } else if (i + 5 > text.length()) {
                throw new IllegalArgumentException("% is followed by four hexadecimal digits");
            } else {
                id.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
                i += 4;
            }
        }
        return id.toString();
    }
}
