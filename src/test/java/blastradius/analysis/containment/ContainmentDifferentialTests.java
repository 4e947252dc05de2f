package blastradius.analysis.containment;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.Budget;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts against all sets of up to four actions over the naive reference; a failure names its seed. */
class ContainmentDifferentialTests {

    private static final int ESTATES_PER_BLOCK = 200;
    private static final int MOST_SETS = Math.max(500, RandomEstates.tried(5_000));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void noSetOfUpToFourActionsIsCheaper(int block) {
        int cuts = 0;
        int exhaustive = 0;
        for (int i = 0; i < RandomEstates.tried(ESTATES_PER_BLOCK); i++) {
            CutQuestion question = CutQuestion.of((long) block * ESTATES_PER_BLOCK + i);
            Containment containment = question.containment();
            String where = "seed " + question.seed() + " " + containment;
            List<CutAction> all = question.actions();
            assertThat(question.falls(new HashSet<>(all))).as(where).isEqualTo(!containment.isPossible());
            if (containment.isPossible()) {
                assertThat(question.falls(new HashSet<>(containment.actions())))
                        .as(where)
                        .isFalse();
                assertThat(containment.isExact()).as(where).isTrue();
                assertThat(containment.cost())
                        .as(where)
                        .isEqualTo(containment.actions().stream()
                                .mapToLong(question::cost)
                                .sum());
                if (containment.cost() > 1) {
                    Enumeration sets = new Enumeration(question, question.useful(all));
                    assertThat(sets.contain(new HashSet<>(), 0, containment.cost()))
                            .as(where)
                            .isFalse();
                    exhaustive += sets.left > 0 ? 1 : 0;
                    cuts++;
                }
            }
        }
        assertThat(exhaustive).isGreaterThan(cuts / 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11})
    void theWaysProveTheBoundAndStayWithinWhatEachActionCosts(int block) {
        for (int i = 0; i < RandomEstates.tried(ESTATES_PER_BLOCK); i++) {
            CutQuestion question = CutQuestion.of((long) block * ESTATES_PER_BLOCK + i);
            Containment containment = question.containment();
            long proven = containment.ways().stream()
                    .mapToLong(Containment.Witness::amount)
                    .sum();
            String where = "seed " + question.seed() + " " + containment;
            assertThat(proven).as(where).isBetween(containment.cost() > 0 ? 1L : 0L, containment.lowerBound());
            boolean conditions = containment.ways().stream()
                    .flatMap(way -> way.path().hops().stream())
                    .anyMatch(hop -> !hop.premises().isEmpty());
            for (Containment.Witness way : containment.ways()) {
                assertThat(question.protect())
                        .as(where)
                        .anyMatch(each -> each.vertex() == way.path().target()
                                || question.snapshot().tenant(way.path().target()) == each.vertex());
            }
            assertThat(conditions || proven <= containment.cost()).as(where).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21})
    void areConfirmedWithoutTheGraphThatTheyWereFoundIn(int block) {
        int triedSets = 0;
        for (int i = 0; i < RandomEstates.tried(ESTATES_PER_BLOCK); i++) {
            CutQuestion question = CutQuestion.of((long) block * ESTATES_PER_BLOCK + i);
            Containment containment = question.containment();
            Agreement agreement = ContainmentCheck.of(containment, question.asked(), Budget.unlimited());
            assertThat(agreement.isProof())
                    .as("seed " + question.seed() + " " + agreement + " of " + containment)
                    .isTrue();
            triedSets += agreement.total() > 2 + 2L * containment.ways().size() + containment.cost() ? 1 : 0;
            if (containment.isPossible() && containment.cost() > 0) {
                assertThat(isDenied(containment, question))
                        .as("seed " + question.seed())
                        .isTrue();
            }
        }
        assertThat(triedSets).isPositive();
    }

    /** An answer that leaves an action out must not be confirmed. */
    private static boolean isDenied(Containment right, CutQuestion question) {
        Containment wrong = new Containment(
                right.actions().subList(1, right.actions().size()),
                right.cost() - question.cost(right.actions().getFirst()),
                right.lowerBound(),
                false,
                List.of(),
                null);
        Agreement agreement = ContainmentCheck.of(wrong, question.asked(), Budget.unlimited());
        return !agreement.agrees() && agreement.words().contains("differ");
    }

    /** All sets of up to four actions, each built up only while something falls. */
    private static final class Enumeration {
        private final CutQuestion question;
        private final List<CutAction> all;
        private int left = MOST_SETS;

        Enumeration(CutQuestion question, List<CutAction> all) {
            this.question = question;
            this.all = all;
        }

        /** Whether there is one that keeps everything protected and costs less than the limit. */
        boolean contain(Set<CutAction> chosen, int from, long limit) {
            for (int i = from; i < all.size() && left > 0; i++) {
                CutAction action = all.get(i);
                long rest = limit - question.cost(action);
                if (rest > 0) {
                    chosen.add(action);
                    left--;
                    boolean found =
                            !question.falls(chosen) || (chosen.size() < 4 && rest > 1 && contain(chosen, i + 1, rest));
                    chosen.remove(action);
                    if (found) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
