package blastradius.seed;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.RelationKind.AUTHENTICATES_AS;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.CONTAINS;
import static blastradius.model.RelationKind.FEDERATES_TO;
import static blastradius.model.RelationKind.HAS_SESSION;
import static blastradius.model.RelationKind.MEMBER_OF;
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
import java.util.Random;

/** The people of the provider, with their accounts, passwords, factors and laptops. */
final class ProviderPeople {

    /** Account | title | groups | factor: passkey, app or none. */
    static final List<Employee> ALL = """
            mara.lindqvist | Senior technician       | tier3                        | app
            henrik.aalto   | Operations lead         | tier3 approvers              | passkey
            ines.duarte    | Principal engineer      | identity-admins engineering  | passkey
            ola.brandt     | Lead of pod 1           | pod-1 leads approvers        | passkey
            lea.hoffmann   | Technician              | pod-1                        | app
            tomasz.nowak   | Technician              | pod-1                        | app
            sofia.marin    | Technician              | pod-1                        | app
            erik.dahl      | Technician              | pod-1                        | app
            nadia.rahman   | Lead of pod 2           | pod-2 leads approvers        | passkey
            paul.okafor    | Technician              | pod-2                        | app
            greta.holm     | Technician              | pod-2                        | app
            luca.ferri     | Technician              | pod-2                        | app
            maja.kovac     | Technician              | pod-2                        | app
            viktor.sandell | Lead of pod 3           | pod-3 leads approvers        | passkey
            carmen.ruiz    | Technician              | pod-3                        | app
            jonas.weber    | Technician              | pod-3 automation-testers     | app
            aino.virtanen  | Technician              | pod-3                        | app
            piet.devries   | Technician              | pod-3                        | none
            yusuf.demir    | Cloud engineer          | cloud-team                   | passkey
            hanna.lind     | Cloud engineer          | cloud-team                   | app
            bjorn.eide     | Network engineer        | network-team                 | app
            clara.moreau   | Network engineer        | network-team                 | app
            freya.nilsen   | Lead of security desk   | soc-readers soc-response     | passkey
            amir.haddad    | Security analyst        | soc-readers                  | app
            zoe.martin     | Security analyst        | soc-readers                  | app
            stefan.bauer   | Tooling engineer        | rmm-admins                   | app
            ida.solberg    | Tooling engineer        | rmm-admins                   | app
            kofi.mensah    | Backup engineer         | backup-operators             | app
            milan.petrov   | Developer               | developers                   | app
            anouk.jansen   | Developer               | developers                   | app
            pablo.serrano  | Regional desk           | south-desk                   | app
            rita.gomes     | Regional desk           | south-desk                   | none
            dario.conti    | Regional desk           | south-desk                   | app
            emma.larsen    | Service desk            | service-desk                 | app
            noah.fischer   | Service desk            | service-desk                 | app
            sara.lopes     | Service desk            | service-desk                 | app
            felix.berg     | Service desk, printing  | service-desk print-operators | app
            ulla.strand    | Billing                 | billing                      | app
            george.wright  | Billing                 | billing                      | app
            karin.ekstrom  | Managing director       | management                   | app
            david.osei     | Security officer        | management approvers         | passkey
            """.lines().map(Employee::parse).toList();

    private static final String HOME = "northwind";

    private final EstateDraft draft;
    private final Random random;

    ProviderPeople(EstateDraft draft, long seed) {
        this.draft = draft;
        this.random = new Random(seed);
    }

    /** An employee of the provider. */
    record Employee(String account, String title, List<String> groups, String factor) {

        private static Employee parse(String line) {
            List<String> cells =
                    List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
            return new Employee(cells.get(0), cells.get(1), List.of(cells.get(2).split(" ", -1)), cells.get(3));
        }
    }

    void draw() {
        List<String> groups =
                ALL.stream().flatMap(each -> each.groups().stream()).distinct().toList();
        groups.forEach(this::group);
        group("admin-agents");
        // The shared pool: whoever reached tier 3 is in it by nesting, and nobody has left it yet.
        draft.relate("nw/tier3", MEMBER_OF, "nw/admin-agents");
        draft.relate("nw/engineering", MEMBER_OF, "nw/admin-agents");
        for (Employee each : ALL) {
            employee(each);
        }
    }

    private void employee(Employee employee) {
        String account = employee.account();
        String person = draft.add(NewEntity.of(person(account), EntityKind.PERSON, Names.written(account))
                .tenant(HOME)
                .with("title", employee.title())
                .with("start", Dates.ago(random, 200, 4000)));
        String id = account(draft, account, Names.written(account));
        draft.relate(id, USED_BY, person);
        draft.relate("nw/sso", FEDERATES_TO, id);
        signIn(draft, id, employee.factor(), Dates.ago(random, 10, 200));
        laptop(account, id);
        for (String group : employee.groups()) {
            draft.relate(id, MEMBER_OF, "nw/" + group);
        }
    }

    private void laptop(String account, String id) {
        String host =
                draft.add(NewEntity.of("nw/laptop-" + account, EntityKind.HOST, "Laptop of " + Names.written(account))
                        .tenant(HOME)
                        .value(Criticality.MODERATE, Sensitivity.CONFIDENTIAL));
        draft.relate("nw/site", CONTAINS, host);
        draft.relate(host, HAS_SESSION, id);
        draft.relate(id, CAN, host, CONTROL);
    }

    private void group(String local) {
        draft.relate(
                HOME,
                CONTAINS,
                draft.add(NewEntity.of("nw/" + local, EntityKind.GROUP, local).tenant(HOME)));
    }

    static String person(String account) {
        return "person/" + account;
    }

    /** A human account in the provider's tenant; answers its id. */
    static String account(EstateDraft draft, String account, String name) {
        String id = draft.add(NewEntity.of("nw/" + account, EntityKind.HUMAN, name)
                .tenant(HOME)
                .sourceId(account + "@northwind-msp.example"));
        draft.relate(HOME, CONTAINS, id);
        return id;
    }

    /** The one way to sign in as the identity: a password, and the factor of that name. */
    static void signIn(EstateDraft draft, String identity, String factor, String rotated) {
        String password = draft.add(NewEntity.of(identity + "/pw", EntityKind.PASSWORD, "Password of " + identity)
                .tenant(HOME)
                .with("lastRotated", rotated));
        if (factor.equals("none")) {
            draft.relate(password, AUTHENTICATES_AS, identity);
            return;
        }
        NewEntity second = NewEntity.of(
                        identity + "/" + factor,
                        EntityKind.MFA_FACTOR,
                        factor.equals("passkey") ? "Hardware passkey" : "Authenticator app")
                .tenant(HOME);
        String held = draft.add(factor.equals("passkey") ? second.phishingResistant() : second);
        draft.relate(
                password,
                AUTHENTICATES_AS,
                identity,
                Terms.builder().factor(held).build());
    }
}
