package blastradius.ingest.joining;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.List;
import java.util.Map;

/** What the sources of {@link JoinsIT} state of the same things. */
final class JoinSources {

    static final Place PLACE = new Place("test", "record", 1);
    static final String PROVIDER = "aaaaaaaa-0000-4000-8000-000000000001";
    static final String CUSTOMER = "bbbbbbbb-0000-4000-8000-000000000002";
    static final String ANN = "aaaaaaaa-0000-4000-8000-0000000000a1";
    static final String GUEST = "bbbbbbbb-0000-4000-8000-0000000000b1";
    static final String VAULT = "bbbbbbbb-0000-4000-8000-0000000000b2";
    static final String DOMAIN = "S-1-5-21-11-22-33";
    static final String DOMAIN_ANN = DOMAIN + "-1101";
    static final String DC = DOMAIN + "-1000";
    static final String ARC =
            "/subscriptions/cccccccc-0000-4000-8000-000000000003/resourceGroups/rg/providers/Microsoft.HybridCompute/machines/dc01";

    private JoinSources() {}

    static int account(Ledger ledger, String tenant, String id, String name, Map<String, Object> properties) {
        return ledger.state(
                PLACE,
                Subject.of(ToolId.of(id), EntityKind.HUMAN, "user", tenant)
                        .named(name)
                        .with(properties));
    }

    static int tenant(Ledger ledger, String id, String name, EntityKind kind, String... domains) {
        return ledger.state(
                PLACE,
                Subject.of(ToolId.of(id), kind, "organization", null)
                        .named(name)
                        .with(Map.of("verifiedDomains", List.of(domains))));
    }

    static void provider(Ledger ledger) {
        tenant(ledger, PROVIDER, "provider", EntityKind.PROVIDER, "kauri.example");
        account(
                ledger,
                PROVIDER,
                ANN,
                "ann",
                Map.of(
                        "userPrincipalName",
                        "Ann@Kauri.example",
                        "onPremisesSecurityIdentifier",
                        DOMAIN_ANN,
                        "onPremisesSyncEnabled",
                        true));
    }

    static void customer(Ledger ledger, String address) {
        tenant(ledger, CUSTOMER, "customer", EntityKind.CUSTOMER, "customer.example");
        int guest = account(ledger, CUSTOMER, GUEST, "guest", Map.of("userType", "Guest"));
        ledger.claim(Claim.of(
                PLACE,
                new RelationClass(RelationKind.SYNCED_TO, "Guest", Terms.NONE),
                ledger.homeAccount(PLACE, guest, address, true),
                guest));
        int vault = ledger.state(
                PLACE,
                Subject.of(ToolId.of(VAULT), EntityKind.STORAGE, "vault", CUSTOMER)
                        .named("vault"));
        ledger.claim(Claim.of(PLACE, can(AccessLevel.CONTROL), guest, vault));
    }

    static RelationClass can(AccessLevel level) {
        return new RelationClass(RelationKind.CAN, "can", Terms.level(level));
    }

    static void domain(Ledger ledger) {
        int domain = tenant(ledger, DOMAIN, "domain", EntityKind.INTERNAL);
        account(ledger, DOMAIN, DOMAIN_ANN, "ann of the domain", Map.of());
        int dc = ledger.state(
                PLACE,
                Subject.of(ToolId.of(DC), EntityKind.HOST, "Computer", DOMAIN)
                        .named("DC01")
                        .with(Map.of("dnshostname", "DC01.kauri.local")));
        ledger.claim(Claim.of(PLACE, can(AccessLevel.CONTROL), dc, domain));
    }

    /* Of whom it is, the tenant says, whose accounts the domain has. */
    static void azure(Ledger ledger) {
        int machine = ledger.state(
                PLACE,
                Subject.of(ToolId.ownedBy(ARC, "machine"), EntityKind.HOST, "machine", PROVIDER)
                        .named("dc01 by arc")
                        .with(Map.of("adFqdn", "dc01.kauri.local")));
        int resource = ledger.state(
                PLACE,
                Subject.of(ToolId.of(ARC), EntityKind.WORKLOAD, "resource", PROVIDER)
                        .named("dc01 resource"));
        ledger.claim(Claim.of(
                PLACE, new RelationClass(RelationKind.DEPLOYS_TO, "RunCommand", Terms.NONE), resource, machine));
    }

    /** Somebody else's tenant that verifies the provider's domain too. */
    static void another(Ledger ledger) {
        String other = "dddddddd-0000-4000-8000-000000000004";
        tenant(ledger, other, "another", EntityKind.CUSTOMER, "kauri.example");
        account(
                ledger,
                other,
                "dddddddd-0000-4000-8000-0000000000d1",
                "evil ann",
                Map.of("userPrincipalName", "ann@kauri.example"));
    }
}
