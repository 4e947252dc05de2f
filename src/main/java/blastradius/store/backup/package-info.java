/**
 * The whole record as one file, and back.
 *
 * <p>{@link blastradius.store.backup.Backup} writes whatever Neo4j holds, node by node and relationship by relationship, as lines of a {@link
 * blastradius.store.backup.BackupFile} whose last one is a checksum of all before; {@link blastradius.store.backup.Restore} makes a store of it that did
 * not exist before. {@link blastradius.store.backup.JsonProperties} say how values are written.
 *
 * <pre>
 *   Neo4j ─▶ Backup ─▶ BackupFile ─▶ Restore ─▶ a new folder, renamed when it is whole
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.store.backup;
