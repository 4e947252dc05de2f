/**
 * Files out: the estate, comparisons, and scenarios and lists, which come in as well.
 *
 * <p>{@link blastradius.web.export.ExportController} streams the estate as files that import reads again. {@link
 * blastradius.web.export.ComparisonExport} gives a comparison as a table, as JSON or as a report: {@link
 * blastradius.web.export.ComparisonReport} is the table, {@link blastradius.web.export.ComparisonMarkdown} the text. {@link
 * blastradius.web.export.ScenarioExchange} reads and writes scenarios as YAML, {@link blastradius.web.export.ListExchange} lists, both by {@link
 * blastradius.web.export.YamlExchange}. {@link blastradius.web.export.AnswerExport} sends whole lists and
 * graphs of answers. Whatever is saved as a file is an {@link blastradius.web.export.Attachment}.
 *
 * <pre>
 *   snapshot, store ─▶ a stream; what fails midway breaks the connection off, so that no part passes for the whole
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.web.export;
