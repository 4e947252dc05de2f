package blastradius.graphql.scenario;

import blastradius.model.BlastRadiusException.StaleCursor;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.TenantViews;
import blastradius.store.reading.SnapshotReader;
import org.springframework.stereotype.Component;

/** Those at hand, else read from the store. */
@Component
final class StoredSnapshots implements PastSnapshots {

    private final CurrentSnapshot current;
    private final SnapshotReader reader;

    StoredSnapshots(CurrentSnapshot current, SnapshotReader reader) {
        this.current = current;
        this.reader = reader;
    }

    @Override
    public Snapshot at(long version) {
        try {
            return current.at(version);
        } catch (StaleCursor notAtHand) {
            return TenantViews.seen(reader.read(version));
        }
    }
}
