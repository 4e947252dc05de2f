/**
 * A new version of the estate: what one source states now, compared with what it stated before, written so that nobody sees a part of it.
 *
 * <p>{@link blastradius.store.importing.Imports} begins an {@link blastradius.store.importing.Import}, one at a time, whose {@link
 * blastradius.store.statement.Statements} go to disk, for each of its sources ({@link blastradius.store.statement.Spool} in a {@link
 * blastradius.store.statement.WorkFolder}). Under a {@link blastradius.store.statement.Watch}, the {@link
 * blastradius.store.importing.EstateBefore} is read: a number for each id ({@link blastradius.store.importing.IdTable}), and what each
 * {@link blastradius.store.importing.SourceBefore} claims. On commit the {@link blastradius.store.importing.Changes} are found, each {@link
 * blastradius.store.statement.Claim} by {@link blastradius.store.importing.EntityDiff} and relations by {@link
 * blastradius.store.importing.RelationDiff}; then it is known what would be removed, and a trial or a refusal ends. Else a {@link
 * blastradius.store.importing.SourceWriter} for each source writes what differs, in {@link blastradius.store.importing.RelationBatch}es
 * through a {@link blastradius.store.importing.WriteQueue}; the {@link blastradius.store.importing.Settlement} puts entities together
 * ({@link blastradius.store.statement.EntityState}), {@link blastradius.store.statement.Precedence} deciding where several sources speak;
 * and the {@link blastradius.store.importing.VersionWriter} makes all of it visible in one step. {@link
 * blastradius.store.importing.Pruning} deletes what no kept version sees. {@link blastradius.store.importing.SourceNames} gives sources
 * other names, {@link blastradius.store.importing.SourceContents} says what there is.
 *
 * <pre>
 *   Statements ─┐                         ┌─▶ refused, or tried: nothing is written
 *               ├─▶ Changes ─▶ too much? ─┴─▶ SourceWriter, Settlement ─▶ VersionWriter ─▶ version + 1
 *   EstateBefore┘
 * </pre>
 *
 * <p>Cost: 40 to 70 bytes an entity, at most 20 a relation of the source.
 */
@org.jspecify.annotations.NullMarked
package blastradius.store.importing;
