/**
 * The Neo4j that holds the estate, ready for use, and the forms in which everything is kept there.
 *
 * <p>A {@link blastradius.store.database.Database} applies {@link blastradius.store.database.Migrations}, undoes what a crash left ({@link
 * blastradius.store.database.Recovery}) and opens sessions; {@link blastradius.store.database.Patience} bounds a driver's waiting, a
 * {@link blastradius.store.database.Pulse} finds out whether anybody answers, {@link blastradius.store.database.StoreAbsence} which
 * failures mean that it is away. Who changes the estate holds the {@link blastradius.store.database.Lease} as a {@link
 * blastradius.store.database.Holder}.
 *
 * <p>The forms: {@link blastradius.store.database.Version} says when something stands; {@link blastradius.store.database.RelationClasses}
 * number what relations have in common; {@link blastradius.store.database.Batch} sends rows as columns, {@link
 * blastradius.store.database.Columns} reads them, {@link blastradius.store.database.EntityBlocks} cut an estate into ranges; {@link
 * blastradius.store.database.RelationTable} compares relations by number. {@link blastradius.store.database.Json}, {@link
 * blastradius.store.database.TraitsText} and {@link blastradius.store.database.Digests} are values as text. {@link
 * blastradius.store.database.DiskSpace} and {@link blastradius.store.database.OwnerOnly} are about the disk below.
 *
 * <pre>
 *   Database ─▶ migrations ─▶ recovery ─▶ sessions
 *   (:Entity)-[since ≤ v < until, class no]->(:Entity)      (:Estate {version, owner, heartbeat})
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.store.database;
