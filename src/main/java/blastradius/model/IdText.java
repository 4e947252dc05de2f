package blastradius.model;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From what sources call a thing to the estate's id, the same for all formats. What is unique in the world (GUIDs, SIDs of a domain, ARNs
 * of an account, Azure resource ids) has one normal form, so that sources join; anything else is an id within a scope, since joining the
 * local ids of two customers would invent attacks from one to the other.
 *
 * <p>Injective: two texts are one id only where they differ in nothing but the case that their normal form does without. Nothing is
 * composed, folded or left out; what a table or a store would lose (blanks at the ends, characters that control) stands as {@code %20} or
 * {@code %u2028}, and a per cent sign as {@code %25} only where it could be taken for the beginning of one of these.
 */
public final class IdText {

    /** The longest id, in bytes of UTF-8, that the store's indexes hold. */
    public static final int MAX_BYTES = 4096;

    private static final int SHORTEST = "S-1-5-21-1-2-3".length();
    private static final int GUID_CHARS = 36;
    private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";
    private static final String EVERY_GUID = "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF";
    private static final String DOMAIN_SID = "S-1-5-21-";
    private static final String NO_DOMAIN = "S-1-5-21-0-0-0-";
    private static final Pattern DOMAIN_SID_INSIDE = Pattern.compile(DOMAIN_SID + "\\d+-\\d+-\\d+");
    private static final Pattern BARE_SID = Pattern.compile("[Ss]-1-\\d+(-\\d+)*");
    private static final Pattern ACCOUNT_ARN =
            Pattern.compile("arn:[\\w-]+:[\\w-]*:[\\w-]*:\\d{12}:.+", Pattern.DOTALL);
    private static final String BUCKET_ARN = "arn:aws:s3:::";
    private static final String SUBSCRIPTIONS = "/SUBSCRIPTIONS/";

    /* An escape as it is written here, or the sign before it escaped, however often. */
    private static final Pattern ESCAPE =
            Pattern.compile("%(?:25)*(?:[01][0-9A-F]|7F|u00[89][0-9A-F]|u202[89]|uD[89A-F][0-9A-F]{2})");
    private static final Pattern ESCAPED_BLANK = Pattern.compile("%(?:25)*(?:20|u[0-9A-F]{4})");
    private static final Pattern ESCAPED_BLANKS = Pattern.compile("(?:%(?:25)*(?:20|u[0-9A-F]{4}))*+");

    private IdText() {}

    /**
     * The normal form of an id that is unique in the world; null for any other.
     *
     * <p>GUIDs and Azure paths are in capitals, the latter without a slash at the end; SIDs keep what stands around them.
     */
    static @Nullable public String unique(String text) {
        if (text.length() < SHORTEST) {
            return null;
        }
        if (isGuid(text, 0, text.length()) || isPairOfGuids(text)) {
            return speaksOfNobody(text) ? null : upper(text);
        }
        return switch (text.charAt(0)) {
            case 'a' -> isOwnedArn(text) ? text : sid(text);
            case '/' -> isAzureResource(text) ? upper(withoutSlash(text)) : sid(text);
            case 's' -> sid(text.startsWith("s-1-5-21-") ? "S" + text.substring(1) : text);
            default -> sid(text);
        };
    }

    /** Whether the id says itself whose it is: a SID its domain, an ARN its account, an Azure path its subscription. */
    public static boolean namesItsOwner(String id) {
        return !isGuid(id, 0, id.length()) && unique(id) != null;
    }

    /** A SID that stands in every domain, or in every Windows; the {@code S} may be small. */
    public static boolean isSharedSid(String text) {
        return text.length() > 4
                && (text.charAt(0) | 0x20) == 's'
                && BARE_SID.matcher(text).matches()
                && unique(text) == null;
    }

    /** What somebody calls by an id of the estate, as own tables and questions do: escapes are read as such. */
    public static String stated(String text) {
        String unique = unique(text);
        return escaped(unique == null ? text : unique, false);
    }

    /** The id within a scope, such as a source or a case. */
    public static String local(String scope, String text) {
        boolean isPlain = scope.indexOf('/') < 0 && scope.indexOf('%') < 0;
        return escaped((isPlain ? scope : inPath(scope)) + "/" + text, true);
    }

    /** What a source calls by an id of its own making, if that is unique in the world, else its id within the source. */
    public static String foreign(String source, String text) {
        String unique = unique(text);
        return unique == null ? local(source, text) : escaped(unique, true);
    }

    /** What is not unique in the world, as the thing of one owner: {@code 62E90394-…@A0000000-…}. */
    public static String of(String owner, String text) {
        return text + "@" + owner;
    }

    private static String inPath(String scope) {
        return scope.replaceAll("%(?=(25)*2F)", "%25").replace("/", "%2F");
    }

    /** The id as an entry of a list whose entries are separated by semicolons. */
    public static String listed(String id) {
        return id.indexOf(';') < 0 && id.indexOf('%') < 0
                ? id
                : id.replaceAll("%(?=(25)*3B)", "%25").replace(";", "%3B");
    }

    /** The id that {@link #listed} wrote. */
    public static String unlisted(String entry) {
        return entry.indexOf('%') < 0 ? entry : entry.replaceAll("%3B", ";").replaceAll("%25(?=(25)*3B)", "%");
    }

    /** How many bytes a text has, or 0 where that is certainly no more than {@link #MAX_BYTES}. */
    public static int bytesIfLong(String text) {
        return text.length() <= MAX_BYTES / 3 ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    /* With escapes as they are, unless they are the text's own words. */
    private static String escaped(String text, boolean ownWords) {
        int start = blanks(text, 0, 1);
        int end = text.length() - (start == text.length() ? 0 : blanks(text, text.length() - 1, -1));
        boolean plain = start == 0 && end == text.length() && !(ownWords && text.indexOf('%') >= 0);
        for (int i = 0; plain && i < text.length(); i++) {
            plain = !isUnkeepable(text, i);
        }
        if (plain) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 12);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i < start || i >= end || isUnkeepable(text, i)) {
                escaped.append(escape(c));
            } else {
                escaped.append(ownWords && c == '%' && isTakenForEscape(text, i, start, end) ? "%25" : c);
            }
        }
        return escaped.toString();
    }

    private static boolean isTakenForEscape(String text, int at, int start, int end) {
        return startsWith(ESCAPE, text, at)
                || (startsWith(ESCAPED_BLANK, text, at)
                        && (ESCAPED_BLANKS.matcher(text).region(start, at).matches()
                                || ESCAPED_BLANKS.matcher(text).region(at, end).matches()));
    }

    private static boolean startsWith(Pattern pattern, String text, int at) {
        return text.charAt(at) == '%'
                && pattern.matcher(text).region(at, text.length()).lookingAt();
    }

    private static String escape(char c) {
        return c < 0x80 ? String.format("%%%02X", (int) c) : String.format("%%u%04X", (int) c);
    }

    private static int blanks(String text, int from, int step) {
        int count = 0;
        for (int i = from; i >= 0 && i < text.length() && isBlank(text.charAt(i)); i += step) {
            count++;
        }
        return count;
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || (c > 0x7F && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
    }

    private static boolean isUnkeepable(String text, int at) {
        char c = text.charAt(at);
        return c < ' '
                || (c >= 0x7F && (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || isHalf(text, at, c)));
    }

    private static boolean isHalf(String text, int at, char c) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static @Nullable String sid(String text) {
        int sid = text.indexOf(DOMAIN_SID);
        boolean isOfADomain = sid >= 0 && DOMAIN_SID_INSIDE.matcher(text).find(sid) && !text.startsWith(NO_DOMAIN, sid);
        return isOfADomain ? text : null;
    }

    private static boolean isOwnedArn(String id) {
        return id.startsWith(BUCKET_ARN)
                || (id.startsWith("arn:") && ACCOUNT_ARN.matcher(id).matches());
    }

    private static boolean isAzureResource(String id) {
        int guid = SUBSCRIPTIONS.length();
        return id.regionMatches(true, 0, SUBSCRIPTIONS, 0, guid)
                && isGuid(id, guid, guid + GUID_CHARS)
                && (id.length() == guid + GUID_CHARS || id.charAt(guid + GUID_CHARS) == '/')
                && !id.startsWith(NO_GUID, guid);
    }

    private static String withoutSlash(String path) {
        int end = path.length();
        while (path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static boolean speaksOfNobody(String guids) {
        return guids.startsWith(NO_GUID) || guids.regionMatches(true, 0, EVERY_GUID, 0, GUID_CHARS);
    }

    private static boolean isPairOfGuids(String id) {
        return id.length() == 2 * GUID_CHARS + 1
                && id.charAt(GUID_CHARS) == '@'
                && isGuid(id, 0, GUID_CHARS)
                && isGuid(id, GUID_CHARS + 1, id.length());
    }

    private static boolean isGuid(String id, int start, int end) {
        if (end - start != GUID_CHARS || end > id.length()) {
            return false;
        }
        boolean guid = true;
        for (int i = 0; guid && i < GUID_CHARS; i++) {
            char c = id.charAt(start + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            guid = dash ? c == '-' : c < 0x80 && Character.digit(c, 16) >= 0;
        }
        return guid;
    }

    /* Only where the capital's small letter is the same again: what else would become one with another letter stays as it is. */
    private static String upper(String text) {
        StringBuilder upper = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char capital = Character.toUpperCase(c);
            upper.append(Character.toLowerCase(capital) == Character.toLowerCase(c) ? capital : c);
        }
        return upper.toString();
    }
}
