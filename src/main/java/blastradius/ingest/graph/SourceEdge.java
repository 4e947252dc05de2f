package blastradius.ingest.graph;

import blastradius.ingest.file.Place;
import java.util.Map;

/** An edge as a graph export states it. */
public record SourceEdge(Place place, String kind, SourceEnd from, SourceEnd to, Map<String, Object> properties) {}
