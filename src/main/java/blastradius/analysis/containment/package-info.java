/**
 * What to do to keep an attack from something, as cheaply as possible, with the proof that nothing cheaper does.
 *
 * <p>A {@link blastradius.analysis.containment.ContainmentQuestion} comes in, with {@link blastradius.analysis.containment.CutCosts}; its {@link
 * blastradius.analysis.containment.Protection} is what must not be reached. From the reach {@link
 * blastradius.analysis.containment.AttackGraphBuilder} walks back from what is protected and makes an {@link
 * blastradius.analysis.containment.AttackGraph} of edges and the {@link blastradius.analysis.containment.CutAction}s that close them; {@link
 * blastradius.analysis.containment.RelevantSubgraph} is kept. {@link blastradius.analysis.containment.FlowCut} cuts it by a maximum flow, exact without
 * conditions; else {@link blastradius.analysis.containment.CutSearch} branches over the {@link blastradius.analysis.containment.CutWay}s that {@link
 * blastradius.analysis.containment.CutWaySearch} still finds open. {@link blastradius.analysis.containment.Containment} is the answer; {@link
 * blastradius.analysis.containment.CutReach} has tried it on the snapshot itself, and {@link blastradius.analysis.containment.ContainmentCheck} tries it
 * anew.
 *
 * <pre>
 *   phished ──rotate 3──▶ key ──remove 2──▶ vault       cheapest cut: remove, 2
 *         └──────────remove 1──▶ host ──▲               (and 1, if host gives the vault too)
 * </pre>
 *
 * <p>Ford and Fulkerson 1956; Dinic 1970; branch and bound with a feasible dual. Cost: a flow, or a fixed amount of work with a bound beside it.
 *
 * <p>Drawn, with an example: {@code src/docs/tours/containment.md}.
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.containment;
