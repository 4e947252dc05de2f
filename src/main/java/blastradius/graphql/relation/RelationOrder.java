package blastradius.graphql.relation;

import blastradius.analysis.selection.SelectedRelations;
import blastradius.graphql.entity.Orders;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** In which order relations are listed: by one thing, then by the names of both ends, the kind and what tells parallel relations apart. */
record RelationOrder(RelationField by, boolean descending) {

    static final RelationOrder DEFAULT = new RelationOrder(RelationField.FROM, false);

    /** {@code first}: how many are read, from the beginning. */
    SelectedRelations sort(SelectedRelations found, Snapshot snapshot, Orders.Order names, int first) {
        ClassRanks ranks = ClassRanks.of(snapshot);
        IntUnaryOperator from = index -> names.rank(found.from(index));
        IntUnaryOperator to = index -> names.rank(found.to(index));
        IntUnaryOperator leading = switch (by) {
            case FROM -> from;
            case TO -> to;
            case KIND, LEVEL, STARTS, ENDS -> {
                int[] byClass = ranks.by(by);
                yield index -> byClass[found.arcClass(index)];
            }
        };
        return found.sortedBy(
                List.of(
                        descending ? index -> -leading.applyAsInt(index) : leading,
                        from,
                        to,
                        index -> ranks.all(found.arcClass(index))),
                first);
    }
}
