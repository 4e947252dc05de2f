package blastradius.lane;

import blastradius.model.BlastRadiusException.Busy;
import blastradius.model.BlastRadiusException.TimeExceeded;
import blastradius.model.Sight;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * So many pieces of work at once, each on a thread of the lane's own; further ones wait their turn, not longer than the lane's patience and
 * not more than a number. The threads are the operating system's, so that work that computes leaves the carriers of virtual threads to
 * those who look things up. Safe for several threads.
 */
public final class Lane implements AutoCloseable {

    private static final long LOOK_MILLIS = 200;

    private final String name;
    private final int most;
    private final Duration patience;
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor clock;

    /**
     * @param name what is worked on, in words: {@code quick analyses}
     * @param most how many are worked on at once
     * @param mostWaiting how many more may wait
     * @param patience how long each of them waits
     */
    public Lane(String name, int most, int mostWaiting, Duration patience) {
        this.name = name;
        this.most = most;
        this.patience = patience;
        this.threads = new ThreadPoolExecutor(
                most,
                most,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(mostWaiting),
                work -> new LaneThread(this, work));
        threads.allowCoreThreadTimeOut(true);
        this.clock = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                        .daemon()
                        .name(name.replace(' ', '-') + "-lane-clock")
                        .factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    /**
     * Does the work when its turn comes, during the {@link Sight} of whoever asks for it. What the work throws, the answer fails with, errors of the machine included; cancelling the answer
     * gives up the place among those that wait, and does not stop what has begun.
     *
     * @return fails with {@link Busy} when too many wait, or when its turn does not come in time
     */
    public <T> CompletableFuture<T> run(Supplier<T> work) {
        Turn<T> turn = new Turn<>(Sight.carried(work));
        try {
            threads.execute(turn);
        } catch (RejectedExecutionException full) {
            turn.answer.completeExceptionally(
                    busy(threads.getQueue().size() + " wait for their turn, the most that may"));
            return turn.answer;
        }
        turn.waitNoLongerThan(patience);
        return turn.answer;
    }

    /** Does what nobody waits for when its turn comes, or never where too many wait already. */
    public void later(Runnable work) {
        try {
            Sight sight = Sight.current();
            threads.execute(() -> sight.during(() -> {
                work.run();
                return true;
            }));
        } catch (RejectedExecutionException full) {
            return; // whoever needs it will ask for it
        }
    }

    /**
     * The same as {@link #run} for a caller who has nothing else to do than to wait. Work of this lane that asks for more of it has its turn already: that
     * is done at once.
     *
     * @param unwanted asked several times a second whether nobody waits for the answer any more
     * @throws Busy as the answer of {@link #run} fails
     * @throws TimeExceeded when it is unwanted
     */
    public <T> T call(Supplier<T> work, BooleanSupplier unwanted) {
        return isTurn() ? work.get() : await(run(work), unwanted);
    }

    /** Whether the calling thread does work of this lane. */
    public boolean isTurn() {
        return Thread.currentThread() instanceof LaneThread own && own.lane == this;
    }

    /**
     * What the future becomes, as long as somebody waits for it; else it is cancelled. Its failures are thrown themselves.
     *
     * @param unwanted asked several times a second, on this thread
     * @throws TimeExceeded when it is unwanted
     */
    public static <T> T await(CompletableFuture<T> answer, BooleanSupplier unwanted) {
        while (true) {
            try {
                return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException underWay) {
                if (unwanted.getAsBoolean()) {
                    answer.cancel(false);
                    throw new TimeExceeded("stopped: nobody waits for the answer any more");
                }
            } catch (ExecutionException failed) {
                throw unchecked(failed.getCause());
            } catch (InterruptedException stopped) {
                answer.cancel(false);
                Thread.currentThread().interrupt();
                throw new TimeExceeded("stopped: the server ends");
            }
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }

    /** How many are worked on. */
    public int working() {
        return threads.getActiveCount();
    }

    /** How many wait. */
    public int waiting() {
        return threads.getQueue().size();
    }

    private Busy busy(String why) {
        return new Busy(
                "the server is busy: " + most + " " + name + " are under way, the most at once, and " + why
                        + "; ask again in " + seconds(patience) + " s",
                patience);
    }

    private static String seconds(Duration time) {
        return String.valueOf(Math.max(1, time.toSeconds()));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }

    /** One of the lane's own. */
    private static final class LaneThread extends Thread {

        private final Lane lane;

        LaneThread(Lane lane, Runnable work) {
            super(work, lane.name.replace(' ', '-') + "-lane");
            this.lane = lane;
            setDaemon(true);
        }
    }

    /** A piece of work, from when it is asked for until it is done or nobody wants it any more. */
    private final class Turn<T> implements Runnable {

        private final AtomicBoolean decided = new AtomicBoolean(); // that it begins, or that it never will
        private final CompletableFuture<T> answer = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterrupt) {
                boolean cancelled = super.cancel(mayInterrupt);
                if (decided.compareAndSet(false, true)) {
                    leave();
                }
                return cancelled;
            }
        };
        private final Supplier<T> work;
        private volatile @Nullable ScheduledFuture<?> alarm;

        Turn(Supplier<T> work) {
            this.work = work;
        }

        void waitNoLongerThan(Duration time) {
            alarm = clock.schedule(this::refuse, time.toNanos(), TimeUnit.NANOSECONDS);
            if (decided.get()) {
                silence();
            }
        }

        @Override
        public void run() {
            if (!decided.compareAndSet(false, true)) {
                return;
            }
            silence();
            try {
                answer.complete(work.get());
            } catch (Throwable failed) {
                answer.completeExceptionally(failed);
            }
        }

        private void refuse() {
            if (decided.compareAndSet(false, true)) {
                leave();
                answer.completeExceptionally(busy("none ended within " + patience.toMillis() / 1000.0 + " s"));
            }
        }

        private void leave() {
            threads.remove(this);
            silence();
        }

        private void silence() {
            ScheduledFuture<?> set = alarm;
            if (set != null) {
                set.cancel(false);
            }
        }
    }
}
