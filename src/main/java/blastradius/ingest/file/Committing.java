package blastradius.ingest.file;

/** Looks on while everything is committed. */
public interface Committing {

    /** Throws to end the import. */
    void check();

    /** Is told how far a phase is; never throws. */
    void at(String phase, long done, long total);
}
