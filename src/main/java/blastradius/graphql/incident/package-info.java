/**
 * What stays when somebody goes, and what to do when something is taken.
 *
 * <p>{@link blastradius.graphql.incident.ResidueController} asks what is left behind; a {@link blastradius.graphql.incident.ResidueView} is the answer. {@link
 * blastradius.graphql.incident.IncidentController} answers as an {@link blastradius.graphql.incident.IncidentView} what to do when something was taken, {@link
 * blastradius.graphql.incident.Steps} with the commands to type; {@link blastradius.graphql.incident.ElevationController} who was elevated.
 *
 * <p>Cost: as stated by the analyses that are asked.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.incident;
