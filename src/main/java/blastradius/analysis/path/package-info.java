/**
 * The ways to one target that are worth knowing: shortest, past the fewest gates, soonest, and such as share nothing.
 *
 * <p>A {@link blastradius.analysis.path.PathQuestion} and a {@link blastradius.analysis.path.Toll} (hops only, {@link blastradius.analysis.path.GateToll}, {@link
 * blastradius.analysis.path.WaitToll}) come in. {@link blastradius.analysis.path.NearestGoal} finds how far the target is, {@link
 * blastradius.analysis.path.HopsTo} goes half of that backwards, and {@link blastradius.analysis.path.CheapestSearch} forwards, guided by it; its answer is a
 * {@link blastradius.analysis.path.GainedLevel}, which knows where it came from. {@link blastradius.analysis.path.AttackPaths} asks several times and says of each
 * {@link blastradius.analysis.path.AttackWay} what it is best at ({@link blastradius.analysis.path.PathChoice}); {@link
 * blastradius.analysis.path.TimeToReach} asks how soon alone.
 *
 * <pre>
 *   sources ──▶ forwards, cheapest first ──▶ ⋯ meets ⋯ ◀── backwards, HopsTo ◀── goals
 * </pre>
 *
 * <p>Knuth 1977; Felzenszwalb and McAllester, "The generalized A* architecture", 2007. Cost: O((V' + E') log E') over what is cheaper than the target.
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.path;
