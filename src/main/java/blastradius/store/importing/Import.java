package blastradius.store.importing;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.Entity;
import blastradius.model.IdText;
import blastradius.model.ImportReport.Counts;
import blastradius.model.LookUp;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.Removing;
import blastradius.store.database.Json;
import blastradius.store.database.RelationClasses;
import blastradius.store.joining.Candidates;
import blastradius.store.joining.OtherClaims;
import blastradius.store.statement.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One import of one source or several, from {@link Imports#begin} to {@link #commit} or {@link #close}. Statements may come in any order;
 * nothing is written to the database before the commit. Memory: about 60 bytes an entity and, during the commit, at most 24 bytes a
 * relation, whatever they carry. Not thread-safe.
 */
public final class Import implements AutoCloseable {

    /** The longest id, in bytes of UTF-8, that the database's indexes hold. */
    public static final int MAX_ID_BYTES = IdText.MAX_BYTES;

    private final EstateBefore before;
    private final RelationClasses classes;
    private final Plan plan;
    private final List<Part> parts = new ArrayList<>();
    private final Committer committer;
    private final OtherSources others;
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
            Runnable onClose) {
        this.before = before;
        this.classes = classes;
        this.plan = plan;
        this.committer = committer;
        this.others = others;
        this.onClose = onClose;
    }

    /** What one source states. */
    public final class Part {

        private final SourceBefore source;
        private final Statements statements;
        private final OtherClaims stated = new OtherClaims();
        private final Map<Integer, LookUp> lookUps = new HashMap<>();
        private final Map<Integer, String> keys = new HashMap<>();

        private Part(SourceBefore source, Statements statements) {
            this.source = source;
            this.statements = statements;
        }

        SourceBefore source() {
            return source;
        }

        Statements statements() {
            return statements;
        }

        /** What ids begin with that are the source's own: its first name. */
        public String idPrefix() {
            return source.idPrefix();
        }

        /**
         * States an entity. The same id again adds what the first description does not say. Throws {@link BadRequest} for an id or source
         * id of more than {@value #MAX_ID_BYTES} bytes, after which the import can go on.
         */
        public void entity(Entity entity) {
            checkLength("id", entity.id());
            checkLength("source id", entity.sourceId());
            if (entity.tenant() != null) {
                checkLength("tenant", entity.tenant());
            }
            int no = before.number(entity.id());
            statements.entity(no, entity);
            if (parts.size() > 1) {
                stated.add(no, entity);
            }
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

        /** Whether another source describes an entity of this id, or another part does so far. */
        public boolean knows(String id) {
            int no = before.find(id);
            return no != IdTable.NONE && isDescribedElsewhere(this, no);
        }

        /** The ids of what other sources describe and the look-up is true of; there should be one. */
        public List<String> matches(LookUp lookUp) {
            return others.candidates(lookUp).find(lookUp, Set.of()).stream()
                    .map(Candidates.Match::key)
                    .toList();
        }

        /** The id is a placeholder for what the look-up finds, now or after any later import. */
        public void lookUp(String id, LookUp lookUp) {
            int no = before.number(id);
            lookUps.put(no, lookUp);
            keys.put(no, id);
        }

        Map<Integer, LookUp> lookUps() {
            return lookUps;
        }

        /** The id of a placeholder that is looked up. */
        String key(int no) {
            return keys.getOrDefault(no, "");
        }

        /** What sources that the import does not replace, or its other parts so far, say of the entity of this id; null: nothing. */
        public OtherClaims.@Nullable Elsewhere elsewhere(String id) {
            if (others.claims().isEmpty() && parts.size() == 1) {
                return null;
            }
            int no = before.find(id);
            OtherClaims.Elsewhere said = others.claims().of(no);
            for (int i = 0; said == null && i < parts.size(); i++) {
                said = parts.get(i) == this ? null : parts.get(i).stated.of(no);
            }
            return said;
        }
    }

    /** The part of the next of the import's sources. */
    Part add(Statements statements) {
        Part part = new Part(before.sources().get(parts.size()), statements);
        parts.add(part);
        return part;
    }

    EstateBefore before() {
        return before;
    }

    RelationClasses classes() {
        return classes;
    }

    Plan plan() {
        return plan;
    }

    List<Part> parts() {
        return parts;
    }

    boolean isDescribedElsewhere(Part own, int no) {
        return own.source.isDescribedByOthers(no)
                || (parts.size() > 1
                        && parts.stream().anyMatch(part -> part != own && part.statements.isDescribed(no)));
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
    OtherSources others() {
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
            parts.forEach(part -> part.statements.close());
        } finally {
            onClose.run();
        }
    }

    private static void checkLength(String what, String text) {
        if (IdText.bytesIfLong(text) > MAX_ID_BYTES) {
            throw new BadRequest(
                    "the " + what + " \"" + text.substring(0, 40) + "…\" is longer than " + MAX_ID_BYTES + " bytes");
        }
    }
}
