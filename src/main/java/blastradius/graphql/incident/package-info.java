/**
 * What stays when somebody goes, and what to do when something is taken.
 *
 * <p>{@link blastradius.graphql.incident.ResidueController} asks what is left behind; a {@link blastradius.graphql.incident.ResidueView} is the answer.
 *
 * <p>Cost: as stated by the analyses that are asked.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.incident;
