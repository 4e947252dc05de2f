package blastradius.ingest.own;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.Format;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import blastradius.ingest.table.Table;
import blastradius.ingest.table.TableForm;
import blastradius.ingest.value.Times;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.ingest.writing.Naming;
import blastradius.model.Entity;
import blastradius.model.Estate;
import blastradius.model.PlainText;
import blastradius.model.Relation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads the own tables and contract cases, which speak our words: what they state is taken as it is. */
public final class OwnTables {

    private final OwnStatements statements;
    private final Findings findings;
    private final Meter meter;
    private final Times times;
    private final Manifests manifests = new Manifests();

    public OwnTables(Naming naming, EstateWriter writer, Findings findings, Meter meter, Times times) {
        this.statements = new OwnStatements(naming, writer, findings);
        this.findings = findings;
        this.meter = meter;
        this.times = times;
    }

    public void manifest(Content content) {
        manifests.read(content);
    }

    /** Counts what people keep; what it says is for whoever brings it in. */
    public void saved(Content content) {
        meter.begin(content.name());
        lines(content, meter, (place, record) -> {
            meter.record();
            if (!ExportedLines.isSaved(record)) {
                throw Failures.rejected(
                        place.toString(), "is nothing that people keep; tables stand in files of their own");
            }
            manifests.saved(content);
        });
    }

    /** To be called when all tables are read: refuses what is not as long as its manifest says. */
    public void finish() {
        statements.finish();
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
                (place, row) -> statements.relation(place, OwnRelation.of(row, times), format == Format.OWN_CSV));
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
        TableForm form = TableForm.of(content, OwnColumns::areIn)
                .orElseThrow(() -> Failures.rejected(content.name(), "has no header of an own table"));
        Table.read(content, form, meter, new Table.Rows() {
            @Override
            public boolean header(Place place, List<String> names) {
                return isWanted(place, names, columns);
            }

            @Override
            public void row(Place place, Map<String, Object> cells) {
                manifests.row(content, columns.equals(OwnColumns.RELATIONS));
                take.row(place, new OwnRow(cells));
            }
        });
    }

    /* Not if the table is the other of the two. */
    private static boolean isWanted(Place place, List<String> names, Set<String> columns) {
        boolean wanted = columns.equals(OwnColumns.RELATIONS)
                ? OwnColumns.isRelations(names)
                : OwnColumns.isEntities(names) && !OwnColumns.isRelations(names);
        for (String name : names) {
            if (wanted && !name.isEmpty() && !columns.contains(name)) {
                throw Failures.rejected(
                        place.toString(),
                        "column \"" + PlainText.shown(name) + "\" is not known; there are " + sorted(columns));
            }
        }
        return wanted;
    }

    private static String sorted(Set<String> columns) {
        return String.join(", ", columns.stream().sorted().toList());
    }

    private void jsonLines(Content content, Set<String> columns, Take take) {
        ExportedLines export = new ExportedLines(content.name());
        lines(content, meter, (place, object) -> {
            if (!export.take(place, object) && object.containsKey("relation") == columns.equals(OwnColumns.RELATIONS)) {
                checkNames(place, object, columns);
                manifests.row(content, columns.equals(OwnColumns.RELATIONS));
                take.row(place, new OwnRow(object));
            }
        });
        export.close();
    }

    /** Passes on the objects of JSON lines. */
    public static void lines(Content content, Meter meter, BiConsumer<Place, Map<String, Object>> taking) {
        JsonTexts.<@Nullable Void>read(content, meter, parser -> {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                Place place = new Place(
                        content.name(), "line", parser.currentTokenLocation().getLineNr());
                Map<String, Object> object = JsonTexts.object(JsonTexts.value(parser));
                if (object == null) {
                    throw Failures.rejected(place.toString(), "is no JSON object");
                }
                taking.accept(place, object);
            }
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
