package blastradius.ingest.msgraph;

import blastradius.ingest.conditions.Bound;
import blastradius.ingest.conditions.Method;
import blastradius.ingest.conditions.SignIn;
import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.responses.GraphResource;
import blastradius.ingest.responses.Responses;
import blastradius.model.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What signing in takes in a tenant: of its own accounts, of guests, and of a partner's people who are no accounts of it. */
final class SignIns {

    private static final int GUID_CHARS = 36;

    private final AccessPolicies policies;
    private final SignIn signIn;
    private final Roles roles;
    private final PolicyGroups groups;

    private SignIns(AccessPolicies policies, Roles roles, PolicyGroups groups) {
        this.policies = policies;
        this.signIn = new SignIn(policies.policies());
        this.roles = roles;
        this.groups = groups;
    }

    /** Reads the policies, and the members of groups that they name. */
    static SignIns of(AccessPolicies policies, Responses responses, Roles roles) {
        responses.each(GraphResource.NAMED_LOCATIONS, policies::location);
        responses.each(GraphResource.STRENGTHS, policies::strength);
        responses.each(GraphResource.CONDITIONAL_ACCESS, policies::policy);
        responses.each(GraphResource.SECURITY_DEFAULTS, policies::securityDefaults);
        policies.close();
        Set<String> named = new HashSet<>(policies.groups());
        policies.roles().forEach(role -> named.addAll(roles.standing(role)));
        return new SignIns(policies, roles, PolicyGroups.of(named, responses));
    }

    AccessPolicies policies() {
        return policies;
    }

    /** Whether any policy asks anybody for anything. */
    boolean isEmpty() {
        return policies.policies().isEmpty();
    }

    /**
     * Somebody who signs in.
     *
     * @param id of the account in capitals; empty: none here
     * @param kind what sort of outsider, in small letters; empty: none
     */
    private final class Somebody implements Bound.Person {

        private final String id;
        private final String kind;
        private final @Nullable String home;

        Somebody(String id, String kind, @Nullable String home) {
            this.id = id;
            this.kind = kind;
            this.home = home;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public @Nullable String home() {
            return home;
        }

        @Override
        public boolean isIn(String group) {
            return groups.isIn(id, group);
        }

        @Override
        public boolean holds(String role) {
            Set<String> holders = roles.standing(role);
            return holders.contains(id) || holders.stream().anyMatch(this::isIn);
        }
    }

    /** Says of each account of the tenant what its sign-in takes. */
    void tell(EntraTenant tenant, People people, Ledger ledger) {
        if (isEmpty()) {
            return;
        }
        people.eachMember(number -> {
            String id = guid(ledger.id(number));
            List<Terms> ways = signIn.ways(new Somebody(id, "", null), people.factors(number));
            if (!ways.isEmpty()) {
                tenant.signsIn(id, ways);
            }
        });
    }

    /** The ways of a guest, by the factors that he has here; empty: nothing is asked. */
    List<Terms> ofGuest(String id, boolean isMember, @Nullable String home, Map<String, Method> factors) {
        String kind = isMember ? "b2bcollaborationmember" : "b2bcollaborationguest";
        return signIn.ways(new Somebody(id, kind, home), factors);
    }

    /** The ways of somebody who comes by delegated administration. */
    List<Terms> ofPartner(String partner, Map<String, Method> factors) {
        return signIn.ways(new Somebody("", "serviceprovider", partner), factors);
    }

    /* What two sources know of two tenants has the tenant behind its id. */
    static String guid(String id) {
        return id.length() > GUID_CHARS ? id.substring(0, GUID_CHARS) : id;
    }
}
