/**
 * Graphs that other tools export: nodes with labels and properties, edges with a kind.
 *
 * <p>A {@link blastradius.ingest.graph.GraphReader} a format ({@link blastradius.ingest.graph.OpenGraphReader}, {@link
 * blastradius.ingest.graph.ApocReader}, {@link blastradius.ingest.graph.EdgeListReader}) hands each {@link
 * blastradius.ingest.graph.SourceNode} and {@link blastradius.ingest.graph.SourceEdge}, whose ends are {@link
 * blastradius.ingest.graph.SourceEnd}s, to a {@link blastradius.ingest.graph.GraphSink}. That is the {@link
 * blastradius.ingest.graph.GraphImport}: it asks the policy, names entities with {@link blastradius.ingest.writing.Naming}, finds ends that
 * are told by properties with {@link blastradius.ingest.graph.EndLookup}, and {@link blastradius.ingest.graph.JointRights} are the edges that
 * mean something only with others.
 *
 * <pre>
 *   file ─▶ GraphReader ─▶ SourceNode ─┐ first pass                  ┌▶ entity
 *                          SourceEdge ─┴ second pass ─▶ GraphImport ─┴▶ relation, or a finding
 * </pre>
 *
 * <p>Cost: two readings of each file; nodes' ids in memory.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.graph;
