package blastradius.seed;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.WRITE;
import static blastradius.model.RelationKind.APPROVED_BY;
import static blastradius.model.RelationKind.ASSIGNED_TO;
import static blastradius.model.RelationKind.AUTHENTICATES_AS;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.CONTAINS;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HAS_EXCEPTION;
import static blastradius.model.RelationKind.HOLDS_GRANT;
import static blastradius.model.RelationKind.KNOWN_TO;
import static blastradius.model.RelationKind.MEMBER_OF;
import static blastradius.model.RelationKind.OWNED_BY;
import static blastradius.model.RelationKind.REVIEWED_BY;
import static blastradius.model.RelationKind.UNDER_CONTRACT;
import static blastradius.model.RelationKind.USED_BY;

import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.Terms;
import blastradius.seed.draft.Dates;
import blastradius.seed.draft.EstateDraft;
import blastradius.seed.draft.NewEntity;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What has a beginning and an end: contracts, reviews, ownership, tickets, and a technician who has left. */
final class LifecycleStories {

    private static final String HOME = "northwind";

    private final EstateDraft draft;
    private final Random random;

    LifecycleStories(EstateDraft draft, long seed) {
        this.draft = draft;
        this.random = new Random(seed);
    }

    void draw() {
        leaver();
        Customer.ALL.forEach(this::contract);
        Customer.ALL.forEach(this::assignment);
        tickets();
        owners();
    }

    /** Tobias Falk left in June: his account is off, one at a customer is not, and he knows two secrets nobody has changed. */
    private void leaver() {
        String person = draft.add(NewEntity.of(ProviderPeople.person("tobias.falk"), EntityKind.PERSON, "Tobias Falk")
                .tenant(HOME)
                .with("title", "Technician")
                .with("start", "2018-09-01")
                .with("end", "2026-06-30"));
        String account = draft.add(NewEntity.of("nw/tobias.falk", EntityKind.HUMAN, "Tobias Falk")
                .tenant(HOME)
                .sourceId("tobias.falk@northwind-msp.example")
                .disabled());
        draft.relate(HOME, CONTAINS, account);
        draft.relate(account, USED_BY, person);
        draft.relate(account, MEMBER_OF, "nw/pod-2");
        String forgotten = draft.add(NewEntity.of("skipper/tobias.falk", EntityKind.HUMAN, "Tobias Falk (external)")
                .tenant("skipper")
                .sourceId("tobias.falk@skipper.example")
                .with("lastUsed", "2026-06-28"));
        draft.relate("skipper", CONTAINS, forgotten);
        draft.relate(forgotten, USED_BY, person);
        draft.relate(forgotten, CAN, "skipper/site", CONTROL);
        draft.relate("nw/local-admin/pw", KNOWN_TO, person, Dates.since("2026-06-30"));
        draft.relate("nw/firewall/key", KNOWN_TO, person, Dates.since("2026-06-30"));
        rotatedSince(person);
    }

    /** The one secret that was changed after he left: the value that he knows opens nothing. */
    private void rotatedSince(String person) {
        String old = draft.add(
                NewEntity.of("nw/backup-console/pw-old", EntityKind.PASSWORD, "Backup console password, before July")
                        .tenant(HOME)
                        .with("created", "2025-07-01"));
        draft.relate(old, AUTHENTICATES_AS, "nw/svc-backup", Dates.window("2025-07-01", "2026-07-01"));
        draft.relate(old, KNOWN_TO, person, Dates.since("2026-06-30"));
    }

    private void contract(Customer customer) {
        boolean ended = customer.is("ENDED");
        String contract = draft.add(
                NewEntity.of(customer.id("contract"), EntityKind.CONTRACT, "Managed services for " + customer.name())
                        .tenant(HOME)
                        .with("start", "2022-01-01")
                        .with("end", ended ? "2026-03-31" : "2027-12-31")
                        .with("scope", customer.size() == 'S' ? "support, backup" : "support, backup, cloud"));
        for (String grant : customer.is("SCOPED")
                ? List.of("jit-admin", "rmm-site")
                : List.of("gdap-admin", "gdap-endpoints", "gdap-mail")) {
            String id = customer.id(grant);
            draft.relate(id, UNDER_CONTRACT, contract);
            if (random.nextInt(100) < 60) {
                draft.record(
                        id,
                        REVIEWED_BY,
                        ProviderPeople.person("david.osei"),
                        Map.of("at", Dates.ago(random, 10, 300), "outcome", "kept"));
            }
        }
        if (!ended) {
            draft.record(
                    customer.id(customer.is("SCOPED") ? "jit-admin" : "gdap-admin"),
                    APPROVED_BY,
                    customer.id("contact"),
                    Map.of("at", "2025-02-20"));
        }
    }

    private void assignment(Customer customer) {
        List<ProviderPeople.Employee> pod = ProviderPeople.ALL.stream()
                .filter(each -> each.groups().contains("pod-" + customer.pod()))
                .toList();
        draft.relate(
                customer.slug(),
                ASSIGNED_TO,
                ProviderPeople.person(pod.getFirst().account()));
        String technician = customer.is("SCOPED")
                ? Delegations.SCOPED.getOrDefault(customer.slug(), "")
                : pod.get(1 + random.nextInt(pod.size() - 1)).account();
        if (!technician.equals(pod.getFirst().account())) {
            draft.relate(customer.slug(), ASSIGNED_TO, ProviderPeople.person(technician));
        }
        if (customer.slug().length() == 5) {
            draft.relate(customer.slug(), ASSIGNED_TO, ProviderPeople.person("mara.lindqvist"));
        }
    }

    /** Roles per ticket: one running, three over, one that is still active a month on, and one that never got an end. */
    private void tickets() {
        ticket("larch", "20981", "nw/bjorn.eide", active("2026-10-01T07:00:00Z", "2026-10-01T11:00:00Z"));
        ticket("gannet", "20965", "nw/bjorn.eide", active("2026-09-24T08:00:00Z", "2026-09-24T12:00:00Z"));
        ticket("marlin", "20944", "nw/clara.moreau", active("2026-09-17T13:00:00Z", "2026-09-17T17:00:00Z"));
        ticket("dune", "20990", "nw/clara.moreau", active("2026-10-02T06:00:00Z", "2026-10-02T10:00:00Z"));
        ticket("wharf", "20871", "nw/hanna.lind", active("2026-08-20T06:00:00Z", "2026-10-31T06:00:00Z"));
        ticket("reef", "18802", "nw/clara.moreau", Dates.since("2025-09-01"));
        ticket("pebble", "21003", "nw/paul.okafor", Terms.builder().ticket(true).build());
    }

    private void ticket(String customer, String number, String technician, Terms terms) {
        String grant = draft.add(
                NewEntity.of(customer + "/ticket-" + number, EntityKind.GRANT, "Network change, ticket " + number)
                        .tenant(customer)
                        .with("role", "Network Contributor")
                        .with("ticket", number)
                        .with("purpose", number.equals("18802") ? "Migration of the data centre" : "Network change"));
        draft.relate(customer, CONTAINS, grant);
        draft.relate(technician, HOLDS_GRANT, grant, terms);
        draft.relate(grant, GRANTS, customer + "/cloud", WRITE);
        draft.relate(grant, GRANTS, customer + "/site", CONTROL);
    }

    private static Terms active(String from, String until) {
        return Terms.builder()
                .state(GrantState.ACTIVE)
                .from(Dates.at(from))
                .until(Dates.at(until))
                .build();
    }

    private void owners() {
        Map<String, String> owners = Map.of(
                "nw/svc-rmm", "stefan.bauer",
                "nw/svc-backup", "kofi.mensah",
                "nw/svc-automation", "milan.petrov",
                "nw/svc-siem", "freya.nilsen",
                "nw/svc-psa", "ulla.strand",
                "nw/svc-mdm", "ines.duarte",
                "nw/svc-patch", "tobias.falk",
                "nw/console-app", "anouk.jansen");
        owners.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> draft.relate(each.getKey(), OWNED_BY, ProviderPeople.person(each.getValue())));
        draft.record(
                "nw/svc-remote",
                HAS_EXCEPTION,
                ProviderPeople.person("david.osei"),
                Map.of("reason", "Vendor has no single sign-on", "expires", "2026-06-30"));
    }
}
