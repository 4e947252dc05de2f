package blastradius.seed;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.WRITE;
import static blastradius.model.RelationKind.AUTHENTICATES_AS;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.CONTAINS;
import static blastradius.model.RelationKind.HAS_EXCEPTION;
import static blastradius.model.RelationKind.HAS_SESSION;
import static blastradius.model.RelationKind.MEMBER_OF;
import static blastradius.model.RelationKind.STORES;
import static blastradius.model.RelationKind.USED_BY;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.Environment;
import blastradius.model.Relation;
import blastradius.model.Terms;
import blastradius.seed.draft.Dates;
import blastradius.seed.draft.EstateDraft;
import blastradius.seed.draft.NewEntity;
import java.util.List;
import java.util.Map;

/** Secrets in the wrong places, secrets that many share, sessions in the wrong tier, and accounts for emergencies. */
final class SecretStories {

    /** Customers whose servers still have the same local administrator password. */
    static final List<String> SHARED_LOCAL_ADMIN =
            List.of("willow", "juniper", "larch", "drift", "saltmarsh", "pebble", "sorbus", "hazel", "acorn");

    private static final String HOME = "northwind";

    private final EstateDraft draft;

    SecretStories(EstateDraft draft) {
        this.draft = draft;
    }

    void draw() {
        readOnlyDeskAndTheLeakedKey();
        sharedLocalAdministrator();
        firewallKeyOfTwoCustomers();
        reportingKeyReachesProduction();
        patchAccountOnACustomersServer();
        administratorOnThePrintServer();
        breakGlass();
        passwordInATicket();
    }

    /** soc.readonly ── soc-readers ─READ─ SIEM ── log line with the key of remote management ── every site. */
    private void readOnlyDeskAndTheLeakedKey() {
        String desk = ProviderPeople.account(draft, "soc.readonly", "Security desk, shared read-only");
        ProviderPeople.signIn(draft, desk, "app", "2026-05-18");
        draft.relate(desk, MEMBER_OF, "nw/soc-readers");
        draft.relate(desk, USED_BY, ProviderPeople.person("amir.haddad"));
        draft.relate(desk, USED_BY, ProviderPeople.person("zoe.martin"));
        draft.relate(
                "secretInLogs",
                new Relation(
                        STORES,
                        "nw/siem",
                        "nw/svc-rmm/key",
                        "",
                        copy(READ),
                        Map.of("where", "agent installer log, index rmm-deploy", "seen", "2026-08-27")));
    }

    private void sharedLocalAdministrator() {
        String password =
                draft.add(NewEntity.of("nw/local-admin/pw", EntityKind.PASSWORD, "Local administrator, all sites")
                        .tenant(HOME)
                        .with("created", "2021-10-04")
                        .with("lastRotated", "2023-01-16"));
        draft.relate(
                "nw/docs-general",
                STORES,
                password,
                Terms.builder().level(READ).live(true).build());
        for (String customer : SHARED_LOCAL_ADMIN) {
            String account =
                    draft.add(NewEntity.of(customer + "/local-admin", EntityKind.SERVICE_ACCOUNT, "Local administrator")
                            .tenant(customer)
                            .sourceId("FILESERVER\\administrator"));
            draft.relate(password, AUTHENTICATES_AS, account);
            draft.relate(account, CAN, customer + "/srv-1", CONTROL);
            draft.relate(customer + "/srv-1", STORES, password, CONTROL);
        }
    }

    private void firewallKeyOfTwoCustomers() {
        String key = draft.add(NewEntity.of("nw/firewall/key", EntityKind.API_KEY, "Firewall API key")
                .tenant(HOME)
                .with("created", "2022-05-30")
                .with("lastRotated", "2022-05-30"));
        draft.relate("nw/laptop-bjorn.eide", STORES, key, copy(CONTROL));
        for (String customer : List.of("gannet", "marlin")) {
            String account = draft.add(NewEntity.of(customer + "/fw-admin", EntityKind.SERVICE_ACCOUNT, "Firewall API")
                    .tenant(customer));
            String firewall = draft.add(NewEntity.of(customer + "/firewall", EntityKind.OTHER, "Perimeter firewall")
                    .tenant(customer)
                    .value(blastradius.model.Criticality.HIGH, blastradius.model.Sensitivity.INTERNAL));
            draft.relate(customer, CONTAINS, account);
            draft.relate(customer, CONTAINS, firewall);
            draft.relate(key, AUTHENTICATES_AS, account);
            draft.relate(account, CAN, firewall, CONTROL);
        }
    }

    private void reportingKeyReachesProduction() {
        String account = draft.add(NewEntity.of("nw/svc-reporting", EntityKind.WORKLOAD_IDENTITY, "Reporting job")
                .tenant(HOME)
                .environment(Environment.TEST)
                .with("platformOffersFederation", true));
        String key = draft.add(NewEntity.of("nw/svc-reporting/key", EntityKind.API_KEY, "Reporting job, test")
                .tenant(HOME)
                .environment(Environment.TEST)
                .with("created", "2025-01-20"));
        draft.relate(HOME, CONTAINS, account);
        draft.relate(key, AUTHENTICATES_AS, account);
        draft.relate("nw/repo-scripts", STORES, key, copy(READ));
        draft.relate(account, CAN, "lumen/db-test", WRITE);
        draft.relate(account, CAN, "lumen/db", READ);
    }

    /** A customer's server from which one steps back to the provider, and from there to other customers. */
    private void patchAccountOnACustomersServer() {
        draft.relate(
                "cachedCredential",
                new Relation(
                        STORES, "osprey/srv-2", "nw/svc-patch/key", "", copy(CONTROL), Map.of("seen", "2026-09-12")));
    }

    private void administratorOnThePrintServer() {
        draft.relate("nw/print-operators", CAN, "nw/srv-print", CONTROL);
        draft.relate("nw/srv-print", HAS_SESSION, "nw/mara.lindqvist", Dates.since("2026-09-28"));
        draft.relate("nw/jump-1", HAS_SESSION, "nw/mara.lindqvist");
        draft.relate("nw/laptop-stefan.bauer", HAS_SESSION, "nw/svc-rmm");
        String token = draft.add(NewEntity.of(
                        "nw/mara.lindqvist/token", EntityKind.REFRESH_TOKEN, "Command line session of Mara Lindqvist")
                .tenant(HOME)
                .with("lifetime", "P90D"));
        draft.relate(token, AUTHENTICATES_AS, "nw/mara.lindqvist", Dates.window("2026-08-15", "2026-11-13"));
        draft.relate("nw/jump-1", STORES, token, copy(CONTROL));
    }

    private void breakGlass() {
        String sealed = emergency("breakglass-1", "Break-glass, sealed");
        ProviderPeople.signIn(draft, sealed, "passkey", "2026-04-01");
        String safe = draft.add(
                NewEntity.of("nw/safe", EntityKind.OTHER, "Office safe").tenant(HOME));
        draft.relate(safe, STORES, sealed + "/passkey", CONTROL);
        draft.relate(
                "nw/vault",
                STORES,
                sealed + "/pw",
                Terms.builder().level(CONTROL).live(true).build());
        draft.relate(
                "nw/docs-general",
                STORES,
                sealed + "/pw",
                Terms.builder().never(true).build());
        draft.relate(sealed, CAN, HOME, CONTROL);
        draft.record(
                sealed,
                HAS_EXCEPTION,
                ProviderPeople.person("david.osei"),
                Map.of("reason", "Loss of single sign-on", "expires", "2027-04-01", "lastTested", "2026-04-01"));
        String open = emergency("breakglass-customers", "Break-glass, customer tenants");
        ProviderPeople.signIn(draft, open, "none", "2024-02-20");
        draft.relate(open, MEMBER_OF, "nw/admin-agents");
        draft.relate(
                "nw/docs-escalation",
                STORES,
                open + "/pw",
                Terms.builder().level(READ).live(true).build());
    }

    private String emergency(String account, String name) {
        String id = draft.add(NewEntity.of("nw/" + account, EntityKind.HUMAN, name)
                .tenant(HOME)
                .sourceId(account + "@northwind-msp.example")
                .breakGlass()
                .tier(0));
        draft.relate(HOME, CONTAINS, id);
        return id;
    }

    private void passwordInATicket() {
        String account = draft.add(NewEntity.of("walnut/emergency", EntityKind.HUMAN, "Emergency administrator")
                .tenant("walnut")
                .sourceId("emergency@walnut.example")
                .breakGlass());
        String password = draft.add(NewEntity.of("walnut/emergency/pw", EntityKind.PASSWORD, "Emergency password")
                .tenant("walnut")
                .with("lastRotated", "2024-11-08"));
        draft.relate("walnut", CONTAINS, account);
        draft.relate(password, AUTHENTICATES_AS, account);
        draft.relate(account, CAN, "walnut", CONTROL);
        draft.relate(
                "secretInTicket",
                new Relation(
                        STORES, "nw/psa", password, "", copy(READ), Map.of("where", "attachment of ticket 20417")));
    }

    private static Terms copy(AccessLevel disclosedAt) {
        return Terms.builder().level(disclosedAt).live(false).build();
    }
}
