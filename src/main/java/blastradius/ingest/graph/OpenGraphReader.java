package blastradius.ingest.graph;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import blastradius.ingest.graph.SourceEnd.ByKey;
import blastradius.ingest.graph.SourceEnd.ByProperties;
import blastradius.ingest.graph.SourceEnd.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads BloodHound OpenGraph: {@code {"metadata": {…}, "graph": {"nodes": […], "edges": […]}}}, in any order, with or without graph. */
public final class OpenGraphReader implements GraphReader {

    private static final Set<String> MEMBERS = Set.of("metadata", "graph", "nodes", "edges");

    @Override
    public void nodes(Content content, Meter meter, GraphSink sink) {
        new Scan(content, meter, sink, "nodes").run();
    }

    @Override
    public void edges(Content content, Meter meter, GraphSink sink) {
        new Scan(content, meter, sink, "edges").run();
    }

    /** One reading of one file, for its nodes or for its edges. */
    private static final class Scan {

        private final Content content;
        private final Meter meter;
        private final GraphSink sink;
        private final String wanted;
        private long number;

        Scan(Content content, Meter meter, GraphSink sink, String wanted) {
            this.content = content;
            this.meter = meter;
            this.sink = sink;
            this.wanted = wanted;
        }

        /* Batch writers leave one document a line, and all of them are the graph. */
        void run() {
            JsonTexts.<@Nullable Void>read(content, meter, parser -> {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    String place = place(parser);
                    if (token != JsonToken.START_OBJECT || !members(parser)) {
                        throw Failures.rejected(
                                place, "what stands here is no OpenGraph: it has no \"graph\", \"nodes\" or \"edges\"");
                    }
                }
                return null;
            });
        }

        private String place(JsonParser parser) {
            return content.name() + ", line " + parser.currentTokenLocation().getLineNr();
        }

        /** Whether there was one that belongs to OpenGraph. */
        private boolean members(JsonParser parser) {
            boolean known = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                known |= MEMBERS.contains(name);
                if (name.equals("graph") && token == JsonToken.START_OBJECT) {
                    members(parser);
                } else if (name.equals(wanted) && token == JsonToken.START_ARRAY) {
                    records(parser);
                } else if (name.equals(wanted) && token != JsonToken.VALUE_NULL) {
                    throw Failures.rejected(place(parser), "\"" + name + "\" is no list");
                } else {
                    parser.skipChildren();
                }
            }
            return known;
        }

        private void records(JsonParser parser) {
            String what = wanted.substring(0, wanted.length() - 1);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                meter.record();
                Place place = new Place(content.name(), what, ++number);
                Map<String, Object> record = JsonTexts.object(JsonTexts.value(parser));
                if (record == null) {
                    sink.rejected(place, "is no object");
                } else if (sink.takes(place, record)) {
                    take(place, record);
                }
            }
        }

        private void take(Place place, Map<String, Object> record) {
            if (wanted.equals("nodes")) {
                node(place, record);
            } else {
                edge(place, record);
            }
        }

        private void node(Place place, Map<String, Object> record) {
            String id = JsonTexts.text(record.get("id"));
            if (id == null || id.isBlank()) {
                sink.rejected(place, "has no \"id\"");
                return;
            }
            List<String> kinds = record.get("kinds") instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
            sink.node(new SourceNode(place, id, kinds, properties(record)));
        }

        private void edge(Place place, Map<String, Object> record) {
            String kind = JsonTexts.text(record.get("kind"));
            SourceEnd from = end(JsonTexts.object(record.get("start")));
            SourceEnd to = end(JsonTexts.object(record.get("end")));
            if (kind == null || kind.isBlank()) {
                sink.rejected(place, "has no \"kind\"");
            } else if (from == null || to == null) {
                sink.rejected(place, (from == null ? "\"start\"" : "\"end\"") + " names no node");
            } else {
                sink.edge(new SourceEdge(place, kind, from, to, properties(record)));
            }
        }

        private static Map<String, Object> properties(Map<String, Object> record) {
            Map<String, Object> properties = JsonTexts.object(record.get("properties"));
            return properties == null ? Map.of() : properties;
        }

        private static @Nullable SourceEnd end(@Nullable Map<String, Object> end) {
            if (end == null) {
                return null;
            }
            String kind = JsonTexts.text(end.get("kind"));
            String value = JsonTexts.text(end.get("value"));
            String matchBy = end.get("match_by") instanceof String by ? by : "id";
            return switch (matchBy) {
                case "id" -> value == null || value.isBlank() ? null : new ByKey(value, kind);
                case "name" -> value == null ? null : new ByProperties(List.of(new Matcher("name", value)), kind);
                case "property" -> byProperties(end, kind);
                default -> null;
            };
        }

        private static @Nullable SourceEnd byProperties(Map<String, Object> end, @Nullable String kind) {
            List<Matcher> matchers = new ArrayList<>();
            if (end.get("property_matchers") instanceof List<?> list) {
                for (Object element : list) {
                    Map<String, Object> matcher = JsonTexts.object(element);
                    String key = matcher == null ? null : JsonTexts.text(matcher.get("key"));
                    String value = matcher == null ? null : JsonTexts.text(matcher.get("value"));
                    if (key == null || value == null) {
                        return null;
                    }
                    matchers.add(new Matcher(key, value));
                }
            }
            return matchers.isEmpty() ? null : new ByProperties(matchers, kind);
        }
    }
}
