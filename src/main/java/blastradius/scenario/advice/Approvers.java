package blastradius.scenario.advice;

import blastradius.analysis.question.Budget;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.scenario.resolution.StatedRelations;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Who approves in an estate already, so that advice proposes nobody of its own invention: of each tenant the approvers that are named most often. */
final class Approvers {

    private final Snapshot snapshot;
    private final Map<Integer, Map<Set<String>, Integer>> byTenant = new HashMap<>();

    /** O(E). */
    Approvers(StatedRelations stated, Snapshot snapshot, Budget budget) {
        this.snapshot = snapshot;
        for (ArcClass arcClass : snapshot.arcClasses()) {
            RelationClass relation = arcClass.relation();
            if (relation != null && !relation.terms().approvers().isEmpty()) {
                note(relation.terms().approvers());
            }
        }
        Set<RelationAt> approvals = stated.relations(relation -> relation.kind() == RelationKind.CAN_APPROVE, budget);
        for (RelationAt approves : approvals) {
            note(Set.of(snapshot.id(approves.from())));
        }
    }

    private void note(Set<String> approvers) {
        OptionalInt first = snapshot.vertexOf(approvers.iterator().next());
        if (first.isPresent()
                && approvers.stream().allMatch(id -> snapshot.vertexOf(id).isPresent())) {
            byTenant.computeIfAbsent(snapshot.tenant(first.getAsInt()), missing -> new HashMap<>())
                    .merge(approvers, 1, Integer::sum);
        }
    }

    /** Of the first of the tenants that has any; empty: none has. */
    Set<String> of(IntStream tenants) {
        return tenants.mapToObj(this::ofTenant)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    private Set<String> ofTenant(int tenant) {
        return byTenant.getOrDefault(tenant, Map.of()).entrySet().stream()
                .min(Comparator.comparingInt((Map.Entry<Set<String>, Integer> each) -> -each.getValue())
                        .thenComparing(each -> each.getKey().toString()))
                .map(Map.Entry::getKey)
                .orElse(Set.of());
    }
}
