package blastradius.scenario.resolution;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.model.RelationClass;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The relations of the estate as it is. Those of an entity are read once, as changes ask of hubs again and again. Not for several threads. */
public final class StatedRelations {

    private final Snapshot base;
    private final RelationRows rows;
    private final Map<Integer, List<RelationAt>> known = new HashMap<>();

    public StatedRelations(Snapshot base) {
        this.base = base;
        this.rows = new RelationRows(base);
    }

    /** From the entity and to it; none of an entity that the estate lacks. */
    public List<RelationAt> of(int vertex) {
        return known.computeIfAbsent(
                vertex,
                missing -> vertex < base.entityCount()
                        ? Stream.concat(rows.in(vertex).stream(), rows.into(vertex).stream())
                                .toList()
                        : List.of());
    }

    /** All whose class passes; only rows that hold such a class are read closely. O(E). */
    public Set<RelationAt> relations(Predicate<RelationClass> wanted, Budget budget) {
        List<ArcClass> classes = base.arcClasses();
        boolean[] passes = new boolean[classes.size()];
        boolean anyPasses = false;
        for (int c = 0; c < passes.length; c++) {
            RelationClass relation = classes.get(c).relation();
            passes[c] = relation != null && classes.get(c).role() == ArcClass.Role.RELATION && wanted.test(relation);
            anyPasses |= passes[c];
        }
        Set<RelationAt> found = new LinkedHashSet<>();
        for (int v = 0; anyPasses && v < base.entityCount(); v++) {
            budget.check();
            if (anyIn(v, passes)) {
                rows.in(v).stream()
                        .filter(relation -> wanted.test(relation.relationClass()))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private boolean anyIn(int vertex, boolean[] passes) {
        Rows forward = base.forward();
        for (int a = forward.start(vertex); a < forward.end(vertex); a++) {
            if (passes[forward.arcClass(a)]) {
                return true;
            }
        }
        return false;
    }

    /** Whether the container of a grant is kept from it. */
    boolean isShut(RelationAt contains) {
        Rows forward = base.forward();
        if (contains.from() >= base.entityCount() || contains.to() >= base.entityCount()) {
            return false;
        }
        for (int a = forward.start(contains.from()); a < forward.end(contains.from()); a++) {
            if (Rows.otherEnd(forward.arc(a)) == contains.to()
                    && ArcRules.isContext(forward.arc(a))
                    && contains.relationClass()
                            .equals(base.arcClasses().get(forward.arcClass(a)).relation())) {
                return true;
            }
        }
        return false;
    }
}
