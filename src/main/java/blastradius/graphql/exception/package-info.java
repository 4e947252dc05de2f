/**
 * Risks that somebody accepts for a while.
 *
 * <p>{@link blastradius.graphql.exception.ExceptionController} keeps {@link blastradius.model.AcceptedRisk}s and says of each finding whether one counts;
 * they lie on a {@link blastradius.model.Shelf}, in the server on that of the store.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.exception;
