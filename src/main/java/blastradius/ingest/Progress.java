package blastradius.ingest;

/** Is told how far an import is, on the importing thread. */
@FunctionalInterface
public interface Progress {

    /** Nobody is told. */
    Progress NONE = state -> {};

    void at(State state);

    /**
     * How far an import is. Graphs are read twice, so the bytes count both readings.
     *
     * @param phase what is being done, in words
     * @param records records read so far
     * @param bytes bytes read so far, of {@code totalBytes}
     */
    record State(String phase, long records, long bytes, long totalBytes) {

        /** As far, but doing something else. */
        State in(String next) {
            return new State(next, records, bytes, totalBytes);
        }
    }
}
