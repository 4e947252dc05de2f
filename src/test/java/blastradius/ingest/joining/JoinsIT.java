package blastradius.ingest.joining;

import static blastradius.ingest.joining.JoinSources.ANN;
import static blastradius.ingest.joining.JoinSources.ARC;
import static blastradius.ingest.joining.JoinSources.DC;
import static blastradius.ingest.joining.JoinSources.DOMAIN_ANN;
import static blastradius.ingest.joining.JoinSources.GUEST;
import static blastradius.ingest.joining.JoinSources.PLACE;
import static blastradius.ingest.joining.JoinSources.PROVIDER;
import static blastradius.ingest.joining.JoinSources.account;
import static blastradius.ingest.joining.JoinSources.azure;
import static blastradius.ingest.joining.JoinSources.can;
import static blastradius.ingest.joining.JoinSources.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportedStore;
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
            "provider", JoinSources::provider,
            "customer", ledger -> JoinSources.customer(ledger, "Ann@kauri.example"),
            "domain", JoinSources::domain,
            "azure", JoinSources::azure,
            "another", JoinSources::another);

    private void state(String order) {
        for (String source : order.split(" ", -1)) {
            if (source.startsWith("-")) {
                store.remove(source.substring(1));
            } else {
                store.state(source, sources.getOrDefault(source, ledger -> {}));
            }
        }
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
        store.state("customer", ledger -> JoinSources.customer(ledger, "ann.b@kauri.example"));
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
