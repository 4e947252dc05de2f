package blastradius.seed;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.SEE;
import static blastradius.model.AccessLevel.WRITE;
import static blastradius.model.RelationKind.BACKS_UP;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.CAN_APPROVE;
import static blastradius.model.RelationKind.CONTAINS;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HOLDS_GRANT;
import static blastradius.model.RelationKind.MANAGES;
import static blastradius.model.RelationKind.USED_BY;

import blastradius.model.AccessLevel;
import blastradius.model.BackupForm;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.Terms;
import blastradius.seed.draft.Dates;
import blastradius.seed.draft.EstateDraft;
import blastradius.seed.draft.Names;
import blastradius.seed.draft.NewEntity;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a customer has given to the provider: delegated roles, tool agents, backups. */
final class Delegations {

    /** The account that serves a customer who refuses the shared pool. */
    static final Map<String, String> SCOPED = Map.of(
            "tern", "ola.brandt",
            "bramble", "lea.hoffmann",
            "cobalt", "tomasz.nowak",
            "ember", "sofia.marin",
            "kelp", "paul.okafor",
            "tidal", "greta.holm");

    private final EstateDraft draft;
    private final Customer customer;
    private final Random random;

    Delegations(EstateDraft draft, Customer customer, long seed) {
        this.draft = draft;
        this.customer = customer;
        this.random = new Random(seed);
    }

    void draw() {
        reader();
        tools();
        if (customer.is("SCOPED")) {
            scopedAccount();
        } else {
            sharedPool();
            pod();
        }
        if (customer.size() != 'S') {
            cloud();
        }
        if (customer.slug().length() == 4) {
            expired();
        }
    }

    /** The shared pool holds the strongest role for years and renews itself. */
    private void sharedPool() {
        String grant = grant("gdap-admin", "Global Administrator", customer.slug(), CONTROL);
        draft.relate(
                "gdapAccessAssignment",
                Relation.of("nw/admin-agents", HOLDS_GRANT, grant, Dates.window("2025-03-01", "2027-03-01")));
        String automation = grant("auto", "Automation: Global Administrator", customer.slug(), CONTROL);
        draft.relate("nw/svc-automation", HOLDS_GRANT, automation);
    }

    private void pod() {
        String pod = "nw/pod-" + customer.pod();
        String endpoints = grant("gdap-endpoints", "Intune Administrator", customer.id("endpoints"), CONTROL);
        String mail = grant("gdap-mail", "Exchange Administrator", customer.id("mail"), WRITE);
        for (String each : List.of(endpoints, mail)) {
            draft.relate(
                    "gdapAccessAssignment",
                    Relation.of(pod, HOLDS_GRANT, each, Dates.window("2025-06-01", "2027-06-01")));
        }
        String elevated = grant("jit-admin", "Privileged Role Administrator", customer.slug(), CONTROL);
        String approvers = customer.slug().equals("kestrel") ? pod : "nw/approvers";
        draft.relate(approvers, CAN_APPROVE, elevated);
        draft.relate(
                "roleEligibilityScheduleInstance",
                Relation.of(
                        pod,
                        HOLDS_GRANT,
                        elevated,
                        Dates.eligible()
                                .from(Dates.at("2026-01-01"))
                                .until(Dates.at("2028-01-01"))
                                .approvers(List.of(approvers))
                                .policy("nw/pim-policy")
                                .build()));
    }

    /** One account for one customer: a passkey, and elevation only with approval and on a ticket. */
    private void scopedAccount() {
        String technician = SCOPED.getOrDefault(customer.slug(), "");
        String id = ProviderPeople.account(
                draft, technician + "." + customer.slug(), Names.written(technician) + " for " + customer.name());
        draft.relate(id, USED_BY, ProviderPeople.person(technician));
        ProviderPeople.signIn(draft, id, "passkey", "2026-08-03");
        draft.relate(id, HOLDS_GRANT, grant("rmm-site", "Site technician", customer.id("site"), CONTROL));
        String elevated = grant("jit-admin", "Privileged Role Administrator", customer.slug(), CONTROL);
        draft.relate("nw/approvers", CAN_APPROVE, elevated);
        draft.relate(
                "roleEligibilityScheduleInstance",
                Relation.of(
                        id,
                        HOLDS_GRANT,
                        elevated,
                        Dates.eligible()
                                .from(Dates.at("2026-07-01"))
                                .until(Dates.at("2027-01-01"))
                                .approvers(List.of("nw/approvers"))
                                .policy("nw/pim-policy")
                                .build()));
    }

    /** The security desk reads the directory of every customer. */
    private void reader() {
        String grant = grant("gdap-reader", "Global Reader", customer.slug(), SEE);
        draft.relate(grant, GRANTS, customer.id("directory"), READ);
        draft.relate(
                "gdapAccessAssignment",
                Relation.of("nw/soc-readers", HOLDS_GRANT, grant, Dates.window("2026-01-15", "2027-12-31")));
        draft.relate("nw/svc-siem", CAN, customer.id("directory"), READ);
        draft.relate("nw/svc-invoicing", CAN, customer.id("cloud"), SEE);
    }

    private void tools() {
        draft.relate("rmmAgent", Relation.of("nw/rmm", MANAGES, customer.id("site")));
        draft.relate("nw/backup", CAN, customer.id("backup"), CONTROL);
        backup("srv-1", BackupForm.IMAGE);
        backup("share", BackupForm.DATA);
        if (customer.is("AD")) {
            backup("dc-1", BackupForm.IMAGE);
        }
        if (customer.pod() != 3 && !customer.is("SCOPED")) {
            draft.relate("nw/patch", MANAGES, customer.id("site"));
        }
        if (customer.pod() == 3 || customer.size() != 'S') {
            draft.relate("nw/remote", MANAGES, customer.id("site"));
        }
    }

    private void backup(String what, BackupForm form) {
        draft.relate(
                "backupJob",
                Relation.of(
                        "nw/backup",
                        BACKS_UP,
                        customer.id(what),
                        Terms.builder().form(form).build()));
    }

    /** Cloud subscriptions: standing for some customers, on activation without approval for others. */
    private void cloud() {
        String grant = grant("lighthouse", "Contributor on all subscriptions", customer.id("cloud"), CONTROL);
        Terms terms = customer.is("AD")
                ? Terms.NONE
                : Dates.eligible()
                        .until(Dates.at("2027-06-30"))
                        .policy("nw/pim-policy")
                        .build();
        draft.relate("lighthouseAuthorization", Relation.of("nw/cloud-team", HOLDS_GRANT, grant, terms));
    }

    /** Roles that ended in the summer and are still listed. */
    private void expired() {
        String grant = grant("gdap-legacy", "Helpdesk Administrator", customer.id("directory"), WRITE);
        draft.relate(
                "gdapAccessAssignment",
                Relation.of("nw/service-desk", HOLDS_GRANT, grant, Dates.window("2024-09-01", "2026-08-31")));
    }

    private String grant(String local, String role, String scope, AccessLevel level) {
        NewEntity grant = NewEntity.of(customer.id(local), EntityKind.GRANT, role + " of " + customer.name())
                .tenant(customer.slug())
                .with("role", role)
                .with("sessionRecording", customer.isRegulated());
        if (random.nextInt(100) < 75) {
            grant.with("purpose", "Managed services agreement");
        }
        if (local.equals("gdap-admin")) {
            grant.with("autoExtend", "P180D");
        }
        String id = draft.add(grant);
        draft.relate(customer.slug(), CONTAINS, id);
        draft.relate(id, GRANTS, scope, level);
        return id;
    }
}
