/**
 * What every analysis is asked: from where, under which assumptions, and for how long.
 *
 * <p>A request takes a snapshot and assumptions and makes {@link blastradius.analysis.question.Gates} of them, once: which arc classes are open, how many
 * premises each junction still asks for. What an arc asks and gives then, and when a condition is met, is told by {@link
 * blastradius.analysis.question.ArcRules} alone. Relations have a {@link blastradius.analysis.question.Window}; closed gates have a price in {@link
 * blastradius.analysis.question.GatePrices}. An attack starts at {@link blastradius.analysis.question.Source}s. Some questions close single arcs as well:
 * {@link blastradius.analysis.question.ClosedArcs}. All work takes a {@link blastradius.analysis.question.Budget}.
 *
 * <pre>
 *   snapshot + assumptions ─▶ Gates ─┐
 *                          sources ──┼─▶ an analysis ─▶ an answer ─▶ its check ─▶ Agreement
 *                           budget ──┘                               (AgreementCount)
 * </pre>
 *
 * <p>An answer can be checked by a second algorithm: {@link blastradius.analysis.question.AgreementCount} counts what it compares, {@link
 * blastradius.analysis.question.Agreement} is what it says.
 *
 * <p>Cost: gates take O(classes + junctions); everything else is a value.
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.question;
