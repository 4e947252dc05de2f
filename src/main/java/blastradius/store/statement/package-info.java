/**
 * What an import states, before anything is made of it: on disk, so that memory does not depend on how much it is.
 *
 * <p>{@link blastradius.store.statement.Statements} takes entities and relations by number and keeps them in {@link
 * blastradius.store.statement.Spool}s, files in a {@link blastradius.store.statement.WorkFolder}; they are passed over under a {@link
 * blastradius.store.statement.Watch}. An entity is a {@link blastradius.store.statement.Claim} of its source; several sources' claims, in
 * the order of {@link blastradius.store.statement.Precedence}, make an {@link blastradius.store.statement.EntityState}.
 *
 * <pre>
 *   entities, relations ─▶ Statements ─▶ Spool     Claims ─▶ Precedence ─▶ EntityState
 * </pre>
 *
 * <p>Cost: some bits an entity, and the disk.
 */
@org.jspecify.annotations.NullMarked
package blastradius.store.statement;
