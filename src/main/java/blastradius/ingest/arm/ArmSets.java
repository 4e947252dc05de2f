package blastradius.ingest.arm;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One entity for all things of a sort at and below a scope, nested as the scopes are: a role over one sort of resource, held far above,
 * reaches those and nothing else there, and costs one relation and not one for each.
 */
final class ArmSets {

    private final ArmScopes scopes;
    private final Ledger ledger;
    private final Map<String, Map<String, Member>> members = new LinkedHashMap<>();
    private final Map<String, Integer> helpers = new HashMap<>();
    private final Set<String> nested = new HashSet<>();
    private final Set<String> linked = new HashSet<>();

    private record Member(ArmPath path, int number) {}

    ArmSets(ArmScopes scopes, Ledger ledger) {
        this.scopes = scopes;
        this.ledger = ledger;
    }

    /** The number is one of the sort; {@code path}: where it, or what it belongs to, stands. */
    void add(Place place, String sort, ArmPath path, int number) {
        if (number < 0) {
            return;
        }
        Member member = new Member(path, number);
        members.computeIfAbsent(sort, first -> new LinkedHashMap<>()).put(path.key(), member);
        if (nested.contains(sort)) {
            nest(place, sort, member);
        }
    }

    /** The sorts of which there are things. */
    Set<String> sorts() {
        return members.keySet();
    }

    /** Whatever another source says of the sort joins what is said here. */
    void nest(Place place, String sort) {
        if (nested.add(sort)) {
            members.getOrDefault(sort, Map.of()).values().forEach(member -> nest(place, sort, member));
        }
    }

    /**
     * The number of what stands for the sort at and below the scope: of the thing itself, if the scope is one. {@link Ledger#NONE} if
     * there is nothing of the sort, unless {@code isAlways}.
     */
    int below(Place place, String sort, ArmPath scope, boolean isAlways) {
        Member itself = members.getOrDefault(sort, Map.of()).get(scope.key());
        if (itself != null) {
            return itself.number();
        }
        nest(place, sort);
        boolean isAny = isAlways || helpers.containsKey(key(sort, scope));
        return isAny ? helper(place, sort, scope) : Ledger.NONE;
    }

    private void nest(Place place, String sort, Member member) {
        int child = member.number();
        for (ArmPath scope = scopes.parent(member.path()); scope != null; scope = scopes.parent(scope)) {
            int helper = helper(place, sort, scope);
            ledger.claimOnce(Claim.of(place, ArmScopes.CONTAINS, helper, child));
            if (!linked.add(key(sort, scope))) {
                return;
            }
            child = helper;
        }
    }

    private int helper(Place place, String sort, ArmPath scope) {
        Integer known = helpers.get(key(sort, scope));
        if (known != null) {
            return known;
        }
        Subject subject = Subject.of(
                        scopes.owned(scope, "every " + sort), EntityKind.SCOPE, "set", scopes.tenant(scope))
                .named(sort + " below " + scopes.name(scope))
                .with(EntityTraits.DEFAULT.withHelper(true));
        int number = ledger.state(place, subject);
        helpers.put(key(sort, scope), number);
        return number;
    }

    private static String key(String sort, ArmPath scope) {
        return sort + " " + scope.key();
    }
}
