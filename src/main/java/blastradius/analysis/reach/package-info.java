/**
 * What an attacker holds: the least fixpoint of the rules, from what is compromised on, level by level and hop by hop.
 *
 * <p>Gates and sources come in. {@link blastradius.analysis.reach.Search} works in a borrowed {@link blastradius.analysis.reach.Scratch}, past the {@link
 * blastradius.analysis.reach.DeadEnds}, and its queue <em>is</em> the answer: {@link blastradius.analysis.reach.States}, each a {@link
 * blastradius.analysis.reach.StateCode}, found again by a {@link blastradius.analysis.reach.StateIndex}. {@link blastradius.analysis.reach.Reach} is what is
 * asked; {@link blastradius.analysis.reach.Explanation} reads an {@link blastradius.analysis.reach.AttackPath} back out of it. {@link
 * blastradius.analysis.reach.ReachCheck} compares it with {@link blastradius.analysis.reach.RuleEvaluation}, which shares nothing with the search.
 *
 * <pre>
 *   hop 0          hop 1                    hop 2
 *   phished ──▶ group at USE ──▶ vault at READ ─┐
 *         └────▶ laptop at CONTROL ─────────────┴─▶ [junction: both] ─▶ key at USE
 * </pre>
 *
 * <p>Dowling and Gallier, "Linear-time algorithms for testing the satisfiability of propositional Horn formulae", 1984. Cost: O(V' + E') of what is reached;
 * 8 bytes a state.
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.reach;
