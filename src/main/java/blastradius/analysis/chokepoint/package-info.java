/**
 * What an attack cannot do without: for each entity and relation what exactly falls when it alone is removed.
 *
 * <p>A reach comes in. {@link blastradius.analysis.chokepoint.Derivation} is one way in which each state came about; only what that uses can matter. Where
 * no condition of several premises rests on the removed ({@link blastradius.analysis.chokepoint.StandingConditions}), the reach is a plain {@link
 * blastradius.analysis.chokepoint.ReachedGraph} (nodes: {@link blastradius.analysis.chokepoint.ReachedNodes}, {@link
 * blastradius.analysis.chokepoint.GivenLevels}, {@link blastradius.analysis.chokepoint.EntityNodes}) whose dominator tree tells all losses at once: {@link
 * blastradius.analysis.chokepoint.DominatedRemovals}, {@link blastradius.analysis.chokepoint.DominatedLosses}. Everything else is taken away and given back
 * one thing at a time: {@link blastradius.analysis.chokepoint.FallenStates}, by {@link blastradius.analysis.chokepoint.RelationGroups}. Arrays by entity
 * are borrowed from {@link blastradius.analysis.chokepoint.BlankArrays}, one by one. {@link blastradius.analysis.chokepoint.LossMeter} measures a {@link
 * blastradius.analysis.chokepoint.Loss} by what falls; {@link blastradius.analysis.chokepoint.Removals} leads it all; {@link
 * blastradius.analysis.chokepoint.ChokePoints} is the answer, a {@link blastradius.analysis.chokepoint.ChokePoint} each, and {@link
 * blastradius.analysis.chokepoint.RemovalCheck} removes each anew.
 *
 * <pre>
 *   root ─▶ a ─▶ b ─▶ d        dominators: a ─▶ {b, c, d}: without a all falls, without b only b
 *           └──▶ c ──▲                     d hangs on a, as both b and c lead there
 * </pre>
 *
 * <p>Georgiadis, Tarjan and Werneck 2006; Gupta, Mumick and Subrahmanian, "Maintaining views incrementally", 1993. Cost: near O(reach) for what the tree
 * tells, what falls for each of the rest.
 *
 * <p>Drawn, with an example: {@code src/docs/tours/choke-points.md}.
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.chokepoint;
