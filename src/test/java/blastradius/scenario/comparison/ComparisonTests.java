package blastradius.scenario.comparison;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.WRITE;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HOLDS_GRANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.model.Action;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.Change;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.JitMode;
import blastradius.model.Measure;
import blastradius.model.Relation;
import blastradius.model.Scenario;
import blastradius.model.Selection;
import blastradius.model.Terms;
import blastradius.scenario.Worlds;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Scenarios side by side on one small estate. */
class ComparisonTests {

    /*  tech -> admin -> CONTROL on red; tech -> reader -> READ on blue; svc -> CONTROL on blue; idle -> nothing */
    private static Worlds world() {
        return new Worlds()
                .add(EntityKind.CUSTOMER, "red", "blue")
                .add(EntityKind.HUMAN, "tech", "idle")
                .add(EntityKind.SERVICE_ACCOUNT, "svc")
                .add(EntityKind.GRANT, "admin", "reader")
                .link("tech", HOLDS_GRANT, "admin")
                .link("admin", GRANTS, "red", CONTROL)
                .link("tech", HOLDS_GRANT, "reader")
                .link("reader", GRANTS, "blue", READ)
                .link("svc", CAN, "blue", CONTROL);
    }

    private static final Scenario NO_ADMIN =
            Scenario.of("no admin", new Change(new Action.Revoke(Selection.of("admin")), 2, "not needed"));
    private static final Scenario JIT = Scenario.of(
            "jit", new Change(new Action.MakeEligible(Selection.of("admin", "reader"), Set.of(), null), 3, null));
    private static final Scenario MERGER = Scenario.of(
            "merger",
            Change.of(new Action.AddEntity(Entity.of("green", EntityKind.CUSTOMER))),
            Change.of(new Action.AddRelation(Relation.of("tech", CAN, "green", Terms.level(WRITE)))));

    private static Comparison compare(Snapshot snapshot, List<String> chosen, Scenario... scenarios) {
        List<Source> sources = chosen.stream()
                .map(id -> Source.of(snapshot, snapshot.vertexOf(id).orElseThrow()))
                .toList();
        return Comparison.of(
                snapshot,
                Arrays.asList(scenarios),
                sources,
                new ComparisonQuestion(Assumptions.at(Worlds.NOON), true, Budget.unlimited()));
    }

    @Test
    void saysWhatIsLostByName() {
        Snapshot snapshot = world().snapshot();
        ComparedEstate column =
                compare(snapshot, List.of("tech"), NO_ADMIN).columns().getLast();
        assertThat(column.entitiesMoved())
                .extracting(move -> column.snapshot().id(move.vertex()))
                .containsExactly("red", "admin");
        assertThat(column.tenantsMoved()).singleElement().satisfies(move -> {
            assertThat(column.snapshot().id(move.vertex())).isEqualTo("red");
            assertThat(move.before()).contains(CONTROL);
            assertThat(move.after()).isEmpty();
            assertThat(move.isGain()).isFalse();
        });
        assertThat(column.regressions()).isEmpty();
        assertThat(column.saving()).isPositive();
        assertThat(column.savingPerCost()).contains(column.saving() / 2);
    }

    @Test
    void showsTheModesOfElevationSideBySide() {
        ComparedEstate jit =
                compare(world().snapshot(), List.of("tech"), JIT).columns().getLast();
        ComparedReach chosen = jit.chosen().orElseThrow();
        assertThat(chosen.under(JitMode.STRICT).tenantCounts().see()).isZero();
        assertThat(chosen.under(JitMode.SELF).tenantCounts().see()).isEqualTo(2);
        assertThat(chosen.exposure().hours()).isZero();
        assertThat(jit.everyone().distribution(Measure.EXPOSURE_HOURS, CONTROL).max())
                .isPositive();
    }

    @Test
    void valuesAllColumnsAsTheEstateThatHasEverything() {
        Comparison comparison = compare(world().snapshot(), List.of("tech"), MERGER, NO_ADMIN);
        assertThat(comparison.columns())
                .allSatisfy(column -> assertThat(column.snapshot().valuation().organizationCount())
                        .isEqualTo(3));
        ComparedEstate merged = comparison.columns().get(1);
        assertThat(merged.saving()).isNegative();
        assertThat(merged.regressions()).singleElement().satisfies(regression -> {
            assertThat(merged.snapshot().id(regression.identity())).isEqualTo("tech");
            assertThat(regression.move().after()).contains(WRITE);
            assertThat(merged.snapshot().id(regression.move().vertex())).isEqualTo("green");
        });
        assertThat(comparison.first().everyone().size()).isEqualTo(3);
    }

    @Test
    void contributionsShareTheSaving() {
        Scenario both = Scenario.of(
                "both",
                Change.of(new Action.Revoke(Selection.of("admin"))),
                Change.of(new Action.Revoke(Selection.of("reader"))),
                Change.of(new Action.Revoke(Selection.of("tech"))));
        ComparedEstate column =
                compare(world().snapshot(), List.of("tech"), both).columns().getLast();
        List<Contribution> contributions = column.contributions();
        assertThat(contributions.stream()
                        .mapToDouble(each -> each.shapley().orElseThrow())
                        .sum())
                .isCloseTo(column.saving(), within(1e-9));
        assertThat(contributions)
                .allSatisfy(each -> assertThat(each.leaveOneOut()).isZero());
        assertThat(contributions.getLast().shapley().orElseThrow())
                .isGreaterThan(contributions.getFirst().shapley().orElseThrow());
    }

    @Test
    void withoutChosenEntitiesTheMeanOfAllIsWhatIsSaved() {
        Comparison comparison = compare(world().snapshot(), List.of(), NO_ADMIN);
        ComparedEstate column = comparison.columns().getLast();
        assertThat(column.chosen()).isEmpty();
        assertThat(comparison.saved()).isEqualTo(Comparison.Saved.MEAN_RESIDUAL);
        double before = comparison.first().everyone().meanResidual().orElseThrow();
        double after = column.everyone().meanResidual().orElseThrow();
        assertThat(column.saving()).isEqualTo(before - after).isPositive();
        assertThat(column.rankChanges(Measure.TENANTS, CONTROL)).singleElement().satisfies(change -> {
            assertThat(column.snapshot().id(change.vertex())).isEqualTo("tech");
            assertThat(change.rankBefore()).isEqualTo(1);
            assertThat(change.rankAfter()).isEqualTo(2);
        });
    }

    @Test
    void aDearerScenarioThatSavesLessIsDominated() {
        Scenario dear = Scenario.of("dear", new Change(new Action.Revoke(Selection.of("reader")), 9, null));
        Scenario better = Scenario.of(
                "better",
                new Change(new Action.Revoke(Selection.of("reader")), 1, null),
                new Change(new Action.Revoke(Selection.of("admin")), 1, null));
        Comparison comparison = compare(world().snapshot(), List.of("tech"), dear, better);
        assertThat(comparison.columns().get(1).dominators())
                .containsExactly(comparison.columns().get(2));
        assertThat(comparison.columns().get(2).dominators()).isEmpty();
    }

    @Test
    void aCompromisedEntityThatAScenarioRemovesReachesNothingAndIsListed() {
        Scenario removed = Scenario.of("removed", Change.of(new Action.Remove(Selection.of("tech"))));
        ComparedEstate column =
                compare(world().snapshot(), List.of("tech"), removed).columns().getLast();
        ComparedReach chosen = column.chosen().orElseThrow();
        assertThat(chosen.absent()).hasSize(1);
        assertThat(chosen.impact().tenantCounts().see()).isZero();
        assertThat(column.everyone().size()).isEqualTo(2);
    }

    @Test
    void refusesABoundOfHops() {
        Snapshot snapshot = world().snapshot();
        Assumptions bounded = Assumptions.at(Worlds.NOON).withMaxHops(3);
        assertThatThrownBy(() -> Comparison.of(
                        snapshot,
                        List.of(NO_ADMIN),
                        List.of(),
                        new ComparisonQuestion(bounded, true, Budget.unlimited())))
                .isInstanceOf(BlastRadiusException.BadRequest.class)
                .hasMessageContaining("maxHops is 3");
    }

    @Test
    void twoScenariosMayNotAddDifferentThingsOfOneId() {
        Scenario other = Scenario.of("other", Change.of(new Action.AddEntity(Entity.of("green", EntityKind.PROVIDER))));
        assertThatThrownBy(() -> compare(world().snapshot(), List.of(), MERGER, other))
                .isInstanceOf(BlastRadiusException.BadRequest.class)
                .hasMessageContaining("\"green\"");
    }

    @Test
    void saysWhyThereAreNoResidualScores() {
        Snapshot snapshot = new Worlds().add(EntityKind.HUMAN, "ann", "bob").snapshot();
        Alternative asItIs =
                Alternative.of(snapshot, List.of(), Budget.unlimited()).getFirst();
        IdentityTable table = IdentityTable.of(Gates.of(snapshot, Assumptions.at(Worlds.NOON)), Budget.unlimited());
        Residuals tooMany = Residuals.scores(table, 0, Budget.unlimited());
        assertThat(new ComparedIdentities(asItIs, table, tooMany).residualReason())
                .hasValue("the time does not suffice for the residual scores of all 2 identities");
        Residuals made = Residuals.scores(table, null, Budget.unlimited());
        assertThat(new ComparedIdentities(asItIs, table, made).residualReason()).isEmpty();
    }
}
