package blastradius.ingest.mapping;

import blastradius.model.RelationKind;
import blastradius.model.Terms;
import org.jspecify.annotations.Nullable;

/**
 * What a source's relation means, for the ends that the row speaks of.
 *
 * @param kind null: it is kept but not followed
 * @param terms level and parameters
 * @param reversed whether the source states it against the direction of control
 * @param together another kind of relation that the holder needs on the same target before this one gives anything
 */
record RelationRow(
        EndFilter from,
        EndFilter to,
        @Nullable RelationKind kind,
        Terms terms,
        boolean reversed,
        @Nullable String together) {}
