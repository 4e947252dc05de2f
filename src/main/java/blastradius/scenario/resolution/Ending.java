package blastradius.scenario.resolution;

import blastradius.model.Action;
import blastradius.model.Change;
import blastradius.model.RelationClass;
import blastradius.model.Selection;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationId;
import blastradius.snapshot.Snapshot;
import java.util.Optional;

/** What ends a relation. */
public final class Ending {

    private Ending() {}

    /** The change, at what ending one costs where nobody says otherwise; empty: nobody ends it, as it says how things are or belongs to a set. */
    public static Optional<Change> of(Snapshot snapshot, RelationAt relation) {
        RelationClass ended = relation.relationClass();
        if (snapshot.isOfHelper(relation.from(), relation.to())
                || ended.kind().endingCost().isEmpty()) {
            return Optional.empty();
        }
        Selection itself = Selection.of(id(snapshot, relation));
        Action action = ended.kind().isAccess() ? new Action.Revoke(itself) : new Action.Remove(itself);
        return Optional.of(new Change(action, ended.kind().endingCost().getAsInt(), null));
    }

    /** By which changes name it. */
    public static String id(Snapshot snapshot, RelationAt relation) {
        return RelationId.of(snapshot.id(relation.from()), snapshot.id(relation.to()), relation.relationClass())
                .text();
    }
}
