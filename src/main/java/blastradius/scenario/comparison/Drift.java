package blastradius.scenario.comparison;

import blastradius.analysis.question.Budget;
import blastradius.model.Entity;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.SnapshotBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Two versions of an estate as alternatives of each other: both are built anew with the entities of both, so that vertices mean the same. O(E log
 * (longest row)) and the memory of three snapshots while it lasts.
 */
final class Drift {

    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final Map<String, Set<String>> sourceKinds = new LinkedHashMap<>();

    private final Budget budget;

    private Drift(Snapshot from, Snapshot to, Budget budget) {
        this.budget = budget;
        note(from);
        note(to);
    }

    /**
     * The earlier one, then the later one.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent, which is asked once an entity
     */
    static List<Alternative> between(Snapshot from, Snapshot to, Budget budget) {
        Drift drift = new Drift(from, to, budget);
        Snapshot before = drift.built(from, from, from, relation -> true);
        Snapshot after = drift.built(to, to, to, relation -> true);
        Snapshot everything =
                drift.built(to, from, to, relation -> relation.relationClass().kind() == RelationKind.CONTAINS);
        List<Alternative> alternatives = new ArrayList<>();
        alternatives.add(drift.alternative(before.valuedAs(everything), from));
        alternatives.add(drift.alternative(after.valuedAs(everything), to));
        return alternatives;
    }

    private Alternative alternative(Snapshot snapshot, Snapshot own) {
        Set<Integer> absent = new LinkedHashSet<>();
        for (int v = 0; v < snapshot.entityCount(); v++) {
            if (own.vertexOf(snapshot.id(v)).isEmpty()) {
                absent.add(v);
            }
        }
        return new Alternative(Optional.empty(), snapshot, absent, List.of());
    }

    /** A later version's word on an entity counts where only one word can. */
    private void note(Snapshot snapshot) {
        for (int v = 0; v < snapshot.entityCount(); v++) {
            budget.check();
            entities.put(snapshot.id(v), snapshot.entity(v));
            sourceKinds.put(snapshot.id(v), snapshot.sourceKinds(v));
        }
    }

    /**
     * All entities, those of {@code own} as it says, with the relations of two versions that pass.
     *
     * @param other the same as {@code own} where only its relations are wanted
     */
    private Snapshot built(Snapshot own, Snapshot one, Snapshot other, Predicate<RelationAt> wanted) {
        SnapshotBuilder builder = new SnapshotBuilder(own.valuation().weighting());
        entities.forEach((id, entity) -> {
            budget.check();
            var known = own.vertexOf(id);
            builder.entity(
                    known.isPresent() ? own.entity(known.getAsInt()) : entity,
                    known.isPresent() ? own.sourceKinds(known.getAsInt()) : sourceKinds.getOrDefault(id, Set.of()));
        });
        Set<RelationAt> seen = new LinkedHashSet<>();
        add(builder, one, wanted, seen);
        add(builder, other, wanted, seen); // twice the same adds nothing
        return builder.build(own.version(), own.takenAt(), budget::check);
    }

    private void add(SnapshotBuilder builder, Snapshot from, Predicate<RelationAt> wanted, Set<RelationAt> seen) {
        RelationRows rows = new RelationRows(from);
        for (int v = 0; v < from.entityCount(); v++) {
            budget.check();
            for (RelationAt relation : rows.in(v)) {
                RelationAt here = new RelationAt(
                        builder.vertexOf(from.id(relation.from())).orElseThrow(),
                        builder.vertexOf(from.id(relation.to())).orElseThrow(),
                        relation.relationClass());
                if (wanted.test(relation) && seen.add(here)) {
                    builder.relation(here.from(), here.to(), builder.relationClass(here.relationClass()));
                }
            }
        }
    }
}
