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
import blastradius.model.JoinRule;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.store.joining.Joins;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One thing in several sources, whichever comes first, and what is not one.
 *
 * <pre>
 *   provider: ann ──SYNCED_TO──▶ guest of ann :customer ──▶ vault
 *   domain:   ann of the domain ──SYNCED_TO──▶ ann
 *   domain:   DC01  =  arc: dc01  =  rmm: row 17
 * </pre>
 */
class JoinsIT {

    private static final Place PLACE = new Place("test", "record", 1);
    private static final String PROVIDER = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String CUSTOMER = "bbbbbbbb-0000-4000-8000-000000000002";
    private static final String ANN = "aaaaaaaa-0000-4000-8000-0000000000a1";
    private static final String GUEST = "bbbbbbbb-0000-4000-8000-0000000000b1";
    private static final String VAULT = "bbbbbbbb-0000-4000-8000-0000000000b2";
    private static final String DOMAIN = "S-1-5-21-11-22-33";
    private static final String DOMAIN_ANN = DOMAIN + "-1101";
    private static final String DC = DOMAIN + "-1000";
    private static final String ARC =
            "/subscriptions/cccccccc-0000-4000-8000-000000000003/resourceGroups/rg/providers/Microsoft.HybridCompute/machines/dc01";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ImportedStore store;

    @BeforeEach
    void startEmpty() {
        store = new ImportedStore(folder);
    }

    private final Map<String, Consumer<Ledger>> sources = Map.of(
            "provider", JoinsIT::provider,
            "customer", ledger -> customer(ledger, "Ann@kauri.example"),
            "domain", JoinsIT::domain,
            "azure", JoinsIT::azure,
            "another", JoinsIT::another);

    private void state(String order) {
        for (String source : order.split(" ", -1)) {
            if (source.startsWith("-")) {
                store.remove(source.substring(1));
            } else {
                store.state(source, sources.getOrDefault(source, ledger -> {}));
            }
        }
    }

    private static int account(Ledger ledger, String tenant, String id, String name, Map<String, Object> properties) {
        return ledger.state(
                PLACE,
                Subject.of(ToolId.of(id), EntityKind.HUMAN, "user", tenant)
                        .named(name)
                        .with(properties));
    }

    private static int tenant(Ledger ledger, String id, String name, EntityKind kind, String... domains) {
        return ledger.state(
                PLACE,
                Subject.of(ToolId.of(id), kind, "organization", null)
                        .named(name)
                        .with(Map.of("verifiedDomains", List.of(domains))));
    }

    private static void provider(Ledger ledger) {
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

    private static void customer(Ledger ledger, String address) {
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

    private static RelationClass can(AccessLevel level) {
        return new RelationClass(RelationKind.CAN, "can", Terms.level(level));
    }

    private static void domain(Ledger ledger) {
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
    private static void azure(Ledger ledger) {
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
    private static void another(Ledger ledger) {
        String other = "dddddddd-0000-4000-8000-000000000004";
        tenant(ledger, other, "another", EntityKind.CUSTOMER, "kauri.example");
        account(
                ledger,
                other,
                "dddddddd-0000-4000-8000-0000000000d1",
                "evil ann",
                Map.of("userPrincipalName", "ann@kauri.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provider customer",
                "customer provider",
                "customer provider customer",
                "provider customer -provider provider",
                "customer another provider -another"
            })
    void aGuestIsItsHomeAccountsInAnyOrder(String order) {
        state(order);
        assertThat(store.controlled(ANN)).containsExactlyInAnyOrder("guest", "vault");
        assertThat(store.controlled(GUEST)).containsExactly("vault");
        assertThat(store.joins(ANN.toUpperCase(Locale.ROOT))).singleElement().satisfies(join -> {
            assertThat(join.rule()).isEqualTo(JoinRule.HOME_ACCOUNT);
            assertThat(join.lookUp()).contains("ann@kauri.example");
            assertThat(join.sources()).containsExactly("customer");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provider customer -provider",
                "provider customer another",
                "another provider customer",
                "customer another -another"
            })
    void withoutOneTenantThatVerifiedTheDomainNobodyIs(String order) {
        state(order);
        assertThat(store.controlled(GUEST)).containsExactly("vault");
        for (String account : List.of(ANN, "dddddddd-0000-4000-8000-0000000000d1")) {
            store.ids(account)
                    .forEach(id -> assertThat(store.controlled(account)).isEmpty());
        }
    }

    @Test
    void aMereMailOfTheHomeJoinsNothing() {
        store.state("customer", ledger -> customer(ledger, "ann.b@kauri.example"));
        store.state("provider", ledger -> {
            tenant(ledger, PROVIDER, "provider", EntityKind.PROVIDER, "kauri.example");
            account(
                    ledger,
                    PROVIDER,
                    ANN,
                    "ann",
                    Map.of("userPrincipalName", "a@kauri.example", "mail", "ann.b@kauri.example"));
        });
        assertThat(store.controlled(ANN)).isEmpty();
        store.state("provider", ledger -> {
            tenant(ledger, PROVIDER, "provider", EntityKind.PROVIDER, "kauri.example");
            account(
                    ledger,
                    PROVIDER,
                    ANN,
                    "ann",
                    Map.of("proxyAddresses", List.of("smtp:x@kauri.example", "smtp:Ann.B@kauri.example")));
        });
        assertThat(store.controlled(ANN)).containsExactlyInAnyOrder("guest", "vault");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain provider",
                "provider domain",
                "provider domain provider",
                "domain provider -domain domain"
            })
    void aDirectorysAccountIsSynchronisedIntoTheClouds(String order) {
        state(order);
        assertThat(store.controlled(DOMAIN_ANN)).containsExactly("ann");
        assertThat(store.controlled(ANN)).isEmpty();
        assertThat(store.joins(DOMAIN_ANN))
                .singleElement()
                .satisfies(join -> assertThat(join.rule()).isEqualTo(JoinRule.SAME_ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain provider azure",
                "azure domain provider",
                "provider azure domain",
                "azure provider domain azure",
                "domain azure provider -domain domain"
            })
    void aMachineOfTheResourceManagerIsTheDirectorys(String order) {
        state(order);
        assertThat(store.controlled(ARC)).containsExactlyInAnyOrder("DC01", "domain");
        assertThat(store.joins(DC))
                .singleElement()
                .satisfies(join -> assertThat(join.rule()).isEqualTo(JoinRule.SAME_DEVICE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain azure",
                "azure domain",
                "domain provider azure -provider",
                "azure domain provider -domain"
            })
    void aHostNameProvesNothingWhereTheDirectoryIsNotTheTenants(String order) {
        state(order);
        assertThat(store.controlled(ARC)).containsExactly("dc01 by arc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"domain provider azure", "azure provider domain"})
    void aDeviceIsKeptApartThroughEveryImport(String order) {
        state(order);
        Joins.Join join = store.joins(DC).getFirst();
        store.keepApart(join.key(), DC, true);
        for (String again : List.of("", "azure", "domain", "-domain domain", "-azure azure")) {
            if (!again.isEmpty()) {
                state(again);
            }
            assertThat(store.controlled(ARC)).as(again).containsExactly("dc01 by arc");
        }
        store.keepApart(join.key(), DC, false);
        assertThat(store.controlled(ARC)).contains("DC01", "domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"domain provider", "provider domain"})
    void whatUsesTheSameIdIsKeptApartAndComesBack(String order) {
        state(order);
        Joins.Join join = store.joins(DOMAIN_ANN).getFirst();
        int entities = store.snapshot().entityCount();
        store.keepApart(join.key(), DOMAIN_ANN, true);
        for (String again : List.of("", "provider", "domain", "-provider provider")) {
            if (!again.isEmpty()) {
                state(again);
            }
            assertThat(store.controlled(DOMAIN_ANN)).as(again).isEmpty();
            assertThat(store.joins(DOMAIN_ANN))
                    .as(again)
                    .filteredOn(Joins.Join::isApart)
                    .hasSize(1);
        }
        assertThat(store.snapshot().entityCount()).isEqualTo(entities + 1);
        store.keepApart(join.key(), DOMAIN_ANN, false);
        assertThat(store.controlled(DOMAIN_ANN)).containsExactly("ann");
        assertThat(store.snapshot().entityCount()).isEqualTo(entities);
        assertThat(store.joins(DOMAIN_ANN)).noneMatch(Joins.Join::isApart);
    }

    @Test
    void aPremiseMayNameWhatIsJoined() {
        store.state("azure", ledger -> {
            azure(ledger);
            int key = ledger.state(
                    PLACE,
                    Subject.of(ToolId.of("key"), EntityKind.STORAGE, "key", PROVIDER)
                            .named("key"));
            int box = ledger.state(
                    PLACE,
                    Subject.of(ToolId.of("box"), EntityKind.STORAGE, "box", PROVIDER)
                            .named("box"));
            Terms terms = Terms.builder()
                    .level(AccessLevel.CONTROL)
                    .and(ledger.id(ledger.end(PLACE, ToolId.ownedBy(ARC, "machine"), null)), AccessLevel.CONTROL)
                    .build();
            ledger.claim(Claim.of(
                    PLACE,
                    new RelationClass(RelationKind.CAN, "both", terms),
                    ledger.end(PLACE, ToolId.of(DC), null),
                    box));
            ledger.claim(Claim.of(PLACE, can(AccessLevel.SEE), key, box));
        });
        state("provider domain");
        assertThat(store.controlled(DC)).contains("box");
    }
}
