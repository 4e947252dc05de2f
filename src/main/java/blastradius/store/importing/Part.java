package blastradius.store.importing;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.Entity;
import blastradius.model.IdText;
import blastradius.model.LookUp;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.store.database.Json;
import blastradius.store.database.RelationClasses;
import blastradius.store.joining.Asking;
import blastradius.store.joining.Match;
import blastradius.store.joining.OtherClaims;
import blastradius.store.statement.Restatement;
import blastradius.store.statement.Statements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What one source of an {@link Import} states. Ids that somebody keeps apart from others' mean the source's own entities. */
public final class Part implements Restatement.Listener {

    private final Whole run;
    private final SourceBefore source;
    private final Statements statements;
    private final UnaryOperator<String> names;
    private final OtherClaims stated = new OtherClaims();
    private final Map<Integer, LookUp> lookUps = new HashMap<>();
    private final Map<Integer, String> keys = new HashMap<>();

    /** The import. */
    interface Whole {

        EstateBefore before();

        RelationClasses classes();

        /** What the sources say that are not replaced. */
        OtherSources others();

        List<Part> parts();
    }

    Part(Whole run, SourceBefore source, Statements statements, UnaryOperator<String> names) {
        this.run = run;
        this.source = source;
        this.statements = statements;
        this.names = names;
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
     * id of more than {@value IdText#MAX_BYTES} bytes, after which the import can go on.
     */
    @Override
    public void entity(Entity given) {
        checkLength("id", given.id());
        checkLength("source id", given.sourceId());
        if (given.tenant() != null) {
            checkLength("tenant", given.tenant());
        }
        Entity entity = renamed(given);
        int no = run.before().number(entity.id());
        statements.entity(no, entity);
        if (run.parts().size() > 1) {
            stated.add(no, entity);
        }
    }

    private Entity renamed(Entity entity) {
        String id = names.apply(entity.id());
        String tenant = entity.tenant();
        Entity own = id.equals(entity.id()) ? entity : entity.withId(id);
        return tenant == null || names.apply(tenant).equals(tenant) ? own : own.withTenant(names.apply(tenant));
    }

    /** States a relation; its entities may follow later, or never. */
    @Override
    public void relation(Relation relation) {
        checkLength("id", relation.from());
        checkLength("id", relation.to());
        int from = mentioned(relation.from());
        int to = mentioned(relation.to());
        RelationClass relationClass = RelationClass.of(relation).renamed(names);
        statements.relation(from, to, run.classes().number(relationClass), Json.of(relation.evidence()));
    }

    private int mentioned(String given) {
        String id = names.apply(given);
        int no = run.before().number(id);
        statements.mention(no, id);
        return no;
    }

    /** Whether another source describes an entity of this id, or another part does so far. */
    public boolean knows(String id) {
        int no = run.before().find(names.apply(id));
        return no != IdTable.NONE && isDescribedElsewhere(no);
    }

    /** Whether another source describes the entity, or another part does so far. */
    boolean isDescribedElsewhere(int no) {
        return source.isDescribedByOthers(no)
                || (run.parts().size() > 1
                        && run.parts().stream().anyMatch(part -> part != this && part.statements.isDescribed(no)));
    }

    /** The ids of what other sources describe and the look-up is true of; there should be one. */
    public List<String> matches(LookUp lookUp) {
        return run.others().candidates(lookUp).find(lookUp, Asking.NEW).stream()
                .map(Match::key)
                .toList();
    }

    /** The id stands for what the look-up finds, now or after any later import: a placeholder, or a record of the source. */
    @Override
    public void lookUp(String given, LookUp lookUp) {
        String id = names.apply(given);
        int no = run.before().number(id);
        lookUps.put(no, lookUp);
        keys.put(no, id);
    }

    Map<Integer, LookUp> lookUps() {
        return lookUps;
    }

    /** The id of what is looked up. */
    String key(int no) {
        return keys.getOrDefault(no, "");
    }

    /** What sources that the import does not replace, or its other parts so far, say of the entity of this id; null: nothing. */
    public OtherClaims.@Nullable Elsewhere elsewhere(String id) {
        if (run.others().claims().isEmpty() && run.parts().size() == 1) {
            return null;
        }
        int no = run.before().find(names.apply(id));
        OtherClaims.Elsewhere said = run.others().claims().of(no);
        for (int i = 0; said == null && i < run.parts().size(); i++) {
            Part part = run.parts().get(i);
            said = part == this ? null : part.stated.of(no);
        }
        return said;
    }

    private static void checkLength(String what, String text) {
        if (IdText.bytesIfLong(text) > IdText.MAX_BYTES) {
            throw new BadRequest("the " + what + " \"" + text.substring(0, 40) + "…\" is longer than "
                    + IdText.MAX_BYTES + " bytes");
        }
    }
}
