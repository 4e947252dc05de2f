package blastradius.graphql.governance;

import blastradius.analysis.filter.Lifetimes;
import blastradius.model.EntityFilter.PropertyTest;
import blastradius.snapshot.Snapshot;
import java.util.BitSet;

/** What sources state of the entities of a snapshot beside what analyses read. */
public interface StatedFacts {

    /** When they came to be, were used, were renewed and end. */
    Lifetimes lifetimes(Snapshot snapshot);

    /** Those in whose name, id or source ids the words occur, the best first; what a revision added among them. */
    int[] search(Snapshot snapshot, String words);

    /** Those of which sources say this under a name of their own. */
    BitSet passing(PropertyTest test, Snapshot snapshot);
}
