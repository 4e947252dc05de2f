package blastradius.snapshot;

import blastradius.model.EntityTraits;
import blastradius.model.GrantState;
import blastradius.model.RelationKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The relations whose arcs a change may alter although they did not change themselves: those of rules that read several relations. Asked of
 * the estate both before and after the change.
 */
final class Dependents {

    private final Snapshot base;
    private final RevisedLookups lookups;
    private final Set<RelationAt> dependents = new LinkedHashSet<>();

    Dependents(Snapshot base, RevisedLookups lookups) {
        this.base = base;
        this.lookups = lookups;
    }

    /** Relations that must be activated: what group membership and approvers decide. Read once per snapshot. */
    private record Gated(List<RelationAt> relations) {

        static Gated of(Snapshot snapshot) {
            boolean any = snapshot.arcClasses().stream()
                    .anyMatch(c -> c.relation() != null && c.relation().terms().state() == GrantState.ELIGIBLE);
            List<RelationAt> gated = new ArrayList<>();
            RelationRows rows = new RelationRows(snapshot);
            for (int v = 0; any && v < snapshot.entityCount(); v++) {
                rows.in(v).stream()
                        .filter(r -> r.relationClass().terms().state() == GrantState.ELIGIBLE)
                        .forEach(gated::add);
            }
            return new Gated(List.copyOf(gated));
        }
    }

    Set<RelationAt> of(Set<RelationAt> changed) {
        changed.forEach(this::add);
        return dependents;
    }

    /** The relations that an identity's being enabled decides. It need not be one of the snapshot's, so its traits are the caller's to know. */
    void addThoseOfIdentity(int identity, EntityTraits traits) {
        keep(lookups.to(identity), r -> r.relationClass().kind().isClosedByDisabling(traits));
        keep(lookups.from(identity), r -> r.relationClass().kind() == RelationKind.USED_BY);
    }

    private void add(RelationAt changed) {
        switch (changed.relationClass().kind()) {
            case MEMBER_OF -> addActivationsOf(groupsAbove(changed.to()));
            case CAN_APPROVE -> {
                keep(gated(), r -> r.to() == changed.to());
                addActivationsOf(groupsAbove(changed.to()));
            }
            case GRANTS -> addThoseOfGrant(changed.from());
            case CONTAINS -> addThoseOfContainer(changed.from(), changed.to());
            case STORES -> keepInto(changed.from(), RelationKind.BACKS_UP);
            case RUNS_AS -> keepInto(changed.from(), RelationKind.TRIGGERS);
            case HOLDS_GRANT -> {
                for (int workload : lookups.sources(RelationKind.RUNS_AS, changed.from())) {
                    keepInto(workload, RelationKind.TRIGGERS);
                }
            }
            case AUTHENTICATES_AS,
                    HAS_SESSION,
                    CAN_MANAGE_MEMBERS,
                    CAN,
                    CAN_TAKE_OVER,
                    CAN_SIGN_IN_AS,
                    OWNS,
                    CAN_CHANGE_AUTHORITY,
                    CAN_ASSUME,
                    TRIGGERS,
                    MANAGES,
                    CONSENTED,
                    FEDERATES_TO,
                    SIGNS_FOR,
                    SYNCED_TO,
                    DEPLOYS_TO,
                    BACKS_UP,
                    IN_ZONE,
                    USED_BY,
                    KNOWN_TO,
                    HAS_ROLE,
                    OWNED_BY,
                    REVIEWED_BY,
                    UNDER_CONTRACT,
                    ASSIGNED_TO,
                    HAS_EXCEPTION,
                    PARENT_OF,
                    ISSUED_BY,
                    APPROVED_BY -> {}
        }
    }

    private void addThoseOfGrant(int grant) {
        keep(lookups.from(grant), r -> r.relationClass().kind() == RelationKind.HAS_ROLE);
        keepInto(grant, RelationKind.CONTAINS);
    }

    private void addThoseOfContainer(int container, int content) {
        for (int grant : lookups.sources(RelationKind.GRANTS, content)) {
            keepInto(grant, RelationKind.CONTAINS);
        }
        for (int under : lookups.under(content)) {
            for (int grant : lookups.sources(RelationKind.GRANTS, under)) {
                keepInto(grant, RelationKind.CONTAINS);
            }
        }
        above(container, RelationKind.CONTAINS).stream().forEach(above -> keepInto(above, RelationKind.MANAGES));
    }

    /** An activation that makes somebody a member decides in turn what he can ask for and approve as one. */
    private void addActivationsOf(BitSet groups) {
        BitSet above = new BitSet();
        while (above.cardinality() < groups.cardinality()) {
            above.or(groups);
            gated().stream()
                    .filter(r -> above.get(r.from()) || approves(r, above))
                    .filter(dependents::add)
                    .filter(r -> r.relationClass().kind() == RelationKind.MEMBER_OF)
                    .forEach(r -> groups.or(groupsAbove(r.to())));
        }
    }

    private boolean approves(RelationAt gated, BitSet groups) {
        return gated.relationClass().terms().approvers().stream()
                        .anyMatch(id -> base.vertexOf(id).isPresent()
                                && groups.get(base.vertexOf(id).getAsInt()))
                || java.util.Arrays.stream(lookups.sources(RelationKind.CAN_APPROVE, gated.to()))
                        .anyMatch(groups::get);
    }

    private BitSet groupsAbove(int group) {
        BitSet groups = new BitSet();
        List<Integer> open = new ArrayList<>(List.of(group));
        while (!open.isEmpty()) {
            int next = open.removeLast();
            if (!groups.get(next)) {
                groups.set(next);
                for (int above : lookups.targets(RelationKind.MEMBER_OF, next)) {
                    open.add(above);
                }
            }
        }
        return groups;
    }

    private BitSet above(int entity, RelationKind kind) {
        BitSet found = new BitSet();
        List<Integer> open = new ArrayList<>(List.of(entity));
        while (!open.isEmpty()) {
            int next = open.removeLast();
            if (!found.get(next)) {
                found.set(next);
                for (int source : lookups.sources(kind, next)) {
                    open.add(source);
                }
            }
        }
        return found;
    }

    private List<RelationAt> gated() {
        return base.companion(Gated.class, Gated::of).relations();
    }

    private void keepInto(int entity, RelationKind kind) {
        keep(lookups.to(entity), r -> r.relationClass().kind() == kind);
    }

    private void keep(List<RelationAt> relations, Predicate<RelationAt> which) {
        relations.stream().filter(which).forEach(dependents::add);
    }
}
