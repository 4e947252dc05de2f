package blastradius.ingest.conditions;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whom a policy names, to include or to exclude them. Ids are in capitals.
 *
 * @param users accounts; {@code ALL} everybody, {@code GUESTSOREXTERNALUSERS} all that come from elsewhere
 * @param groups with the members of the groups within
 * @param roles templates of roles that are held at all times
 * @param kinds sorts of people from elsewhere, in small letters, such as {@code serviceprovider}
 * @param tenants where those come from; null: anywhere
 */
public record Bound(
        Set<String> users,
        Set<String> groups,
        Set<String> roles,
        Set<String> kinds,
        @Nullable Set<String> tenants) {

    /** Nobody. */
    public static final Bound NOBODY = new Bound(Set.of(), Set.of(), Set.of(), Set.of(), null);

    private static final String ALL = "ALL";
    private static final String OUTSIDERS = "GUESTSOREXTERNALUSERS";

    public Bound {
        users = capitals(users);
        groups = capitals(groups);
        roles = capitals(roles);
        kinds = Set.copyOf(kinds);
        tenants = tenants == null ? null : capitals(tenants);
    }

    private static Set<String> capitals(Set<String> ids) {
        Set<String> capitals = new TreeSet<>();
        ids.forEach(id -> capitals.add(id.toUpperCase(Locale.ROOT)));
        return Set.copyOf(capitals);
    }

    /** What is known of somebody who signs in. */
    public interface Person {

        /** The account; empty for one that is none here. */
        String id();

        /** What sort of outsider he is, in small letters; empty: he is none. */
        String kind();

        /** His home tenant, in capitals; null where nothing says. */
        @Nullable
        String home();

        boolean isIn(String group);

        boolean holds(String role);
    }

    /**
     * Whether he is named.
     *
     * @param unknown what counts where it would take his home tenant to tell, and nothing says it
     */
    boolean names(Person person, boolean unknown) {
        return users.contains(ALL)
                || users.contains(person.id())
                || (users.contains(OUTSIDERS) && !person.kind().isEmpty())
                || isKind(person, unknown)
                || groups.stream().anyMatch(person::isIn)
                || roles.stream().anyMatch(person::holds);
    }

    /** Whether outsiders of a sort are named, such as {@code serviceprovider}, be it only those of some tenants. */
    public boolean namesOutsiders(String kind) {
        return users.contains(ALL) || users.contains(OUTSIDERS) || kinds.contains(kind);
    }

    private boolean isKind(Person person, boolean unknown) {
        if (!kinds.contains(person.kind())) {
            return false;
        }
        String home = person.home();
        return tenants == null || (home == null ? unknown : tenants.contains(home));
    }
}
