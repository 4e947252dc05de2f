/**
 * What a reach costs: counts, values, scores; one attack at a time.
 *
 * <p>A reach comes in. {@link blastradius.analysis.impact.LostShares} says what each organization loses, {@link blastradius.analysis.impact.TenantImpacts} at
 * which level and how soon ({@link blastradius.analysis.impact.TenantImpact}, {@link blastradius.analysis.impact.TenantLevels}), {@link
 * blastradius.analysis.impact.ReachedCounts} and {@link blastradius.analysis.impact.LevelCounts} how much of what is held. {@link
 * blastradius.analysis.impact.Residual} weighs closed gates by their prices; {@link blastradius.analysis.impact.Score} is both scores with their vector,
 * and {@link blastradius.analysis.impact.Impact} all of it. {@link blastradius.analysis.impact.ExpectedLevels} asks the same of chosen things, {@link
 * blastradius.analysis.impact.ShareSums} adds shares up, and {@link blastradius.analysis.impact.Distribution} is how values of many are spread.
 *
 * <pre>
 *   reach ─┬▶ LostShares ─▶ inherent ─┐
 *          ├▶ Residual ───▶ residual ─┼─▶ Score ─┐
 *          └▶ TenantImpacts, ReachedCounts ─────┴─▶ Impact
 * </pre>
 *
 * <p>Knuth, "A generalization of Dijkstra's algorithm", 1977, for the residual. Cost: O(reached + organizations), a search more for the residual.
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.impact;
