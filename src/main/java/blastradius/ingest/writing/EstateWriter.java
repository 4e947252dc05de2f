package blastradius.ingest.writing;

import blastradius.ingest.file.Committing;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.ImportReport;
import blastradius.model.Relation;
import org.jspecify.annotations.Nullable;

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

    /** What other sources say of this id; null where none describes it. */
    @Nullable
    Elsewhere elsewhere(String id);

    /**
     * What other sources say of an entity.
     *
     * @param kind what it is
     * @param home the tenant that it belongs to, or is; null where none says so
     */
    record Elsewhere(EntityKind kind, @Nullable String home) {}

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
