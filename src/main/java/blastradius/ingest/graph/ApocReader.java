package blastradius.ingest.graph;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the JSON lines that Neo4j's APOC library exports: one node or relationship a line. */
public final class ApocReader implements GraphReader {

    @Override
    public void nodes(Content content, Meter meter, GraphSink sink) {
        read(content, meter, (place, record) -> {
            String type = String.valueOf(record.get("type"));
            if (type.equals("node")) {
                meter.record();
                node(place, record, sink);
            } else if (!type.equals("relationship")) {
                sink.rejected(place, "\"type\" is \"" + type + "\", neither node nor relationship");
            }
        });
    }

    @Override
    public void edges(Content content, Meter meter, GraphSink sink) {
        read(content, meter, (place, record) -> {
            if ("relationship".equals(record.get("type"))) {
                meter.record();
                edge(place, record, sink);
            }
        });
    }

    /** Takes one line's object. */
    private interface Line {
        void take(Place place, Map<String, Object> record);
    }

    private static void read(Content content, Meter meter, Line line) {
        JsonTexts.<@Nullable Void>read(content, meter, parser -> {
            readAll(parser, content.name(), line);
            return null;
        });
    }

    private static void readAll(JsonParser parser, String file, Line line) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            Place place = new Place(file, "line", parser.currentTokenLocation().getLineNr());
            Map<String, Object> record = JsonTexts.object(JsonTexts.value(parser));
            if (record == null) {
                throw Failures.rejected(place.toString(), "is no JSON object");
            }
            line.take(place, record);
        }
    }

    private static void node(Place place, Map<String, Object> record, GraphSink sink) {
        String id = JsonTexts.text(record.get("id"));
        if (id == null || id.isBlank()) {
            sink.rejected(place, "has no \"id\"");
            return;
        }
        if (!sink.takes(place, record)) {
            return;
        }
        List<String> labels = new ArrayList<>();
        if (record.get("labels") instanceof List<?> list) {
            list.forEach(label -> labels.add(String.valueOf(label)));
        }
        /* Labels are a set without order; exports write the base label first and markers last, so the telling ones are looked up from
        the end. */
        Collections.reverse(labels);
        sink.node(new SourceNode(place, id, List.copyOf(labels), properties(record)));
    }

    private static void edge(Place place, Map<String, Object> record, GraphSink sink) {
        String label = JsonTexts.text(record.get("label"));
        String from = end(record.get("start"));
        String to = end(record.get("end"));
        if (label == null || from == null || to == null) {
            sink.rejected(place, "a relationship needs \"label\", \"start\" and \"end\" with their \"id\"");
        } else if (sink.takes(place, record)) {
            sink.edge(new SourceEdge(
                    place, label, new SourceEnd.ByKey(from, null), new SourceEnd.ByKey(to, null), properties(record)));
        }
    }

    private static @Nullable String end(@Nullable Object end) {
        Map<String, Object> object = JsonTexts.object(end);
        return object == null ? null : JsonTexts.text(object.get("id"));
    }

    private static Map<String, Object> properties(Map<String, Object> record) {
        Map<String, Object> properties = JsonTexts.object(record.get("properties"));
        return properties == null ? Map.of() : properties;
    }
}
