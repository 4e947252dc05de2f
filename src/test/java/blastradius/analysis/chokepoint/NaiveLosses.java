package blastradius.analysis.chokepoint;

import blastradius.analysis.NaiveReach;
import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.impact.LostShares;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every loss by removing each entity and relation and computing everything anew with the naive reference. */
final class NaiveLosses {

    private final Map<String, AccessLevel> sources;
    private final @Nullable Integer maxHops;
    private final Snapshot snapshot;
    private final Map<String, Integer> levels;
    private final Map<String, Loss> losses = new HashMap<>();
    private final Map<String, Set<String>> lost = new HashMap<>();

    NaiveLosses(Estate estate, Assumptions assumptions, Map<String, AccessLevel> sources, Snapshot snapshot) {
        this.sources = sources;
        this.maxHops = assumptions.maxHops();
        this.snapshot = snapshot;
        this.levels = levels(NaiveReach.from(estate, assumptions, sources));
        for (Entity entity : estate.entities()) {
            if (entity.traits().helper()) {
                continue;
            }
            compare(
                    entity.id(),
                    entity.id(),
                    levels(NaiveReach.withoutEntity(estate, assumptions, sources, entity.id())));
        }
        for (Relation relation : estate.relations()) {
            if (isHelper(relation.from()) || isHelper(relation.to())) {
                continue;
            }
            String key = key(relation);
            compare(key, "", levels(NaiveReach.withoutRelation(estate, assumptions, sources, r -> key(r).equals(key))));
        }
    }

    /** By what is removed: an entity's id or a relation's key. Only what costs something beside the removed entity. */
    Map<String, Loss> losses() {
        return losses;
    }

    /** What is no longer held at all, the removed itself left out. */
    Set<String> lost(String removed) {
        return lost.getOrDefault(removed, Set.of());
    }

    static String key(Relation relation) {
        boolean backwards = relation.kind() == RelationKind.USED_BY || relation.kind() == RelationKind.KNOWN_TO;
        return key(
                backwards ? relation.to() : relation.from(),
                backwards ? relation.from() : relation.to(),
                RelationClass.of(relation));
    }

    static String key(String from, String to, Object relationClass) {
        return from + " -> " + to + " " + relationClass;
    }

    private Map<String, Integer> levels(Map<NaiveReach.Fact, Integer> facts) {
        Map<String, Integer> highest = new HashMap<>();
        facts.forEach((fact, hops) -> {
            if (!isHelper(fact.id()) && (maxHops == null || hops <= maxHops)) {
                highest.merge(fact.id(), fact.level(), Math::max);
            }
        });
        return highest;
    }

    private boolean isHelper(String id) {
        return snapshot.isHelper(snapshot.vertexOf(id).orElseThrow());
    }

    private void compare(String key, String removed, Map<String, Integer> left) {
        Map<String, Integer> others = new HashMap<>(levels);
        others.remove(removed);
        Map<String, Integer> othersLeft = new HashMap<>(left);
        othersLeft.remove(removed);
        if (!others.equals(othersLeft)) {
            losses.put(key, loss(left));
            Set<String> gone = new HashSet<>(others.keySet());
            gone.removeAll(othersLeft.keySet());
            lost.put(key, gone);
        }
    }

    private Loss loss(Map<String, Integer> left) {
        int entities = 0;
        for (String id : levels.keySet()) {
            entities += left.containsKey(id) || sources.containsKey(id) ? 0 : 1;
        }
        double before = score(levels);
        double after = score(left);
        return new Loss(
                counts(true, left),
                (int) organizations(levels, 5).stream()
                        .filter(o -> !organizations(left, 5).contains(o))
                        .count(),
                counts(false, left),
                entities,
                before - after,
                after);
    }

    private LevelCounts counts(boolean tenants, Map<String, Integer> left) {
        int[] at = new int[5];
        for (int level = 1; level <= 4; level++) {
            at[level] = tenants
                    ? organizations(levels, level).size()
                            - organizations(left, level).size()
                    : resources(levels, level) - resources(left, level);
        }
        return new LevelCounts(at[1], at[2], at[3], at[4]);
    }

    /** Organizations held at the level; 5 stands for administration. */
    private Set<Integer> organizations(Map<String, Integer> held, int level) {
        Set<Integer> organizations = new HashSet<>();
        held.forEach((id, code) -> {
            int vertex = snapshot.vertexOf(id).orElseThrow();
            EntityType type = snapshot.kind(vertex).type();
            boolean onlyUsed = Set.of(EntityType.CREDENTIAL, EntityType.GROUP, EntityType.GRANT, EntityType.ROLE)
                            .contains(type)
                    && code < 4;
            boolean counts = level == 5 ? type == EntityType.TENANT && code == 4 : !onlyUsed && code >= level;
            if (counts && snapshot.valuation().organization(vertex) != Valuation.NONE) {
                organizations.add(snapshot.valuation().organization(vertex));
            }
        });
        return organizations;
    }

    private int resources(Map<String, Integer> held, int level) {
        int count = 0;
        for (Map.Entry<String, Integer> entry : held.entrySet()) {
            int vertex = snapshot.vertexOf(entry.getKey()).orElseThrow();
            boolean isResource = snapshot.kind(vertex).type() == EntityType.RESOURCE;
            count += isResource && entry.getValue() >= level && !sources.containsKey(entry.getKey()) ? 1 : 0;
        }
        return count;
    }

    private double score(Map<String, Integer> held) {
        LostShares all = new LostShares(snapshot.valuation());
        held.forEach((id, code) -> all.add(snapshot.vertexOf(id).orElseThrow(), AccessLevel.ofCode(code).weight()));
        return all.score();
    }
}
