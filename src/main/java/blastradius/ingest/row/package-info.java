/**
 * One row of a mapping: which ends it speaks of, under which condition, and what it says.
 *
 * <p>A {@link blastradius.ingest.row.RelationRow} speaks of edges whose ends pass its {@link blastradius.ingest.row.EndFilter}s and whose
 * {@link blastradius.ingest.row.Facts} its {@link blastradius.ingest.row.Condition} holds of: each named property ({@link
 * blastradius.ingest.row.PropertyName}) passes its {@link blastradius.ingest.row.Check}, perhaps a {@link blastradius.ingest.row.Glob}. What it
 * says is a kind, terms and a {@link blastradius.ingest.row.Manner}: reversed, until when, together with another right ({@link
 * blastradius.ingest.row.Joint}), over all that lies below its target ({@link blastradius.ingest.row.Expansion}). An {@link
 * blastradius.ingest.row.EntityRow} does the same for a kind of node.
 *
 * <pre>
 *   edge, its ends ─▶ EndFilter ─▶ Condition of Facts ─▶ kind, terms, Manner
 * </pre>
 *
 * <p>Cost: a look at each property that the row names.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.row;
