package blastradius.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.history.MeasuredVersion.By;
import blastradius.history.MeasuredVersion.Growth;
import blastradius.history.MeasuredVersion.Link;
import blastradius.history.MeasuredVersion.Moved;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Measure;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.scenario.Worlds;
import blastradius.snapshot.CommonWorth;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A version beside the one before it. */
class MeasuringTests {

    /*  desk ──READ──▶ red, green        svc ──CONTROL──▶ red */
    private static Worlds small() {
        return new Worlds()
                .add(EntityKind.PROVIDER, "msp")
                .add(EntityKind.CUSTOMER, "red", "green")
                .in("msp", EntityKind.HUMAN, "desk")
                .in("msp", EntityKind.SERVICE_ACCOUNT, "svc")
                .link("desk", RelationKind.CAN, "red", AccessLevel.READ)
                .link("desk", RelationKind.CAN, "green", AccessLevel.READ)
                .link("svc", RelationKind.CAN, "red", AccessLevel.CONTROL);
    }

    /** Two more customers, one with an administrator and a host of its own, and an account that reaches nobody. */
    private static Worlds grown() {
        return small().add(EntityKind.CUSTOMER, "blue")
                .add(Entity.of("vast", EntityKind.CUSTOMER))
                .in("blue", EntityKind.HUMAN, "blue-admin")
                .in("blue", EntityKind.HOST, "blue-host")
                .in("red", EntityKind.HOST, "red-host")
                .in("msp", EntityKind.HUMAN, "trainee")
                .link("blue-admin", RelationKind.CAN, "blue", AccessLevel.CONTROL);
    }

    private static IdentityTable table(Snapshot snapshot) {
        return IdentityTable.of(Gates.of(snapshot, Assumptions.at(Worlds.NOON)), Budget.unlimited());
    }

    private static MeasuredVersion first(Snapshot snapshot) {
        return Measuring.alone(table(snapshot)).measured(table -> Map.of());
    }

    private static MeasuredVersion next(MeasuredVersion before, Snapshot earlier, Snapshot later) {
        CommonWorth both = CommonWorth.of(earlier, later);
        return Measuring.since(before, table(later), table(both.earlier()), table(both.later()))
                .measured(table -> Map.of());
    }

    private static By by(MeasuredVersion measured, Measure measure) {
        return measured.by(measure, null).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void growthOfTheInventoryMovesTheChainByNothing(Measure measure) {
        Snapshot earlier = small().snapshot();
        Snapshot later = grown().snapshot();
        MeasuredVersion before = first(earlier);
        MeasuredVersion after = next(before, earlier, later);
        assertThat(by(after, measure).chained()).isEqualTo(by(before, measure).chained());
        assertThat(after.size().identities()).isEqualTo(new Growth(4, 2, 0));
        assertThat(after.size().valued()).isEqualTo(new Growth(4, 2, 0));
    }

    @Test
    void theScoreOfAVersionByItselfFallsAsTheInventoryGrows() {
        assertThat(by(first(grown().snapshot()), Measure.SCORE).own().max())
                .isLessThan(by(first(small().snapshot()), Measure.SCORE).own().max());
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void whatShrinksAgainMovesItByNothingEither(Measure measure) {
        Snapshot small = small().snapshot();
        Snapshot large = grown().snapshot();
        MeasuredVersion first = first(small);
        MeasuredVersion second = next(first, small, large);
        MeasuredVersion third = next(second, large, small);
        assertThat(by(third, measure).chained()).isEqualTo(by(first, measure).chained());
        assertThat(third.size().identities()).isEqualTo(new Growth(2, 0, 2));
    }

    @Test
    void accessThatIsGrantedWhileTheInventoryGrowsMovesIt() {
        Snapshot earlier = small().snapshot();
        Snapshot later = grown().link("desk", RelationKind.CAN, "green", AccessLevel.CONTROL)
                .snapshot();
        MeasuredVersion after = next(first(earlier), earlier, later);
        Link link = java.util.Objects.requireNonNull(by(after, Measure.TENANTS).link());
        assertThat(link.before().mean()).isEqualTo(0.5);
        assertThat(link.after().mean()).isEqualTo(1);
        assertThat(link.moved()).containsExactly(new Moved("desk", 0, 1));
        assertThat(link.came().max()).isEqualTo(1);
        assertThat(link.came().count()).isEqualTo(2);
        assertThat(by(after, Measure.TENANTS).chained().mean()).isEqualTo(1);
    }

    @Test
    void whoWentIsToldWithWhatHeHeld() {
        Snapshot earlier = grown().snapshot();
        Snapshot later = small().snapshot();
        Link link = java.util.Objects.requireNonNull(
                by(next(first(earlier), earlier, later), Measure.TENANTS).link());
        assertThat(link.went().count()).isEqualTo(2);
        assertThat(link.went().mean()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void moreOfWhatNobodyReachesMovesNothingInAnyEstate(long seed) {
        Estate estate = RandomEstates.of(new SplittableRandom(seed));
        List<Entity> entities = new ArrayList<>(estate.entities());
        List<Relation> relations = new ArrayList<>(estate.relations());
        for (int i = 0; i < 5; i++) {
            String customer = "further-" + i;
            entities.add(Entity.of(customer, EntityKind.CUSTOMER));
            entities.add(Entity.of(customer + "-host", EntityKind.HOST).withTenant(customer));
            entities.add(Entity.of(customer + "-user", EntityKind.HUMAN).withTenant(customer));
        }
        boolean hadCustomers = estate.entities().stream().anyMatch(entity -> entity.kind() == EntityKind.CUSTOMER);
        if (!hadCustomers) {
            return;
        }
        Snapshot earlier = Snapshot.of(estate, 1, Worlds.NOON);
        Snapshot later = Snapshot.of(new Estate(entities, relations), 2, Worlds.NOON);
        MeasuredVersion before = first(earlier);
        MeasuredVersion after = next(before, earlier, later);
        for (Measure measure : Measure.values()) {
            assertThat(by(after, measure).chained())
                    .as("seed %d, %s", seed, measure)
                    .isEqualTo(by(before, measure).chained());
        }
    }

    @Test
    void bothAreValuedAsTheEstateThatHasAllOfBoth() {
        Snapshot one = small().add(EntityKind.CUSTOMER, "old").snapshot();
        Snapshot other = small().add(EntityKind.CUSTOMER, "new").snapshot();
        CommonWorth both = CommonWorth.of(one, other);
        Snapshot all = small().add(EntityKind.CUSTOMER, "new", "old").snapshot();
        IdentityTable expected = table(all);
        for (Snapshot valued : List.of(both.earlier(), both.later())) {
            assertThat(valued.valuation().organizationCount()).isEqualTo(4);
            IdentityTable found = table(valued);
            for (String id : List.of("desk", "svc")) {
                int row = expected.indexOf(all.vertexOf(id).orElseThrow());
                int mine = found.indexOf(valued.vertexOf(id).orElseThrow());
                assertThat(found.score(mine)).isCloseTo(expected.score(row), within(1e-9));
            }
        }
    }
}
