package blastradius.analysis.selection;

import blastradius.model.EntityType;
import blastradius.model.GrantState;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.util.BitSet;

/** What stands for a relation where people keep records, and which records have an owner, a contract, a review or somebody who approves. Lives as long as its snapshot. */
final class RelationRecords {

    private final Snapshot snapshot;
    private final BitSet owned;
    private final BitSet contracted;
    private final BitSet reviewed;
    private final BitSet approved;

    private RelationRecords(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.owned = ends(RelationKind.OWNED_BY, true);
        this.contracted = ends(RelationKind.UNDER_CONTRACT, true);
        this.reviewed = ends(RelationKind.REVIEWED_BY, true);
        this.approved = ends(RelationKind.CAN_APPROVE, false);
    }

    static RelationRecords of(Snapshot snapshot) {
        return snapshot.companion(RelationRecords.class, RelationRecords::new);
    }

    private BitSet ends(RelationKind kind, boolean isSource) {
        BitSet ends = new BitSet(snapshot.entityCount());
        RelationRows rows = new RelationRows(snapshot);
        BitSet classes = rows.classes(relation -> relation.kind() == kind);
        if (!classes.isEmpty()) {
            rows.forEach(classes, () -> {}, (from, to, arcClass) -> ends.set(isSource ? from : to));
        }
        return ends;
    }

    /** The grant at one of its ends, else what it leads to. */
    int record(int from, int to) {
        return !isGrant(to) && isGrant(from) ? from : to;
    }

    boolean isGrant(int vertex) {
        return snapshot.kind(vertex).type() == EntityType.GRANT;
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
