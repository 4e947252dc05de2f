package blastradius.analysis.selection;

import blastradius.model.EntityType;
import blastradius.model.GrantState;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What stands for a relation where people keep records, and which records have an owner, a contract, a review or somebody who approves. Lives as long as its snapshot. */
final class RelationRecords {

    private final BitSet owned;
    private final BitSet contracted;
    private final BitSet reviewed;
    private final BitSet approved;
    private final BitSet grants;
    private final BitSet disabled;
    private final int[] organizations;

    private RelationRecords(Snapshot snapshot) {
        this.owned = ends(snapshot, RelationKind.OWNED_BY, true);
        this.contracted = ends(snapshot, RelationKind.UNDER_CONTRACT, true);
        this.reviewed = ends(snapshot, RelationKind.REVIEWED_BY, true);
        this.approved = ends(snapshot, RelationKind.CAN_APPROVE, false);
        this.grants = with(snapshot, vertex -> snapshot.kind(vertex).type() == EntityType.GRANT);
        this.disabled = with(snapshot, vertex -> !snapshot.traits(vertex).enabled());
        this.organizations = organizations(snapshot);
    }

    static RelationRecords of(Snapshot snapshot) {
        return snapshot.companion(RelationRecords.class, RelationRecords::new);
    }

    private static BitSet ends(Snapshot snapshot, RelationKind kind, boolean isSource) {
        BitSet ends = new BitSet(snapshot.entityCount());
        RelationRows rows = new RelationRows(snapshot);
        BitSet classes = rows.classes(relation -> relation.kind() == kind);
        if (!classes.isEmpty()) {
            rows.forEach(classes, () -> {}, (from, to, arcClass) -> ends.set(isSource ? from : to));
        }
        return ends;
    }

    private static BitSet with(Snapshot snapshot, IntPredicate test) {
        BitSet with = new BitSet(snapshot.entityCount());
        IntStream.range(0, snapshot.entityCount()).filter(test).forEach(with::set);
        return with;
    }

    /* Tenants are of one organization by its name, else each is one by itself. */
    private static int[] organizations(Snapshot snapshot) {
        int[] organizations = new int[snapshot.entityCount()];
        Map<String, Integer> numbers = new HashMap<>();
        Map<Integer, Integer> ofTenants = new HashMap<>();
        Arrays.setAll(organizations, vertex -> {
            int tenant = snapshot.tenant(vertex);
            return tenant < 0
                    ? -1
                    : ofTenants.computeIfAbsent(
                            tenant, each -> numbers.computeIfAbsent(name(snapshot, each), name -> numbers.size()));
        });
        return organizations;
    }

    private static String name(Snapshot snapshot, int tenant) {
        return Objects.requireNonNullElseGet(snapshot.traits(tenant).organization(), () -> snapshot.id(tenant));
    }

    /** A number for the organization that it belongs to; -1: to none. */
    int organization(int vertex) {
        return organizations[vertex];
    }

    /** The grant at one of its ends, else what it leads to. */
    int record(int from, int to) {
        return !isGrant(to) && isGrant(from) ? from : to;
    }

    boolean isGrant(int vertex) {
        return grants.get(vertex);
    }

    /** Whether it is disabled, so that some relations into it are closed. */
    boolean isDisabled(int vertex) {
        return disabled.get(vertex);
    }

    boolean isOwned(int entity) {
        return owned.get(entity);
    }

    boolean isUnderContract(int entity) {
        return contracted.get(entity);
    }

    boolean isReviewed(int entity) {
        return reviewed.get(entity);
    }

    /** Whether somebody has to approve it: whom its terms name, or whom the estate names for activations into what it leads to. */
    boolean asksApproval(int to, RelationClass relation) {
        return !relation.terms().approvers().isEmpty()
                || (relation.terms().state() == GrantState.ELIGIBLE
                        && relation.kind().isMembership()
                        && approved.get(to));
    }
}
