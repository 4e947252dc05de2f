/**
 * The estate and answers as files, streamed.
 *
 * <p>{@link blastradius.export.EstateExport} writes the estate in formats that import reads: {@link blastradius.export.OwnTable} says its
 * columns, {@link blastradius.export.OpenGraph} is the other format; {@link blastradius.export.SavedThings} are what people keep beside it. {@link blastradius.export.WholeLists} answers a question with all
 * that its list holds: a {@link blastradius.export.WholeAnswer} whose {@link blastradius.export.Content} is rows under a {@link
 * blastradius.export.Sheet}, or a drawing, in one of the {@link blastradius.export.FileFormat}s.
 *
 * <pre>
 *   store ──────▶ EstateExport ─▶ zip, lines
 *   WholeLists ─▶ WholeAnswer ──▶ FileFormat ─▶ csv, jsonl, graphml, dot, svg
 * </pre>
 *
 * <p>What is written is forgotten: memory does not grow with a file, save for a picture, which has a bound.
 */
@NullMarked
package blastradius.export;

import org.jspecify.annotations.NullMarked;
