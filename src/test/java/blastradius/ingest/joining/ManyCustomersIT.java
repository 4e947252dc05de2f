package blastradius.ingest.joining;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportedStore;
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
import blastradius.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many customers in one store, each with a domain, a cloud tenant and rows of a tool that are called as everybody else's are: every
 * account reaches what it reaches alone, and only the provider's people, by guests of theirs, more.
 */
class ManyCustomersIT {

    private static final Place PLACE = new Place("test", "record", 1);
    private static final int CUSTOMERS = Integer.getInteger("blastradius.test.customers", 60);
    private static final int MOST_PASSED_OVER = Integer.getInteger("blastradius.test.passed", 7);
    private static final String TEMPLATE = "62e90394-69f5-4237-9190-012177145e10";
    private static final String PROVIDER = guid(0, 0);
    private static final String TECHNICIAN = guid(0, 1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static String guid(int customer, int thing) {
        return String.format(Locale.ROOT, "%08x-0000-4000-8000-%012x", 0xC0000000L + customer, 0xE00000 + thing);
    }

    private static String domain(int customer) {
        return "S-1-5-21-7000-8000-" + (9000 + customer);
    }

    private static RelationClass can(AccessLevel level) {
        return new RelationClass(RelationKind.CAN, "can", Terms.level(level));
    }

    private static RelationClass plain(RelationKind kind) {
        return new RelationClass(kind, kind.name(), Terms.NONE);
    }

    private static int state(
            Ledger ledger, String id, EntityKind kind, String home, String name, Map<String, Object> said) {
        return ledger.state(
                PLACE,
                Subject.of(ToolId.of(id), kind, kind.name(), home.isEmpty() ? null : home)
                        .named(name)
                        .with(said));
    }

    /** A domain that is called as most are. */
    private static void directory(Ledger ledger, int customer) {
        String sid = domain(customer);
        int whole = state(ledger, sid, EntityKind.INTERNAL, "", "CORP.LOCAL " + customer, Map.of());
        int dc = state(ledger, sid + "-1000", EntityKind.HOST, sid, "DC01.CORP.LOCAL", Map.of());
        ledger.claim(Claim.of(PLACE, can(AccessLevel.CONTROL), dc, whole));
        for (int person = 0; person < 3; person++) {
            int account = state(
                    ledger,
                    sid + "-" + (1100 + person),
                    EntityKind.HUMAN,
                    sid,
                    "person " + person + " of " + customer,
                    Map.of());
            ledger.claim(Claim.of(PLACE, plain(RelationKind.CONTAINS), whole, account));
        }
    }

    /** A cloud tenant of which some people come from the domain, with a role that everybody's is called alike and a guest. */
    private static void cloud(Ledger ledger, int customer, boolean synced) {
        String tenant = guid(customer, 0);
        int whole = state(
                ledger,
                tenant,
                EntityKind.CUSTOMER,
                "",
                "customer " + customer,
                Map.of("verifiedDomains", List.of("c" + customer + ".example")));
        int role = ledger.state(
                PLACE,
                Subject.of(ToolId.ownedBy(tenant, TEMPLATE), EntityKind.GROUP, "role", tenant)
                        .named("administrators of " + customer));
        ledger.claim(Claim.of(PLACE, can(AccessLevel.CONTROL), role, whole));
        for (int person = 0; person < 3; person++) {
            Map<String, Object> said =
                    new HashMap<>(Map.of("userPrincipalName", "p" + person + "@c" + customer + ".example"));
            if (synced) {
                said.put("onPremisesSecurityIdentifier", domain(customer) + "-" + (1100 + person));
            }
            int account = state(
                    ledger,
                    guid(customer, 10 + person),
                    EntityKind.HUMAN,
                    tenant,
                    "cloud " + person + " of " + customer,
                    said);
            if (person == 0) {
                ledger.claim(Claim.of(PLACE, plain(RelationKind.MEMBER_OF), account, role));
            }
        }
        int guest = state(ledger, guid(customer, 20), EntityKind.HUMAN, tenant, "guest of " + customer, Map.of());
        int vault = state(ledger, guid(customer, 21), EntityKind.STORAGE, tenant, "vault of " + customer, Map.of());
        ledger.claim(Claim.of(PLACE, can(AccessLevel.READ), guest, vault));
        ledger.claim(Claim.of(
                PLACE,
                plain(RelationKind.SYNCED_TO),
                ledger.homeAccount(PLACE, guest, "tech@provider.example", true),
                guest));
    }

    /** Rows of a tool, by host name; local ids that every customer has. */
    private static void tool(Ledger ledger, int customer) {
        String tenant = guid(customer, 0);
        int rmm = state(ledger, "rmm", EntityKind.TOOL, tenant, "tool of " + customer, Map.of());
        int row = state(
                ledger,
                "7",
                EntityKind.HOST,
                tenant,
                "row of " + customer,
                Map.of("fqdn", "dc01.corp.local", "serialNumber", "SN-1000" + customer, "manufacturer", "Maker"));
        ledger.claim(Claim.of(PLACE, can(AccessLevel.CONTROL), rmm, row));
    }

    private static void provider(Ledger ledger) {
        state(
                ledger,
                PROVIDER,
                EntityKind.PROVIDER,
                "",
                "provider",
                Map.of("verifiedDomains", List.of("provider.example")));
        state(
                ledger,
                TECHNICIAN,
                EntityKind.HUMAN,
                PROVIDER,
                "technician",
                Map.of("userPrincipalName", "tech@provider.example"));
    }

    private static Map<String, Consumer<Ledger>> customer(int customer) {
        return Map.of(
                "ad " + customer, ledger -> directory(ledger, customer),
                "cloud " + customer, ledger -> cloud(ledger, customer, customer % 3 != 0),
                "tool " + customer, ledger -> tool(ledger, customer));
    }

    /* What each account reaches, without saying whose customer it is. */
    private static Map<String, Set<String>> answers(ImportedStore store, Snapshot snapshot, int customer) {
        Map<String, Set<String>> answers = new HashMap<>();
        List<String> asked = List.of(
                domain(customer) + "-1000",
                domain(customer) + "-1100",
                domain(customer) + "-1102",
                guid(customer, 10),
                guid(customer, 11),
                guid(customer, 20));
        for (int i = 0; i < asked.size(); i++) {
            Set<String> names = new TreeSet<>();
            for (String name : ImportedStore.reachedFrom(snapshot, store.id(asked.get(i)))) {
                names.add(name.replaceFirst(" " + customer + "$", " ours"));
            }
            answers.put("account " + i, names);
        }
        Set<String> byTool = ImportedStore.reachedFrom(snapshot, "tool " + customer + "/rmm").stream()
                .map(name -> name.replaceFirst(" " + customer + "$", " ours"))
                .collect(Collectors.toCollection(TreeSet::new));
        answers.put("tool", byTool);
        return answers;
    }

    @Test
    void everyCustomerAnswersAsAlone() {
        List<Map<String, Set<String>>> alone = new java.util.ArrayList<>();
        for (int customer = 1; customer <= 3; customer++) {
            ImportedStore store = new ImportedStore(folder.resolve("alone"));
            store.state(customer(customer));
            alone.add(answers(store, store.snapshot(), customer));
        }
        assertThat(alone.get(0).get("tool")).contains("DC01.CORP.LOCAL", "CORP.LOCAL ours");
        assertThat(alone.get(2).get("tool")).contains("row of ours").doesNotContain("CORP.LOCAL ours");

        ImportedStore store = new ImportedStore(folder.resolve("together"));
        Map<String, Consumer<Ledger>> all = new HashMap<>();
        for (int customer = 1; customer <= CUSTOMERS; customer++) {
            all.putAll(customer(customer));
        }
        store.state(all);
        store.state("provider", ManyCustomersIT::provider);
        Random random = new Random(20261001);
        for (int i = 0; i < 3; i++) {
            int again = 1 + random.nextInt(CUSTOMERS);
            store.remove("ad " + again);
            store.state(customer(again));
        }
        Snapshot snapshot = store.snapshot();
        for (int customer = 1; customer <= CUSTOMERS; customer += 1 + random.nextInt(MOST_PASSED_OVER)) {
            assertThat(answers(store, snapshot, customer))
                    .as("customer %d", customer)
                    .isEqualTo(alone.get((customer - 1) % 3));
        }
        Set<String> technicians = store.reached(TECHNICIAN);
        assertThat(technicians).as("a guest and a vault at each").hasSize(2 * CUSTOMERS);
    }
}
