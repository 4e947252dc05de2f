/**
 * Excel workbooks as tables of text, with nothing but the JDK's streaming XML parser, and within the limits of every archive.
 *
 * <p>A {@link blastradius.ingest.workbook.Workbook} finds its sheets among the parts of its zip, {@link
 * blastradius.ingest.workbook.SharedTexts} and {@link blastradius.ingest.workbook.CellFormats} are what cells refer to, a {@link
 * blastradius.ingest.workbook.SheetStream} is a sheet's rows as they are read by {@link blastradius.ingest.workbook.Xml}.
 *
 * <pre>
 *   parts of book.xlsx ─▶ Workbook ─▶ SheetStream: row by row ─▶ Content "book.xlsx/entities"
 * </pre>
 *
 * <p>Format: ECMA-376 (Office Open XML), SpreadsheetML. Cost: the shared texts in memory; rows are streamed.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.workbook;
