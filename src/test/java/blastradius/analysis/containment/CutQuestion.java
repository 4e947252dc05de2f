package blastradius.analysis.containment;

import blastradius.analysis.NaiveReach;
import blastradius.analysis.RandomEstates;
import blastradius.analysis.Revoked;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A random question of what to cut, and its answers by brute force over the naive reference. */
record CutQuestion(
        long seed,
        Estate estate,
        Assumptions assumptions,
        Map<String, AccessLevel> sources,
        Snapshot snapshot,
        List<Source> protect,
        CutCosts costs) {

    static CutQuestion of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Estate estate = RandomEstates.of(random);
        if (random.nextInt(3) > 0) {
            estate = RandomEstates.unconditional(estate);
        }
        Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate);
        Map<String, AccessLevel> sources = ReachDifferentialTests.sources(random, estate);
        Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
        List<Source> protect = new ArrayList<>();
        List<NaiveReach.Fact> held = NaiveReach.from(estate, assumptions, sources).entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .sorted(java.util.Comparator.comparing(NaiveReach.Fact::id).thenComparingInt(NaiveReach.Fact::level))
                .toList();
        for (int i = 0; i <= random.nextInt(3); i++) {
            NaiveReach.Fact fact = held.isEmpty()
                    ? new NaiveReach.Fact("e0", 1 + random.nextInt(4))
                    : held.get(random.nextInt(held.size()));
            protect.add(new Source(snapshot.vertexOf(fact.id()).orElseThrow(), AccessLevel.ofCode(fact.level())));
        }
        return new CutQuestion(seed, estate, assumptions, sources, snapshot, protect, costs(random));
    }

    private static CutCosts costs(SplittableRandom random) {
        if (random.nextBoolean()) {
            return CutCosts.DEFAULT;
        }
        Map<RelationKind, Integer> remove = new EnumMap<>(RelationKind.class);
        for (RelationKind kind : RelationKind.values()) {
            if (random.nextInt(6) > 0) {
                remove.put(kind, 1 + random.nextInt(4));
            }
        }
        return new CutCosts(remove, 1 + random.nextInt(4), 1 + random.nextInt(6));
    }

    Containment containment() {
        return Containment.of(asked(), Budget.unlimited());
    }

    ContainmentQuestion asked() {
        List<Source> compromised = sources.entrySet().stream()
                .map(entry -> new Source(snapshot.vertexOf(entry.getKey()).orElseThrow(), entry.getValue()))
                .toList();
        return new ContainmentQuestion(Gates.of(snapshot, assumptions), compromised, protect, costs);
    }

    /** Whether something protected is held after the actions. */
    boolean falls(Set<CutAction> actions) {
        Map<NaiveReach.Fact, Integer> held = NaiveReach.from(after(actions), assumptions, left(actions));
        return protectedFacts().stream().anyMatch(held::containsKey);
    }

    private Map<String, AccessLevel> left(Set<CutAction> actions) {
        Map<String, AccessLevel> left = new HashMap<>(sources);
        left.entrySet()
                .removeIf(entry -> isStolen(entry.getKey(), entry.getValue())
                        && actions.contains(new CutAction.Rotate(vertex(entry.getKey()))));
        return left;
    }

    private Estate after(Set<CutAction> actions) {
        List<Relation> relations = estate.relations().stream()
                .map(relation -> isStopped(relation, actions) ? Revoked.closed(relation) : relation)
                .toList();
        return partly(new Estate(estate.entities(), relations), actions);
    }

    private boolean isStolen(String id, AccessLevel level) {
        return kind(id).type() == EntityType.CREDENTIAL && level == AccessLevel.USE;
    }

    private boolean isStopped(Relation relation, Set<CutAction> actions) {
        String gained = relation.kind() == RelationKind.USED_BY || relation.kind() == RelationKind.KNOWN_TO
                ? relation.from()
                : relation.to();
        Boolean live = relation.terms().live();
        boolean old = relation.kind() == RelationKind.KNOWN_TO
                || (relation.kind() == RelationKind.STORES
                        && (live == null ? isContent(kind(relation.from())) : !live));
        return actions.contains(new CutAction.Remove(Revoked.of(snapshot, relation)))
                || (old && actions.contains(new CutAction.Rotate(vertex(gained))))
                || (relation.kind().isClosedByDisabling(snapshot.traits(vertex(gained)))
                        && actions.contains(new CutAction.Disable(vertex(gained))));
    }

    /** An image keeps the old values of the secrets that its host stores: those are no longer among them. */
    private Estate partly(Estate estate, Set<CutAction> actions) {
        List<Relation> relations = new ArrayList<>();
        for (Relation relation : estate.relations()) {
            if (relation.kind() == RelationKind.BACKS_UP
                    && relation.terms().form() == blastradius.model.BackupForm.IMAGE) {
                relations.add(with(relation, relation.kind(), relation.to(), null));
                for (Relation stores : estate.relations()) {
                    if (stores.kind() == RelationKind.STORES
                            && stores.from().equals(relation.to())
                            && stores.terms().deniedBy() == null
                            && !stores.terms().never()
                            && !actions.contains(new CutAction.Rotate(vertex(stores.to())))) {
                        relations.add(with(relation, RelationKind.CAN, stores.to(), AccessLevel.USE));
                    }
                }
            } else {
                relations.add(relation);
            }
        }
        return new Estate(estate.entities(), relations);
    }

    private static Relation with(
            Relation relation, RelationKind kind, String to, @org.jspecify.annotations.Nullable AccessLevel level) {
        Terms terms = relation.terms().with().form(null).level(level).build();
        return new Relation(kind, relation.from(), to, relation.sourceKind(), terms, Map.of());
    }

    private static boolean isContent(EntityKind kind) {
        return Set.of(
                        EntityKind.MAILBOX,
                        EntityKind.STORAGE,
                        EntityKind.REPOSITORY,
                        EntityKind.BACKUP,
                        EntityKind.SCOPE,
                        EntityKind.OTHER)
                .contains(kind);
    }

    private List<NaiveReach.Fact> protectedFacts() {
        List<NaiveReach.Fact> facts = new ArrayList<>();
        for (Source each : protect) {
            facts.add(
                    new NaiveReach.Fact(snapshot.id(each.vertex()), each.level().code()));
            for (Entity entity : estate.entities()) {
                boolean asset = entity.kind().type() == EntityType.IDENTITY
                        || entity.kind().type() == EntityType.RESOURCE;
                boolean ofTenant = snapshot.kind(each.vertex()).type() == EntityType.TENANT
                        && snapshot.tenant(vertex(entity.id())) == each.vertex();
                if (asset && ofTenant) {
                    facts.add(new NaiveReach.Fact(entity.id(), each.level().code()));
                }
            }
        }
        return facts;
    }

    private int vertex(String id) {
        return snapshot.vertexOf(id).orElseThrow();
    }

    private EntityKind kind(String id) {
        return snapshot.kind(vertex(id));
    }

    int cost(CutAction action) {
        return switch (action) {
            case CutAction.Remove remove ->
                costs.remove().getOrDefault(remove.relation().relation().kind(), Integer.MAX_VALUE / 8);
            case CutAction.Rotate rotate -> costs.rotate();
            case CutAction.Disable disable -> costs.disable();
        };
    }

    /** Those that take something that is held now: no other is in a smallest cut. */
    List<CutAction> useful(List<CutAction> all) {
        Set<NaiveReach.Fact> held =
                NaiveReach.from(estate, assumptions, sources).keySet();
        return all.stream()
                .filter(action -> !NaiveReach.from(after(Set.of(action)), assumptions, left(Set.of(action)))
                                .keySet()
                                .equals(held)
                        || closesSharedWays(action, held))
                .toList();
    }

    /** Another relation may give the same, so that ending one alone takes nothing. */
    private boolean closesSharedWays(CutAction action, Set<NaiveReach.Fact> held) {
        return switch (action) {
            case CutAction.Remove remove ->
                held.contains(new NaiveReach.Fact(snapshot.id(remove.relation().from()), 1))
                        && held.contains(new NaiveReach.Fact(
                                snapshot.id(remove.relation().to()), 1));
            case CutAction.Rotate rotate -> held.contains(new NaiveReach.Fact(snapshot.id(rotate.credential()), 2));
            case CutAction.Disable disable -> held.contains(new NaiveReach.Fact(snapshot.id(disable.identity()), 4));
        };
    }

    /** Everything that could be done in this estate. */
    List<CutAction> actions() {
        Set<CutAction> actions = new HashSet<>();
        for (Relation relation : estate.relations()) {
            boolean ofHelper = snapshot.isOfHelper(vertex(relation.from()), vertex(relation.to()));
            if (!ofHelper && costs.remove().containsKey(relation.kind())) {
                actions.add(new CutAction.Remove(Revoked.of(snapshot, relation)));
            }
        }
        IntStream.range(0, snapshot.entityCount()).forEach(vertex -> {
            if (snapshot.counts(vertex, EntityType.CREDENTIAL)) {
                actions.add(new CutAction.Rotate(vertex));
            } else if (snapshot.counts(vertex, EntityType.IDENTITY)) {
                actions.add(new CutAction.Disable(vertex));
            }
        });
        return List.copyOf(actions);
    }
}
