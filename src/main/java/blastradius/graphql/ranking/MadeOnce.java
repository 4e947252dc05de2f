package blastradius.graphql.ranking;

import blastradius.analysis.question.Budget;
import blastradius.graphql.asked.Due;
import blastradius.model.BlastRadiusException.TimeExceeded;
import com.github.benmanes.caffeine.cache.Cache;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is made once for all who ask for it meanwhile, and kept. The first who asks makes it; the making goes on as long as any of those who
 * wait has time, so that who leaves takes nothing from the others. Safe for several threads.
 */
public final class MadeOnce<K, V> {

    private static final long LOOK_MILLIS = 100;

    private final Cache<K, V> kept;
    private final Map<K, Making<V>> underWay = new ConcurrentHashMap<>();

    public MadeOnce(Cache<K, V> kept) {
        this.kept = kept;
    }

    /** What is being made, and who waits for it. */
    private record Making<V>(CompletableFuture<V> made, Set<Budget> waiting) {

        Budget budget() {
            return Budget.whileAny(waiting);
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
     * @param make is given the time that the one among those who wait has who has most
     * @throws TimeExceeded when the caller's time is over
     */
    public V get(K key, Budget mine, Function<Budget, V> make) {
        while (true) {
            V known = kept.getIfPresent(key);
            if (known != null) {
                return known;
            }
            Due.making();
            Making<V> own = new Making<>(new CompletableFuture<>(), ConcurrentHashMap.newKeySet());
            own.waiting().add(mine);
            Making<V> before = underWay.putIfAbsent(key, own);
            try {
                return before == null ? made(key, own, make) : awaited(before, mine);
            } catch (TimeExceeded tooLate) {
                mine.check();
            }
        }
    }

    private V made(K key, Making<V> making, Function<Budget, V> make) {
        try {
            V value = make.apply(making.budget());
            kept.put(key, value);
            making.made().complete(value);
            return value;
        } catch (RuntimeException | Error failed) {
            making.made().completeExceptionally(failed);
            throw failed;
        } finally {
            underWay.remove(key, making);
        }
    }

    private static <V> V awaited(Making<V> making, Budget mine) {
        making.waiting().add(mine);
        try {
            while (true) {
                mine.check();
                try {
                    return making.made().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException underWay) {
                    mine.check();
                }
            }
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TimeExceeded("stopped: the server ends");
        } finally {
            making.waiting().remove(mine);
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }
}
