/**
 * A file as every reader meets it: a stream of UTF-8 with a place for each record, counted and bounded.
 *
 * <p>An {@link blastradius.ingest.file.ImportFile} is what was sent; a {@link blastradius.ingest.file.Content} is one text of it, plain or
 * unpacked, that can be opened as often as needed. {@link blastradius.ingest.file.Packing} says what its first bytes are, {@link
 * blastradius.ingest.file.Utf8Stream} and {@link blastradius.ingest.file.RecodedStream} make it UTF-8, a {@link
 * blastradius.ingest.file.Format} is what it holds. {@link blastradius.ingest.file.Lines} and {@link blastradius.ingest.file.JsonTexts}
 * read records, {@link blastradius.ingest.file.Properties} their values; a {@link
 * blastradius.ingest.file.Place} says where one stands, {@link blastradius.ingest.file.Failures} what was wrong with it. The {@link
 * blastradius.ingest.file.Meter} counts, asks the {@link blastradius.ingest.file.Patience} whether to go on, tells {@link
 * blastradius.ingest.file.Progress}, and looks on while all is {@link blastradius.ingest.file.Committing}. {@link
 * blastradius.ingest.file.ImportLimits} are the numbers.
 *
 * <pre>
 *   bytes ─▶ Meter ─▶ Utf8Stream ─▶ Lines, JsonTexts ─▶ a record and its Place
 * </pre>
 *
 * <p>Cost: one buffer a file.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.file;
