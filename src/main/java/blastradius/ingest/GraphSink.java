package blastradius.ingest;

/** Takes the records of a graph export, whatever format they came in. */
interface GraphSink {

    void node(SourceNode node);

    void edge(SourceEdge edge);

    /** A record that is no node and no edge. */
    void rejected(Place place, String reason);
}
