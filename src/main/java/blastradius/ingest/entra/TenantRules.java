package blastradius.ingest.entra;

import blastradius.ingest.entra.Activations.Thing;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.roles.RoleCatalogue;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that is said of a tenant when all of it is known, in one order. */
final class TenantRules {

    private final Claims claims;
    private final Directory directory;
    private final RoleCatalogue catalogue;
    private final Registrations registrations;

    TenantRules(Claims claims, Directory directory, RoleCatalogue catalogue, Registrations registrations) {
        this.claims = claims;
        this.directory = directory;
        this.catalogue = catalogue;
        this.registrations = registrations;
    }

    void state() {
        List<RoleHolding> holdings = distinct();
        ResetSets resets = new ResetSets(claims, directory, catalogue, Guards.of(directory, holdings));
        ObjectSets objects = new ObjectSets(claims, directory, known -> registrations.isLocked(known, claims.tenant));
        Activations activations = new Activations(claims, directory);
        RightClaims rights = new RightClaims(claims, resets, objects, activations);
        RoleRules roles = new RoleRules(claims, directory, catalogue, resets, rights, activations);
        if (!directory.isEmpty()) {
            roles.services();
            resets.state();
            objects.state();
            things();
        }
        new Belongings(claims, directory, registrations).watched(activations);
        roles.holdings(holdings);
        directory.delegated.forEach(roles::delegated);
        directory.permissions.forEach(roles::permission);
        for (Directory.GrantHolding held : directory.grantHoldings) {
            Thing grant =
                    new Thing(held.grant(), RelationKind.HOLDS_GRANT, "AZHasRole", "AZRoleEligible", List.of(), false);
            activations.state(held.place(), held.principal(), grant, held.held(), held.activation());
        }
        roles.say();
    }

    /* An assignment that is listed and has an instance is the instance; eligibility is another thing than what is active. */
    private List<RoleHolding> distinct() {
        Set<List<String>> instances = new HashSet<>();
        for (RoleHolding holding : directory.holdings) {
            if (holding.held().isInstance() && holding.held().state() != GrantState.ELIGIBLE) {
                instances.add(key(holding));
            }
        }
        return directory.holdings.stream()
                .filter(holding -> holding.held().isInstance() || !instances.contains(key(holding)))
                .toList();
    }

    private static List<String> key(RoleHolding holding) {
        String scope = RoleRules.isTenant(holding.scope()) ? "/" : Directory.key(holding.scope());
        return List.of(Directory.key(holding.principal()), Directory.key(holding.role()), scope);
    }

    private void things() {
        int tenant = claims.tenantNumber();
        int endpoints = claims.service(ServiceScope.ENDPOINTS);
        for (Map.Entry<String, Known> entry : directory.all()) {
            Known known = entry.getValue();
            claims.claim(RelationKind.CONTAINS, "AZContains", Terms.NONE, tenant, known.number);
            if (known.isManaged) {
                claims.claim(RelationKind.CONTAINS, "AZContains", Terms.NONE, endpoints, known.number);
            }
            if (known.password != Ledger.NONE && known.password >= 0) {
                for (Terms way : known.ways) {
                    claims.claim(RelationKind.AUTHENTICATES_AS, "Password", way, known.password, known.number);
                }
            }
            if (known.kind != EntityKind.OAUTH_APP) {
                registrations.run(claims, known);
            }
        }
    }
}
