package blastradius.scenario.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.containment.CutCosts;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Source;
import blastradius.model.Assumptions;
import blastradius.model.Change;
import blastradius.model.JitMode;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Advice against all sets of what was weighed, tried one by one. */
class AdviceDifferentialTests {

    private static final int MOST = 11;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isTheBestOfAllSetsOfWhatWasWeighed(long block) {
        int compared = 0;
        for (int i = 0; i < 200; i++) {
            Case one = new Case(block * 1000 + i);
            AdviceSearch search = one.search(Budget.unlimited(), Budget.unlimited());
            List<Change> best = search.run();
            assertThat(search.isExact()).as(one.name()).isTrue();
            assertThat(one.cost(best)).as(one.name()).isLessThanOrEqualTo(one.question.limit());
            if (search.weighed().size() <= MOST) {
                compared += search.weighed().isEmpty() ? 0 : 1;
                double least = one.least(List.copyOf(search.weighed()));
                assertThat(one.damage(best)).as(one.name()).isCloseTo(least, within(1e-9));
            }
        }
        assertThat(compared).isGreaterThan(60);
    }

    /** However early the search is stopped, the best of all sets lies within the gap that it states. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void theBestLiesWithinTheStatedGap(long block) {
        int open = 0;
        for (int i = 0; i < 400; i++) {
            Case one = new Case(block * 1000 + i);
            Budget choosing = i % 2 == 0 ? Budget.unlimited() : soonSpent(one.random.nextInt(20));
            AdviceSearch search = one.search(choosing, soonSpent(one.random.nextInt(2)));
            double after = one.damage(search.run());
            open += search.isExact() ? 0 : 1;
            if (search.weighed().size() <= MOST) {
                double least = one.least(List.copyOf(search.weighed()));
                assertThat(search.floor()).as(one.name()).isLessThanOrEqualTo(least + 1e-9);
                assertThat(after).as(one.name()).isGreaterThanOrEqualTo(least - 1e-9);
                assertThat(!search.isExact() || after <= least + 1e-9)
                        .as(one.name())
                        .isTrue();
            }
        }
        assertThat(open).isGreaterThan(5);
    }

    private static Budget soonSpent(int checks) {
        AtomicInteger left = new AtomicInteger(checks);
        return Budget.of(Duration.ofDays(1), () -> left.getAndDecrement() <= 0);
    }

    /** What makes the bound a bound. */
    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8, 9, 10, 11, 12, 13})
    void moreChangesNeverSaveLess(long block) {
        for (int i = 0; i < 300; i++) {
            Case one = new Case(block * 1000 + i);
            AdviceSearch search = one.search(Budget.unlimited(), Budget.unlimited());
            search.run();
            List<Change> some = new ArrayList<>();
            for (Change change : shuffled(List.copyOf(search.weighed()), one.random)) {
                double before = one.damage(some);
                some.add(change);
                assertThat(one.damage(some)).as(one.name() + " " + some).isLessThanOrEqualTo(before + 1e-9);
            }
        }
    }

    private static List<Change> shuffled(List<Change> all, SplittableRandom random) {
        return all.stream()
                .map(change -> Map.entry(random.nextInt(), change))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** An estate and a question of it. */
    private static final class Case {
        private final long seed;
        private final SplittableRandom random;
        private final Snapshot snapshot;
        private final AdviceQuestion question;

        Case(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.snapshot = Snapshot.of(RandomEstates.of(random), 1, RandomEstates.NOON);
            List<Source> sources = random.nextInt(3) == 0 ? List.of() : List.of(Source.of(snapshot, vertex()));
            List<Integer> protect = random.nextInt(3) == 0 ? List.of(vertex(), vertex()) : List.of();
            JitMode jit = List.of(JitMode.values()).get(random.nextInt(3));
            this.question = new AdviceQuestion(
                    sources,
                    protect,
                    1 + random.nextInt(4),
                    costs(),
                    Assumptions.at(RandomEstates.NOON).withJit(jit));
        }

        private int vertex() {
            return random.nextInt(snapshot.entityCount());
        }

        private AdviceCosts costs() {
            Map<Remedy, Double> costs = new EnumMap<>(AdviceCosts.DEFAULT.remedies());
            Stream.of(Remedy.values()).filter(remedy -> random.nextInt(3) == 0).forEach(costs::remove);
            return new AdviceCosts(CutCosts.DEFAULT, costs);
        }

        String name() {
            return "seed " + seed;
        }

        AdviceSearch search(Budget choosing, Budget proving) {
            Prices prices = new Prices(snapshot, Budget.unlimited());
            return new AdviceSearch(
                    new Damage(snapshot, question, Budget.unlimited()),
                    new Candidates(snapshot, question, prices, Budget.unlimited()),
                    prices,
                    question,
                    new AdviceSearch.Patience(choosing, () -> proving));
        }

        double cost(List<Change> changes) {
            return new Prices(snapshot, Budget.unlimited()).of(changes);
        }

        /** Measured apart from what the search knows. */
        double damage(List<Change> changes) {
            return new Damage(snapshot, question, Budget.unlimited()).of(changes);
        }

        /** Of all sets within the limit. */
        double least(List<Change> pool) {
            Damage damage = new Damage(snapshot, question, Budget.unlimited());
            double least = damage.of(List.of());
            for (int set = 1; set < 1 << pool.size(); set++) {
                List<Change> chosen = new ArrayList<>();
                for (int i = 0; i < pool.size(); i++) {
                    if ((set & 1 << i) != 0) {
                        chosen.add(pool.get(i));
                    }
                }
                least = cost(chosen) <= question.limit() ? Math.min(least, damage.of(chosen)) : least;
            }
            return least;
        }
    }
}
