package blastradius.ingest.entra;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The registrations of applications that an import holds, of all its tenants: each runs as its principals, wherever they are. */
final class Registrations {

    /* Its own applications are in every tenant; that it could sign in as their principals is no news of a customer's. */
    private static final Set<String> MICROSOFT = Set.of(
            "F8CDEF31-A31E-4B4A-93E4-5F571E91255A",
            "72F988BF-86F1-41AF-91AB-2D7CD011DB47",
            "9188040D-6C67-4C5B-B112-36A304B66DAD",
            "47DF5BB7-E6BC-4256-AFB0-DD8C8E3C1CE8");

    private final Map<String, Registered> byAppId = new HashMap<>();

    private record Registered(int number, String tenant, boolean isLocked) {}

    void add(String appId, int number, String tenant, boolean isLocked) {
        byAppId.putIfAbsent(Directory.key(appId), new Registered(number, tenant, isLocked));
    }

    /** Whether it keeps the principals of other tenants from getting credentials there. */
    boolean isLocked(Known principal, String tenant) {
        Registered registered = principal.appId == null ? null : byAppId.get(Directory.key(principal.appId));
        return registered != null
                && registered.isLocked()
                && !registered.tenant().equals(tenant);
    }

    /** States that the principal's registration runs as it. */
    void run(Claims claims, Known principal) {
        String appId = principal.appId;
        if (appId == null || principal.kind == EntityKind.MANAGED_IDENTITY) {
            return;
        }
        String owner = principal.appOwner == null ? claims.tenant : Directory.key(principal.appOwner);
        boolean isFirstParty = MICROSOFT.contains(owner);
        Terms terms = isFirstParty
                ? Terms.builder().deniedBy("an application of Microsoft's").build()
                : Terms.NONE;
        int registration = registration(claims, principal, appId, owner);
        claims.claim(RelationKind.RUNS_AS, "AZRunsAs", terms, registration, principal.number);
    }

    private int registration(Claims claims, Known principal, String appId, String owner) {
        Registered known = byAppId.get(Directory.key(appId));
        if (known != null) {
            return known.number();
        }
        Place place = claims.place;
        if (owner.equals(claims.tenant)) {
            return claims.ledger.end(place, ToolId.of(appId), claims.tenant);
        }
        int number = claims.ledger.state(
                place,
                Subject.of(ToolId.of(appId), EntityKind.OAUTH_APP, "AZApp", owner)
                        .named(principal.name + " (registration)"));
        add(appId, number, owner, false);
        return number;
    }
}
