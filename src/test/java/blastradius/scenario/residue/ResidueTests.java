package blastradius.scenario.residue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.filter.Lifetimes;
import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.scenario.Worlds;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is left behind, on estates that are small enough to be read. */
class ResidueTests {

    private static final Instant LAST_DAY = Instant.parse("2026-09-01T00:00:00Z");

    /**
     * <pre>
     *   lena ─ account ─┬─ grant-acme ═ acme ─ acme-db
     *          (uses)   ├─ old-grant (ended)
     *                   └─(READ)─ wiki ─ globex-key ─ globex-admin ═ globex
     *   lena ─ (knows) hooli-key ─ hooli-admin ═ hooli
     *   lena ─ (owns) bot ─(READ)─ initech          lena ─ (owns) app      lena, tom ─ (own) both
     * </pre>
     */
    private static Worlds lena(boolean enabled) {
        return new Worlds()
                .add(EntityKind.PROVIDER, "msp")
                .add(EntityKind.CUSTOMER, "acme", "globex", "hooli", "initech")
                .add(EntityKind.PERSON, "lena", "tom")
                .add(Entity.of("account", EntityKind.HUMAN).withTraits(EntityTraits.DEFAULT.withEnabled(enabled)))
                .add(EntityKind.SERVICE_ACCOUNT, "globex-admin", "hooli-admin")
                .add(EntityKind.SERVICE_PRINCIPAL, "app", "both")
                .add(EntityKind.AI_AGENT, "bot")
                .add(EntityKind.GRANT, "grant-acme", "old-grant")
                .add(EntityKind.API_KEY, "globex-key", "hooli-key")
                .add(EntityKind.SCOPE, "wiki")
                .in("acme", EntityKind.DATABASE, "acme-db")
                .link("account", RelationKind.USED_BY, "lena")
                .link("account", RelationKind.HOLDS_GRANT, "grant-acme")
                .link("account", RelationKind.HOLDS_GRANT, "old-grant", ended())
                .link("grant-acme", RelationKind.GRANTS, "acme", AccessLevel.CONTROL)
                .link("acme", RelationKind.CONTAINS, "acme-db")
                .link("account", RelationKind.CAN, "wiki", AccessLevel.READ)
                .link("wiki", RelationKind.STORES, "globex-key", AccessLevel.READ)
                .link("globex-key", RelationKind.AUTHENTICATES_AS, "globex-admin")
                .link("globex-admin", RelationKind.CAN, "globex", AccessLevel.CONTROL)
                .link("hooli-key", RelationKind.KNOWN_TO, "lena")
                .link("hooli-key", RelationKind.AUTHENTICATES_AS, "hooli-admin")
                .link("hooli-admin", RelationKind.CAN, "hooli", AccessLevel.CONTROL)
                .link("bot", RelationKind.OWNED_BY, "lena")
                .link("bot", RelationKind.CAN, "initech", AccessLevel.READ)
                .link("app", RelationKind.OWNED_BY, "lena")
                .link("both", RelationKind.OWNED_BY, "lena")
                .link("both", RelationKind.OWNED_BY, "tom");
    }

    private static Terms ended() {
        return Terms.builder().until(Instant.parse("2026-01-01T00:00:00Z")).build();
    }

    private static Residue residue(Snapshot snapshot, String of, Lifetimes lifetimes) {
        Gates gates = Gates.of(snapshot, Assumptions.at(Worlds.NOON));
        return Residue.of(gates, lifetimes, snapshot.vertexOf(of).orElseThrow(), Budget.unlimited());
    }

    private static Residue residue(Snapshot snapshot, String of) {
        return residue(snapshot, of, new Lifetimes(snapshot.entityCount()));
    }

    private static List<String> words(Snapshot snapshot, Residue residue) {
        return residue.leftovers().stream().map(each -> words(snapshot, each)).toList();
    }

    private static String words(Snapshot snapshot, Leftover leftover) {
        RelationAt tie = leftover.relation();
        return leftover.kind() + " "
                + (leftover.kind().isOfRelation()
                        ? snapshot.id(Objects.requireNonNull(tie).from()) + "→" + snapshot.id(tie.to())
                        : snapshot.id(leftover.entity()));
    }

    @Test
    void aPersonLeavesAccountsSecretsAccessAgentsAndWhatOnlyHeAnswersFor() {
        Snapshot snapshot = lena(true).snapshot();
        Residue residue = residue(snapshot, "lena");
        assertThat(words(snapshot, residue))
                .containsExactly(
                        "ACCOUNT account",
                        "AGENT bot",
                        "SECRET hooli-key",
                        "SECRET globex-key",
                        "ACCESS account→grant-acme",
                        "ACCESS account→wiki",
                        "ACCESS bot→initech",
                        "OWNED app");
        assertThat(residue.leftovers())
                .allSatisfy(
                        each -> assertThat(each.change().isPresent()).isEqualTo(each.kind() != Leftover.Kind.OWNED));
    }

    @Test
    void endingAllOfItSavesAllThatWasReached() {
        Residue residue = residue(lena(true).snapshot(), "lena");
        assertThat(residue.saving().tenants()).isEqualTo(new LevelCounts(4, 4, 3, 3));
        assertThat(residue.saving().tenantAdmins()).isEqualTo(3);
        assertThat(residue.saving().remainingScore()).isZero();
        assertThat(residue.after().sources())
                .as("she, her old values, and no account")
                .hasSize(3);
        assertThat(residue.ended().cost())
                .as("2 accounts at 5, 2 secrets at 1, a grant at 1, 2 rights at 2")
                .isEqualTo(10 + 2 + 1 + 4);
    }

    @Test
    void aSecretSaysByWhichWayItCouldBeUsed() {
        Snapshot snapshot = lena(true).snapshot();
        Residue residue = residue(snapshot, "lena");
        Leftover far = residue.leftovers().stream()
                .filter(each -> words(snapshot, each).equals("SECRET globex-key"))
                .findFirst()
                .orElseThrow();
        assertThat(far.relation()).isNull();
        assertThat(residue.path(far).orElseThrow().hops())
                .extracting(hop -> snapshot.id(hop.to()))
                .containsExactly("wiki", "globex-key");
    }

    @Test
    void whoIsGoneKnowsWhatHasHadNoNewValueSince() {
        Snapshot snapshot = lena(false).snapshot();
        Lifetimes lifetimes = new Lifetimes(snapshot.entityCount());
        lifetimes.put(Fact.ENDS, snapshot.vertexOf("lena").orElseThrow(), LAST_DAY);
        lifetimes.put(Fact.ROTATED, snapshot.vertexOf("hooli-key").orElseThrow(), LAST_DAY.minusSeconds(1));
        assertThat(words(snapshot, residue(snapshot, "lena", lifetimes)))
                .as("the account is disabled; what it could use is not forgotten")
                .containsExactly(
                        "AGENT bot",
                        "SECRET hooli-key",
                        "SECRET globex-key",
                        "ACCESS account→grant-acme",
                        "ACCESS account→wiki",
                        "ACCESS bot→initech",
                        "OWNED app");
        lifetimes.put(Fact.ROTATED, snapshot.vertexOf("hooli-key").orElseThrow(), LAST_DAY);
        lifetimes.put(Fact.ROTATED, snapshot.vertexOf("globex-key").orElseThrow(), LAST_DAY.plusSeconds(1));
        Residue residue = residue(snapshot, "lena", lifetimes);
        assertThat(residue.left()).contains(LAST_DAY);
        assertThat(words(snapshot, residue)).noneMatch(words -> words.startsWith("SECRET"));
    }

    @Test
    void whoIsStillHereKnowsNewValuesToo() {
        Snapshot snapshot = lena(true).snapshot();
        Lifetimes lifetimes = new Lifetimes(snapshot.entityCount());
        lifetimes.put(Fact.ENDS, snapshot.vertexOf("lena").orElseThrow(), Worlds.NOON.plusSeconds(1));
        lifetimes.put(Fact.ROTATED, snapshot.vertexOf("hooli-key").orElseThrow(), Worlds.NOON);
        Residue residue = residue(snapshot, "lena", lifetimes);
        assertThat(residue.left()).isEmpty();
        assertThat(words(snapshot, residue)).contains("SECRET hooli-key");
    }

    /**
     * <pre>
     *   contract ─┬─ grant-acme ═ acme ─ acme-key           team ─┬─ grant-acme
     *             └─ tom ─ toms-account ─(CONTROL)─ acme-db       ├─ grant-all ═ acme, globex
     *                                                             └─(READ)─ safe ─ acme-key, globex-key
     * </pre>
     */
    @Test
    void aContractLeavesWhatIsUnderItAndWhatProvidersHoldOfItsCustomer() {
        Snapshot snapshot = new Worlds()
                .add(EntityKind.PROVIDER, "msp")
                .add(EntityKind.CUSTOMER, "acme", "globex")
                .in("acme", EntityKind.CONTRACT, "contract")
                .add(EntityKind.PERSON, "tom")
                .in("msp", EntityKind.HUMAN, "toms-account")
                .in("msp", EntityKind.GROUP, "team")
                .in("acme", EntityKind.GRANT, "grant-acme")
                .in("msp", EntityKind.GRANT, "grant-all")
                .in("msp", EntityKind.SECRET_STORE, "safe")
                .in("acme", EntityKind.PASSWORD, "acme-key")
                .in("globex", EntityKind.PASSWORD, "globex-key")
                .in("acme", EntityKind.DATABASE, "acme-db")
                .link("grant-acme", RelationKind.UNDER_CONTRACT, "contract")
                .link("tom", RelationKind.UNDER_CONTRACT, "contract")
                .link("toms-account", RelationKind.USED_BY, "tom")
                .link("toms-account", RelationKind.CAN, "acme-db", AccessLevel.CONTROL)
                .link("team", RelationKind.HOLDS_GRANT, "grant-acme")
                .link("team", RelationKind.HOLDS_GRANT, "grant-all")
                .link("grant-acme", RelationKind.GRANTS, "acme", AccessLevel.CONTROL)
                .link("grant-all", RelationKind.GRANTS, "acme", AccessLevel.READ)
                .link("grant-all", RelationKind.GRANTS, "globex", AccessLevel.READ)
                .link("team", RelationKind.CAN, "safe", AccessLevel.READ)
                .link("safe", RelationKind.STORES, "acme-key", AccessLevel.READ)
                .link("safe", RelationKind.STORES, "globex-key", AccessLevel.READ)
                .snapshot();
        Residue residue = residue(snapshot, "contract");
        assertThat(words(snapshot, residue))
                .containsExactly(
                        "ACCOUNT toms-account",
                        "SECRET acme-key",
                        "ACCESS team→grant-acme",
                        "ACCESS toms-account→acme-db",
                        "SERVICE grant-all→acme");
        assertThat(residue.saving().tenants())
                .as("acme is lost no more, globex as before")
                .isEqualTo(new LevelCounts(1, 1, 1, 1));
    }

    /**
     * <pre>
     *   rmm ─┬═ host-1 … 3
     *        ├─ (runs as) rmm-account ─(CONTROL)─ acme        rmm-key ─ rmm-account, backup-account
     *        └─ (stores) safe-key
     * </pre>
     */
    @Test
    void aToolLeavesItsAgentsItsAccountsAndTheSecretsThatItKept() {
        Snapshot snapshot = new Worlds()
                .add(EntityKind.PROVIDER, "msp")
                .add(EntityKind.CUSTOMER, "acme")
                .in("msp", EntityKind.TOOL, "rmm")
                .in("acme", EntityKind.HOST, "host-1")
                .in("acme", EntityKind.HOST, "host-2")
                .in("acme", EntityKind.SERVICE_ACCOUNT, "rmm-account")
                .in("acme", EntityKind.SERVICE_ACCOUNT, "backup-account")
                .in("acme", EntityKind.API_KEY, "rmm-key")
                .in("acme", EntityKind.API_KEY, "own-key")
                .in("acme", EntityKind.API_KEY, "safe-key")
                .link("rmm", RelationKind.MANAGES, "host-1")
                .link("rmm", RelationKind.MANAGES, "host-2")
                .link("rmm", RelationKind.RUNS_AS, "rmm-account")
                .link("rmm-account", RelationKind.CAN, "acme", AccessLevel.CONTROL)
                .link("rmm-key", RelationKind.AUTHENTICATES_AS, "rmm-account")
                .link("rmm-key", RelationKind.AUTHENTICATES_AS, "backup-account")
                .link("own-key", RelationKind.AUTHENTICATES_AS, "rmm-account")
                .link("rmm", RelationKind.STORES, "safe-key")
                .snapshot();
        assertThat(words(snapshot, residue(snapshot, "rmm")))
                .as("the key that opens only its own account falls with the account")
                .containsExactly(
                        "ACCOUNT rmm-account",
                        "SECRET rmm-key",
                        "SECRET safe-key",
                        "ACCESS rmm-account→acme",
                        "SERVICE rmm→host-1",
                        "SERVICE rmm→host-2");
    }

    @Test
    void anIdentityThatGoesIsNobodysOnceItIsDisabled() {
        Snapshot snapshot = lena(true).snapshot();
        Residue residue = residue(snapshot, "bot");
        assertThat(words(snapshot, residue)).containsExactly("ACCOUNT bot", "ACCESS bot→initech");
        Reach after = residue.after();
        assertThat(after.sources()).isEmpty();
        assertThat(residue.saving().tenants()).isEqualTo(new LevelCounts(1, 1, 0, 0));
    }

    @Test
    void whatIsNobodyLeavesNothing() {
        Snapshot snapshot = lena(true).snapshot();
        assertThatThrownBy(() -> residue(snapshot, "acme"))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith("of names \"acme\", a Tenant; persons, contracts");
    }
}
