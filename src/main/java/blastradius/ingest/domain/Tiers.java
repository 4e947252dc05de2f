package blastradius.ingest.domain;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What belongs to the innermost tier of a domain: who holds it holds the domain. */
final class Tiers {

    private static final Set<Integer> ACCOUNTS_AND_GROUPS = Set.of(500, 512, 516, 518, 519, 526, 527);
    private static final Set<Integer> BUILTINS = Set.of(544, 551);
    private static final String ENTERPRISE_CONTROLLERS = "S-1-5-9";

    private final Set<String> hostsOfAuthorities = new HashSet<>();

    /** A computer on which a certification authority runs. */
    void hostsAuthority(String computer) {
        hostsOfAuthorities.add(computer.toUpperCase(Locale.ROOT));
    }

    boolean isInnermost(DirectoryObject object) {
        return object.kind() == DirectoryKind.DOMAIN
                || object.flags().contains(Flag.CONTROLLER)
                || isAdminTemplate(object)
                || isByNumber(object.id())
                || hostsOfAuthorities.contains(object.id().toUpperCase(Locale.ROOT))
                || isMarked(object);
    }

    static boolean isAdminTemplate(DirectoryObject object) {
        return object.kind() == DirectoryKind.CONTAINER
                && object.text("distinguishedname").toUpperCase(Locale.ROOT).startsWith("CN=ADMINSDHOLDER,CN=SYSTEM,");
    }

    private static boolean isByNumber(String id) {
        return ACCOUNTS_AND_GROUPS.contains(Sid.ridInDomain(id))
                || BUILTINS.contains(Sid.builtin(id))
                || Sid.bare(id).equals(ENTERPRISE_CONTROLLERS);
    }

    /* As whoever worked with the collection before marked it. */
    private static boolean isMarked(DirectoryObject object) {
        return object.isTrue("highvalue")
                || object.isTrue("admin_tier_0")
                || object.text("system_tags").toLowerCase(Locale.ROOT).contains("admin_tier_0");
    }
}
