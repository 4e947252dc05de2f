package blastradius.ingest.row;

import org.jspecify.annotations.Nullable;

/**
 * Another right that a holder needs before a relation gives anything.
 *
 * @param kind the source's word for the other right
 * @param through the kind of relation that leads from this right's target to the other's, such as from a template to who issues it; null: both
 *     are rights on the same target
 */
public record Joint(String kind, @Nullable String through) {}
