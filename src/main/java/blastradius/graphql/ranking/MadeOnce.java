package blastradius.graphql.ranking;

import blastradius.analysis.question.Budget;
import blastradius.graphql.asked.Due;
import blastradius.lane.Lane;
import blastradius.model.BlastRadiusException.TimeExceeded;
import com.github.benmanes.caffeine.cache.Cache;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is made once for all who ask for it meanwhile, and kept. The first who asks has it made when its turn in the lane comes. Who has a turn already
 * makes it itself if nobody has begun: it may not wait for a turn that comes only after its own. The making goes on as long as any of those who wait has
 * time, so that who leaves takes nothing from the others. Safe for several threads.
 */
public final class MadeOnce<K, V> {

    private final Cache<K, V> kept;
    private final Lane lane;
    private final Map<K, Making<V>> underWay = new ConcurrentHashMap<>();

    /** @param lane where it is made */
    public MadeOnce(Cache<K, V> kept, Lane lane) {
        this.kept = kept;
        this.lane = lane;
    }

    /** What is being made or waits for a turn, and who waits for it. */
    private record Making<V>(CompletableFuture<V> made, Set<Budget> waiting, AtomicBoolean decided) {

        Making() {
            this(new CompletableFuture<>(), ConcurrentHashMap.newKeySet(), new AtomicBoolean());
        }

        Budget budget() {
            return Budget.whileAny(waiting);
        }

        boolean isUnwanted() {
            return made.isDone() || budget().isSpent();
        }

        /** Whether it is the caller's to begin, or to say that nobody will. */
        boolean decide() {
            return decided.compareAndSet(false, true);
        }
    }

    /** Where what was made is kept. */
    public Cache<K, V> kept() {
        return kept;
    }

    @Nullable
    public V known(K key) {
        return kept.getIfPresent(key);
    }

    /**
     * What belongs to the key.
     *
     * @param mine the time that the caller has
     * @param make is given the time that the one among those who wait has who has most; it runs in the lane
     * @throws TimeExceeded when the caller's time is over
     * @throws blastradius.model.BlastRadiusException.Busy when no turn in the lane comes in time
     */
    public V get(K key, Budget mine, Function<Budget, V> make) {
        while (true) {
            V known = kept.getIfPresent(key);
            if (known != null) {
                return known;
            }
            Due.making();
            Making<V> own = new Making<>();
            own.waiting().add(mine);
            Making<V> before = underWay.putIfAbsent(key, own);
            try {
                return made(key, before == null ? own : before, before == null, mine, make);
            } catch (TimeExceeded tooLate) {
                mine.check();
                if (Thread.currentThread().isInterrupted()) {
                    throw tooLate;
                }
            }
        }
    }

    private V made(K key, Making<V> making, boolean isFirst, Budget mine, Function<Budget, V> make) {
        making.waiting().add(mine);
        try {
            if (isFirst || lane.isTurn()) {
                inTurn(key, making, make);
            }
            return Lane.await(making.made().copy(), mine::isSpent);
        } finally {
            making.waiting().remove(mine);
        }
    }

    private void inTurn(K key, Making<V> making, Function<Budget, V> make) {
        try {
            lane.call(
                    () -> {
                        begin(key, making, make);
                        return true;
                    },
                    making::isUnwanted);
        } catch (RuntimeException | Error refused) {
            if (making.decide()) {
                fail(key, making, refused);
            }
        }
    }

    private void begin(K key, Making<V> making, Function<Budget, V> make) {
        if (!making.decide()) {
            return; // somebody whose turn came before makes it
        }
        try {
            V value = make.apply(making.budget());
            kept.put(key, value);
            underWay.remove(key, making);
            making.made().complete(value);
        } catch (RuntimeException | Error failed) {
            fail(key, making, failed);
        }
    }

    private void fail(K key, Making<V> making, Throwable why) {
        underWay.remove(key, making);
        making.made().completeExceptionally(why);
    }
}
