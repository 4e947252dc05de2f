/**
 * Neo4j, the system of record, embedded or remote; the only package that knows {@code org.neo4j}.
 *
 * <p>The estate is versioned. Entities ({@code (:Entity {no, key, since, until})}) are anchors that are never duplicated; each source
 * claims entities ({@code :EntityClaim}) and states relations (relationships between anchors, typed by
 * {@link blastradius.model.RelationKind}); whatever a version no longer has is closed by its {@code until}, not deleted.
 * {@link blastradius.store.Imports} writes, in one step for every reader; {@link blastradius.store.SnapshotReader} reads all of one
 * version; {@link blastradius.store.Entities} and {@link blastradius.store.Relations} look single things up.
 */
@org.jspecify.annotations.NullMarked
package blastradius.store;
