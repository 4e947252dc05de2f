package blastradius.graphql.governance;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.Measure;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/** Measures entities, each compromised alone. */
public interface MeasuredEntities {

    /**
     * The measure of each vertex of some types; not a number where nothing follows from it being compromised alone.
     *
     * @param level at which tenants are counted, where these are the measure
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the time does not suffice for exact values
     */
    IntToDoubleFunction by(Measure measure, AccessLevel level, Set<EntityType> types, Gates gates, Budget budget);
}
