package blastradius.ingest.graph;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * From the ids of sources to the ids of the estate. What is unique in the world (GUIDs, SIDs of a domain, ARNs of an account, Azure
 * resource ids) is the id itself, so that sources join; anything else is local to its source, since joining the local ids of two
 * customers would invent attacks from one to the other.
 */
final class SourceIds {

    private static final int GUID_CHARS = 36;
    private static final String ZERO_GUID = "00000000-0000-0000-0000-000000000000";
    private static final String DOMAIN_SID = "S-1-5-21-";
    private static final Pattern DOMAIN_SID_INSIDE = Pattern.compile(DOMAIN_SID + "\\d+-\\d+-\\d+");
    private static final Pattern ACCOUNT_ARN = Pattern.compile("arn:[\\w-]+:[\\w-]*:[\\w-]*:\\d{12}:.+");
    private static final String BUCKET_ARN = "arn:aws:s3:::";
    private static final String SUBSCRIPTIONS = "/SUBSCRIPTIONS/";

    private SourceIds() {}

    /** The estate's id of what a source calls {@code sourceId}. */
    static String of(String source, String sourceId) {
        if (isGuid(sourceId, 0, sourceId.length()) || isPairOfGuids(sourceId)) {
            return sourceId.startsWith(ZERO_GUID) ? local(source, sourceId) : upper(sourceId);
        }
        int sid = sourceId.indexOf(DOMAIN_SID);
        if (sid >= 0 && DOMAIN_SID_INSIDE.matcher(sourceId).find(sid)) {
            return sourceId;
        }
        return sourceId.length() > 3 ? rare(source, sourceId) : local(source, sourceId);
    }

    static String local(String source, String sourceId) {
        return source + "/" + sourceId;
    }

    private static String rare(String source, String sourceId) {
        boolean global = switch (sourceId.charAt(0)) {
            case 'a' -> isOwnedArn(sourceId);
            case '/' -> isAzureResource(sourceId);
            case 's' -> upper(sourceId).startsWith(DOMAIN_SID);
            default -> false;
        };
        if (!global) {
            return local(source, sourceId);
        }
        return sourceId.charAt(0) == 'a' ? sourceId : upper(sourceId);
    }

    private static boolean isOwnedArn(String id) {
        return id.startsWith(BUCKET_ARN)
                || (id.startsWith("arn:") && ACCOUNT_ARN.matcher(id).matches());
    }

    private static boolean isAzureResource(String id) {
        String upper = upper(id);
        return upper.startsWith(SUBSCRIPTIONS)
                && isGuid(upper, SUBSCRIPTIONS.length(), SUBSCRIPTIONS.length() + GUID_CHARS);
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
            guid = dash ? c == '-' : Character.digit(c, 16) >= 0;
        }
        return guid;
    }

    private static String upper(String id) {
        return id.toUpperCase(Locale.ROOT);
    }
}
