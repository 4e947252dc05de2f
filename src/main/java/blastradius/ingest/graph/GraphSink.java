package blastradius.ingest.graph;

import blastradius.ingest.file.Place;
import blastradius.model.PlainText;
import java.util.Map;
import java.util.Optional;

/** Takes the records of a graph export, whatever format they came in. */
public interface GraphSink {

    void node(SourceNode node);

    void edge(SourceEdge edge);

    /** A record that is no node and no edge. */
    void rejected(Place place, String reason);

    /** Whether the texts of a record can be kept; one with a text that is cut inside a character is rejected. */
    default boolean takes(Place place, Map<String, Object> record) {
        Optional<String> broken = PlainText.broken("", record);
        broken.ifPresent(reason -> rejected(place, reason));
        return broken.isEmpty();
    }
}
