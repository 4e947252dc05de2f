/**
 * Tables as spreadsheets save them, with whatever separates their cells and however their letters are encoded.
 *
 * <p>{@link blastradius.ingest.table.TextEncoding} tells Windows-1252 from UTF-8, {@link blastradius.ingest.table.TableForm} finds the
 * separator by the header, {@link blastradius.ingest.table.Table} reads rows by column, and refuses one that has more cells than columns.
 *
 * <pre>
 *   bytes ─▶ TextEncoding ─▶ TableForm: separator, header ─▶ Table: rows by column
 * </pre>
 *
 * <p>Format: RFC 4180, as far as spreadsheets keep to it. Cost: the encoding reads a file once, the rows stream.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.table;
