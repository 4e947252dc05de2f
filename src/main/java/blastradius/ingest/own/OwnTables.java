package blastradius.ingest.own;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.Format;
import blastradius.ingest.file.ImportLimits;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.ingest.writing.Naming;
import blastradius.model.BlastRadiusException;
import blastradius.model.CellText;
import blastradius.model.Entity;
import blastradius.model.Estate;
import blastradius.model.PlainText;
import blastradius.model.Relation;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads the own tables and contract cases, which speak our words: what they state is taken as it is. */
public final class OwnTables {

    private final OwnStatements statements;
    private final Findings findings;
    private final Meter meter;
    private final Manifests manifests = new Manifests();

    public OwnTables(Naming naming, EstateWriter writer, Findings findings, Meter meter) {
        this.statements = new OwnStatements(naming, writer, findings);
        this.findings = findings;
        this.meter = meter;
    }

    public void manifest(Content content) {
        manifests.read(content);
    }

    /** To be called when all tables are read: refuses what is not as long as its manifest says. */
    public void checkManifests() {
        manifests.check();
    }

    /** Takes one record. */
    private interface Take {
        void row(Place place, OwnRow row);
    }

    public void entities(Content content, Format format) {
        meter.begin("entities of " + content.name());
        read(content, format, OwnColumns.ENTITIES, (place, row) -> statements.entity(place, OwnEntity.of(row)));
    }

    public void relations(Content content, Format format) {
        meter.begin("relations of " + content.name());
        read(
                content,
                format,
                OwnColumns.RELATIONS,
                (place, row) -> statements.relation(place, OwnRelation.of(row), format == Format.OWN_CSV));
    }

    public void entities(Estate estate, String file) {
        long number = 0;
        for (Entity entity : estate.entities()) {
            meter.record();
            statements.entity(new Place(file, "entity", ++number), entity);
        }
    }

    public void relations(Estate estate, String file) {
        long number = 0;
        for (Relation relation : estate.relations()) {
            meter.record();
            Place place = new Place(file, "relation", ++number);
            rejecting(place, () -> statements.relation(place, relation, false));
        }
    }

    private void read(Content content, Format format, Set<String> columns, Take take) {
        Take checked = (place, row) -> {
            meter.record();
            rejecting(place, () -> {
                JsonTexts.whole(row.cells());
                take.row(place, row);
            });
        };
        if (format == Format.OWN_CSV) {
            csv(content, columns, checked);
        } else if (format == Format.OWN_OPENGRAPH) {
            graph(content, columns, checked);
        } else {
            jsonLines(content, columns, checked);
        }
    }

    private void rejecting(Place place, Runnable statement) {
        try {
            statement.run();
        } catch (IllegalArgumentException senseless) {
            findings.rejected(place.toString(), String.valueOf(senseless.getMessage()));
        }
    }

    private void graph(Content content, Set<String> columns, Take take) {
        boolean areRelations = columns.equals(OwnColumns.RELATIONS);
        OwnGraph.Rows rows = (place, making) -> {
            manifests.row(content, areRelations);
            rejecting(place, () -> {
                Map<String, Object> record = making.columns();
                checkNames(place, record, columns);
                take.row(place, new OwnRow(record));
            });
        };
        if (areRelations) {
            OwnGraph.edges(content, meter, rows);
        } else {
            OwnGraph.nodes(content, meter, rows);
        }
    }

    private void csv(Content content, Set<String> columns, Take take) {
        String end = UUID.randomUUID().toString();
        try (Reader text = new InputStreamReader(ended(content.open(meter), end), StandardCharsets.UTF_8);
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .maxBufferSize(ImportLimits.MAX_LINE_CHARS)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .trimWhitespacesAroundQuotes(true) // the stricter parser loses a line's end behind a quoted \r
                        .ofCsvRecord(text)) {
            @Nullable List<String> header = null;
            boolean padded = false;
            for (CsvRecord record : records) {
                Place place = new Place(content.name(), "line", record.getStartingLineNumber());
                if (isEnd(place, record, end)) {
                    return;
                }
                if (header == null) {
                    header = header(content, record, columns);
                    padded = record.getFields().stream().anyMatch(field -> !field.equals(field.strip()));
                    if (header.isEmpty()) {
                        return;
                    }
                } else {
                    manifests.row(content, columns.equals(OwnColumns.RELATIONS));
                    take.row(
                            place,
                            new OwnRow(padded ? stripped(cells(place, header, record)) : cells(place, header, record)));
                }
            }
        } catch (CsvParseException | UncheckedIOException | IOException broken) {
            throw broken(content, broken);
        }
    }

    /* The reader takes a quoted cell that is never closed for one that ends with the file: what is put behind it shows that. */
    private static InputStream ended(InputStream in, String end) {
        return new SequenceInputStream(in, new ByteArrayInputStream(("\n" + end).getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isEnd(Place place, CsvRecord record, String end) {
        String last = record.getField(record.getFieldCount() - 1);
        if (!last.endsWith(end)) {
            return false;
        }
        if (last.length() > end.length() || record.getFieldCount() > 1) {
            throw Failures.rejected(
                    place.toString(),
                    "a cell begins with a quote that is never closed; the rest of the file would be part of it");
        }
        return true;
    }

    private static BlastRadiusException broken(Content content, Exception broken) {
        Throwable cause = broken.getCause();
        if (cause instanceof IOException failed) {
            return Failures.unreadable(content.name(), failed);
        }
        String why = cause == null ? "" : ": " + cause.getMessage();
        return Failures.rejected(content.name(), broken.getMessage() + why);
    }

    /** The columns by position; empty if the table is the other of the two. */
    private static List<String> header(Content content, CsvRecord record, Set<String> columns) {
        List<String> header = record.getFields().stream().map(OwnColumns::clean).toList();
        boolean wanted = columns.equals(OwnColumns.RELATIONS)
                ? OwnColumns.isRelations(header)
                : OwnColumns.isEntities(header) && !OwnColumns.isRelations(header);
        if (!wanted) {
            return List.of();
        }
        for (String column : header) {
            if (!columns.contains(column)) {
                throw Failures.rejected(
                        content.name() + ", line 1",
                        "column \"" + PlainText.shown(column) + "\" is not known; there are " + sorted(columns));
            }
        }
        if (new HashSet<>(header).size() < header.size()) {
            throw Failures.rejected(content.name() + ", line 1", "a column stands there twice: " + header);
        }
        return header;
    }

    private static String sorted(Set<String> columns) {
        return String.join(", ", columns.stream().sorted().toList());
    }

    private static Map<String, Object> cells(Place place, List<String> header, CsvRecord record) {
        if (record.getFieldCount() != header.size()) {
            throw Failures.rejected(
                    place.toString(),
                    "has " + record.getFieldCount() + " cells where the header has " + header.size() + " columns");
        }
        Map<String, Object> cells = LinkedHashMap.newLinkedHashMap(header.size());
        for (int i = 0; i < header.size(); i++) {
            ImportLimits.checkText(place, record.getField(i));
            cells.put(header.get(i), CellText.unguarded(record.getField(i)));
        }
        return cells;
    }

    /* Where the names of the columns stand among blanks, for people to read them, so does what is in them. */
    private static Map<String, Object> stripped(Map<String, Object> cells) {
        cells.replaceAll((column, cell) -> cell.toString().strip());
        return cells;
    }

    private void jsonLines(Content content, Set<String> columns, Take take) {
        JsonTexts.<@Nullable Void>read(content, meter, parser -> {
            ExportedLines export = new ExportedLines(content.name());
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                Place place = new Place(
                        content.name(), "line", parser.currentTokenLocation().getLineNr());
                Map<String, Object> object = JsonTexts.object(JsonTexts.value(parser));
                if (object == null) {
                    throw Failures.rejected(place.toString(), "is no JSON object");
                }
                if (export.take(place, object)) {
                    continue;
                }
                if (object.containsKey("relation") == columns.equals(OwnColumns.RELATIONS)) {
                    checkNames(place, object, columns);
                    manifests.row(content, columns.equals(OwnColumns.RELATIONS));
                    take.row(place, new OwnRow(object));
                }
            }
            export.close();
            return null;
        });
    }

    private static void checkNames(Place place, Map<String, Object> object, Set<String> columns) {
        for (String name : object.keySet()) {
            if (!columns.contains(name)) {
                throw Failures.rejected(
                        place.toString(), "\"" + name + "\" is not known; there are " + sorted(columns));
            }
        }
    }
}
