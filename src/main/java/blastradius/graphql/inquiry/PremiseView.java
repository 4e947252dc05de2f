package blastradius.graphql.inquiry;

import blastradius.graphql.entity.ShownLevel;
import blastradius.model.EntityKind;
import blastradius.model.Premise;
import blastradius.snapshot.Snapshot;

/** A further thing that has to be held, at a level. */
record PremiseView(NamedView of, ShownLevel level) {

    static PremiseView of(Snapshot snapshot, Premise premise) {
        NamedView named = NamedView.of(snapshot, premise.entity());
        EntityKind kind =
                named.entity() == null ? EntityKind.OTHER : named.entity().kind();
        return new PremiseView(named, ShownLevel.of(premise.level(), kind));
    }
}
