package blastradius.scenario;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HOLDS_GRANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.Budget;
import blastradius.analysis.RandomEstates;
import blastradius.analysis.Source;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.Change;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                snapshot, new Advice.Question(sources, worth, limit, Assumptions.at(Worlds.NOON)), Budget.unlimited());
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
        assertThat(advice.scenario().cost()).isEqualTo(2);
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void isTheBestOfAllSetsOfWhatWasWeighed(long block) {
        int compared = 0;
        for (int i = 0; i < 150; i++) {
            long seed = block * 1000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.of(random);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            List<Source> sources = List.of(Source.of(snapshot, random.nextInt(snapshot.entityCount())));
            double limit = 1 + random.nextInt(4);
            var question = new Advice.Question(sources, List.of(), limit, Assumptions.at(RandomEstates.NOON));
            Damage damage = new Damage(snapshot, question, Budget.unlimited());
            Advice advice = Advice.of(snapshot, question, Budget.unlimited());
            assertThat(advice.scenario().cost()).isLessThanOrEqualTo(limit);
            Set<Change> pool = new LinkedHashSet<>(new Candidates(question, Budget.unlimited()).of(snapshot));
            if (pool.size() <= 10 && advice.isExact()) {
                compared++;
                assertThat(advice.after())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(least(damage, List.copyOf(pool), limit) + 1e-9);
            }
            assertThat(advice.saving()).as("seed %d", seed).isLessThanOrEqualTo(advice.bound() + 1e-9);
            assertThat(damage.of(advice.scenario().changes())).isCloseTo(advice.after(), within(1e-9));
        }
        assertThat(compared).isGreaterThan(50);
    }

    /** Of all sets within the limit, tried one by one. */
    private static double least(Damage damage, List<Change> pool, double limit) {
        double least = damage.of(List.of());
        for (int set = 1; set < 1 << pool.size(); set++) {
            List<Change> chosen = new ArrayList<>();
            for (int i = 0; i < pool.size(); i++) {
                if ((set & 1 << i) != 0) {
                    chosen.add(pool.get(i));
                }
            }
            if (chosen.stream().mapToDouble(Change::cost).sum() <= limit) {
                least = Math.min(least, damage.of(chosen));
            }
        }
        return least;
    }
}
