package blastradius.snapshot;

import blastradius.model.BlastRadiusException;
import blastradius.model.Sight;
import blastradius.model.Weighting;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * The newest snapshot and the one before it, each to whoever asks as his {@link Sight} shows it. A question takes {@link #get()} once and
 * passes the snapshot down, so that one answer speaks of one version. Safe for any number of threads.
 */
public final class CurrentSnapshot {

    private static final int KEPT = 2;
    private static final long NONE = -1;

    private final Future<Snapshot> first;
    private final Weighting weighting;
    private final List<Consumer<Snapshot>> readers = new CopyOnWriteArrayList<>();
    private volatile List<Snapshot> newestFirst = List.of();
    private volatile long preliminary = NONE;

    public CurrentSnapshot(Snapshot first) {
        this(CompletableFuture.completedFuture(first));
    }

    /** Holds a snapshot that is still being read: whoever asks for it waits. */
    public CurrentSnapshot(Future<Snapshot> first) {
        this(first, Weighting.DEFAULT);
    }

    /** The same; every snapshot is weighed as it is set. */
    public CurrentSnapshot(Future<Snapshot> first, Weighting weighting) {
        this.first = first;
        this.weighting = weighting;
    }

    /** What scores weigh with. */
    public Weighting weighting() {
        return weighting;
    }

    /** The newest snapshot if one is at hand, without waiting. */
    public Optional<Snapshot> atHand() {
        return newestFirst.stream().findFirst().map(TenantViews::seen);
    }

    /** Says that the newest snapshot is only what stands until an estate is loaded that is on its way; the next version ends that. */
    public void beginLoading() {
        preliminary = get().version();
    }

    /** Whether what was said by {@link #beginLoading} still holds. */
    public boolean isLoading() {
        return preliminary != NONE && preliminary == get().version();
    }

    /** Says that nothing is on its way any more, whatever has come. */
    public void endLoading() {
        preliminary = NONE;
    }

    /** The newest snapshot; waits for the first one. */
    public Snapshot get() {
        return TenantViews.seen(kept().getFirst());
    }

    /**
     * The snapshot of an earlier answer.
     *
     * @throws BlastRadiusException.StaleCursor if it is gone
     */
    public Snapshot at(long version) {
        return kept().stream()
                .filter(snapshot -> snapshot.version() == version)
                .findFirst()
                .map(TenantViews::seen)
                .orElseThrow(() -> new BlastRadiusException.StaleCursor("version " + version
                        + " of the estate is no longer at hand, the newest is " + get().version()
                        + "; ask again from the first page"));
    }

    /** Has each snapshot that is published from now on passed on, on the thread that publishes it. */
    public void onPublish(Consumer<Snapshot> reader) {
        readers.add(reader);
    }

    /** Makes a snapshot the current one; one of the same version takes its predecessor's place. */
    public void publish(Snapshot newest) {
        Snapshot snapshot = newest.weighed(weighting);
        keep(snapshot);
        readers.forEach(reader -> reader.accept(snapshot));
    }

    private synchronized void keep(Snapshot snapshot) {
        newestFirst = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(snapshot),
                        kept().stream().filter(old -> old.version() != snapshot.version()))
                .limit(KEPT)
                .toList();
    }

    private List<Snapshot> kept() {
        List<Snapshot> known = newestFirst;
        if (known.isEmpty()) {
            Snapshot read = awaitFirst();
            synchronized (this) {
                if (newestFirst.isEmpty()) {
                    newestFirst = List.of(read);
                }
                known = newestFirst;
            }
        }
        return known;
    }

    private Snapshot awaitFirst() {
        try {
            return first.get().weighed(weighting);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the first snapshot was read", e);
        }
    }
}
