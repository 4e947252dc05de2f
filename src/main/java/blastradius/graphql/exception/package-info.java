/**
 * Risks that somebody accepts for a while.
 *
 * <p>{@link blastradius.graphql.exception.ExceptionController} keeps {@link blastradius.model.AcceptedRisk}s and says of each finding whether one counts;
 * {@link blastradius.graphql.governance.SavedExceptions} holds them, in the server as {@link blastradius.graphql.governance.StoredExceptions}.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.exception;
