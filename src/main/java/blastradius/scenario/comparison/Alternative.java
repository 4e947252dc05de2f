package blastradius.scenario.comparison;

import blastradius.analysis.question.Budget;
import blastradius.model.BlastRadiusException;
import blastradius.model.Entity;
import blastradius.model.RelationKind;
import blastradius.model.Scenario;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Revision;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of several estates that are compared. Vertices mean the same in all of them, and all are valued alike: as the estate that has everything
 * that any of them has.
 *
 * @param resolution what was changed; empty: nothing
 * @param snapshot entities that only others have stand in it without relations
 * @param absent vertices of entities that this estate lacks
 * @param room all entities that any of the compared estates adds
 */
public record Alternative(Optional<Resolution> resolution, Snapshot snapshot, Set<Integer> absent, List<Entity> room) {

    /** Whether the entity is one of this estate. */
    boolean has(int vertex) {
        return vertex < snapshot.entityCount() && !absent.contains(vertex);
    }

    /** Another scenario whose new entities this one has too, valued alike. */
    Alternative with(Snapshot base, Scenario other, Budget budget) {
        Resolution mine = resolution.orElseThrow();
        Resolution resolved = Resolution.of(base, other, room, budget);
        Set<Integer> lacking = new LinkedHashSet<>(absent);
        lacking.removeAll(mine.gone());
        mine.newcomers().forEach(entity -> lacking.add(vertex(entity, resolved.snapshot())));
        resolved.newcomers().forEach(entity -> lacking.remove(vertex(entity, resolved.snapshot())));
        lacking.addAll(resolved.gone());
        return new Alternative(Optional.of(resolved), valued(resolved.snapshot()), lacking, room);
    }

    /** Without what another change takes away first, a change may add what this estate lacks, which is then worth what it is. */
    private Snapshot valued(Snapshot other) {
        return other.entityCount() == snapshot.entityCount() ? other.valuedAs(snapshot) : other;
    }

    private static int vertex(Entity entity, Snapshot snapshot) {
        return snapshot.vertexOf(entity.id()).orElseThrow();
    }

    /**
     * The estate as it is, then as it would be under each scenario. O(E) a scenario with rules, else what changes.
     *
     * @throws BlastRadiusException.TimeExceeded when the budget is spent
     * @throws BlastRadiusException.BadRequest if two scenarios add different entities of one id
     */
    public static List<Alternative> of(Snapshot base, List<Scenario> scenarios, Budget budget) {
        List<Resolution> alone = scenarios.stream()
                .map(scenario -> Resolution.of(base, scenario, budget))
                .toList();
        List<Entity> newcomers = newcomers(alone);
        List<Resolution> aligned = newcomers.isEmpty()
                ? alone
                : scenarios.stream()
                        .map(scenario -> Resolution.of(base, scenario, newcomers, budget))
                        .toList();
        Snapshot everything = everything(base, newcomers, aligned);
        Snapshot plain = newcomers.isEmpty() ? base : with(base, newcomers).build();
        List<Alternative> alternatives = new ArrayList<>();
        alternatives.add(new Alternative(
                Optional.empty(),
                plain.valuedAs(everything),
                absent(everything, base, List.of(), Set.of()),
                newcomers));
        for (Resolution resolution : aligned) {
            alternatives.add(new Alternative(
                    Optional.of(resolution),
                    resolution.snapshot().valuedAs(everything),
                    absent(everything, base, resolution.newcomers(), resolution.gone()),
                    newcomers));
        }
        return alternatives;
    }

    private static List<Entity> newcomers(List<Resolution> resolutions) {
        Map<String, Entity> newcomers = new LinkedHashMap<>();
        for (Resolution resolution : resolutions) {
            for (Entity entity : resolution.newcomers()) {
                Entity known = newcomers.putIfAbsent(entity.id(), entity);
                if (known != null && !known.equals(entity)) {
                    throw new BlastRadiusException.BadRequest(
                            "two of the scenarios add different entities with the id \"" + entity.id()
                                    + "\"; give one of them another id");
                }
            }
        }
        return List.copyOf(newcomers.values());
    }

    private static Set<Integer> absent(Snapshot everything, Snapshot base, List<Entity> own, Set<Integer> gone) {
        Set<Integer> absent = new LinkedHashSet<>(gone);
        for (int v = base.entityCount(); v < everything.entityCount(); v++) {
            absent.add(v);
        }
        own.forEach(entity -> absent.remove(everything.vertexOf(entity.id()).orElseThrow()));
        absent.addAll(gone);
        return absent;
    }

    private static Revision with(Snapshot base, List<Entity> newcomers) {
        Revision revision = new Revision(base);
        newcomers.forEach(entity -> revision.entity(entity, Set.of(entity.sourceKind())));
        return revision;
    }

    /** What is worth something, and whose it is, in all of them together: only entities and containment decide that. */
    private static Snapshot everything(Snapshot base, List<Entity> newcomers, List<Resolution> resolutions) {
        Set<RelationAt> containment = new LinkedHashSet<>();
        for (Resolution resolution : resolutions) {
            resolution.added().stream()
                    .filter(added -> added.relationClass().kind() == RelationKind.CONTAINS)
                    .forEach(containment::add);
        }
        if (newcomers.isEmpty() && containment.isEmpty()) {
            return base;
        }
        Revision revision = with(base, newcomers);
        containment.forEach(revision::add);
        return revision.build();
    }
}
