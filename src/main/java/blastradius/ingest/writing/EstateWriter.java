package blastradius.ingest.writing;

import blastradius.ingest.file.Committing;
import blastradius.model.Entity;
import blastradius.model.ImportReport;
import blastradius.model.Relation;

/**
 * Where an import goes: one source's facts, which become visible together with {@link #commit()} or not at all. Used by one thread.
 */
public interface EstateWriter extends AutoCloseable {

    /** States an entity; the same id again adds to its properties. */
    void entity(Entity entity);

    /** States a relation between ids; its entities may be stated later, or by another source, or by nobody. */
    void relation(Relation relation);

    /** Whether another source has described this id. */
    boolean knows(String id);

    /** Makes everything visible in one step. */
    Outcome commit();

    /** Undoes everything unless it was committed. */
    @Override
    void close();

    /** What the commit changed; a version that is not new says that nothing did. */
    record Outcome(long version, ImportReport.Counts entities, ImportReport.Counts relations) {}

    /** Begins imports. */
    @FunctionalInterface
    interface Opening {

        /**
         * Begins the import of a source.
         *
         * @param replacing whether what the source no longer states is removed
         * @param meter is told how far the commit is, and asked whether it may go on
         */
        EstateWriter begin(String source, boolean replacing, Committing meter);
    }
}
