/**
 * Plain algorithms on numbered graphs, which know no rules, levels or entities.
 *
 * <p>Three families. <em>Dominators</em>, what every way from a root passes: {@link blastradius.analysis.graph.ArcsInto} gives {@link
 * blastradius.analysis.graph.DominatorTree} its arcs, and {@link blastradius.analysis.graph.SemiNca} takes over where that would be slow. <em>Flow</em>:
 * {@link blastradius.analysis.graph.FlowNetwork}. <em>Who reaches whom, for everybody at once</em>: on an acyclic {@link
 * blastradius.analysis.graph.Dag}, {@link blastradius.analysis.graph.SmallReach} lists what little vertices reach, {@link blastradius.analysis.graph.FoldedGraph}
 * folds those away, {@link blastradius.analysis.graph.ReachColumns} finds what is reached by the same, {@link
 * blastradius.analysis.graph.RowPropagation} spreads rows of 512 bits, and {@link blastradius.analysis.graph.WeightPlanes} weighs them; {@link
 * blastradius.analysis.graph.Ancestors} are the other direction, and {@link blastradius.analysis.graph.Workers} share the tasks out.
 *
 * <pre>
 *   arcs from larger numbers to smaller ones:   5 ─▶ 3 ─▶ 1      bits of a column go backwards:
 *                                               └──▶ 4 ──▲─▶ 0   1 to 3 and 4, from there to 5
 * </pre>
 *
 * <p>{@link blastradius.analysis.graph.AscendingSet} and {@link blastradius.analysis.graph.VertexNumbers} are what these are
 * made of. Papers: Cooper, Harvey and Kennedy 2001; Georgiadis, Tarjan and Werneck 2006; Dinic 1970. Cost: near O(V + E) but for flow (O(V²·E), in
 * practice a few passes) and rows (arcs · columns / 512 · 8 words).
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.graph;
