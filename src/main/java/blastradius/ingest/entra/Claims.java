package blastradius.ingest.entra;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** How the rules of one tenant state what they found: its own node, its service scopes, and what stands for sets. */
final class Claims {

    /** What stands for a set is called so by all sources. */
    static final String SET = "Set";
    /** Keeps rights closed: administrative units that keep tenant-wide rights out. */
    static final String RESTRICTED_UNIT = "restricted unit";
    /** Keeps rights closed: a registration of another tenant that lets nobody else change its principals. */
    static final String LOCKED = "locked by its application";
    /** Keeps rights closed: members that another directory writes. */
    static final String SYNCHRONISED = "synchronised from elsewhere";

    final Ledger ledger;
    final String tenant;
    final Place place;
    private final Map<ToolId, Integer> stated = new HashMap<>();
    private final Set<String> said = new HashSet<>();

    Claims(Ledger ledger, String tenant, Place place) {
        this.ledger = ledger;
        this.tenant = tenant;
        this.place = place;
    }

    /** Says something of the tenant, once. */
    void say(String text) {
        if (said.add(text)) {
            ledger.say("tenant " + tenant + ": " + text);
        }
    }

    /** Whether it is held in no instant, which is said. */
    boolean refuses(Place at, Held held) {
        boolean isImpossible =
                held.from() != null && held.until() != null && !held.from().isBefore(held.until());
        if (isImpossible) {
            ledger.rejected(at, "impossible window: it starts at " + held.from() + " and ends at " + held.until());
        }
        return isImpossible;
    }

    /** Open, or closed by a restricted unit. */
    static Terms unless(boolean isRestricted) {
        return isRestricted ? Terms.builder().deniedBy(RESTRICTED_UNIT).build() : Terms.NONE;
    }

    int tenantNumber() {
        return ledger.end(place, ToolId.of(tenant), null);
    }

    /** MAIL, FILES … of the tenant, which contains it. */
    int service(ServiceScope service) {
        return once(
                ToolId.ownedBy(tenant, service.name()),
                id -> contained(Subject.of(id, EntityKind.SCOPE, "ServiceScope", tenant)
                        .named(service.name() + " of " + ledger.tenantName(tenant))
                        .with(EntityTraits.DEFAULT.withService(service))));
    }

    /** What may vouch for accounts of the tenant. */
    int federation() {
        return once(
                ToolId.ownedBy(tenant, "federation"),
                id -> contained(Subject.of(id, EntityKind.IDENTITY_PROVIDER, "Federation", tenant)
                        .named("federation of " + ledger.tenantName(tenant))));
    }

    /** A set of the tenant, by its words. */
    int set(EntityKind kind, String words) {
        return set(tenant, kind, words);
    }

    /** A set of an owner, such as a unit. */
    int set(String owner, EntityKind kind, String words) {
        return once(
                ToolId.ownedBy(owner, words),
                id -> ledger.state(
                        place,
                        Subject.of(id, kind, SET, tenant)
                                .named(words + " of " + ledger.tenantName(owner))
                                .with(EntityTraits.DEFAULT.withHelper(true))));
    }

    /** States an entity of the tenant's. */
    int contained(Subject subject) {
        return contained(place, subject);
    }

    int contained(Place at, Subject subject) {
        int number = ledger.state(at, subject);
        claim(at, RelationKind.CONTAINS, "AZContains", Terms.NONE, tenantNumber(), number, Map.of());
        return number;
    }

    /** The number of what is stated once, however often it is asked for. */
    int once(ToolId id, ToIntFunction<ToolId> state) {
        Integer known = stated.get(id);
        if (known == null) {
            known = state.applyAsInt(id);
            stated.put(id, known);
        }
        return known;
    }

    void claim(
            Place at,
            RelationKind kind,
            String sourceKind,
            Terms terms,
            int from,
            int to,
            Map<String, Object> evidence) {
        ledger.claim(new Claim(at, new RelationClass(kind, sourceKind, terms), from, to, evidence));
    }

    /** A relation that follows from the whole and stands in no record of its own. */
    void claim(RelationKind kind, String sourceKind, Terms terms, int from, int to) {
        claim(place, kind, sourceKind, terms, from, to, Map.of());
    }
}
