/**
 * What stands in the estate: all of it as a snapshot or as files, or what is asked for.
 *
 * <p>{@link blastradius.store.reading.SnapshotReader} reads a version in packed columns, {@link blastradius.store.reading.SnapshotRows}
 * turns them into a snapshot by {@link blastradius.store.reading.NodeNumbers}; {@link blastradius.store.reading.KeptSnapshot} keeps the
 * newest in a file, {@link blastradius.store.reading.NewestVersion} has the current one follow the estate. {@link
 * blastradius.store.reading.StoredEstate} reads everything with properties and evidence, for exports. {@link
 * blastradius.store.reading.Entities} finds by id, {@link blastradius.store.reading.Relations} who says that a relation stands; {@link
 * blastradius.store.reading.EntityWords} and {@link blastradius.store.reading.RelationWords} go through what sources say of all of
 * them.
 *
 * <pre>
 *   Neo4j ─▶ ranges, packed ─▶ SnapshotRows ─▶ Snapshot ─▶ KeptSnapshot, CurrentSnapshot
 *         ├▶ Entities, Relations: a look-up a question
 *         └▶ EntityWords, RelationWords: all of them, for what is kept beside a snapshot
 * </pre>
 *
 * <p>Cost: one pass over the estate a snapshot, 4 bytes a node beside it.
 */
@org.jspecify.annotations.NullMarked
package blastradius.store.reading;
