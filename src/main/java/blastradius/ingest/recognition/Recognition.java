package blastradius.ingest.recognition;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.Format;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Lines;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Packing;
import blastradius.ingest.mapping.FileLayout;
import blastradius.ingest.mapping.Mapping;
import blastradius.ingest.mapping.Mappings;
import blastradius.ingest.own.ExportedLines;
import blastradius.ingest.own.OwnColumns;
import blastradius.ingest.own.OwnGraph;
import blastradius.ingest.table.TableForm;
import blastradius.ingest.table.TextEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Tells what a content is by what it says, not by what it is called. */
public final class Recognition {

    private final Mappings mappings;
    private final @Nullable Mapping given;

    public Recognition(Mappings mappings, @Nullable Mapping given) {
        this.mappings = mappings;
        this.given = given;
    }

    /** What the content is; empty if nothing is known that it could be. Refuses exports that are known and cannot be read. */
    public Optional<Recognised> recognise(Content content) {
        if (isDescribed(content)) {
            return Optional.of(new Recognised(content, layoutFormat(content), null));
        }
        if (isBinary(content)) {
            return Optional.empty();
        }
        if (isJson(content)) {
            return JsonTexts.read(content, Meter.silent(), parser -> json(content, parser));
        }
        TextEncoding encoding = TextEncoding.of(content);
        Content text = encoding.recoded(content);
        if (isCase(text)) {
            return Optional.of(new Recognised(content, Format.CASE, null));
        }
        /* A damaged table is read as it is, so that it is refused at the byte that is wrong. */
        return TableForm.of(text, OwnColumns::areIn).map(form -> switch (encoding) {
            case UNICODE, DAMAGED -> new Recognised(content, Format.OWN_CSV, null);
            case WESTERN ->
                new Recognised(text, Format.OWN_CSV, null, "was read as Windows-1252, since it is no UTF-8");
        });
    }

    private static boolean isJson(Content content) {
        try {
            String start = new String(content.head(), StandardCharsets.ISO_8859_1)
                    .replace("\0", "")
                    .replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                    .strip();
            return start.isEmpty() || start.startsWith("{") || start.startsWith("[");
        } catch (IOException failed) {
            throw Failures.unreadable(content.name(), failed);
        }
    }

    private static boolean isCase(Content content) {
        if (!isYaml(content.fileName())) {
            return false;
        }
        Set<String> missing = new HashSet<>(Set.of("id", "nodes", "edges"));
        try (Lines lines = new Lines(content, Meter.silent())) {
            for (String line = lines.next(); line != null && !missing.isEmpty(); line = lines.next()) {
                missing.remove(line.replaceFirst("\\s*:.*", "").replaceAll("[\"']", ""));
            }
        }
        return missing.isEmpty();
    }

    private static boolean isBinary(Content content) {
        try {
            return Packing.isBinary(content.head()) && !OwnColumns.beginExport(content.head());
        } catch (IOException failed) {
            throw Failures.unreadable(content.name(), failed);
        }
    }

    private boolean isDescribed(Content content) {
        return layout(content).isPresent();
    }

    private Format layoutFormat(Content content) {
        return layout(content).map(FileLayout::holds).orElse(FileLayout.Holds.GRAPH) == FileLayout.Holds.GRAPH
                ? Format.APOC
                : Format.EDGE_LIST;
    }

    /** The layout of a file that does not describe itself: the given mapping's, else a shipped one's. */
    public Optional<FileLayout> layout(Content content) {
        Optional<Mapping> mapping = given == null ? mappings.describing(content.fileName()) : Optional.of(given);
        return mapping.flatMap(one -> one.files().stream()
                .filter(layout -> layout.describes(content.fileName()))
                .findFirst());
    }

    private static boolean isYaml(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static Optional<Recognised> json(Content content, JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw Failures.rejected(content.name(), "is empty");
        }
        return switch (first) {
            case START_OBJECT -> new Shape(content, parser).recognised();
            case START_ARRAY -> list(content, parser);
            default -> Optional.empty();
        };
    }

    /* As the command lines of clouds print: a list of records, and nothing around it. */
    private static Optional<Recognised> list(Content content, JsonParser parser) {
        Map<String, Object> record = parser.nextToken() == JsonToken.START_OBJECT
                ? JsonTexts.object(JsonTexts.valueWithMembers(parser))
                : null;
        Format shape = record == null ? null : ToolShapes.byRecord(record);
        return Optional.ofNullable(
                        shape == null && record != null ? ToolShapes.byPlace(content.name(), record.keySet()) : shape)
                .map(format -> new Recognised(content, format, format.words()));
    }

    /** The outline of a JSON text's first object. */
    private static final class Shape {

        private static final Set<String> ENTITY = Set.of("entity", "kind");

        private final Content content;
        private final JsonParser parser;
        private final Set<String> names = new HashSet<>();
        private @Nullable String sourceKind;
        private @Nullable Format tool;
        private @Nullable String id;
        private boolean hasGraph;
        private boolean hasKinds;

        Shape(Content content, JsonParser parser) {
            this.content = content;
            this.parser = parser;
        }

        Optional<Recognised> recognised() {
            while (format() == null && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                member(parser.currentName());
            }
            Format early = format();
            Format format = early == null ? late() : early;
            if (format != null && format.isToolsOwn()) {
                return Optional.of(new Recognised(content, format, format.words()));
            }
            if (format == Format.OPENGRAPH && sourceKind == null) {
                readOn();
            }
            if (format == Format.OPENGRAPH && OwnGraph.SOURCE_KIND.equals(sourceKind)) {
                return Optional.of(new Recognised(content, Format.OWN_OPENGRAPH, null));
            }
            return Optional.ofNullable(format).map(known -> new Recognised(content, known, sourceKind));
        }

        private void member(String name) {
            names.add(name);
            JsonToken token = parser.nextToken();
            switch (name) {
                case "metadata" -> sourceKind = sourceKind(JsonTexts.object(JsonTexts.value(parser)));
                case "meta" -> tool = ToolShapes.byMeta(JsonTexts.object(JsonTexts.value(parser)));
                case "data", "value" -> firstRecord(token);
                case "error" -> tool = ToolShapes.byError(JsonTexts.object(JsonTexts.value(parser)));
                case "@odata.context", "@odata.nextLink", "@odata.type" ->
                    tool = ToolShapes.byContext(parser.getString());
                case "$schema" -> tool = ToolShapes.bySchema(parser.getString());
                case "responses", "requests" -> batch(token);
                case "graph" -> hasGraph = token == JsonToken.START_OBJECT;
                case "nodes" -> firstNode(token);
                case "type" -> names.add("type=" + text(token));
                case "id" -> id = text(token);
                default -> parser.skipChildren();
            }
        }

        private @Nullable String text(JsonToken token) {
            parser.skipChildren();
            return token == JsonToken.VALUE_STRING ? parser.getString() : null;
        }

        private void batch(JsonToken token) {
            Set<String> first = new HashSet<>();
            int depth = parser.streamReadContext().getNestingDepth();
            if (token == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    first.add(parser.currentName());
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
            tool = ToolShapes.byBatched(first);
            while (!token.isScalarValue() && parser.streamReadContext().getNestingDepth() >= depth) {
                parser.nextToken();
            }
        }

        private void firstNode(JsonToken token) {
            if (token == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT) {
                Map<String, Object> node = JsonTexts.object(JsonTexts.value(parser));
                hasKinds = node != null && node.containsKey("kinds");
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    parser.skipChildren();
                }
            }
        }

        /* The rest of a long list is not looked at: what its first record is, all are. */
        private void firstRecord(JsonToken token) {
            if (token == JsonToken.START_OBJECT) {
                parser.skipChildren();
            } else if (token == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT) {
                Map<String, Object> record = JsonTexts.object(JsonTexts.valueWithMembers(parser));
                tool = record == null ? null : ToolShapes.byRecord(record);
                while (tool == null && parser.nextToken() != JsonToken.END_ARRAY) {
                    parser.skipChildren();
                }
            }
        }

        private @Nullable Format format() {
            if (tool != null) {
                return tool;
            }
            if (hasGraph || hasKinds) {
                return Format.OPENGRAPH;
            }
            if (names.contains("relationship_kinds") || names.contains("node_kinds")) {
                return Format.EXTENSION_SCHEMA;
            }
            if (names.contains("type=node") || names.contains("type=relationship")) {
                return Format.APOC;
            }
            return null;
        }

        private @Nullable Format late() {
            Format single = ToolShapes.byOutline(id, names);
            if (single != null) {
                return single;
            }
            if (names.containsAll(List.of("id", "nodes", "edges"))) {
                return Format.CASE;
            }
            if (names.equals(Set.of("manifest"))) {
                return Format.MANIFEST;
            }
            if (ExportedLines.areSaved(names)) {
                return Format.SAVED;
            }
            if (ExportedLines.beginWith(names)) {
                return Format.OWN_JSON_LINES;
            }
            boolean relation = names.containsAll(List.of("from", "relation", "to"));
            boolean entity = names.contains("id") && names.stream().anyMatch(ENTITY::contains);
            return relation || entity ? Format.OWN_JSON_LINES : ToolShapes.byPlace(content.name(), names);
        }

        /* The collector's name may stand behind the graph. */
        private void readOn() {
            if (hasGraph) {
                parser.skipChildren();
            }
            while (sourceKind == null && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                member(parser.currentName());
            }
        }

        private static @Nullable String sourceKind(@Nullable Map<String, Object> metadata) {
            String kind = metadata == null ? null : JsonTexts.text(metadata.get("source_kind"));
            return kind == null || kind.isBlank() ? null : kind;
        }
    }
}
