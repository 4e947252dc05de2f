package blastradius.graphql.scenario;

import blastradius.snapshot.Snapshot;

/** Earlier versions of the estate. */
public interface PastSnapshots {

    /**
     * The estate as it was.
     *
     * @throws blastradius.model.BlastRadiusException.BadRequest if the version is not kept
     */
    Snapshot at(long version);
}
