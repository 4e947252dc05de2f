/**
 * What somebody considers: scenarios kept, compared and advised; and whatever has an id, scenarios among it.
 *
 * <p>{@link blastradius.graphql.scenario.ScenarioController} keeps them; a {@link blastradius.graphql.scenario.ScenarioView} shows one,
 * each step a {@link blastradius.graphql.scenario.ChangeView}, and what became of it an {@link blastradius.graphql.scenario.AppliedView},
 * whose lists {@link blastradius.graphql.scenario.PreviewController} serves, before anything is saved too. {@link blastradius.graphql.scenario.ComparisonController} asks what each
 * would change: {@link blastradius.graphql.scenario.RequestedMeasures} says what of all identities is asked, {@link
 * blastradius.graphql.scenario.ComparisonView} is the answer, {@link blastradius.graphql.scenario.MovePages} lists what differs. Earlier
 * versions of the estate are {@link blastradius.graphql.scenario.PastSnapshots}, those of the store {@link
 * blastradius.graphql.scenario.StoredSnapshots}. {@link blastradius.graphql.scenario.AdviceController} asks what to do first. {@link
 * blastradius.graphql.scenario.NodeController} looks up entities and scenarios.
 *
 * <pre>
 *   saved scenarios ─▶ Resolutions ─▶ snapshots as they would be ─▶ ComparisonView ─▶ MovePages
 * </pre>
 *
 * <p>Cost: as stated by the analyses that are asked.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.scenario;
