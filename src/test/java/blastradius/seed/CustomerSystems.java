package blastradius.seed;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.WRITE;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.CONTAINS;
import static blastradius.model.RelationKind.RUNS_AS;
import static blastradius.model.RelationKind.SIGNS_FOR;
import static blastradius.model.RelationKind.STORES;

import blastradius.model.Criticality;
import blastradius.model.EntityKind;
import blastradius.model.Environment;
import blastradius.model.Sensitivity;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import blastradius.seed.draft.EstateDraft;
import blastradius.seed.draft.NewEntity;

/** What a customer runs: its tenant, services, servers, data, and the domain that some have. */
final class CustomerSystems {

    private final EstateDraft draft;
    private final Customer customer;

    CustomerSystems(EstateDraft draft, Customer customer) {
        this.draft = draft;
        this.customer = customer;
    }

    /*
     * tenant ── DIRECTORY, MAIL ── mailboxes, FILES ── share, CLOUD ── databases, vault, web
     *       └── ENDPOINTS ── site (as remote management calls it) ── servers, workstations
     */
    void draw() {
        tenant();
        for (ServiceScope service : ServiceScope.values()) {
            scope(service);
        }
        contained(
                "endpoints",
                resource("site", EntityKind.SCOPE, customer.name() + " site")
                        .value(Criticality.HIGH, Sensitivity.INTERNAL)
                        .sourceKind("rmmSite"));
        data();
        for (int i = 1; i <= servers(); i++) {
            server(i);
        }
        contained(
                "",
                resource("ca", EntityKind.POLICY, "Conditional access: require MFA")
                        .value(Criticality.HIGH, Sensitivity.INTERNAL));
        if (customer.size() != 'S') {
            cloudNative();
        }
        if (customer.is("AD")) {
            domain();
        }
    }

    private void tenant() {
        draft.add(NewEntity.of(customer.slug(), EntityKind.CUSTOMER, customer.name())
                .sourceId(customer.domain())
                .organization(customer.slug())
                .weight(customer.size() == 'L' ? 4 : customer.size() == 'M' ? 2 : 1)
                .tier(customer.isRegulated() ? 1 : 2)
                .with("sector", customer.sector())
                .with("regulated", customer.isRegulated())
                .with("pod", "pod-" + customer.pod()));
    }

    private void scope(ServiceScope service) {
        boolean content = service == ServiceScope.MAIL || service == ServiceScope.FILES;
        contained(
                "",
                resource(word(service), EntityKind.SCOPE, customer.name() + " " + word(service))
                        .service(service)
                        .value(
                                service == ServiceScope.ENDPOINTS ? Criticality.MODERATE : Criticality.HIGH,
                                content ? Sensitivity.CONFIDENTIAL : Sensitivity.INTERNAL));
    }

    private void data() {
        contained(
                "files",
                resource("share", EntityKind.STORAGE, customer.name() + " shared files")
                        .value(Criticality.HIGH, secrecy())
                        .environment(Environment.PROD));
        contained(
                "cloud",
                resource("db", EntityKind.DATABASE, customer.name() + " production database")
                        .value(customer.size() == 'S' ? Criticality.HIGH : Criticality.MISSION, secrecy())
                        .environment(Environment.PROD));
        contained(
                "",
                resource("backup", EntityKind.BACKUP, customer.name() + " backup vault")
                        .value(Criticality.HIGH, secrecy()));
    }

    private void server(int number) {
        String role = number == 1 ? "file server" : number == 2 ? "application server" : "server " + number;
        contained(
                "site",
                resource("srv-" + number, EntityKind.HOST, customer.name() + " " + role)
                        .value(Criticality.HIGH, Sensitivity.CONFIDENTIAL)
                        .environment(Environment.PROD)
                        .sourceKind("rmmAgent"));
    }

    private void cloudNative() {
        contained(
                "cloud",
                resource("db-test", EntityKind.DATABASE, customer.name() + " test database")
                        .value(Criticality.LOW, Sensitivity.INTERNAL)
                        .environment(Environment.TEST));
        contained(
                "cloud",
                resource("vault", EntityKind.SECRET_STORE, customer.name() + " key vault")
                        .value(Criticality.HIGH, Sensitivity.RESTRICTED));
        contained(
                "cloud",
                resource("web", EntityKind.WORKLOAD, customer.name() + " customer portal")
                        .value(Criticality.HIGH, Sensitivity.CONFIDENTIAL)
                        .environment(Environment.PROD));
        String identity = draft.add(NewEntity.of(customer.id("mi-web"), EntityKind.MANAGED_IDENTITY, "mi-web")
                .tenant(customer.slug()));
        draft.relate(customer.slug(), CONTAINS, identity);
        draft.relate(customer.id("web"), RUNS_AS, identity, WRITE);
        draft.relate(identity, CAN, customer.id("db"), READ);
    }

    /** An own Active Directory domain: a tenant of its own that counts with the customer. */
    private void domain() {
        String domain = draft.add(NewEntity.of(customer.slug() + "-ad", EntityKind.CUSTOMER, "ad." + customer.domain())
                .organization(customer.slug())
                .weight(1)
                .tier(0)
                .sourceKind("Domain"));
        contained(
                "site",
                resource("dc-1", EntityKind.HOST, "Domain controller DC-1")
                        .value(Criticality.MISSION, Sensitivity.RESTRICTED)
                        .tier(0));
        draft.relate(customer.id("dc-1"), CAN, domain, CONTROL);
        String key = draft.add(NewEntity.of(customer.id("krbtgt"), EntityKind.SIGNING_KEY, "krbtgt of " + domain)
                .tenant(domain)
                .with("lastRotated", "2022-02-11"));
        draft.relate(customer.id("dc-1"), STORES, key, CONTROL);
        draft.relate(key, SIGNS_FOR, domain);
        String admins = draft.add(NewEntity.of(customer.id("domain-admins"), EntityKind.GROUP, "Domain Admins")
                .tenant(domain));
        draft.relate(domain, CONTAINS, admins);
        draft.relate(admins, CAN, domain, CONTROL);
        sync(domain);
    }

    private void sync(String domain) {
        contained(
                "site",
                resource("sync-1", EntityKind.HOST, "Directory synchronisation server")
                        .value(Criticality.HIGH, Sensitivity.RESTRICTED)
                        .tier(0));
        String account =
                draft.add(NewEntity.of(customer.id("svc-sync"), EntityKind.SERVICE_ACCOUNT, "Directory synchronisation")
                        .tenant(customer.slug()));
        String password =
                draft.add(NewEntity.of(customer.id("svc-sync/pw"), EntityKind.PASSWORD, "Synchronisation secret")
                        .tenant(customer.slug())
                        .with("lastRotated", "2024-03-05"));
        draft.relate(customer.slug(), CONTAINS, account);
        draft.relate(
                customer.id("sync-1"),
                STORES,
                password,
                Terms.builder().level(CONTROL).live(true).build());
        draft.relate(password, blastradius.model.RelationKind.AUTHENTICATES_AS, account);
        draft.relate(account, CAN, customer.id("directory"), WRITE);
        draft.relate(account, CAN, domain, READ);
    }

    private void contained(String container, NewEntity entity) {
        String id = draft.add(entity);
        draft.relate(container.isEmpty() ? customer.slug() : customer.id(container), CONTAINS, id);
    }

    private NewEntity resource(String local, EntityKind kind, String name) {
        return NewEntity.of(customer.id(local), kind, name).tenant(customer.slug());
    }

    private Sensitivity secrecy() {
        return customer.isRegulated() ? Sensitivity.RESTRICTED : Sensitivity.CONFIDENTIAL;
    }

    private int servers() {
        return customer.size() == 'L' ? 6 : customer.size() == 'M' ? 3 : 1;
    }

    private static String word(ServiceScope service) {
        return service.name().toLowerCase(java.util.Locale.ROOT);
    }
}
