package blastradius.finding.outcome;

import blastradius.model.Selection;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationId;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.stream.Collectors;

/** What remedies select. */
public final class Selections {

    private Selections() {}

    /** Relations by their ids. */
    public static Selection relations(Snapshot snapshot, Collection<RelationAt> relations) {
        return new Selection(
                relations.stream()
                        .map(each -> RelationId.of(
                                        snapshot.id(each.from()), snapshot.id(each.to()), each.relationClass())
                                .text())
                        .collect(Collectors.toSet()),
                null);
    }

    /** Entities by their ids. */
    public static Selection entities(Snapshot snapshot, Collection<Integer> vertices) {
        return new Selection(vertices.stream().map(snapshot::id).collect(Collectors.toSet()), null);
    }
}
