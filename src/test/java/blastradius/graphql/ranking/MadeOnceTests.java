package blastradius.graphql.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.question.Budget;
import blastradius.lane.Lane;
import blastradius.model.BlastRadiusException.Busy;
import blastradius.model.BlastRadiusException.TimeExceeded;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MadeOnceTests {

    private static final Duration DAY = Duration.ofDays(1);

    private final Lane lane = new Lane("long analyses", 1, 10, DAY);
    private final MadeOnce<String, String> made =
            new MadeOnce<>(Caffeine.newBuilder().build(), lane);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicInteger times = new AtomicInteger();

    @AfterEach
    void close() {
        lane.close();
    }

    /* Not in the common pool, whose only thread may be taken. */
    private static CompletableFuture<String> asking(Supplier<String> question) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        });
        return answer;
    }

    /** Works until the flag says so. */
    private String make(Budget budget, AtomicBoolean done) {
        times.incrementAndGet();
        begun.countDown();
        while (!done.get()) {
            budget.check();
            Thread.onSpinWait();
        }
        return "made";
    }

    @Test
    void isMadeOnceForAllWhoAsk() {
        assertThat(made.get("key", Budget.unlimited(), budget -> make(budget, new AtomicBoolean(true))))
                .isEqualTo("made");
        assertThat(made.get("key", Budget.unlimited(), budget -> "again")).isEqualTo("made");
        assertThat(made.known("key")).isEqualTo("made");
        assertThat(made.known("other")).isNull();
    }

    @Test
    void whoLeavesTakesNothingFromTheOthers() throws Exception {
        AtomicBoolean left = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        Budget leaving = Budget.of(DAY, left::get);
        CompletableFuture<String> first = asking(() -> made.get("key", leaving, budget -> make(budget, done)));
        begun.await();
        AtomicBoolean waits = new AtomicBoolean();
        Budget staying = Budget.of(DAY, () -> {
            waits.set(true);
            return false;
        });
        CompletableFuture<String> second = asking(() -> made.get("key", staying, budget -> "again"));
        while (!waits.get()) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        left.set(true);
        Thread.sleep(100);
        done.set(true);

        assertThat(second.get()).isEqualTo("made");
        assertThat(first.get()).isEqualTo("made");
        assertThat(times).hasValue(1);
    }

    @Test
    void theMakingEndsWhenAllHaveLeft() throws Exception {
        AtomicBoolean left = new AtomicBoolean();
        CompletableFuture<String> only =
                asking(() -> made.get("key", Budget.of(DAY, left::get), budget -> make(budget, new AtomicBoolean())));
        begun.await();
        left.set(true);

        assertThatThrownBy(only::get).hasCauseInstanceOf(TimeExceeded.class);
        assertThat(made.get("key", Budget.unlimited(), budget -> "anew")).isEqualTo("anew");
    }

    @Test
    void whoHasNoTimeDoesNotWait() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<String> first =
                asking(() -> made.get("key", Budget.unlimited(), budget -> make(budget, done)));
        begun.await();

        assertThatThrownBy(() -> made.get("key", Budget.of(Duration.ofMillis(50)), budget -> "again"))
                .isInstanceOf(TimeExceeded.class)
                .hasMessageContaining("50 ms");
        done.set(true);
        assertThat(first.get()).isEqualTo("made");
    }

    /* The only turn is the caller's, and the first who asked waits for it. */
    @Test
    void whoHasATurnMakesWhatNobodyHasBegun() throws Exception {
        CountDownLatch isTurn = new CountDownLatch(1);
        CompletableFuture<String> having = lane.run(() -> {
            isTurn.countDown();
            while (lane.waiting() == 0) {
                Thread.onSpinWait();
            }
            return made.get("key", Budget.unlimited(), budget -> make(budget, new AtomicBoolean(true)));
        });
        isTurn.await();
        CompletableFuture<String> first =
                asking(() -> made.get("key", Budget.unlimited(), budget -> make(budget, new AtomicBoolean(true))));

        assertThat(having.get(1, TimeUnit.MINUTES)).isEqualTo("made");
        assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo("made");
        assertThat(times).hasValue(1);
    }

    @Test
    void whoGetsNoTurnIsToldSo() {
        try (Lane impatient = new Lane("long analyses", 1, 10, Duration.ofMillis(50))) {
            CountDownLatch end = new CountDownLatch(1);
            CompletableFuture<Boolean> other = impatient.run(() -> {
                while (end.getCount() > 0) {
                    Thread.onSpinWait();
                }
                return true;
            });
            MadeOnce<String, String> refused =
                    new MadeOnce<>(Caffeine.newBuilder().build(), impatient);

            assertThatThrownBy(() -> refused.get("key", Budget.unlimited(), budget -> "made"))
                    .isInstanceOf(Busy.class);
            end.countDown();
            assertThat(other.join()).isTrue();
            assertThat(refused.get("key", Budget.unlimited(), budget -> "made")).isEqualTo("made");
        }
    }
}
