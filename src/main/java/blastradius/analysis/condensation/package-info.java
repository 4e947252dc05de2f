/**
 * The rules as a plain acyclic graph, for questions about all identities at once.
 *
 * <p>{@link blastradius.analysis.condensation.StateGraph} makes a node of each entity at each level that something gives. {@link
 * blastradius.analysis.condensation.Components} folds its circles. {@link blastradius.analysis.condensation.ComponentConditions} of several premises do not fit a
 * plain graph: {@link blastradius.analysis.condensation.FurtherReach} adds a {@link blastradius.analysis.condensation.Shortcut} from the lowest components
 * that meet one, until none is new, and {@link blastradius.analysis.condensation.MeetingPoints} says where each is met.
 *
 * <pre>
 *   a at CONTROL ⇄ b at CONTROL      c            {a, b} ──▶ p ─┐
 *         │                          │     ═▶                   &amp;─▶ k     shortcut: {a, b} ─▶ k, if {a, b} reaches q as well
 *         ▼                          ▼             c ──────▶ q ─┘
 * </pre>
 *
 * <p>Tarjan, "Depth-first search and linear graph algorithms", 1972. Cost: O(V + E), and ancestors of premises for the conditions.
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.condensation;
