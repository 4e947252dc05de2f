/**
 * Reads estates from files, checks them and hands them to the store: contract cases, own tables, and the exports of other tools.
 *
 * <p>What a source's words mean for an attack is data ({@code seed-data/mappings}), not code.
 *
 * <p>An {@link blastradius.ingest.ImportRequest} comes by HTTP or the command line to the {@link blastradius.ingest.RunningImport}, which lets
 * one in at a time; the {@link blastradius.ingest.Importer} carries it out, each file by a {@link blastradius.ingest.FileReading}; {@link
 * blastradius.ingest.StoreWriter} is the store's end. Whose the files are, and so under which sources they are kept, {@link
 * blastradius.ingest.DefaultSources} finds out where nobody says ({@link blastradius.ingest.Organization}); {@link
 * blastradius.ingest.Sources} are taken away and renamed. {@link blastradius.ingest.ScenarioFiles} are scenarios as files, the {@link
 * blastradius.ingest.DemoEstate} is imported where there is no other. Each room below knows only rooms below it, and none knows what lies
 * here ({@code ArchitectureTests} holds them to it).
 *
 * <pre>
 *   file         archive       recognition     graph, own, contract    mapping         writing
 *   ImportFile ─▶ Archives ───▶ Recognition ──▶ a reader ─────────────▶ WordMeanings ─▶ EstateWriter ─▶ store
 *   (Content)    unpacked,      whose format,   records: source         entities and    one version,
 *                bounded        which mapping   nodes and edges         relations       or nothing
 * </pre>
 *
 * <p>Memory is bounded whatever is sent: files are streamed, graphs read twice, statements spooled. Errors are collected with file and
 * place.
 *
 * <p>From the bytes to the new version, drawn: {@code src/docs/tours/import.md}.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest;
