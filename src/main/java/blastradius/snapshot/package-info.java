/**
 * The immutable compressed picture of the estate at one version, its builder, and the holder of the current one.
 *
 * <p>Entities become vertices {@code 0..entityCount()-1}; after them come <em>junctions</em>, the vertices of AND and threshold
 * conditions. Relations become arcs in compressed sparse rows. What decides whether an arc is open is kept once per
 * {@link blastradius.snapshot.ArcClass}, not per arc.
 *
 * <p>In the order of the data:
 *
 * <pre>
 *   added     SnapshotBuilder ─▶ Dictionary, RelationColumns, Lookups (ColumnLookups, Adjacency, Persons, Ownership, HomeTenants)
 *   compiled  Compiler, JunctionsBuilder ─▶ Arcs ─▶ RowsBuilder
 *   packed    EntityTable (StringTable), ArcClass, Junctions, Rows ─▶ SnapshotParts ─▶ Snapshot; RelationRows finds relations in it
 *   valued    Things ─▶ Organizations, Valuation; CommonWorth for two versions
 *   revised   Revision: RevisedLookups, RevisedOwnership, Dependents ─▶ Compiler ─▶ RowChanges (RowPatch, RemovedArcs)
 *   kept      SnapshotFile: SectionWriter, WordsWriter ─▶ Sections, WordsReader
 *   current   CurrentSnapshot
 * </pre>
 *
 * <p>Memory: {@link blastradius.snapshot.Rows} twice, {@link blastradius.snapshot.EntityTable}, 9 bytes an entity for what it is worth.
 */
@org.jspecify.annotations.NullMarked
package blastradius.snapshot;
