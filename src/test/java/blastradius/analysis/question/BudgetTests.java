package blastradius.analysis.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.graph.Workers;
import blastradius.analysis.ranking.Lazy;
import blastradius.analysis.ranking.MeasuredAfter;
import blastradius.model.BlastRadiusException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class BudgetTests {

    private static final Budget SPENT = Budget.of(Duration.ofMillis(-20));

    @Test
    void whatIsSpentSaysWhatWasGranted() {
        assertThat(SPENT.isSpent()).isTrue();
        assertThatThrownBy(SPENT::check)
                .isInstanceOf(BlastRadiusException.TimeExceeded.class)
                .hasMessageContaining("-20 ms");
        Budget year = Budget.unlimited();
        assertThat(year.isSpent()).isFalse();
        assertThatCode(year::check).doesNotThrowAnyException();
    }

    @Test
    void endsWhenItIsCancelled() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Budget budget = Budget.of(Duration.ofDays(1), cancelled::get);
        assertThat(budget.isSpent()).isFalse();
        cancelled.set(true);
        assertThat(budget.isSpent()).isTrue();
        assertThatThrownBy(budget::check).isInstanceOf(BlastRadiusException.TimeExceeded.class);
    }

    @Test
    void workersDoEachTaskOnce() {
        for (int numbers : new int[] {0, 1, 7, 8, 100}) {
            AtomicIntegerArray done = new AtomicIntegerArray(numbers + 1);
            Workers.run(numbers, () -> done::incrementAndGet, Budget.unlimited());
            Workers.run(numbers, 8, () -> done::incrementAndGet, Budget.unlimited());
            for (int i = 0; i < numbers; i++) {
                assertThat(done.get(i)).as("%d of %d", i, numbers).isEqualTo(2);
            }
            assertThat(done.get(numbers)).isZero();
        }
    }

    @Test
    void workersStopWhenTheBudgetIsSpent() {
        AtomicInteger done = new AtomicInteger();
        IntConsumer task = number -> done.incrementAndGet();
        assertThatThrownBy(() -> Workers.run(100, () -> task, SPENT))
                .isInstanceOf(BlastRadiusException.TimeExceeded.class);
        assertThat(done.get()).isZero();
    }

    @Test
    void aPartIsMadeOnceAndAgainOnlyIfItCouldNotBeMade() {
        AtomicInteger asked = new AtomicInteger();
        Lazy<String> part = Lazy.later(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new BlastRadiusException.TimeExceeded("too late");
            }
            return "made";
        });
        assertThatThrownBy(part::get).isInstanceOf(BlastRadiusException.TimeExceeded.class);
        assertThat(part.get()).isEqualTo("made");
        assertThat(part.get()).isEqualTo("made");
        assertThat(asked.get()).isEqualTo(2);
    }

    /** What differs, and everything where that takes less; nothing of either before it is asked for. */
    @Test
    void aPartAfterAChangeIsMadeAnewWhereWhatDiffersTakesMore() {
        Lazy<String> known = Lazy.later(() -> "before");
        Lazy<String> anew = Lazy.later(() -> "anew");
        MeasuredAfter change = new MeasuredAfter(1, Budget.unlimited());
        assertThat(change.of(known, anew, before -> Optional.of(before + ", changed"))
                        .get())
                .isEqualTo("before, changed");
        assertThat(change.of(known, anew, before -> Optional.empty()).get()).isEqualTo("anew");
    }
}
