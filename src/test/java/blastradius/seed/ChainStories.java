package blastradius.seed;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.WRITE;
import static blastradius.model.RelationKind.AUTHENTICATES_AS;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.CAN_ASSUME;
import static blastradius.model.RelationKind.CAN_SIGN_IN_AS;
import static blastradius.model.RelationKind.CONSENTED;
import static blastradius.model.RelationKind.CONTAINS;
import static blastradius.model.RelationKind.FEDERATES_TO;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HOLDS_GRANT;
import static blastradius.model.RelationKind.MEMBER_OF;
import static blastradius.model.RelationKind.PARENT_OF;
import static blastradius.model.RelationKind.RUNS_AS;
import static blastradius.model.RelationKind.SIGNS_FOR;
import static blastradius.model.RelationKind.STORES;
import static blastradius.model.RelationKind.SYNCED_TO;
import static blastradius.model.RelationKind.USED_BY;

import blastradius.model.Criticality;
import blastradius.model.EntityKind;
import blastradius.model.Sensitivity;
import blastradius.model.Terms;
import blastradius.seed.draft.Dates;
import blastradius.seed.draft.EstateDraft;
import blastradius.seed.draft.Names;
import blastradius.seed.draft.NewEntity;
import java.util.List;

/** Access that comes from further away: distributors, subcontractors, mergers, vendors, guests, other clouds. */
final class ChainStories {

    private final EstateDraft draft;

    ChainStories(EstateDraft draft) {
        this.draft = draft;
    }

    void draw() {
        distributor();
        nightDesk();
        regionalDesk();
        mergers();
        fileVendor();
        calendarVendor();
        guests();
        cloudAccounts();
        federation();
    }

    /** The distributor's help desk administers the provider, and with it everybody. */
    private void distributor() {
        tenant("meridian", EntityKind.PROVIDER, "Meridian Distribution");
        group("meridian", "partner-admins", "Partner administrators");
        String agreement =
                draft.add(NewEntity.of("nw/csp-agreement", EntityKind.GRANT, "Reseller agreement: administration")
                        .tenant("northwind")
                        .with("role", "Global Administrator")
                        .with("since", "2021-02-01"));
        draft.relate("northwind", CONTAINS, agreement);
        draft.relate("meridian/partner-admins", HOLDS_GRANT, agreement, Dates.since("2021-02-01"));
        draft.relate(agreement, GRANTS, "northwind", CONTROL);
        member("meridian", "ewa.kowalska", "partner-admins");
        member("meridian", "tim.archer", "partner-admins");
    }

    /** A subcontractor takes the nights, as a nested group and without approval. */
    private void nightDesk() {
        tenant("baltic", EntityKind.PROVIDER, "Baltic Night Desk");
        group("baltic", "night-desk", "Night desk");
        for (String name : List.of("janis.ozols", "liis.tamm", "rasa.petraite")) {
            member("baltic", name, "night-desk");
        }
        group("nw", "night-cover", "Night cover");
        draft.relate("baltic/night-desk", MEMBER_OF, "nw/night-cover");
        for (Customer customer : Customer.ALL) {
            if (customer.pod() == 2 && !customer.is("SCOPED")) {
                draft.relate("nw/night-cover", HOLDS_GRANT, customer.id("gdap-endpoints"), Dates.since("2025-11-01"));
            }
        }
    }

    /** The southern desk holds, standing, what pod 3 must have approved. */
    private void regionalDesk() {
        for (Customer customer : Customer.ALL) {
            if (customer.pod() == 3 && customer.size() == 'S') {
                draft.relate("nw/south-desk", HOLDS_GRANT, customer.id("jit-admin"), Dates.since("2024-05-01"));
            }
        }
    }

    private void mergers() {
        tenant("sorrel", EntityKind.PROVIDER, "Sorrel IT (acquired 2025)");
        group("sorrel", "admins", "Sorrel administrators");
        draft.relate("northwind", PARENT_OF, "sorrel");
        draft.relate("nw/pod-3", MEMBER_OF, "sorrel/admins");
        for (String customer : List.of("sorbus", "vesper", "walnut", "zephyr")) {
            inherited("sorrel/admins", customer);
        }
        draft.relate("alder", PARENT_OF, "finch");
        inherited("alder/admins", "finch");
    }

    private void inherited(String holder, String customer) {
        String grant = draft.add(
                NewEntity.of(customer + "/inherited", EntityKind.GRANT, "Administration, taken over at the merger")
                        .tenant(customer)
                        .with("role", "Global Administrator")
                        .with("since", "2025-04-01"));
        draft.relate(customer, CONTAINS, grant);
        draft.relate(holder, HOLDS_GRANT, grant, Dates.since("2025-04-01"));
        draft.relate(grant, GRANTS, customer, CONTROL);
    }

    /** A vendor's application with application consent to the files of many customers. */
    private void fileVendor() {
        tenant("quillsign", EntityKind.PROVIDER, "QuillSign, electronic signatures");
        String app = app("quillsign", "QuillSign");
        for (Customer customer : Customer.ALL) {
            if (customer.slug().length() >= 6 && customer.pod() != 2) {
                String principal =
                        draft.add(NewEntity.of(customer.id("sp-quillsign"), EntityKind.SERVICE_PRINCIPAL, "QuillSign")
                                .tenant(customer.slug())
                                .with("verifiedPublisher", false));
                draft.relate(customer.slug(), CONTAINS, principal);
                draft.relate(app, RUNS_AS, principal);
                draft.relate(principal, CONSENTED, customer.id("files"), WRITE);
            }
        }
    }

    /** Delegated consent: a stored refresh token opens a mailbox, together with the application that it was given to. */
    private void calendarVendor() {
        tenant("mintcal", EntityKind.PROVIDER, "MintCal, shared calendars");
        String app = app("mintcal", "MintCal");
        String table = draft.add(NewEntity.of("mintcal/tokens", EntityKind.DATABASE, "Token table")
                .tenant("mintcal")
                .value(Criticality.HIGH, Sensitivity.RESTRICTED));
        draft.relate("mintcal", CONTAINS, table);
        draft.relate("mintcal/engineer", CAN, table, READ);
        for (String customer : List.of("harbor", "pike", "lantern", "anchor", "vesper", "birch")) {
            String token =
                    draft.add(NewEntity.of(customer + "/mintcal-token", EntityKind.REFRESH_TOKEN, "MintCal consent")
                            .tenant(customer)
                            .with("created", "2025-06-17"));
            draft.relate(
                    table, STORES, token, Terms.builder().level(READ).live(true).build());
            draft.relate(
                    token,
                    CAN,
                    customer + "/mail",
                    Terms.builder().level(READ).and(app, CONTROL).build());
        }
    }

    private String app(String vendor, String name) {
        String app = draft.add(
                NewEntity.of(vendor + "/app", EntityKind.OAUTH_APP, name).tenant(vendor));
        String secret =
                draft.add(NewEntity.of(vendor + "/app/secret", EntityKind.CLIENT_SECRET, name + " client secret")
                        .tenant(vendor)
                        .with("created", "2025-02-10"));
        String vault = draft.add(NewEntity.of(vendor + "/vault", EntityKind.SECRET_STORE, name + " build vault")
                .tenant(vendor)
                .value(Criticality.HIGH, Sensitivity.RESTRICTED));
        String engineer = draft.add(NewEntity.of(vendor + "/engineer", EntityKind.HUMAN, name + " engineer")
                .tenant(vendor)
                .sourceId("engineer@" + vendor + ".example"));
        List.of(app, vault, engineer).forEach(each -> draft.relate(vendor, CONTAINS, each));
        draft.relate(
                vault, STORES, secret, Terms.builder().level(CONTROL).live(true).build());
        draft.relate(secret, AUTHENTICATES_AS, app);
        draft.relate(engineer, CAN, vault, CONTROL);
        return app;
    }

    /** A lead as a guest of two customers, in their administrators' groups. */
    private void guests() {
        for (String customer : List.of("osprey", "reef")) {
            String guest = draft.add(NewEntity.of(customer + "/guest-nadia", EntityKind.HUMAN, "Nadia Rahman (guest)")
                    .tenant(customer)
                    .guest()
                    .sourceId("nadia.rahman_northwind-msp.example#EXT#@" + customer + ".example"));
            draft.relate(customer, CONTAINS, guest);
            draft.relate("nw/nadia.rahman", SYNCED_TO, guest);
            draft.relate(guest, MEMBER_OF, customer + "/admins");
            draft.relate(customer + "/admins", CAN_SIGN_IN_AS, guest);
            draft.relate(guest, USED_BY, ProviderPeople.person("nadia.rahman"));
        }
    }

    private void cloudAccounts() {
        String automation = draft.add(NewEntity.of("nw/aws-automation", EntityKind.IAM_ROLE, "automation")
                .tenant("northwind"));
        draft.relate("nw/cloud-team", CAN, automation, CONTROL);
        for (String customer : List.of("lumen", "indigo")) {
            String account = draft.add(NewEntity.of(customer + "-aws", EntityKind.CUSTOMER, customer + " cloud account")
                    .organization(customer));
            String role = draft.add(
                    NewEntity.of(customer + "-aws/access", EntityKind.IAM_ROLE, "OrganizationAccountAccessRole")
                            .tenant(account));
            draft.relate(account, CONTAINS, role);
            draft.relate(role, CAN, account, CONTROL);
            draft.relate(
                    automation,
                    CAN_ASSUME,
                    role,
                    customer.equals("indigo")
                            ? Terms.builder()
                                    .deniedBy("scp-deny-external-roles")
                                    .build()
                            : Terms.NONE);
        }
    }

    private void federation() {
        String idp = draft.add(NewEntity.of("cedar/idp", EntityKind.IDENTITY_PROVIDER, "Cedar federation server")
                .tenant("cedar")
                .value(Criticality.MISSION, Sensitivity.RESTRICTED)
                .tier(0));
        String key = draft.add(NewEntity.of("cedar/token-signing", EntityKind.SIGNING_KEY, "Token signing certificate")
                .tenant("cedar")
                .with("expires", "2031-01-01"));
        draft.relate("cedar/site", CONTAINS, idp);
        draft.relate(idp, STORES, key, CONTROL);
        draft.relate(key, SIGNS_FOR, "cedar");
        draft.relate(idp, FEDERATES_TO, "cedar/svc-sync");
    }

    private void tenant(String id, EntityKind kind, String name) {
        draft.add(NewEntity.of(id, kind, name).sourceId(id + ".example").organization(id));
    }

    private void group(String owner, String local, String name) {
        String tenant = owner.equals("nw") ? "northwind" : owner;
        draft.relate(
                tenant,
                CONTAINS,
                draft.add(NewEntity.of(owner + "/" + local, EntityKind.GROUP, name)
                        .tenant(tenant)));
    }

    private void member(String tenant, String account, String group) {
        String id = draft.add(NewEntity.of(tenant + "/" + account, EntityKind.HUMAN, Names.written(account))
                .tenant(tenant)
                .sourceId(account + "@" + tenant + ".example"));
        String password = draft.add(
                NewEntity.of(id + "/pw", EntityKind.PASSWORD, "Password").tenant(tenant));
        draft.relate(tenant, CONTAINS, id);
        draft.relate(password, AUTHENTICATES_AS, id);
        draft.relate(id, MEMBER_OF, tenant + "/" + group);
    }
}
