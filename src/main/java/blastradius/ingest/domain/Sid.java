package blastradius.ingest.domain;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Security identifiers as collectors write them: {@code S-1-5-21-1-2-3-500}, or {@code CORP.LOCAL-S-1-5-32-544} for what every domain has. */
public final class Sid {

    private static final Pattern OF_DOMAIN = Pattern.compile("(?i)S-1-5-21-\\d+-\\d+-\\d+");
    private static final String BUILTIN = "S-1-5-32-";

    private Sid() {}

    /** The SID of the domain in which the SID was given out; null for any other text. */
    static @Nullable public String domain(@Nullable String sid) {
        if (sid == null || sid.length() < 9) {
            return null;
        }
        Matcher matcher = OF_DOMAIN.matcher(sid);
        return matcher.lookingAt() ? "S" + matcher.group().substring(1) : null;
    }

    /** The last number; −1 where there is none. */
    public static int rid(String sid) {
        int dash = sid.lastIndexOf('-');
        int digits = sid.length() - dash - 1;
        if (dash < 0 || digits < 1 || digits > 9) {
            return -1;
        }
        int rid = 0;
        for (int i = dash + 1; i < sid.length(); i++) {
            char c = sid.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            rid = 10 * rid + c - '0';
        }
        return rid;
    }

    /** The relative number of an account or group of a domain itself, not of one of its hosts; −1 for any other text. */
    public static int ridInDomain(String sid) {
        String domain = domain(sid);
        return domain != null && sid.indexOf('-', domain.length() + 1) < 0 && sid.length() > domain.length() + 1
                ? rid(sid)
                : -1;
    }

    /** What stands before a SID that every domain has: the domain's name; null where nothing does. */
    static @Nullable String prefix(String text) {
        int at = text.toUpperCase(Locale.ROOT).indexOf("-S-1-");
        return at > 0 ? text.substring(0, at).toUpperCase(Locale.ROOT) : null;
    }

    /** The SID without the name of a domain before it. */
    public static String bare(String text) {
        String prefix = prefix(text);
        String bare = prefix == null ? text : text.substring(prefix.length() + 1);
        return bare.startsWith("s-1-") ? "S" + bare.substring(1) : bare;
    }

    /** The number of a builtin group, {@code S-1-5-32-544}; −1 for any other SID. */
    public static int builtin(String text) {
        String bare = bare(text);
        return bare.startsWith(BUILTIN) ? rid(bare) : -1;
    }
}
