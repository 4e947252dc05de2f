package blastradius.ingest.msgraph;

import blastradius.ingest.conditions.Bound;
import blastradius.ingest.conditions.Method;
import blastradius.ingest.conditions.SignIn;
import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.file.Meter;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.responses.GraphResource;
import blastradius.ingest.responses.Responses;
import blastradius.ingest.responses.TenantFolder;
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
    private final @Nullable Roles roles;
    private final PolicyGroups groups;

    private SignIns(AccessPolicies policies, @Nullable Roles roles, PolicyGroups groups) {
        this.policies = policies;
        this.signIn = new SignIn(policies.policies());
        this.roles = roles;
        this.groups = groups;
    }

    /** Reads the policies, and the members of groups that they name. */
    static SignIns of(AccessPolicies policies, Responses responses, Roles roles) {
        readPolicies(policies, responses);
        policies.close();
        Set<String> named = new HashSet<>(policies.groups());
        policies.roles().forEach(role -> named.addAll(roles.standing(role)));
        return new SignIns(policies, roles, PolicyGroups.of(named, responses));
    }

    AccessPolicies policies() {
        return policies;
    }

    /** Those of another tenant, for whoever is no account of it. */
    static SignIns elsewhere(TenantFolder folder, Ledger ledger, Meter meter) {
        Responses responses = new Responses(folder.responses(), ledger, meter);
        AccessPolicies policies = AccessPolicies.elsewhere(folder.id(), ledger);
        readPolicies(policies, responses);
        return new SignIns(policies, null, PolicyGroups.of(Set.of(), responses));
    }

    private static void readPolicies(AccessPolicies policies, Responses responses) {
        responses.each(GraphResource.NAMED_LOCATIONS, policies::location);
        responses.each(GraphResource.STRENGTHS, policies::strength);
        responses.each(GraphResource.CONDITIONAL_ACCESS, policies::policy);
        responses.each(GraphResource.SECURITY_DEFAULTS, policies::securityDefaults);
    }

    /** Somebody who signs in. */
    private record Somebody(
            String id, String kind, @Nullable String home, SignIns where) implements Bound.Person {

        @Override
        public boolean isIn(String group) {
            return where.groups.isIn(id, group);
        }

        @Override
        public boolean holds(String role) {
            Set<String> holders = where.roles == null ? Set.of() : where.roles.standing(role);
            return holders.contains(id) || holders.stream().anyMatch(this::isIn);
        }
    }

    /** The ways of an account of the tenant; empty: the password alone. */
    List<Terms> ofAccount(int number, People people, Ledger ledger) {
        return signIn.ways(new Somebody(guid(ledger.id(number)), "", null, this), people.factors(number));
    }

    /** The ways of an account whose home vouches for the password, but not for the factor. */
    List<Terms> ofFederated(int number, People people, Ledger ledger) {
        List<Terms> ways = ofAccount(number, people, ledger);
        return ways.isEmpty() ? List.of(Terms.NONE) : ways;
    }

    /** Says of each account of the tenant what its sign-in takes. */
    void tell(EntraTenant tenant, People people, Ledger ledger) {
        if (policies.policies().isEmpty()) {
            return;
        }
        people.eachMember(number -> {
            List<Terms> ways = ofAccount(number, people, ledger);
            if (!ways.isEmpty()) {
                tenant.signsIn(guid(ledger.id(number)), ways);
            }
        });
    }

    /** The ways of a guest, by the factors that he has here; empty: nothing is asked. */
    List<Terms> ofGuest(String id, boolean isMember, @Nullable String home, Map<String, Method> factors) {
        String kind = isMember ? "b2bcollaborationmember" : "b2bcollaborationguest";
        return signIn.ways(new Somebody(id, kind, home, this), factors);
    }

    /** The ways of somebody who comes by delegated administration. */
    List<Terms> ofPartner(String partner, Map<String, Method> factors) {
        return signIn.ways(new Somebody("", "serviceprovider", partner, this), factors);
    }

    /** Whether anything that is asked of a partner's people is a factor. */
    boolean asksFactor(String partner) {
        Bound.Person somebody = new Somebody("", "serviceprovider", partner, this);
        return policies.policies().stream().anyMatch(policy -> policy.asksFactor() && policy.binds(somebody));
    }

    /* What two sources know of two tenants has the tenant behind its id. */
    static String guid(String id) {
        return id.length() > GUID_CHARS ? id.substring(0, GUID_CHARS) : id;
    }
}
