package blastradius.ingest;

import java.util.Map;

/** An edge as a graph export states it. */
record SourceEdge(Place place, String kind, SourceEnd from, SourceEnd to, Map<String, Object> properties) {}
