package blastradius.ingest.entra;

import blastradius.ingest.entra.Guards.Guard;
import blastradius.ingest.roles.RoleCatalogue;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sets over accounts that roles reset or enable. Most accounts hold no role: they are in one set, which lies in all others; so that
 * relations grow as accounts plus roles.
 *
 * <pre>
 *   every password ─▶ passwords without a role ─▶ the passwords of most
 *    │                            ▲
 *    │     passwords that <role> resets ─▶ passwords of holders of the roles on its list
 *    └─▶ passwords of whoever is protected
 * </pre>
 */
final class ResetSets {

    private final Claims claims;
    private final Directory directory;
    private final RoleCatalogue catalogue;
    private final Guards guards;

    /** What is done to an account. */
    enum Deed {
        PASSWORD("every password", "passwords without a role", "passwords that %s resets", EntityKind.SECRET_STORE),
        FACTOR("every factor", "factors without a role", "factors that %s resets", EntityKind.SECRET_STORE),
        ENABLING("enabling anybody", "enabling without a role", "enabling by %s", EntityKind.SCOPE);

        private final String every;
        private final String most;
        private final String byRole;
        private final EntityKind kind;

        Deed(String every, String most, String byRole, EntityKind kind) {
            this.every = every;
            this.most = most;
            this.byRole = byRole;
            this.kind = kind;
        }
    }

    ResetSets(Claims claims, Directory directory, RoleCatalogue catalogue, Guards guards) {
        this.claims = claims;
        this.directory = directory;
        this.catalogue = catalogue;
        this.guards = guards;
    }

    int every(Deed deed) {
        return claims.set(deed.kind, deed.every);
    }

    /** Whom the role reaches in the tenant. */
    int by(Deed deed, String role) {
        return catalogue.resets(role).isEmpty() ? most(deed) : claims.set(deed.kind, byRole(deed, role));
    }

    private int most(Deed deed) {
        return claims.set(deed.kind, deed.most);
    }

    private static String byRole(Deed deed, String role) {
        return deed.byRole.formatted(Directory.key(role));
    }

    /** Whom the role reaches in a unit: direct members alone. */
    int inUnit(Deed deed, String role, String unitId, Directory.Unit unit) {
        int set = claims.set(unitId, deed.kind, byRole(deed, role));
        Set<String> reset = catalogue.resetsInUnit(role);
        for (String member : unit.members()) {
            Known account = directory.get(member);
            Guard guard = guards.guarding(member);
            if (account != null && isOwn(account) && guard.yieldsTo(reset)) {
                fill(deed, set, account, null, false);
            } else if (account != null && isOwn(account) && guard.end() != null) {
                fill(deed, set, account, guard.end(), false);
            }
        }
        return set;
    }

    /** A guest's password is another tenant's affair. */
    private static boolean isOwn(Known known) {
        return known.isAccount() && !known.isGuest;
    }

    /** States all of the tenant's, whoever has a right over them: that may be said by another source. */
    void state() {
        for (Deed deed : Deed.values()) {
            Map<String, Integer> byRole = new HashMap<>();
            claims.claim(RelationKind.CONTAINS, Claims.SET, Terms.NONE, every(deed), most(deed));
            for (String role : catalogue.resetters()) {
                byRole.put(role, by(deed, role));
                claims.claim(RelationKind.CONTAINS, Claims.SET, Terms.NONE, by(deed, role), most(deed));
            }
            for (Map.Entry<String, Known> entry : directory.all()) {
                if (isOwn(entry.getValue())) {
                    put(deed, byRole, entry.getValue(), guards.guarding(entry.getKey()));
                }
            }
        }
    }

    private void put(Deed deed, Map<String, Integer> byRole, Known account, Guard guard) {
        if (guard.isNone()) {
            fill(deed, most(deed), account, null, account.isRestricted);
            return;
        }
        Instant end = guard.end();
        fill(deed, every(deed), account, null, account.isRestricted);
        if (end != null) {
            fill(deed, most(deed), account, end, account.isRestricted);
        }
        byRole.forEach((role, set) -> {
            if (guard.yieldsTo(catalogue.resets(role))) {
                fill(deed, set, account, null, account.isRestricted);
            }
        });
    }

    private void fill(Deed deed, int set, Known account, @Nullable Instant from, boolean isClosed) {
        Terms.Builder terms = Terms.builder().from(from).deniedBy(isClosed ? Claims.RESTRICTED_UNIT : null);
        switch (deed) {
            case PASSWORD -> stores(set, List.of(account.password), terms, account);
            case FACTOR -> stores(set, account.factors, terms, account);
            case ENABLING -> enables(set, account, terms.build());
        }
    }

    private void stores(int set, List<Integer> secrets, Terms.Builder terms, Known account) {
        Terms built = terms.level(AccessLevel.READ).live(true).build();
        Map<String, Object> evidence =
                account.isSynchronised ? Map.of("approximated", "write-back of passwords is not known") : Map.of();
        for (int secret : secrets) {
            claims.claim(claims.place, RelationKind.STORES, Claims.SET, built, set, secret, evidence);
        }
    }

    /* Enabling alone opens nothing: somebody has to know, or to have reset, the password, and the factors behind it. */
    private void enables(int set, Known account, Terms terms) {
        if (account.isEnabled || account.password < 0) {
            return;
        }
        String password = claims.ledger.id(account.password);
        for (Terms way : account.ways) {
            Terms enabling = terms.with()
                    .factors(way.factors())
                    .zone(way.zone())
                    .deniedBy(terms.deniedBy() == null ? way.deniedBy() : terms.deniedBy())
                    .and(password, AccessLevel.USE)
                    .build();
            claims.claim(
                    claims.place,
                    RelationKind.CAN_TAKE_OVER,
                    Claims.SET,
                    enabling,
                    set,
                    account.number,
                    Map.of("approximated", "joint rights of different principals"));
        }
    }
}
