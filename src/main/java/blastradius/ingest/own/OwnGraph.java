package blastradius.ingest.own;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the OpenGraph that this product writes: kinds are our kinds, ids the estate's, and the columns of the own tables stand as
 * properties {@code blastradius_…}. What it makes of a node or edge is the record of the own table that says the same.
 */
public final class OwnGraph {

    /** The collector that such a file names. */
    public static final String SOURCE_KIND = "BlastRadius";

    private static final String PREFIX = "blastradius_";

    private final Content content;
    private final boolean wantsEdges;
    private final Rows rows;
    private boolean isFound;

    private OwnGraph(Content content, boolean wantsEdges, Rows rows) {
        this.content = content;
        this.wantsEdges = wantsEdges;
        this.rows = rows;
    }

    /** Takes one record by column; an IllegalArgumentException rejects it. */
    interface Rows {
        void row(Place place, Making making);
    }

    /** Makes the record of a node or edge. */
    interface Making {
        Map<String, Object> columns();
    }

    static void nodes(Content content, Meter meter, Rows rows) {
        new OwnGraph(content, false, rows).read(meter);
    }

    static void edges(Content content, Meter meter, Rows rows) {
        new OwnGraph(content, true, rows).read(meter);
    }

    private void read(Meter meter) {
        JsonTexts.<@Nullable Void>read(content, meter, parser -> {
            parser.nextToken();
            members(parser);
            if (parser.nextToken() != null) {
                throw Failures.rejected(content.name(), "goes on behind the end of its graph; export it again");
            }
            return null;
        });
        if (!isFound) {
            throw Failures.rejected(
                    content.name(),
                    "has no \"" + (wantsEdges ? "edges" : "nodes") + "\" in its graph; export it again");
        }
    }

    private void members(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("graph") && token == JsonToken.START_OBJECT) {
                members(parser);
            } else if (name.equals(wantsEdges ? "edges" : "nodes") && token == JsonToken.START_ARRAY) {
                isFound = true;
                records(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void records(JsonParser parser) {
        for (long number = 1; parser.nextToken() != JsonToken.END_ARRAY; number++) {
            Place place = new Place(content.name(), wantsEdges ? "edge" : "node", number);
            Map<String, Object> record = JsonTexts.object(JsonTexts.value(parser));
            if (record == null) {
                throw Failures.rejected(place.toString(), "is no JSON object");
            }
            rows.row(place, () -> wantsEdges ? edge(record) : node(record));
        }
    }

    private static Map<String, Object> node(Map<String, Object> node) {
        Map<String, Object> columns = columns(node);
        put(columns, "id", node.get("id"));
        if (node.get("kinds") instanceof List<?> kinds && !kinds.isEmpty()) {
            put(columns, "kind", kinds.getFirst());
        }
        Map<String, Object> stated = JsonTexts.object(node.get("properties"));
        put(columns, "name", stated == null ? null : stated.get("name"));
        return columns;
    }

    private static Map<String, Object> edge(Map<String, Object> edge) {
        Map<String, Object> columns = columns(edge);
        put(columns, "relation", edge.get("kind"));
        put(columns, "from", end("start", edge));
        put(columns, "to", end("end", edge));
        return columns;
    }

    private static @Nullable Object end(String which, Map<String, Object> edge) {
        Map<String, Object> end = JsonTexts.object(edge.get(which));
        Object matchBy = end == null ? null : end.get("match_by");
        if (matchBy != null && !matchBy.equals("id")) {
            throw OwnRow.wrong(which, "matched by " + matchBy, "matched by id");
        }
        return end == null ? null : end.get("value");
    }

    /* Our own properties are columns, all others are properties of the record. */
    private static Map<String, Object> columns(Map<String, Object> record) {
        Map<String, Object> columns = new LinkedHashMap<>();
        Map<String, Object> others = new LinkedHashMap<>();
        Map<String, Object> stated = JsonTexts.object(record.get("properties"));
        (stated == null ? Map.<String, Object>of() : stated).forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                columns.put(name.substring(PREFIX.length()), value);
            } else if (!name.equals("name") || record.containsKey("kind")) {
                others.put(name, value);
            }
        });
        others.putAll(new OwnRow(columns).properties());
        columns.put("properties", others);
        return columns;
    }

    private static void put(Map<String, Object> columns, String name, @Nullable Object value) {
        if (value != null) {
            columns.put(name, value);
        }
    }
}
