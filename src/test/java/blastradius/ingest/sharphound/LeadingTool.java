package blastradius.ingest.sharphound;

import blastradius.model.Entity;
import blastradius.model.Relation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the leading tool makes of a collection, and what is made of it here, in the same words. */
final class LeadingTool {

    private final SharpHoundFiles ours;
    private final Map<String, String> sidsByName = new HashMap<>();
    private final JsonNode graph;

    LeadingTool(SharpHoundFiles ours, String analyzed) {
        this.ours = ours;
        this.graph = read(analyzed);
        graph.get("nodes").forEach(node -> {
            JsonNode properties = node.get("properties");
            if (properties.hasNonNull("domain") && properties.hasNonNull("domainsid")) {
                sidsByName.put(
                        properties.get("domain").asString(),
                        properties.get("domainsid").asString());
            }
        });
    }

    private static JsonNode read(String name) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(SharpHoundFiles.SAMPLES.resolve(name)))) {
            return JsonMapper.shared().readTree(in).get("graph");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** By kind, its edges; ids as they are called here. */
    Map<String, Set<String>> theirs() {
        Map<String, Set<String>> edges = new TreeMap<>();
        graph.get("edges")
                .forEach(edge -> edges.computeIfAbsent(edge.get("kind").asString(), first -> new TreeSet<>())
                        .add(end(edge.get("start")) + " -> " + end(edge.get("end"))));
        return edges;
    }

    private String end(JsonNode end) {
        String id = end.get("value").asString();
        int at = id.indexOf("-S-1-");
        String sid = at > 0 ? sidsByName.get(id.substring(0, at)) : null;
        return sid == null ? id : id.substring(at + 1) + "@" + sid;
    }

    /** By source kind, the relations; a set stands for what it is a set of, and a host's group for whoever is in it. */
    Map<String, Set<String>> ours() {
        Map<String, Set<String>> edges = new TreeMap<>();
        Map<String, Set<String>> members = new HashMap<>();
        for (Relation relation : ours.estate.relations) {
            if (relation.sourceKind().equals("MemberOfLocalGroup")) {
                members.computeIfAbsent(relation.to(), first -> new HashSet<>()).add(relation.from());
            }
        }
        for (Relation relation : ours.estate.relations) {
            Set<String> holders = isLocalPower(relation) ? through(members, relation.from()) : Set.of(relation.from());
            holders.forEach(holder -> edges.computeIfAbsent(relation.sourceKind(), first -> new TreeSet<>())
                    .add(meant(holder) + " -> " + meant(relation.to())));
        }
        return edges;
    }

    private static boolean isLocalPower(Relation relation) {
        return Set.of("AdminTo", "CanRDP", "CanPSRemote", "ExecuteDCOM").contains(relation.sourceKind());
    }

    private Set<String> through(Map<String, Set<String>> members, String group) {
        Set<String> holders = new TreeSet<>();
        members.getOrDefault(group, Set.of(group)).forEach(member -> {
            if (member.equals(group) || !isSet(member)) {
                holders.add(member);
            } else {
                holders.addAll(through(members, member));
            }
        });
        return holders;
    }

    private boolean isSet(String id) {
        Entity entity = ours.estate.entities.get(id);
        return entity != null && entity.traits().helper();
    }

    private String meant(String id) {
        return isSet(id) ? id.substring(id.lastIndexOf('@') + 1) : id;
    }
}
