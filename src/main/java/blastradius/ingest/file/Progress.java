package blastradius.ingest.file;

/** Is told how far an import is, on the importing thread. */
@FunctionalInterface
public interface Progress {

    /** Nobody is told. */
    Progress NONE = state -> {};

    void at(State state);

    /** Tells this one, then the other. */
    default Progress and(Progress other) {
        return state -> {
            at(state);
            other.at(state);
        };
    }

    /**
     * How far an import is. Graphs are read twice, so the bytes count both readings.
     *
     * @param phase what is being done, in words
     * @param records records read so far
     * @param bytes packed bytes read so far, of {@code totalBytes}
     * @param done how far the phase is that follows on reading, of {@code total}
     * @param total 0 while files are read, and in phases whose length nobody knows
     */
    record State(String phase, long records, long bytes, long totalBytes, long done, long total) {

        /** As far, but doing something else. */
        public State in(String next) {
            return new State(next, records, bytes, totalBytes, 0, 0);
        }
    }
}
