/**
 * Files in: {@code POST /import} and how far it is.
 *
 * <p>{@link blastradius.web.importing.ImportController} takes them; {@link blastradius.web.importing.Uploads} keeps them on disk, in a
 * folder of their own, as long as they are read. {@link blastradius.web.importing.KnownParameters} stands before it, and before what goes out:
 * a slip in a parameter's name is told. {@link blastradius.web.importing.RestoreController} brings older versions of the estate back.
 *
 * <pre>
 *   body or parts ─▶ Uploads, on disk ─▶ ingest ─▶ a report
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.web.importing;
