package blastradius.snapshot;

import blastradius.model.BlastRadiusException;
import java.util.List;

/**
 * The newest snapshot and the one before it. A question takes {@link #get()} once and passes the snapshot down, so that one answer speaks
 * of one version. Safe for any number of threads.
 */
public final class CurrentSnapshot {

    private static final int KEPT = 2;

    private volatile List<Snapshot> newestFirst;

    public CurrentSnapshot(Snapshot first) {
        newestFirst = List.of(first);
    }

    public Snapshot get() {
        return newestFirst.getFirst();
    }

    /**
     * The snapshot of an earlier answer.
     *
     * @throws BlastRadiusException.StaleCursor if it is gone
     */
    public Snapshot at(long version) {
        return newestFirst.stream()
                .filter(snapshot -> snapshot.version() == version)
                .findFirst()
                .orElseThrow(() -> new BlastRadiusException.StaleCursor("version " + version
                        + " of the estate is no longer at hand, the newest is " + get().version()
                        + "; ask again from the first page"));
    }

    /** Makes a snapshot the current one; one of the same version takes its predecessor's place. */
    public synchronized void publish(Snapshot snapshot) {
        newestFirst = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(snapshot),
                        newestFirst.stream().filter(old -> old.version() != snapshot.version()))
                .limit(KEPT)
                .toList();
    }
}
