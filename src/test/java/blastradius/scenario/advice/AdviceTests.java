package blastradius.scenario.advice;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.RelationKind.ASSIGNED_TO;
import static blastradius.model.RelationKind.AUTHENTICATES_AS;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.CAN_APPROVE;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HOLDS_GRANT;
import static blastradius.model.RelationKind.MANAGES;
import static blastradius.model.RelationKind.STORES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.containment.CutCosts;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Source;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.EntityKind;
import blastradius.scenario.Worlds;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What to do first. */
class AdviceTests {

    /*  tech -> big -> red and blue; tech -> small -> green; svc -> green */
    private static Snapshot world() {
        return new Worlds()
                .add(EntityKind.CUSTOMER, "red", "blue", "green")
                .add(EntityKind.HUMAN, "tech")
                .add(EntityKind.SERVICE_ACCOUNT, "svc")
                .add(EntityKind.GRANT, "big", "small")
                .link("tech", HOLDS_GRANT, "big")
                .link("big", GRANTS, "red", CONTROL)
                .link("big", GRANTS, "blue", CONTROL)
                .link("tech", HOLDS_GRANT, "small")
                .link("small", GRANTS, "green", CONTROL)
                .link("svc", CAN, "green", CONTROL)
                .snapshot();
    }

    private static Advice advice(Snapshot snapshot, List<String> compromised, List<String> protect, double limit) {
        List<Source> sources = compromised.stream()
                .map(id -> Source.of(snapshot, snapshot.vertexOf(id).orElseThrow()))
                .toList();
        List<Integer> worth =
                protect.stream().map(id -> snapshot.vertexOf(id).orElseThrow()).toList();
        return Advice.of(
                snapshot,
                new AdviceQuestion(
                        sources,
                        worth,
                        limit,
                        new AdviceCosts(CutCosts.DEFAULT, Map.of()),
                        Assumptions.at(Worlds.NOON)),
                Budget.unlimited());
    }

    @Test
    void revokesWhatSavesMost() {
        Advice advice = advice(world(), List.of("tech"), List.of(), 1);
        assertThat(advice.scenario().changes())
                .singleElement()
                .satisfies(change -> assertThat(change.reason()).isEqualTo("tech HOLDS_GRANT big"));
        assertThat(advice.isExact()).isTrue();
        assertThat(advice.gap()).isZero();
        assertThat(advice.saving()).isPositive().isEqualTo(advice.before() - advice.after());
    }

    @Test
    void spendsNoMoreThanTheBudgetAndNotMoreThanItHelps() {
        Advice advice = advice(world(), List.of("tech"), List.of(), 10);
        assertThat(advice.after()).isZero();
        assertThat(advice.cost()).isEqualTo(2);
    }

    @Test
    void protectsWhatIsNamed() {
        Advice advice = advice(world(), List.of("tech"), List.of("green"), 1);
        assertThat(advice.scenario().changes())
                .singleElement()
                .satisfies(change -> assertThat(change.reason()).contains("small"));
        assertThat(advice.before()).isEqualTo(100);
        assertThat(advice.after()).isZero();
    }

    @Test
    void weighsAllIdentitiesWhereNoneIsNamed() {
        Advice advice = advice(world(), List.of(), List.of("green"), 3);
        assertThat(advice.after()).isZero();
        assertThat(advice.scenario().changes()).hasSize(2);
    }

    @Test
    void refusesABudgetOfNothing() {
        assertThatThrownBy(() -> advice(world(), List.of("tech"), List.of(), 0))
                .isInstanceOf(BlastRadiusException.BadRequest.class)
                .hasMessageContaining("budget is 0.0");
    }

    /* ann -> pool -> red and blue, where the estate has pool's access approved by lea elsewhere; bob -> a password -> svc -> red */
    private static Worlds provider() {
        return new Worlds()
                .add(EntityKind.PROVIDER, "msp")
                .add(EntityKind.CUSTOMER, "red", "blue")
                .in("msp", EntityKind.HUMAN, "ann")
                .in("msp", EntityKind.HUMAN, "lea")
                .in("msp", EntityKind.HUMAN, "bob")
                .in("msp", EntityKind.GRANT, "pool")
                .in("msp", EntityKind.GRANT, "other")
                .link("ann", HOLDS_GRANT, "pool")
                .link("pool", GRANTS, "red", CONTROL)
                .link("pool", GRANTS, "blue", CONTROL)
                .link("lea", CAN_APPROVE, "other");
    }

    private static List<String> words(Snapshot snapshot, String compromised, AdviceCosts costs, double limit) {
        List<Source> sources =
                List.of(Source.of(snapshot, snapshot.vertexOf(compromised).orElseThrow()));
        var question = new AdviceQuestion(sources, List.of(), limit, costs, Assumptions.at(Worlds.NOON));
        return Advice.of(snapshot, question, Budget.unlimited()).scenario().changes().stream()
                .map(change -> change.action().getClass().getSimpleName())
                .toList();
    }

    private static AdviceCosts only(Remedy remedy) {
        return new AdviceCosts(
                new CutCosts(Map.of(), 100, 100),
                Map.of(
                        remedy,
                        java.util.Objects.requireNonNull(
                                AdviceCosts.DEFAULT.remedies().get(remedy))));
    }

    @Test
    void hasAccessApprovedByThoseWhoApproveOtherAccess() {
        Snapshot snapshot = provider().snapshot();
        CutCosts ending = new CutCosts(Map.of(HOLDS_GRANT, 9), 1, 5);
        assertThat(words(
                        snapshot,
                        "ann",
                        new AdviceCosts(ending, only(Remedy.REQUIRE_APPROVAL).remedies()),
                        1))
                .containsExactly("RequireApproval");
        assertThat(words(snapshot, "ann", AdviceCosts.DEFAULT, 1)).containsExactly("Revoke");
    }

    @Test
    void narrowsAGrantToTheOneClientThatItsHoldersWorkFor() {
        AdviceCosts costs = new AdviceCosts(
                new CutCosts(Map.of(HOLDS_GRANT, 9), 1, 5), only(Remedy.SCOPE).remedies());
        assertThat(words(provider().link("ann", ASSIGNED_TO, "red").snapshot(), "ann", costs, 1))
                .containsExactly("Scope");
    }

    @Test
    void splitsACredentialThatOpensSeveralClients() {
        Snapshot snapshot = provider()
                .in("msp", EntityKind.PASSWORD, "shared")
                .in("red", EntityKind.SECRET_STORE, "vault")
                .in("red", EntityKind.SERVICE_ACCOUNT, "red-svc")
                .in("blue", EntityKind.SERVICE_ACCOUNT, "blue-svc")
                .link("bob", CAN, "vault", CONTROL)
                .link("vault", STORES, "shared", READ)
                .link("shared", AUTHENTICATES_AS, "red-svc")
                .link("shared", AUTHENTICATES_AS, "blue-svc")
                .link("red-svc", CAN, "red", CONTROL)
                .link("blue-svc", CAN, "blue", CONTROL)
                .snapshot();
        assertThat(words(snapshot, "bob", only(Remedy.SPLIT), 2)).containsExactly("Split");
        assertThat(words(snapshot, "bob", only(Remedy.REQUIRE_MFA), 1)).containsExactly("RequireMfa");
    }

    @Test
    void confinesAndDividesTools() {
        Worlds world = provider()
                .in("msp", EntityKind.TOOL, "rmm")
                .in("red", EntityKind.HOST, "red-host")
                .in("blue", EntityKind.HOST, "blue-host")
                .link("bob", CAN, "rmm", CONTROL)
                .link("bob", ASSIGNED_TO, "red")
                .link("rmm", MANAGES, "red-host")
                .link("rmm", MANAGES, "blue-host");
        assertThat(words(world.snapshot(), "bob", only(Remedy.RESTRICT), 2)).containsExactly("Restrict");
        Snapshot zoned = world.in("msp", EntityKind.ZONE, "office").snapshot();
        assertThat(words(zoned, "bob", only(Remedy.RESTRICT), 4)).containsExactly("Restrict", "Restrict");
    }

    @Test
    void saysWhatEachChangeIsWorthBesideTheOthers() {
        Advice advice = advice(world(), List.of("tech"), List.of(), 10);
        assertThat(advice.worths()).hasSize(2).allSatisfy(worth -> {
            assertThat(worth.saving()).isPositive().isLessThanOrEqualTo(advice.saving());
            assertThat(worth.savingPerCost())
                    .isEqualTo(worth.saving() / worth.applied().cost());
        });
    }

    @Test
    void refusesARemedyThatCostsNothing() {
        assertThatThrownBy(() -> new AdviceCosts(CutCosts.DEFAULT, Map.of(Remedy.SPLIT, 0.0)))
                .isInstanceOf(BlastRadiusException.BadRequest.class)
                .hasMessageContaining("SPLIT is 0.0");
    }
}
