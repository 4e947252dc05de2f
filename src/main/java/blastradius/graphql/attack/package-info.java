/**
 * How an attack comes about and what would stop it: ways to a target, who else gets there, what all ways pass, what to cut.
 *
 * <p>One controller a question, and none knows another: {@link blastradius.graphql.attack.AttackPathController} (by which ways), {@link
 * blastradius.graphql.attack.ExposureController} with its {@link blastradius.graphql.attack.ExposureView} (who can get there), {@link
 * blastradius.graphql.attack.ChokePointController} (what it cannot do without, with the last answers as {@link blastradius.graphql.attack.KeptChokePoints}), {@link blastradius.graphql.attack.ContainmentController}
 * (what to cut).
 *
 * <pre>
 *   compromised ──▶ … ──▶ choke point ──▶ … ──▶ target ◀── exposure: who else
 *                             ╳ containment
 * </pre>
 *
 * <p>Cost: as stated by the analyses that are asked.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.attack;
