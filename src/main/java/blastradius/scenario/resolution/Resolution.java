package blastradius.scenario.resolution;

import blastradius.analysis.question.Budget;
import blastradius.model.Action;
import blastradius.model.BlastRadiusException;
import blastradius.model.Change;
import blastradius.model.Entity;
import blastradius.model.EntityType;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.Scenario;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A scenario applied to one snapshot: the snapshot as it would be, and what became of each change. What a change names and the estate no longer
 * has is listed, never an error. O(E) where a rule selects relations, else O(rows that change); the snapshot shares everything else with its base.
 *
 * @param scenario what was applied
 * @param snapshot the estate as it would be; the base itself where nothing changes
 * @param applied one entry a change, in their order
 * @param newcomers entities that the estate lacks and the scenario adds, among them new values of credentials
 * @param removed relations of the estate that it ends or replaces by narrower or wider ones
 * @param added relations that it adds or puts in others' places
 * @param gone vertices of entities that it removes: compromised, they reach nothing
 * @param isRemovalOnly whether nothing in it could give anybody more: then nobody reaches a tenant at a higher level than before
 */
public record Resolution(
        Scenario scenario,
        Snapshot snapshot,
        List<Applied> applied,
        List<Entity> newcomers,
        Set<RelationAt> removed,
        Set<RelationAt> added,
        Set<Integer> gone,
        boolean isRemovalOnly) {

    /**
     * What became of one change.
     *
     * @param changed what it changes, as it was before
     * @param left what it selects and leaves as it is
     * @param removed relations that were there before it and end, or give way to others
     * @param added relations that it adds or puts in others' places
     * @param newcomers vertices of entities that it adds, among them new values of credentials
     * @param missing ids that it names and that mean nothing in the estate, at least not to this action
     */
    public record Applied(
            Change change,
            Touched changed,
            Touched left,
            Set<RelationAt> removed,
            Set<RelationAt> added,
            List<Integer> newcomers,
            List<String> missing) {

        /** How many things it changes. */
        public int count() {
            return changed.count();
        }

        /** What it costs: its unit cost for each thing that it changes. */
        public double cost() {
            return change.cost() * count();
        }
    }

    public Resolution {
        applied = List.copyOf(applied);
        newcomers = List.copyOf(newcomers);
    }

    /** Applies the changes in their order, however long it takes. */
    public static Resolution of(Snapshot base, Scenario scenario) {
        return of(base, scenario, List.of(), Budget.unlimited());
    }

    /**
     * Applies the changes in their order.
     *
     * @throws BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static Resolution of(Snapshot base, Scenario scenario, Budget budget) {
        return of(base, scenario, List.of(), budget);
    }

    /**
     * The same with room for entities that other scenarios add, so that vertices mean the same in all of their snapshots.
     *
     * @param known entities without relations here, unless this scenario adds them too
     */
    public static Resolution of(Snapshot base, Scenario scenario, List<Entity> known, Budget budget) {
        DraftedEstate draft = new DraftedEstate(base, known, budget);
        List<Applied> applied = new ArrayList<>();
        for (Change change : scenario.changes()) {
            budget.check();
            applied.add(applied(change, "changes[" + applied.size() + "]", draft));
        }
        return new Resolution(
                scenario,
                built(draft),
                applied,
                draft.newcomers(),
                Set.copyOf(draft.edits().removed()),
                Set.copyOf(draft.edits().added()),
                Set.copyOf(draft.gone()),
                draft.isRemovalOnly());
    }

    /** What all changes cost together. */
    public double cost() {
        return applied.stream().mapToDouble(Applied::cost).sum();
    }

    private static Applied applied(Change change, String place, DraftedEstate draft) {
        Selector selector = new Selector(draft);
        int known = draft.present().size();
        draft.edits().next();
        Touched changed = apply(change.action(), place, draft, selector);
        List<Integer> newcomers = draft.present().stream().skip(known).toList();
        return new Applied(
                change,
                changed,
                selector.selected().without(changed),
                Collections.unmodifiableSet(draft.edits().taken()),
                Collections.unmodifiableSet(draft.edits().given()),
                newcomers,
                selector.missing());
    }

    private static Snapshot built(DraftedEstate draft) {
        try {
            return draft.build();
        } catch (IllegalStateException e) {
            throw new BlastRadiusException.LimitExceeded(
                    "the scenario adds more entities than fit beside the estate: " + e.getMessage());
        }
    }

    private static Touched apply(Action action, String place, DraftedEstate draft, Selector selector) {
        AccessChanges access = new AccessChanges(draft, selector);
        SecretChanges secrets = new SecretChanges(draft, selector);
        return switch (action) {
            case Action.Revoke revoke -> access.revoke(revoke);
            case Action.Expire expire -> access.expire(expire);
            case Action.Scope scope -> access.scope(scope);
            case Action.MakeEligible eligible -> access.makeEligible(eligible);
            case Action.RequireApproval approval -> access.requireApproval(approval);
            case Action.RequireMfa mfa -> secrets.requireMfa(mfa);
            case Action.Rotate rotate -> secrets.rotate(rotate);
            case Action.Delete delete -> secrets.delete(delete);
            case Action.Split split -> secrets.split(split);
            case Action.Disclose disclose -> secrets.disclose(disclose);
            case Action.Disable disable -> new PeopleChanges(draft, selector, secrets).disable(disable);
            case Action.Offboard offboard -> new PeopleChanges(draft, selector, secrets).offboard(offboard);
            case Action.Restrict restrict -> new ToolChanges(draft, selector).restrict(restrict);
            case Action.Remove remove -> remove(remove, draft, selector, secrets);
            case Action.AddEntity added -> addEntity(added.entity(), draft, selector);
            case Action.AddRelation added -> addRelation(added.relation(), place, draft, selector);
        };
    }

    /** Ids of entities remove them, ids of relations these; a rule removes relations if it names kinds of them, else entities. */
    private static Touched remove(Action.Remove remove, DraftedEstate draft, Selector selector, SecretChanges secrets) {
        Set<Integer> entities = selector.entitiesAmong(remove.select());
        Set<RelationAt> relations = selector.relationsAmong(remove.select());
        relations.forEach(draft::remove);
        entities.forEach(secrets::remove);
        return new Touched(entities, relations);
    }

    private static Touched addEntity(Entity entity, DraftedEstate draft, Selector selector) {
        boolean isNew = draft.vertex(entity.id()).isEmpty();
        Set<Integer> added = Set.of(selector.met(draft.entity(entity)));
        return isNew ? Touched.entities(added) : Touched.NOTHING;
    }

    private static Touched addRelation(Relation relation, String place, DraftedEstate draft, Selector selector) {
        OptionalInt from = selector.vertex(relation.from());
        OptionalInt to = selector.vertex(relation.to());
        if (from.isEmpty() || to.isEmpty()) {
            return Touched.NOTHING;
        }
        EntityType source = draft.kind(from.getAsInt()).type();
        EntityType target = draft.kind(to.getAsInt()).type();
        if (!relation.kind().fits(source, target)) {
            throw new BlastRadiusException.BadRequest(place + ".addRelation: " + relation.kind()
                    + " cannot stand from a "
                    + source.label() + " (\"" + relation.from() + "\") to a " + target.label() + " (\"" + relation.to()
                    + "\")");
        }
        RelationAt at = new RelationAt(from.getAsInt(), to.getAsInt(), RelationClass.of(relation));
        return draft.add(selector.met(at)) ? Touched.relations(Set.of(at)) : Touched.NOTHING;
    }
}
