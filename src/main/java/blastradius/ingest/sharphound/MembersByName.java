package blastradius.ingest.sharphound;

import blastradius.ingest.domain.Principal;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members that groups mention by distinguished names, since the collector could not find them. Records of any file may have the names. */
final class MembersByName {

    private static final String PREFIX = "DN=";

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Membership> memberships = new ArrayList<>();

    /** Who is in which group, as far as it is known. */
    record Membership(Place place, int group, String id) {}

    static boolean isName(Principal member) {
        return member.id().startsWith(PREFIX);
    }

    private static String name(String id) {
        return id.substring(PREFIX.length()).toUpperCase(Locale.ROOT);
    }

    void wanted(Place place, int group, Principal member) {
        numbers.put(name(member.id()), Ledger.NONE);
        memberships.add(new Membership(place, group, member.id()));
    }

    void found(@Nullable String distinguishedName, int number) {
        if (distinguishedName != null && !numbers.isEmpty()) {
            numbers.computeIfPresent(distinguishedName.toUpperCase(Locale.ROOT), (name, none) -> number);
        }
    }

    List<Membership> memberships() {
        return memberships;
    }

    /** The number of who is meant; {@link Ledger#NONE} if no record has the name. */
    int number(Membership membership) {
        return numbers.getOrDefault(name(membership.id()), Ledger.NONE);
    }
}
