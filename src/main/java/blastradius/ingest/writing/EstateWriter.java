package blastradius.ingest.writing;

import blastradius.ingest.file.Committing;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.ImportReport;
import blastradius.model.LookUp;
import blastradius.model.Relation;
import blastradius.model.Removing;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where one source's facts go. Used by one thread. */
public interface EstateWriter {

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

    /** The ids of what other sources describe and the look-up is true of; there should be one. */
    List<String> matches(LookUp lookUp);

    /** The id is a placeholder for what the look-up finds, now or after any later import. */
    void lookUp(String id, LookUp lookUp);

    /** What ids begin with that are the source's own. */
    String idPrefix();

    /** One import: facts of its sources, which become visible together with {@link #commit()} or not at all. */
    interface Run extends AutoCloseable {

        /** Where the facts of a source go, by its place among those that were named. */
        EstateWriter source(int place);

        /** Makes everything visible in one step, unless it is a trial or removes more than it may; what became of each source. */
        List<Outcome> commit();

        /** Undoes everything unless it was committed. */
        @Override
        void close();
    }

    /**
     * What the commit changed; a version that is not new says that nothing did.
     *
     * @param isChanged whether anything did, or would have
     * @param removed some of what was removed, by name
     * @param refusal why nothing was changed; null: it was, or it is a trial that would be
     */
    record Outcome(
            long version,
            boolean isChanged,
            ImportReport.Counts entities,
            ImportReport.Counts relations,
            List<String> removed,
            @Nullable String refusal) {}

    /**
     * What is meant by an import.
     *
     * @param sources names, each once
     * @param replacing whether what the sources no longer state is removed
     * @param removing how much of it
     * @param isTrial whether it is only asked what it would do
     */
    record Intent(List<String> sources, boolean replacing, Removing removing, boolean isTrial) {}

    /** Begins imports, and tells what earlier ones left. */
    interface Opening {

        /** Begins an import; {@code meter} is told how far the commit is, and asked whether it may go on. */
        Run begin(Intent intent, Committing meter);

        /** The names of all sources. */
        List<String> sources();

        /** The tenants that a source describes, and for each tenant that it says something belongs to one entity that says so. */
        void forEachTenant(String source, Consumer<Entity> visitor);
    }
}
