package blastradius.seed;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.WRITE;
import static blastradius.model.RelationKind.AUTHENTICATES_AS;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.CONTAINS;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HAS_SESSION;
import static blastradius.model.RelationKind.HOLDS_GRANT;
import static blastradius.model.RelationKind.MEMBER_OF;
import static blastradius.model.RelationKind.OWNED_BY;
import static blastradius.model.RelationKind.STORES;
import static blastradius.model.RelationKind.SYNCED_TO;

import blastradius.model.Criticality;
import blastradius.model.EntityKind;
import blastradius.model.Sensitivity;
import blastradius.model.Terms;
import blastradius.seed.draft.Dates;
import blastradius.seed.draft.EstateDraft;
import blastradius.seed.draft.Names;
import blastradius.seed.draft.NewEntity;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Who works at a customer, with which machines and passwords, and the applications that act for it. */
final class CustomerPeople {

    private static final List<String> APPS =
            List.of("payroll", "esign", "accounting", "crm", "webshop", "scheduling", "newsletter", "ledger", "fleet");

    private final EstateDraft draft;
    private final Customer customer;
    private final Random random;
    private final Names names;

    CustomerPeople(EstateDraft draft, Customer customer, long seed) {
        this.draft = draft;
        this.customer = customer;
        this.random = new Random(seed);
        this.names = new Names(random);
    }

    void draw() {
        group("staff", "All staff");
        group("finance", "Finance");
        draft.relate(customer.id("staff"), CAN, customer.id("share"), WRITE);
        draft.relate(customer.id("finance"), CAN, customer.id("db"), READ);
        draft.add(NewEntity.of(customer.id("contact"), EntityKind.PERSON, Names.written(names.next()))
                .tenant(customer.slug())
                .with("title", "IT contact")
                .with("start", "2019-04-01"));
        int people = switch (customer.size()) {
            case 'L' -> 32 + random.nextInt(7);
            case 'M' -> 12 + random.nextInt(6);
            default -> 4 + random.nextInt(5);
        };
        for (int i = 0; i < people; i++) {
            employee(i);
        }
        if (customer.size() != 'S') {
            administrators();
        }
        int apps = customer.size() == 'L' ? 9 : customer.size() == 'M' ? 5 : 2;
        for (int i = 0; i < apps; i++) {
            application(APPS.get((i + customer.slug().length()) % APPS.size()), i);
        }
        scanner();
    }

    private void employee(int number) {
        String name = names.next();
        String id = human(name, Names.written(name));
        password(id, random.nextInt(100) < 65);
        draft.relate(id, MEMBER_OF, customer.id("staff"));
        if (number % 4 == 1) {
            draft.relate(id, MEMBER_OF, customer.id("finance"));
            mailbox(name, id);
        }
        if (random.nextInt(100) < 75) {
            workstation(number, id);
        }
    }

    private String human(String local, String name) {
        String id = draft.add(NewEntity.of(customer.id(local), EntityKind.HUMAN, name)
                .tenant(customer.slug())
                .sourceId(local + "@" + customer.domain()));
        draft.relate(customer.slug(), CONTAINS, id);
        return id;
    }

    private void password(String identity, boolean withFactor) {
        String password = draft.add(NewEntity.of(identity + "/pw", EntityKind.PASSWORD, "Password")
                .tenant(customer.slug())
                .with("lastRotated", Dates.ago(random, 20, 700)));
        if (!withFactor) {
            draft.relate(password, AUTHENTICATES_AS, identity);
            return;
        }
        String factor = draft.add(NewEntity.of(identity + "/mfa", EntityKind.MFA_FACTOR, "Authenticator app")
                .tenant(customer.slug()));
        draft.relate(
                password,
                AUTHENTICATES_AS,
                identity,
                Terms.builder().factor(factor).build());
    }

    private void mailbox(String local, String owner) {
        String box =
                draft.add(NewEntity.of(customer.id("mbx-" + local), EntityKind.MAILBOX, local + "@" + customer.domain())
                        .tenant(customer.slug())
                        .value(Criticality.MODERATE, Sensitivity.CONFIDENTIAL));
        draft.relate(customer.id("mail"), CONTAINS, box);
        draft.relate(owner, CAN, box, WRITE);
    }

    private void workstation(int number, String user) {
        String host = draft.add(NewEntity.of(customer.id("pc-" + number), EntityKind.HOST, "PC-" + (100 + number))
                .tenant(customer.slug())
                .value(Criticality.LOW, Sensitivity.INTERNAL));
        draft.relate(customer.id("site"), CONTAINS, host);
        draft.relate(host, HAS_SESSION, user);
    }

    /** Own administrators: at half of these customers the daily account administers, at the others a separate one does. */
    private void administrators() {
        group("admins", "Tenant administrators");
        String grant = draft.add(
                NewEntity.of(customer.id("ga"), EntityKind.GRANT, "Global Administrator of " + customer.name())
                        .tenant(customer.slug())
                        .with("role", "Global Administrator"));
        draft.relate(customer.slug(), CONTAINS, grant);
        draft.relate(customer.id("admins"), HOLDS_GRANT, grant);
        draft.relate(grant, GRANTS, customer.slug(), CONTROL);
        String name = names.next();
        String daily = human(name, Names.written(name));
        password(daily, true);
        workstation(90, daily);
        if (customer.slug().length() % 2 == 0) {
            draft.relate(daily, MEMBER_OF, customer.id("admins"));
        } else {
            String separate = human("adm." + name, Names.written(name) + " (administration)");
            password(separate, true);
            draft.relate(separate, MEMBER_OF, customer.id("admins"));
        }
        if (customer.is("AD")) {
            domainAdministrator(name, daily);
        }
    }

    private void domainAdministrator(String name, String cloud) {
        String domain = customer.slug() + "-ad";
        String account = draft.add(NewEntity.of(domain + "/" + name, EntityKind.HUMAN, Names.written(name) + " (AD)")
                .tenant(domain)
                .sourceId("AD\\" + name));
        draft.relate(domain, CONTAINS, account);
        draft.relate(account, MEMBER_OF, customer.id("domain-admins"));
        draft.relate(account, SYNCED_TO, cloud);
    }

    private void application(String app, int number) {
        String id = draft.add(NewEntity.of(customer.id("app-" + app), EntityKind.SERVICE_PRINCIPAL, app + " connector")
                .tenant(customer.slug())
                .with("lastUsed", Dates.ago(random, 0, number == 1 ? 400 : 20)));
        draft.relate(customer.slug(), CONTAINS, id);
        String secret = draft.add(NewEntity.of(id + "/secret", EntityKind.CLIENT_SECRET, app + " secret")
                .tenant(customer.slug())
                .with("created", Dates.ago(random, 90, 1100))
                .with("expires", random.nextInt(100) < 60 ? "2027-03-31" : "2099-12-31"));
        draft.relate(secret, AUTHENTICATES_AS, id);
        String store = customer.id(customer.size() == 'S' ? "srv-1" : "vault");
        draft.relate(
                store,
                STORES,
                secret,
                Terms.builder().level(CONTROL).live(customer.size() != 'S').build());
        draft.relate(id, CAN, customer.id(number % 2 == 0 ? "db" : "share"), number % 3 == 0 ? WRITE : READ);
        if (random.nextInt(100) < 70) {
            draft.record(id, OWNED_BY, customer.id("contact"), Map.of());
        }
    }

    private void scanner() {
        String id = draft.add(NewEntity.of(customer.id("svc-scan"), EntityKind.SERVICE_ACCOUNT, "Scan to mail")
                .tenant(customer.slug())
                .with("lastUsed", Dates.ago(random, 0, 120)));
        draft.relate(customer.slug(), CONTAINS, id);
        String password = draft.add(NewEntity.of(customer.id("svc-scan/pw"), EntityKind.PASSWORD, "Scanner password")
                .tenant(customer.slug())
                .with("lastRotated", Dates.ago(random, 400, 2400)));
        draft.relate(password, AUTHENTICATES_AS, id);
        draft.relate(customer.id("srv-1"), STORES, password, CONTROL);
        draft.relate(id, CAN, customer.id("mail"), READ);
    }

    private void group(String local, String name) {
        draft.relate(
                customer.slug(),
                CONTAINS,
                draft.add(
                        NewEntity.of(customer.id(local), EntityKind.GROUP, name).tenant(customer.slug())));
    }
}
