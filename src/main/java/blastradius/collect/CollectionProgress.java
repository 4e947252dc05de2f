package blastradius.collect;

/** Is told how far a collection has come, by several threads. */
@FunctionalInterface
public interface CollectionProgress {

    /** Tells nobody. */
    CollectionProgress NONE = (tenant, what, done, total) -> {};

    /**
     * Something has been read.
     *
     * @param tenant whose, by name
     * @param what the list
     * @param done lists of the tenant that are read
     * @param total lists of the tenant that are known to be there
     */
    void reached(String tenant, String what, int done, int total);
}
