package blastradius.ingest.mapping;

import blastradius.analysis.NaiveReach;
import blastradius.ingest.ImportRequest;
import blastradius.ingest.Importer;
import blastradius.ingest.RecordedEstate;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.Estate;
import blastradius.model.ImportReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small graph as a collector writes it, one node or edge a line, as an import reads it.
 *
 * <pre>
 *   ann: User {enabled: false}
 *   ann -AdminTo-> desk {seen: "2026-01-01"}
 * </pre>
 */
public final class MappedGraph {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.core.json.JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .build();
    private static final Pattern NODE = Pattern.compile("(\\S+): ([^{]+?)\\s*(\\{.*})?");
    private static final Pattern EDGE = Pattern.compile("(\\S+) -(\\S+)-> (\\S+?)\\s*(\\{.*})?");
    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

    public final RecordedEstate estate = new RecordedEstate();
    public final ImportReport report;

    private MappedGraph(String graph, @Nullable String mapping) {
        try {
            Path file = Files.createTempFile("graph", ".json");
            Files.writeString(file, graph);
            report = new Importer(estate, Clock.systemUTC())
                    .run(
                            new ImportRequest(
                                    List.of(ImportFile.of(file)),
                                    "lab",
                                    true,
                                    false,
                                    mapping == null ? null : new ImportRequest.NamedMapping("mine.yaml", mapping)),
                            Progress.NONE);
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static MappedGraph of(String lines) {
        return new MappedGraph(json(lines), null);
    }

    /** The same, with a mapping of the import's own. */
    public static MappedGraph of(String mapping, String lines) {
        return new MappedGraph(json(lines), mapping);
    }

    /** A graph file as it is. */
    public static MappedGraph read(String json) {
        return new MappedGraph(json, null);
    }

    private static String json(String lines) {
        List<Object> nodes = new ArrayList<>();
        List<Object> edges = new ArrayList<>();
        for (String line :
                lines.lines().map(String::strip).filter(text -> !text.isEmpty()).toList()) {
            Matcher edge = EDGE.matcher(line);
            Matcher node = NODE.matcher(line);
            if (edge.matches()) {
                edges.add(Map.of(
                        "kind", edge.group(2),
                        "start", Map.of("value", edge.group(1)),
                        "end", Map.of("value", edge.group(3)),
                        "properties", properties(edge.group(4))));
            } else if (node.matches()) {
                nodes.add(Map.of(
                        "id", node.group(1),
                        "kinds", List.of(node.group(2).strip().split("[, ]+")),
                        "properties", properties(node.group(3))));
            } else {
                throw new IllegalArgumentException(line);
            }
        }
        Map<String, Object> graph = new LinkedHashMap<>();
        graph.put("edges", edges);
        graph.put("nodes", nodes);
        return JSON.writeValueAsString(Map.of("graph", graph));
    }

    private static Object properties(@Nullable String json) {
        try {
            return json == null ? Map.of() : JSON.readValue(json, Map.class);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(json, broken);
        }
    }

    /** What an identity comes to hold at a level, without itself, by the names of the lines; scopes that an import adds are left out. */
    public NavigableSet<String> held(String from, AccessLevel level) {
        Assumptions assumptions = Assumptions.at(NOW);
        NavigableSet<String> held = new TreeSet<>();
        Estate whole = new Estate(List.copyOf(estate.entities.values()), estate.relations);
        Entity start = entity(from);
        NaiveReach.from(whole, assumptions, Map.of(start.id(), start.kind().exerciseLevel()))
                .keySet()
                .forEach(fact -> {
                    Entity entity = estate.entities.get(fact.id());
                    if (entity != null
                            && fact.level() >= level.code()
                            && !entity.id().equals(start.id())
                            && !entity.sourceKind().equals("scope")) {
                        held.add(entity.sourceId());
                    }
                });
        return held;
    }

    public NavigableSet<String> controlled(String from) {
        return held(from, AccessLevel.CONTROL);
    }

    public Entity entity(String sourceId) {
        return estate.entities.values().stream()
                .filter(entity -> entity.sourceId().equals(sourceId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(sourceId + " among " + estate.entities.keySet()));
    }
}
