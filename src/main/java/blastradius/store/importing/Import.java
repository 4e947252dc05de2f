package blastradius.store.importing;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.Entity;
import blastradius.model.IdText;
import blastradius.model.ImportReport.Counts;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.store.database.Json;
import blastradius.store.database.RelationClasses;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One import of one source, from {@link Imports#begin} to {@link #commit} or {@link #close}. Statements may come in any order; nothing
 * is written to the database before the commit. Memory: about 60 bytes an entity and, during the commit, at most 24 bytes a relation,
 * whatever they carry. Not thread-safe.
 */
public final class Import implements AutoCloseable {

    /** The longest id, in bytes of UTF-8, that the database's indexes hold. */
    public static final int MAX_ID_BYTES = IdText.MAX_BYTES;

    private final EstateBefore before;
    private final RelationClasses classes;
    private final Statements statements;
    private final Committer committer;
    private final boolean keepUnstated;
    private final Supplier<OtherClaims> readOthers;
    private final Runnable onClose;
    private @Nullable OtherClaims others;
    private boolean closed;

    /** What becomes of what the source stated before and does not state now. */
    public enum Mode {
        /** It is removed, as far as this source goes. */
        REPLACE,
        /** It stays. */
        ADD
    }

    /**
     * What an import did.
     *
     * @param version the estate's version afterwards; the one before where nothing changed
     * @param isChanged whether there is a new version
     * @param entities what became of the source's descriptions of entities
     * @param relations what became of the source's relations
     * @param duplicates relations that were stated more than once
     * @param repeated descriptions of entities that the import had described before; their properties were merged, the first word
     *     counting
     * @param danglingEnds ids at the ends of relations that no source describes; they stand as placeholders
     * @param danglingIds the first of them
     */
    public record Outcome(
            long version,
            boolean isChanged,
            Counts entities,
            Counts relations,
            long duplicates,
            long repeated,
            long danglingEnds,
            List<String> danglingIds) {}

    /** Turns statements into a version. */
    @FunctionalInterface
    interface Committer {
        Outcome commit(EstateBefore before, RelationClasses classes, Statements statements, boolean keepUnstated);
    }

    Import(
            EstateBefore before,
            RelationClasses classes,
            Statements statements,
            Mode mode,
            Committer committer,
            Supplier<OtherClaims> readOthers,
            Runnable onClose) {
        this.before = before;
        this.classes = classes;
        this.statements = statements;
        this.keepUnstated = mode == Mode.ADD;
        this.committer = committer;
        this.readOthers = readOthers;
        this.onClose = onClose;
    }

    /**
     * States an entity. The same id again adds what the first description does not say. Throws {@link BadRequest} for an id or source id
     * of more than {@value #MAX_ID_BYTES} bytes, after which the import can go on.
     */
    public void entity(Entity entity) {
        checkLength("id", entity.id());
        checkLength("source id", entity.sourceId());
        if (entity.tenant() != null) {
            checkLength("tenant", entity.tenant());
        }
        statements.entity(before.number(entity.id()), entity);
    }

    /** States a relation; its entities may follow later, or never. */
    public void relation(Relation relation) {
        checkLength("id", relation.from());
        checkLength("id", relation.to());
        int from = before.number(relation.from());
        int to = before.number(relation.to());
        statements.mention(from, relation.from());
        statements.mention(to, relation.to());
        statements.relation(from, to, classes.number(RelationClass.of(relation)), Json.of(relation.evidence()));
    }

    /** Whether another source describes an entity of this id. */
    public boolean knows(String id) {
        return before.isDescribedByOthers(id);
    }

    /** What sources that this import does not replace say of the entity of this id; null where none describes it. */
    @Nullable
    public Elsewhere elsewhere(String id) {
        OtherClaims known = others;
        if (known == null) {
            known = readOthers.get();
            others = known;
        }
        return known.isEmpty() ? null : known.of(before.find(id));
    }

    /**
     * Makes everything visible in one step. When it throws, the estate is as before. Not more than once.
     */
    public Outcome commit() {
        return committer.commit(before, classes, statements, keepUnstated);
    }

    /** Ends the import; without a commit nothing was changed. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            statements.close();
        } finally {
            onClose.run();
        }
    }

    private static void checkLength(String what, String text) {
        if (text.length() > MAX_ID_BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES) {
            throw new BadRequest(
                    "the " + what + " \"" + text.substring(0, 40) + "…\" is longer than " + MAX_ID_BYTES + " bytes");
        }
    }
}
