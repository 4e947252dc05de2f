/**
 * A new version of the estate: what one source states now, compared with what it stated before, written so that nobody sees a part of it.
 *
 * <p>{@link blastradius.store.importing.Imports} begins an {@link blastradius.store.importing.Import}, one at a time, whose {@link
 * blastradius.store.importing.Statements} go to disk ({@link blastradius.store.importing.Spool} in a {@link
 * blastradius.store.importing.WorkFolder}). On commit, under a {@link blastradius.store.importing.Watch}, the {@link
 * blastradius.store.importing.EstateBefore} is read: a number for each id ({@link blastradius.store.importing.IdTable}). {@link
 * blastradius.store.importing.EntityDiff} compares each {@link blastradius.store.importing.Claim}, and where several sources speak {@link
 * blastradius.store.importing.Precedence} decides the {@link blastradius.store.importing.EntityState}; {@link
 * blastradius.store.importing.RelationDiff} compares relations. The {@link blastradius.store.importing.VersionWriter} sends what differs
 * in {@link blastradius.store.importing.RelationBatch}es through a {@link blastradius.store.importing.WriteQueue}, and makes it visible in
 * one step. {@link blastradius.store.importing.Pruning} deletes what no kept version sees.
 *
 * <pre>
 *   Statements ─┐
 *               ├─▶ EntityDiff, RelationDiff ─▶ VersionWriter ─▶ WriteQueue ─▶ version + 1
 *   EstateBefore┘
 * </pre>
 *
 * <p>Cost: 40 to 70 bytes an entity, at most 20 a relation of the source.
 */
@org.jspecify.annotations.NullMarked
package blastradius.store.importing;
