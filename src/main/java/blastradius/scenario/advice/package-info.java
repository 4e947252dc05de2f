/**
 * What to do first: the changes that save most within a budget.
 *
 * <p>An {@link blastradius.scenario.advice.AdviceQuestion} comes in. {@link blastradius.scenario.advice.Candidates} are {@link
 * blastradius.scenario.advice.Remedies} against choke points (a {@link blastradius.scenario.advice.Remedy} each, at {@link
 * blastradius.scenario.advice.AdviceCosts}; {@link blastradius.scenario.advice.SpannedClients}, {@link blastradius.scenario.advice.Holders} and {@link
 * blastradius.scenario.advice.Approvers} say what access can be narrowed and gated without ending work; what a change costs are its {@link
 * blastradius.scenario.advice.Prices}). {@link blastradius.scenario.advice.Damage} measures a set of them, {@link blastradius.scenario.advice.AdviceSearch} chooses, {@link
 * blastradius.scenario.advice.MakingOrder} puts them in order, and {@link blastradius.scenario.advice.Advice} is the proposal with its bound, and says by {@link
 * blastradius.scenario.advice.EndedWork} what it would end.
 *
 * <pre>
 *   attacks ─▶ choke points ─▶ candidates ─▶ greedy choice ─▶ branch and bound ─▶ proposal, bound
 *       ▲───────────── with what was chosen ─────┘
 * </pre>
 *
 * <p>Khuller, Moss and Naor, "The budgeted maximum coverage problem", 1999; Land and Doig 1960. Cost: a measure of all concerned for each set that is tried,
 * within seconds that are fixed.
 */
@org.jspecify.annotations.NullMarked
package blastradius.scenario.advice;
