package blastradius.ingest.roles;

import java.util.List;
import java.util.Locale;

/** Which actions patterns of Azure allow: {@code *} stands for any text, slashes included; what the second list matches is taken away. */
record ActionPatterns(List<String> allowed, List<String> taken) {

    ActionPatterns {
        allowed = small(allowed);
        taken = small(taken);
    }

    private static List<String> small(List<String> patterns) {
        return patterns.stream()
                .map(one -> one.strip().toLowerCase(Locale.ROOT))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    boolean allow(String action) {
        return allowed.stream().anyMatch(one -> matches(one, action))
                && taken.stream().noneMatch(one -> matches(one, action));
    }

    /** Whether a pattern, and not only single actions of it, is taken away again. */
    boolean isTaken(String pattern) {
        return taken.stream().anyMatch(one -> matches(one, pattern));
    }

    /* By hand: patterns have few stars, and a star is tried from left to right once. */
    static boolean matches(String pattern, String action) {
        int star = -1;
        int retry = 0;
        int at = 0;
        int text = 0;
        while (text < action.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                retry = text;
            } else if (at < pattern.length() && pattern.charAt(at) == action.charAt(text)) {
                at++;
                text++;
            } else if (star >= 0) {
                at = star + 1;
                text = ++retry;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
