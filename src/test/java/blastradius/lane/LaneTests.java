package blastradius.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.Busy;
import blastradius.model.BlastRadiusException.TimeExceeded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTests {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<CompletableFuture<String>> asked = new ArrayList<>();
    private final List<Lane> opened = new ArrayList<>();

    private Lane lane(int most, int waiting, Duration patience) {
        Lane lane = new Lane("test", most, waiting, patience);
        opened.add(lane);
        return lane;
    }

    @AfterEach
    void endAll() {
        end.countDown();
        opened.forEach(Lane::close);
    }

    private void occupy(Lane lane) {
        asked.add(lane.run(this::occupied));
    }

    private String occupied() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "done";
    }

    @Test
    void worksOnNoMoreAtOnceThanItsNumber() throws Exception {
        Lane lane = lane(2, 10, LONG);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(lane.run(() -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
                return now.decrementAndGet();
            }));
        }
        for (CompletableFuture<Integer> answer : answers) {
            answer.get();
        }
        assertThat(most.get()).isEqualTo(2);
    }

    @Test
    void refusesWhoWaitsLongerThanItsPatience() {
        Lane lane = lane(1, 10, SHORT);
        occupy(lane);
        CompletableFuture<String> late = lane.run(() -> "never");

        assertThatThrownBy(late::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Busy.class, busy -> assertThat(busy.retryAfterSeconds()).isEqualTo(1))
                .hasMessageContaining("1 test")
                .hasMessageContaining("0.3 s");
        assertThat(lane.waiting()).isZero();
    }

    @Test
    void refusesAtOnceWhereTooManyWait() {
        Lane lane = lane(1, 2, LONG);
        occupy(lane);
        occupy(lane);
        occupy(lane);

        assertThatThrownBy(() -> lane.run(this::occupied).getNow("waiting"))
                .hasRootCauseInstanceOf(Busy.class)
                .hasMessageContaining("2 wait");
    }

    @Test
    void whoGivesUpWhileHeWaitsIsNeverWorkedOn() throws Exception {
        Lane lane = lane(1, 10, LONG);
        CompletableFuture<String> first = lane.run(this::occupied);
        AtomicBoolean begun = new AtomicBoolean();
        lane.run(() -> begun.getAndSet(true)).cancel(false);
        assertThat(lane.waiting()).isZero();
        end.countDown();
        first.get();
        lane.run(() -> "next").get();

        assertThat(begun).isFalse();
    }

    @Test
    void failsWithWhatTheWorkThrowsAndGoesOn() throws Exception {
        Lane lane = lane(1, 10, LONG);
        CompletableFuture<Object> failing = lane.run(() -> {
            throw new OutOfMemoryError("test");
        });

        assertThatThrownBy(failing::get).hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(lane.run(() -> "next").get()).isEqualTo("next");
    }

    @Test
    void itsOwnWorkHasItsTurnAlready() {
        Lane lane = lane(1, 10, LONG);

        assertThat(lane.<String>call(() -> lane.call(() -> "inner", () -> false), () -> false))
                .isEqualTo("inner");
    }

    @Test
    void whoIsUnwantedStopsWaiting() {
        Lane lane = lane(1, 10, LONG);
        occupy(lane);

        assertThatThrownBy(() -> lane.call(() -> "never", () -> true)).isInstanceOf(TimeExceeded.class);
        assertThat(lane.waiting()).isZero();
    }

    @Test
    void longWorkLeavesAProcessorToQuickWork() throws Exception {
        try (Lanes lanes = Lanes.on(4, 10, LONG)) {
            for (int i = 0; i < 4; i++) {
                occupy(lanes.longer());
            }
            assertThat(lanes.longer().waiting()).isEqualTo(1);
            assertThat(lanes.quick().run(() -> "quick").get()).isEqualTo("quick");
            end.countDown();
        }
        try (Lanes lanes = Lanes.on(1, 10, LONG)) {
            assertThat(lanes.longer().run(() -> "long").get()).isEqualTo("long");
        }
    }

    @Test
    void tellsThatAClientHasLeft() throws Exception {
        AtomicBoolean left = new AtomicBoolean();
        try (Connections connections = new Connections(Duration.ofMillis(20))) {
            CompletableFuture<Void> gone = connections.gone(left::get);
            CompletableFuture<Void> ended = connections.gone(() -> true);
            ended.cancel(false);
            assertThat(gone).isNotDone();
            left.set(true);
            gone.get();
            assertThat(ended).isCancelled();
        }
    }
}
