package blastradius.snapshot;

import blastradius.model.AccessLevel;
import blastradius.model.BackupForm;
import blastradius.model.Clause;
import blastradius.model.Consequence;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import blastradius.model.TriggerMode;
import blastradius.snapshot.ArcClass.Role;
import java.util.Arrays;

/**
 * Turns relations into arcs and junctions: the clauses of each {@link RelationKind}, and the rules that read several relations at once.
 * Every relation leaves at least one arc of role RELATION in a row of an entity, so that a snapshot alone can list them.
 */
final class Compiler {

    private static final int SEE = AccessLevel.SEE.code();
    private static final int USE = AccessLevel.USE.code();
    private static final int CONTROL = AccessLevel.CONTROL.code();

    private final EntityTable entities;
    private final Lookups lookups;
    private final Arcs arcs;
    private final JunctionsBuilder conditions;

    Compiler(EntityTable entities, Arcs arcs, Lookups lookups) {
        this.entities = entities;
        this.arcs = arcs;
        this.lookups = lookups;
        this.conditions = new JunctionsBuilder(arcs, entities, lookups);
    }

    /** The number of the arc class of a relation itself. */
    int arcClass(RelationClass relation) {
        return arcs.classNumber(new ArcClass(Role.RELATION, relation, null));
    }

    /** Whether relations of this class leave arcs that their source and class alone do not tell from those of their like. */
    static boolean hasConsequences(RelationClass relation) {
        return relation.kind().consequence() != Consequence.NONE;
    }

    /**
     * Adds the arcs and junctions of one relation.
     *
     * @param arcClass what {@link #arcClass} gives for it, kept by the caller as it is asked for each relation
     */
    void relation(int from, RelationClass relation, int to, int arcClass) {
        if (givesNothing(relation, from, to)) {
            arcs.add(from, Rows.CONTEXT, to, 0, arcClass);
            return;
        }
        switch (relation.kind()) {
            case CONTAINS -> contains(from, relation, to, arcClass);
            case MANAGES -> manages(from, relation, to, arcClass);
            case TRIGGERS -> triggers(from, relation, to, arcClass);
            case HAS_ROLE -> hasRole(from, relation, to, arcClass);
            case AUTHENTICATES_AS,
                    STORES,
                    HAS_SESSION,
                    MEMBER_OF,
                    CAN_MANAGE_MEMBERS,
                    HOLDS_GRANT,
                    GRANTS,
                    CAN,
                    CAN_TAKE_OVER,
                    CAN_SIGN_IN_AS,
                    OWNS,
                    CAN_CHANGE_AUTHORITY,
                    CAN_ASSUME,
                    RUNS_AS,
                    CONSENTED,
                    FEDERATES_TO,
                    SIGNS_FOR,
                    SYNCED_TO,
                    DEPLOYS_TO,
                    BACKS_UP,
                    CAN_APPROVE,
                    IN_ZONE,
                    USED_BY,
                    KNOWN_TO,
                    OWNED_BY,
                    REVIEWED_BY,
                    UNDER_CONTRACT,
                    ASSIGNED_TO,
                    HAS_EXCEPTION,
                    PARENT_OF,
                    ISSUED_BY,
                    APPROVED_BY -> clauses(from, relation, to, arcClass);
        }
        if (relation.kind() == RelationKind.BACKS_UP && relation.terms().form() == BackupForm.IMAGE) {
            imageSecrets(from, relation, to);
        }
        if (relation.kind() == RelationKind.STORES && isContent(relation.terms(), from)) {
            content(from, relation, to);
        }
    }

    /** A person acts through his identities; a disabled identity cannot be signed in to; a secret that is never disclosed is not. */
    private boolean givesNothing(RelationClass relation, int from, int to) {
        RelationKind kind = relation.kind();
        EntityTraits gained = entities.traits(kind == RelationKind.USED_BY ? from : to);
        return entities.kind(from).type() == EntityType.PERSON
                || relation.terms().never()
                || (!gained.enabled() && kind.isClosedByDisabling(gained));
    }

    private void clauses(int from, RelationClass relation, int to, int arcClass) {
        if (relation.kind().clauses().isEmpty()) {
            arcs.add(from, Rows.CONTEXT, to, 0, arcClass);
        }
        for (Clause clause : relation.kind().clauses()) {
            int holder = clause.backwards() ? to : from;
            int held = clause.backwards() ? from : to;
            int needs = level(clause.needs(), relation.terms(), holder);
            emit(
                    relation,
                    holder,
                    needs,
                    new ArcTarget(held, level(clause.gives(), relation.terms(), holder), arcClass));
        }
    }

    private void contains(int from, RelationClass relation, int to, int arcClass) {
        EntityKind kind = entities.kind(to);
        if (entities.traits(to).helper() && !entities.traits(from).helper()) {
            arcs.add(from, Rows.CONTEXT, to, 0, arcClass); // only the rights that made a helper reach it
            return;
        }
        switch (kind.type()) {
            case RESOURCE -> {
                if (kind == EntityKind.POLICY) {
                    emit(relation, from, CONTROL, new ArcTarget(to, CONTROL, arcClass));
                } else {
                    copy(from, relation, to, arcClass);
                }
            }
            case TENANT, IDENTITY, GROUP, ROLE -> emit(relation, from, CONTROL, new ArcTarget(to, CONTROL, arcClass));
            case GRANT -> {
                if (allScopesWithin(to, from)) {
                    emit(relation, from, CONTROL, new ArcTarget(to, CONTROL, arcClass));
                } else {
                    arcs.add(from, Rows.CONTEXT, to, 0, arcClass);
                }
            }
            case CREDENTIAL, PERSON, CONTRACT -> arcs.add(from, Rows.CONTEXT, to, 0, arcClass);
        }
    }

    private void copy(int from, RelationClass relation, int to, int arcClass) {
        if (!JunctionsBuilder.needsJunction(relation.terms())) {
            arcs.add(from, Rows.COPY, to, 0, arcClass);
            return;
        }
        for (int level = SEE; level <= CONTROL; level++) {
            emit(relation, from, level, new ArcTarget(to, level, arcClass));
        }
    }

    private boolean allScopesWithin(int grant, int container) {
        for (int scope : lookups.targets(RelationKind.GRANTS, grant)) {
            if (!lookups.isWithin(scope, container)) {
                return false;
            }
        }
        return true;
    }

    private void manages(int from, RelationClass relation, int to, int arcClass) {
        if (entities.kind(to).type() != EntityType.TENANT) {
            clauses(from, relation, to, arcClass);
            return;
        }
        arcs.add(from, Rows.CONTEXT, to, 0, arcClass);
        int derived = derived(relation);
        for (int endpoint : lookups.under(to)) {
            if (isEndpoint(endpoint)) {
                clauses(from, relation, endpoint, derived);
            }
        }
    }

    /** A tenant that a tool manages means its endpoints: hosts, what is known only as a resource, and the endpoint service scope. */
    private boolean isEndpoint(int vertex) {
        EntityKind kind = entities.kind(vertex);
        if (entities.traits(vertex).helper()) {
            return false;
        }
        return kind == EntityKind.HOST
                || kind == EntityKind.OTHER
                || (kind == EntityKind.SCOPE && entities.traits(vertex).service() == ServiceScope.ENDPOINTS);
    }

    private void triggers(int from, RelationClass relation, int to, int arcClass) {
        TriggerMode mode = relation.terms().mode();
        int exercise = entities.kind(from).exerciseLevel().code();
        if (mode == TriggerMode.ARBITRARY) {
            emit(relation, from, exercise, new ArcTarget(to, CONTROL, arcClass));
            return;
        }
        arcs.add(from, Rows.CONTEXT, to, 0, arcClass);
        if (mode == TriggerMode.PARAMETERISED) {
            for (String effect : relation.terms().effects()) {
                entities.vertexOf(effect).ifPresent(grant -> triggeredGrant(from, relation, to, grant));
            }
        }
    }

    private void triggeredGrant(int from, RelationClass relation, int workload, int grant) {
        for (int identity : lookups.targets(RelationKind.RUNS_AS, workload)) {
            if (Arrays.stream(lookups.targets(RelationKind.HOLDS_GRANT, identity))
                    .anyMatch(held -> held == grant)) {
                int exercise = entities.kind(from).exerciseLevel().code();
                emit(relation, from, exercise, new ArcTarget(grant, USE, derived(relation)));
                return;
            }
        }
    }

    private void hasRole(int grant, RelationClass relation, int role, int arcClass) {
        arcs.add(grant, Rows.CONTEXT, role, 0, arcClass);
        int derived = derived(relation);
        for (int scope : lookups.targets(RelationKind.GRANTS, grant)) {
            conditions.join(grant, USE, conditions.controlOf(role), new ArcTarget(scope, CONTROL, derived));
        }
    }

    private void imageSecrets(int from, RelationClass relation, int to) {
        int derived = derived(relation);
        for (int secret : lookups.targets(RelationKind.STORES, to)) {
            emit(relation, from, CONTROL, new ArcTarget(secret, USE, derived));
        }
    }

    private void content(int from, RelationClass relation, int to) {
        int content = arcs.classNumber(new ArcClass(Role.CONTENT, relation, null));
        emit(relation, from, AccessLevel.READ.code(), new ArcTarget(to, USE, content));
    }

    /** Whether the store keeps old copies rather than handing out the current value; where the terms are silent, by its kind. */
    private boolean isContent(Terms terms, int store) {
        if (terms.live() != null) {
            return !terms.live();
        }
        return entities.kind(store).keepsCopies();
    }

    private void emit(RelationClass relation, int from, int needs, ArcTarget target) {
        if (JunctionsBuilder.needsJunction(relation.terms())) {
            var further = conditions.of(from, relation.kind(), target.vertex(), relation.terms());
            conditions.join(from, needs, further, target);
        } else {
            arcs.add(from, needs, target.vertex(), target.gives(), target.arcClass());
        }
    }

    private int derived(RelationClass relation) {
        return arcs.classNumber(new ArcClass(Role.DERIVED, relation, null));
    }

    private int level(Clause.Side side, Terms terms, int holder) {
        return switch (side) {
            case Clause.Side.Fixed fixed -> fixed.level().code();
            case Clause.Side.Exercise exercise ->
                entities.kind(holder).exerciseLevel().code();
            case Clause.Side.Stated stated -> (terms.level() == null ? stated.byDefault() : terms.level()).code();
            case Clause.Side.Same same -> Rows.COPY;
        };
    }
}
