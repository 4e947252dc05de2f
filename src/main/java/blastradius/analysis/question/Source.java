package blastradius.analysis.question;

import blastradius.model.AccessLevel;
import blastradius.snapshot.Snapshot;

/** A compromised entity: where an attack starts, and with what. */
public record Source(int vertex, AccessLevel level) {

    /** The entity at the level at which it is exercised. */
    public static Source of(Snapshot snapshot, int vertex) {
        return new Source(vertex, snapshot.kind(vertex).exerciseLevel());
    }
}
