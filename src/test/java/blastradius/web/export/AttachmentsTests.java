package blastradius.web.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.lane.Lanes;
import blastradius.model.BlastRadiusException.Busy;
import blastradius.model.BlastRadiusException.TimeExceeded;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Files are written in their turn, as long as somebody waits for them. */
class AttachmentsTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final CountDownLatch end = new CountDownLatch(1);
    private final Lanes lanes = Lanes.on(1, 1, Duration.ofMillis(300));

    @AfterEach
    void endAll() {
        end.countDown();
        lanes.close();
    }

    @Test
    void holdsWhatIsWrittenUnderItsName() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        Attachments files = new Attachments(lanes, LONG);

        files.send(response, "text/csv", "a.csv", files.waiting(null), out -> out.write(new byte[] {'x'}));

        assertThat(response.getContentAsString()).isEqualTo("x");
        assertThat(response.getHeader("Content-Disposition")).contains("a.csv");
    }

    @Test
    void soManyAtOnceAndFurtherOnesAreRefused() throws Exception {
        Attachments files = new Attachments(lanes, LONG);
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Boolean>> asked = new ArrayList<>();
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                asked.add(CompletableFuture.supplyAsync(() -> isRefused(files, most), requests));
            }
            int refused = 0;
            while (asked.stream().filter(CompletableFuture::isDone).count() < 2) {
                Thread.sleep(20);
            }
            for (CompletableFuture<Boolean> each : asked) {
                refused += each.isDone() && each.join() ? 1 : 0;
            }
            assertThat(most.get()).isEqualTo(4);
            assertThat(refused).isEqualTo(2);
            end.countDown();
        }
    }

    private boolean isRefused(Attachments files, AtomicInteger most) {
        try {
            files.send(new MockHttpServletResponse(), "text/csv", "a.csv", files.waiting(null), out -> {
                most.incrementAndGet();
                awaitEnd();
            });
            return false;
        } catch (Busy refused) {
            return true;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void endsWhenItsClientLeaves() {
        AtomicBoolean gone = new AtomicBoolean();
        Attachments files = new Attachments(lanes, LONG);
        Waiting waiting = files.waiting(gone::get);

        assertThatThrownBy(() -> files.send(
                        new MockHttpServletResponse(), "text/csv", "a.csv", waiting, out -> writeUntil(waiting, gone)))
                .isInstanceOf(TimeExceeded.class);
        assertThat(waiting.isGone()).isTrue();
    }

    @Test
    void endsWhenItTakesTooLong() {
        Attachments files = new Attachments(lanes, Duration.ofMillis(100));
        Waiting waiting = files.waiting(() -> false);

        assertThatThrownBy(() -> files.send(
                        new MockHttpServletResponse(),
                        "text/csv",
                        "a.csv",
                        waiting,
                        out -> writeUntil(waiting, new AtomicBoolean())))
                .isInstanceOf(TimeExceeded.class);
        assertThat(waiting.isGone()).isFalse();
    }

    /* As rows are made: each asks whether to go on. */
    private static void writeUntil(Waiting waiting, AtomicBoolean leaves) {
        while (!waiting.getAsBoolean()) {
            leaves.set(true);
            Thread.onSpinWait();
        }
        throw new TimeExceeded("stopped");
    }
}
