package blastradius.ingest.graph;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Meter;

/** Reads a graph format in two goes, so that relations can be judged by what stands at their ends. */
public interface GraphReader {

    /** Hands over the nodes of a file and passes over its edges. */
    void nodes(Content content, Meter meter, GraphSink sink);

    /** Hands over the edges of a file and passes over its nodes. */
    void edges(Content content, Meter meter, GraphSink sink);
}
