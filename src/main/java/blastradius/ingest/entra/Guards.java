package blastradius.ingest.entra;

import blastradius.ingest.entra.Directory.Belonging;
import blastradius.model.GrantState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What keeps administrators of passwords from an account: the roles that it holds, and groups that may hold roles. What it is only
 * eligible for protects nobody.
 */
final class Guards {

    private static final Guard NONE = new Guard();

    private final Directory directory;
    private final Map<String, Guard> byAccount = new HashMap<>();

    /** What protects one account. */
    static final class Guard {

        private final Set<String> roles = new HashSet<>();
        private boolean isAlways;
        private boolean isEndless;
        private @Nullable Instant end;

        boolean isNone() {
            return !isAlways && roles.isEmpty();
        }

        /** Whether who may reset holders of these roles may reset this account. */
        boolean yieldsTo(Set<String> reset) {
            return !isAlways && reset.containsAll(roles);
        }

        /** When nothing protects it any more; null: never. */
        @Nullable
        Instant end() {
            return isAlways || isEndless ? null : end;
        }

        private void add(String role, @Nullable Instant until) {
            roles.add(role);
            isEndless |= until == null;
            if (until != null && (end == null || until.isAfter(end))) {
                end = until;
            }
        }
    }

    private Guards(Directory directory) {
        this.directory = directory;
    }

    static Guards of(Directory directory, Iterable<RoleHolding> holdings) {
        Guards guards = new Guards(directory);
        for (RoleHolding holding : holdings) {
            if (holding.held().state() != GrantState.ELIGIBLE) {
                guards.hold(holding);
            }
        }
        for (Belonging belonging : directory.belongings) {
            Known group = directory.get(belonging.group());
            if (group != null
                    && group.group.isRoleAssignable()
                    && belonging.held().state() != GrantState.ELIGIBLE) {
                guards.of(belonging.who()).isAlways = true;
            }
        }
        return guards;
    }

    private void hold(RoleHolding holding) {
        String scope = holding.scope();
        Directory.Unit unit = directory.unit(scope.substring(scope.lastIndexOf('/') + 1));
        boolean isRestricted = unit != null && unit.isRestricted();
        for (String who : holders(holding.principal())) {
            Guard guard = of(who);
            guard.add(Directory.key(holding.role()), holding.held().until());
            guard.isAlways |= isRestricted;
        }
    }

    private Set<String> holders(String principal) {
        Set<String> holders = new HashSet<>();
        holders.add(Directory.key(principal));
        for (Belonging belonging : directory.of(principal)) {
            if (!belonging.isOwnership() && belonging.held().state() != GrantState.ELIGIBLE) {
                holders.add(Directory.key(belonging.who()));
            }
        }
        return holders;
    }

    private Guard of(String account) {
        return byAccount.computeIfAbsent(Directory.key(account), first -> new Guard());
    }

    Guard guarding(String account) {
        return byAccount.getOrDefault(account, NONE);
    }
}
