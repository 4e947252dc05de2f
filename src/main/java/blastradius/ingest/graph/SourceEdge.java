package blastradius.ingest.graph;

import blastradius.ingest.file.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/** An edge as a graph export states it. */
public record SourceEdge(Place place, String kind, SourceEnd from, SourceEnd to, Map<String, Object> properties) {

    /** The same, and why the answer is only near the truth. */
    SourceEdge approximated(String why) {
        Map<String, Object> more = new LinkedHashMap<>(properties);
        more.put("approximated", why);
        return new SourceEdge(place, kind, from, to, more);
    }
}
