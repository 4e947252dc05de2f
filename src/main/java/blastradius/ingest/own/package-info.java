/**
 * This product's own tables: what it exports, and what people write by hand or let a script write.
 *
 * <p>{@link blastradius.ingest.own.OwnColumns} says what a header holds, {@link blastradius.ingest.own.OwnRow} reads a line; an {@link
 * blastradius.ingest.own.OwnEntity} or {@link blastradius.ingest.own.OwnRelation} is made of it. {@link blastradius.ingest.own.OwnTables}
 * reads all files of an import, entities first. Exports bring {@link blastradius.ingest.own.Manifests}, so that one cut off on its way is
 * not taken for a whole; {@link blastradius.ingest.own.ExportedLines} counts.
 *
 * <pre>
 *   entities.csv  ─▶ OwnRow ─▶ OwnEntity   ─┐
 *   relations.csv ─▶ OwnRow ─▶ OwnRelation ─┴▶ EstateWriter     counts = manifest, or refused
 * </pre>
 *
 * <p>Cost: a line at a time.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.own;
