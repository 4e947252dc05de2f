package blastradius.ingest.graph;

import blastradius.ingest.file.Place;
import java.util.List;
import java.util.Map;

/**
 * A node as a graph export states it.
 *
 * @param key how the export's edges refer to it
 * @param kinds the export's words for what it is, the most telling first; may be empty
 * @param properties values are texts, numbers, truth values or lists of them
 */
public record SourceNode(Place place, String key, List<String> kinds, Map<String, Object> properties) {}
