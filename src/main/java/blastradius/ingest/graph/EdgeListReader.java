package blastradius.ingest.graph;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.ImportLimits;
import blastradius.ingest.file.Lines;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import blastradius.ingest.graph.SourceEnd.ByKey;
import blastradius.ingest.mapping.FileLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads lines of separated cells, without quoting, whose columns a mapping names: a table of nodes or a list of edges. */
public final class EdgeListReader implements GraphReader {

    private final Function<Content, Optional<FileLayout>> layouts;

    public EdgeListReader(Function<Content, Optional<FileLayout>> layouts) {
        this.layouts = layouts;
    }

    @Override
    public void nodes(Content content, Meter meter, GraphSink sink) {
        read(content, meter, FileLayout.Holds.ENTITIES, (place, row) -> node(place, row, sink));
    }

    @Override
    public void edges(Content content, Meter meter, GraphSink sink) {
        read(content, meter, FileLayout.Holds.RELATIONS, (place, row) -> edge(place, row, sink));
    }

    /** Takes one line's cells by column. */
    private interface Line {
        void take(Place place, Map<String, Object> row);
    }

    private void read(Content content, Meter meter, FileLayout.Holds wanted, Line line) {
        FileLayout layout = layouts.apply(content)
                .orElseThrow(() -> Failures.rejected(content.name(), "no mapping says what its columns are"));
        if (layout.holds() == wanted) {
            try (Lines lines = new Lines(content, meter)) {
                read(lines, new Table(layout, content.name()), meter, line);
            }
        }
    }

    private static void read(Lines lines, Table table, Meter meter, Line line) {
        String text = lines.next();
        if (text != null && table.layout().header()) {
            table = table.withColumns(text);
            text = lines.next();
        }
        for (; text != null; text = lines.next()) {
            if (!text.isBlank()) {
                meter.record();
                Place place = new Place(table.file(), "line", lines.number());
                line.take(place, table.row(place, text));
            }
        }
    }

    /** The columns of one file. */
    private record Table(FileLayout layout, String file, List<String> columns) {

        Table(FileLayout layout, String file) {
            this(layout, file, layout.columns());
        }

        /** The same with the columns that a header line names, unless the mapping names them. */
        Table withColumns(String header) {
            return columns.isEmpty() ? new Table(layout, file, cells(header)) : this;
        }

        Map<String, Object> row(Place place, String text) {
            List<String> cells = cells(text);
            if (cells.size() != columns.size()) {
                throw Failures.rejected(
                        place.toString(),
                        "has " + cells.size() + " cells where the mapping names " + columns.size() + " columns");
            }
            Map<String, Object> row = LinkedHashMap.newLinkedHashMap(cells.size());
            for (int i = 0; i < cells.size(); i++) {
                ImportLimits.checkText(place, cells.get(i));
                if (!cells.get(i).isEmpty() && !columns.get(i).equals("-")) {
                    row.put(columns.get(i), cells.get(i));
                }
            }
            return row;
        }

        private List<String> cells(String text) {
            String[] cells = new String[columns.isEmpty() ? 8 : columns.size()];
            int count = 0;
            int start = 0;
            for (int end = text.indexOf(layout.separator()); end >= 0; end = text.indexOf(layout.separator(), start)) {
                if (count >= ImportLimits.MAX_CELLS) {
                    throw Failures.rejected(file, "a line has more than " + ImportLimits.MAX_CELLS + " cells");
                }
                cells = count < cells.length ? cells : Arrays.copyOf(cells, 2 * count);
                cells[count++] = text.substring(start, end);
                start = end + 1;
            }
            cells = Arrays.copyOf(cells, count + 1);
            cells[count] = text.substring(start);
            return Arrays.asList(cells);
        }
    }

    private static void node(Place place, Map<String, Object> row, GraphSink sink) {
        String id = taken(row, "id");
        String kind = taken(row, "kind");
        if (id == null) {
            sink.rejected(place, "has no id");
        } else {
            sink.node(new SourceNode(place, id, kind == null ? List.of() : List.of(kind), row));
        }
    }

    private static void edge(Place place, Map<String, Object> row, GraphSink sink) {
        String from = taken(row, "from");
        String kind = taken(row, "kind");
        String to = taken(row, "to");
        if (from == null || kind == null || to == null) {
            sink.rejected(place, "needs from, kind and to");
        } else {
            sink.edge(new SourceEdge(place, kind, new ByKey(from, null), new ByKey(to, null), row));
        }
    }

    private static @Nullable String taken(Map<String, Object> row, String column) {
        Object value = row.remove(column);
        return value == null ? null : value.toString();
    }
}
