package blastradius.scenario.advice;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.RelationKind.ASSIGNED_TO;
import static blastradius.model.RelationKind.CAN_APPROVE;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HOLDS_GRANT;
import static blastradius.model.RelationKind.MEMBER_OF;
import static blastradius.model.RelationKind.RUNS_AS;
import static blastradius.model.RelationKind.USED_BY;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.containment.CutCosts;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Source;
import blastradius.model.Action;
import blastradius.model.Assumptions;
import blastradius.model.EntityKind;
import blastradius.model.JitMode;
import blastradius.scenario.Worlds;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Advice within what people really do. */
class RealWorkTests {

    private static final CutCosts DEAR = new CutCosts(Map.of(HOLDS_GRANT, 90), 90, 90);

    /* holder -> pool -> red and blue; lea approves what the provider has approved */
    private static Worlds world(EntityKind holder) {
        return new Worlds()
                .add(EntityKind.PROVIDER, "msp")
                .add(EntityKind.CUSTOMER, "red", "blue")
                .in("msp", holder, "holder")
                .in("msp", EntityKind.HUMAN, "ann")
                .in("msp", EntityKind.HUMAN, "lea")
                .in("msp", EntityKind.PERSON, "Ann Lee")
                .in("msp", EntityKind.GRANT, "pool")
                .in("msp", EntityKind.GRANT, "other")
                .link("ann", USED_BY, "Ann Lee")
                .link("holder", HOLDS_GRANT, "pool")
                .link("pool", GRANTS, "red", CONTROL)
                .link("pool", GRANTS, "blue", CONTROL)
                .link("lea", CAN_APPROVE, "other");
    }

    private static Advice advice(Snapshot snapshot, JitMode jit, AdviceCosts costs, double limit) {
        List<Source> sources =
                List.of(Source.of(snapshot, snapshot.vertexOf("holder").orElseThrow()));
        Assumptions assumptions = Assumptions.at(Worlds.NOON).withJit(jit);
        return Advice.of(
                snapshot, new AdviceQuestion(sources, List.of(), limit, costs, assumptions), Budget.unlimited());
    }

    private static List<String> proposed(Snapshot snapshot, JitMode jit) {
        return advice(snapshot, jit, new AdviceCosts(DEAR, AdviceCosts.DEFAULT.remedies()), 10)
                .scenario()
                .changes()
                .stream()
                .map(change -> change.action().getClass().getSimpleName())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = EntityKind.class,
            names = {"SERVICE_ACCOUNT", "SERVICE_PRINCIPAL", "AI_AGENT", "BOT", "GROUP"})
    void nothingThatIsNoPersonIsToActivateOrToAskForApproval(EntityKind holder) {
        for (JitMode jit : JitMode.values()) {
            assertThat(proposed(world(holder).snapshot(), jit)).as(jit.name()).isEmpty();
        }
    }

    @Test
    void peopleAskForApprovalAloneAndInGroups() {
        assertThat(proposed(world(EntityKind.HUMAN).snapshot(), JitMode.SELF)).containsExactly("RequireApproval");
        Worlds desk = world(EntityKind.GROUP).link("ann", MEMBER_OF, "holder");
        assertThat(proposed(desk.snapshot(), JitMode.SELF)).containsExactly("RequireApproval");
        Worlds mixed = desk.in("msp", EntityKind.SERVICE_ACCOUNT, "robot").link("robot", MEMBER_OF, "holder");
        assertThat(proposed(mixed.snapshot(), JitMode.SELF)).isEmpty();
    }

    @Test
    void narrowsOnlyToWhatAllWhoHoldItWorkFor() {
        assertThat(narrowed(world(EntityKind.HUMAN))).isEmpty();
        assertThat(narrowed(world(EntityKind.HUMAN).link("holder", ASSIGNED_TO, "red")))
                .contains("red");
        assertThat(narrowed(world(EntityKind.HUMAN)
                        .link("holder", ASSIGNED_TO, "red")
                        .link("holder", ASSIGNED_TO, "blue")))
                .isEmpty();
        Worlds shared =
                world(EntityKind.HUMAN).link("holder", ASSIGNED_TO, "red").link("ann", HOLDS_GRANT, "pool");
        assertThat(narrowed(shared)).isEmpty();
        assertThat(narrowed(shared.link("Ann Lee", ASSIGNED_TO, "red"))).contains("red");
        assertThat(narrowed(shared.link("ann", ASSIGNED_TO, "blue"))).isEmpty();
    }

    private static Optional<String> narrowed(Worlds world) {
        AdviceCosts costs = new AdviceCosts(DEAR, Map.of(Remedy.SCOPE, 0.5));
        return advice(world.snapshot(), JitMode.SELF, costs, 10).scenario().changes().stream()
                .flatMap(change ->
                        change.action() instanceof Action.Scope scope ? scope.tenants().stream() : Stream.empty())
                .findFirst();
    }

    @Test
    void saysWhatWorkWouldEnd() {
        Worlds world = world(EntityKind.SERVICE_ACCOUNT)
                .in("msp", EntityKind.WORKLOAD, "backup")
                .link("backup", RUNS_AS, "holder");
        Advice cut = advice(world.snapshot(), JitMode.SELF, new AdviceCosts(CutCosts.DEFAULT, Map.of()), 10);
        assertThat(cut.worths())
                .isNotEmpty()
                .allSatisfy(worth -> assertThat(worth.ends().orElseThrow())
                        .isEqualTo("Whatever is done by holder's grant on red, blue ends."));
        Advice gated = advice(
                world(EntityKind.HUMAN).snapshot(),
                JitMode.SELF,
                new AdviceCosts(DEAR, Map.of(Remedy.REQUIRE_APPROVAL, 1.0)),
                10);
        assertThat(gated.worths())
                .singleElement()
                .satisfies(worth -> assertThat(worth.ends()).isEmpty());
    }

    @Test
    void aChangeCostsWhatItChanges() {
        Worlds world = world(EntityKind.HUMAN).link("ann", HOLDS_GRANT, "pool").link("ann", MEMBER_OF, "holder");
        AdviceCosts costs = new AdviceCosts(DEAR, Map.of(Remedy.REQUIRE_APPROVAL, 1.0));
        Snapshot snapshot = world.snapshot();
        Advice one = advice(snapshot, JitMode.SELF, costs, 1.5);
        assertThat(one.cost()).isEqualTo(1);
        assertThat(one.worths())
                .singleElement()
                .satisfies(worth -> assertThat(worth.applied().count()).isEqualTo(1));
    }
}
