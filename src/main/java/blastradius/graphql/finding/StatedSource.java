package blastradius.graphql.finding;

import blastradius.finding.fact.Stated;
import blastradius.snapshot.Snapshot;

/** Where what sources state beside what analyses read comes from. */
public interface StatedSource {

    /** Of the entities of a snapshot, or of what it revises. */
    Stated stated(Snapshot snapshot);
}
