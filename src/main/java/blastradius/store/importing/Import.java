package blastradius.store.importing;

import blastradius.model.Entity;
import blastradius.model.IdText;
import blastradius.model.ImportReport.Counts;
import blastradius.model.Relation;
import blastradius.model.Removing;
import blastradius.store.database.RelationClasses;
import blastradius.store.joining.Vetoes;
import blastradius.store.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One import of one source or several, from {@link Imports#begin} to {@link #commit} or {@link #close}. Statements may come in any order;
 * nothing is written to the database before the commit. Memory: about 60 bytes an entity and, during the commit, at most 24 bytes a
 * relation, whatever they carry. Not thread-safe.
 */
public final class Import implements AutoCloseable, Part.Whole {

    /** The longest id, in bytes of UTF-8, that the database's indexes hold. */
    public static final int MAX_ID_BYTES = IdText.MAX_BYTES;

    private final EstateBefore before;
    private final RelationClasses classes;
    private final Plan plan;
    private final List<Part> parts = new ArrayList<>();
    private final Committer committer;
    private final OtherSources others;
    private final Vetoes vetoes;
    private final Runnable onClose;
    private boolean closed;

    /** What becomes of what the source stated before and does not state now. */
    public enum Mode {
        /** It is removed, as far as this source goes. */
        REPLACE,
        /** It stays. */
        ADD,
        /** It is removed, and the source with it. */
        LEAVE
    }

    /**
     * What is meant by an import.
     *
     * @param removing how much it may remove of each source
     * @param isTrial whether it is only asked what it would do
     */
    public record Plan(Mode mode, Removing removing, boolean isTrial) {

        /** In this mode, whatever it removes. */
        public static Plan of(Mode mode) {
            return new Plan(mode, Removing.ANY, false);
        }
    }

    /**
     * What an import did to one of its sources, or would.
     *
     * @param version the estate's version afterwards; the one before where nothing changed
     * @param isChanged whether there is a new version, or would be
     * @param entities what became of the source's descriptions of entities
     * @param relations what became of the source's relations
     * @param duplicates relations that were stated more than once
     * @param repeated descriptions of entities that the import had described before; their properties were merged, the first word
     *     counting
     * @param danglingEnds ids at the ends of relations that no source describes; they stand as placeholders
     * @param danglingIds the first of them
     * @param removed some of what was removed, by name
     * @param refusal why nothing was done, though it was no trial; why nothing would be done, where it was
     */
    public record Outcome(
            long version,
            boolean isChanged,
            Counts entities,
            Counts relations,
            long duplicates,
            long repeated,
            long danglingEnds,
            List<String> danglingIds,
            List<String> removed,
            @Nullable String refusal) {}

    /** Turns statements into a version. */
    @FunctionalInterface
    interface Committer {
        List<Outcome> commit(Import statements);
    }

    Import(
            EstateBefore before,
            RelationClasses classes,
            Plan plan,
            Committer committer,
            OtherSources others,
            Vetoes vetoes,
            Runnable onClose) {
        this.before = before;
        this.classes = classes;
        this.plan = plan;
        this.committer = committer;
        this.others = others;
        this.vetoes = vetoes;
        this.onClose = onClose;
    }

    /** The part of the next of the import's sources. */
    Part add(Statements statements) {
        SourceBefore source = before.sources().get(parts.size());
        Part part = new Part(this, source, statements, vetoes.names(source.no()));
        parts.add(part);
        return part;
    }

    @Override
    public EstateBefore before() {
        return before;
    }

    @Override
    public RelationClasses classes() {
        return classes;
    }

    Plan plan() {
        return plan;
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    /** What somebody keeps apart, when this is committed. */
    Vetoes vetoes() {
        return vetoes;
    }

    /** What the source of this place among the import's sources states. */
    public Part part(int place) {
        return parts.get(place);
    }

    /** What the first source states: an entity, see {@link Part#entity}. */
    public void entity(Entity entity) {
        part(0).entity(entity);
    }

    /** What the first source states: a relation, see {@link Part#relation}. */
    public void relation(Relation relation) {
        part(0).relation(relation);
    }

    /** Makes everything visible in one step, and says what became of the first source. */
    public Outcome commit() {
        return commitAll().getFirst();
    }

    /** What the sources say that are not replaced. */
    @Override
    public OtherSources others() {
        return others;
    }

    /**
     * Makes everything visible in one step, unless it is a trial or would remove more than it may. When it throws, the estate is as
     * before. Not more than once.
     *
     * @return what became of each source, in their order
     */
    public List<Outcome> commitAll() {
        return committer.commit(this);
    }

    /** Ends the import; without a commit nothing was changed. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            parts.forEach(part -> part.statements().close());
        } finally {
            onClose.run();
        }
    }
}
