/**
 * The immutable compressed picture of the estate at one version, its builder, and the holder of the current one.
 *
 * <p>Entities become vertices {@code 0..entityCount()-1}; after them come <em>junctions</em>, the vertices of AND and threshold
 * conditions. Relations become arcs in compressed sparse rows. What decides whether an arc is open is kept once per
 * {@link blastradius.snapshot.ArcClass}, not per arc.
 */
@org.jspecify.annotations.NullMarked
package blastradius.snapshot;
