package blastradius.graphql.relation;

import blastradius.analysis.selection.SelectedRelations.SortKey;
import blastradius.graphql.entity.Orders;
import blastradius.snapshot.Snapshot;
import java.util.List;

/** In which order relations are listed: by one thing, then by the names of both ends, the kind and what tells parallel relations apart. */
record RelationOrder(RelationField by, boolean descending) {

    static final RelationOrder DEFAULT = new RelationOrder(RelationField.FROM, false);

    /** By what relations of a snapshot are to be sorted. */
    List<SortKey> keys(Snapshot snapshot, Orders.Order names) {
        ClassRanks ranks = ClassRanks.of(snapshot);
        SortKey holder = (from, to, arcClass) -> names.rank(from);
        SortKey held = (from, to, arcClass) -> names.rank(to);
        SortKey leading = switch (by) {
            case FROM -> holder;
            case TO -> held;
            case KIND, LEVEL, STARTS, ENDS -> {
                int[] byClass = ranks.by(by);
                yield (from, to, arcClass) -> byClass[arcClass];
            }
        };
        return List.of(
                descending ? (from, to, arcClass) -> -leading.of(from, to, arcClass) : leading,
                holder,
                held,
                (from, to, arcClass) -> ranks.all(arcClass));
    }
}
