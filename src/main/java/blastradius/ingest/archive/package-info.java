/**
 * Archives, unpacked as they are read, however they lie about themselves.
 *
 * <p>{@link blastradius.ingest.archive.Archives} opens what was sent. Of a zip, the end ({@link blastradius.ingest.archive.ZipEnd}, {@link
 * blastradius.ingest.archive.Zip64}) leads to the {@link blastradius.ingest.archive.ZipDirectory}, which is read before any member is, so
 * that what it promises is held against the file first. {@link blastradius.ingest.archive.Unpacked} bounds what really comes out, as an
 * {@link blastradius.ingest.archive.UnpackedStream} counts it.
 *
 * <pre>
 *   upload.zip ─▶ ZipEnd ─▶ ZipDirectory ─▶ members within the limits ─▶ UnpackedStream ─▶ Content
 * </pre>
 *
 * <p>Cost: the directory in memory, members streamed. Format: PKWARE's APPNOTE 6.3.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.archive;
