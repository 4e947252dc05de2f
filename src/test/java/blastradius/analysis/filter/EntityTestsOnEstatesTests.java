package blastradius.analysis.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Criticality;
import blastradius.model.Entity;
import blastradius.model.EntityFilter;
import blastradius.model.EntityFilterDocument;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import blastradius.model.Environment;
import blastradius.model.Estate;
import blastradius.model.RelationKind;
import blastradius.model.Sensitivity;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Filters on random estates, each against the same question asked of the estate's own records. */
class EntityTestsOnEstatesTests {

    private static final Instant NOON = RandomEstates.NOON;

    private record Asked(Map<String, Object> filter, Predicate<Entity> expected) {}

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(160);
    private final Map<String, Map<Fact, Instant>> lives = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();

    @Test
    void passWhatTheRecordsPass() {
        int passed = 0;
        for (int i = 0; i < RandomEstates.tried(300); i++) {
            Estate estate = dressed(RandomEstates.owned(RandomEstates.of(random), random));
            Snapshot snapshot = Snapshot.of(estate, 7, NOON);
            EntityTests tests = tests(snapshot, lifetimes(snapshot));
            for (Asked asked : questions(estate, snapshot)) {
                var test = tests.of(filter(asked.filter()));
                var found = IntStream.range(0, snapshot.entityCount())
                        .filter(test)
                        .mapToObj(snapshot::id)
                        .collect(Collectors.toCollection(TreeSet::new));
                var expected = estate.entities().stream()
                        .filter(asked.expected())
                        .map(Entity::id)
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(found).as(asked.filter().toString()).isEqualTo(expected);
                passed += found.size();
            }
        }
        assertThat(passed).isPositive();
    }

    @Test
    void refuseATenantThatIsNotThere() {
        EntityTests tests = tests(
                Snapshot.of(new Estate(List.of(Entity.of("ann", EntityKind.HUMAN)), List.of()), 1, NOON),
                new Lifetimes(1));
        assertThatThrownBy(() -> tests.of(filter(Map.of("tenant", "nowhere")))).isInstanceOf(UnknownId.class);
        assertThatThrownBy(() -> tests.of(filter(Map.of("ids", List.of("ann", "nobody")))))
                .isInstanceOf(UnknownId.class);
    }

    private static EntityTests tests(Snapshot snapshot, Lifetimes lifetimes) {
        return new EntityTests(snapshot, lifetimes, new KnownLists(snapshot), NOON);
    }

    private List<Asked> questions(Estate estate, Snapshot snapshot) {
        Instant limit = at(random.nextInt(-40, 41));
        Function<Entity, @Nullable Entity> home = entity -> {
            int tenant = snapshot.tenant(snapshot.vertexOf(entity.id()).orElseThrow());
            return tenant < 0 ? null : Records.find(estate, snapshot.id(tenant));
        };
        Predicate<Entity> owned =
                entity -> Records.owners(estate, entity).findAny().isPresent();
        Entity some = estate.entities().get(random.nextInt(estate.entities().size()));
        return List.of(
                new Asked(Map.of("ids", List.of(some.id())), some::equals),
                new Asked(Map.of("ids", List.of()), entity -> false),
                new Asked(
                        Map.of("search", some.id(), "enabled", true),
                        entity -> entity.id().contains(some.id())
                                && entity.traits().enabled()),
                new Asked(Map.of("search", " "), entity -> true),
                new Asked(
                        Map.of("kinds", List.of(EntityKind.IDENTITY, EntityKind.HOST)),
                        entity -> entity.kind().type() == EntityType.IDENTITY || entity.kind() == EntityKind.HOST),
                new Asked(Map.of("enabled", false), entity -> !entity.traits().enabled()),
                new Asked(Map.of("breakGlass", true), entity -> entity.traits().breakGlass()),
                new Asked(
                        Map.of("environments", List.of(Environment.PROD), "tiers", List.of(0, 1)),
                        entity -> entity.traits().environment() == Environment.PROD
                                && entity.traits().tier() != null
                                && entity.traits().tier() <= 1),
                new Asked(
                        Map.of("criticalities", List.of(Criticality.HIGH), "sensitivities", List.of()),
                        entity -> false),
                new Asked(
                        Map.of("tenantKinds", List.of(EntityKind.CUSTOMER)),
                        entity -> home.apply(entity) != null
                                && Objects.requireNonNull(home.apply(entity)).kind() == EntityKind.CUSTOMER),
                new Asked(Map.of("owned", false), owned.negate()),
                new Asked(
                        Map.of("ownerLeft", true),
                        entity -> Records.owners(estate, entity).anyMatch(owner -> hasLeft(owner))),
                new Asked(
                        Map.of("createdBefore", limit),
                        entity -> isBefore(life(entity).get(Fact.CREATED), limit)),
                new Asked(
                        Map.of("lastUsedBefore", limit),
                        entity -> life(entity).get(Fact.USED) == null
                                || isBefore(life(entity).get(Fact.USED), limit)),
                new Asked(
                        Map.of("rotatedBefore", limit),
                        entity -> isBefore(
                                life(entity).get(life(entity).containsKey(Fact.ROTATED) ? Fact.ROTATED : Fact.CREATED),
                                limit)),
                new Asked(
                        Map.of("expiresBefore", limit),
                        entity -> isBefore(life(entity).get(Fact.ENDS), limit)),
                new Asked(
                        Map.of("createdSince", limit),
                        entity -> life(entity).get(Fact.CREATED) != null
                                && !isBefore(life(entity).get(Fact.CREATED), limit)),
                new Asked(
                        Map.of("expiresAfter", limit),
                        entity -> life(entity).get(Fact.ENDS) != null
                                && Objects.requireNonNull(life(entity).get(Fact.ENDS))
                                        .isAfter(limit)),
                new Asked(
                        Map.of(
                                "holds",
                                Map.of(
                                        "kinds",
                                        List.of(RelationKind.MEMBER_OF, RelationKind.HOLDS_GRANT),
                                        "atLeast",
                                        2)),
                        entity -> Records.related(
                                        estate,
                                        entity,
                                        true,
                                        Set.of(RelationKind.MEMBER_OF, RelationKind.HOLDS_GRANT),
                                        relation -> true)
                                >= 2),
                new Asked(
                        Map.of(
                                "heldBy",
                                Map.of("kinds", List.of(RelationKind.MEMBER_OF), "where", ENABLED_HUMANS, "atMost", 1)),
                        entity -> Records.related(estate, entity, false, Set.of(RelationKind.MEMBER_OF), relation -> {
                                    Entity member = Records.find(estate, relation.from());
                                    return member.kind() == EntityKind.HUMAN
                                            && member.traits().enabled();
                                })
                                <= 1),
                new Asked(
                        Map.of("heldBy", Map.of("kinds", List.of(RelationKind.MEMBER_OF), "open", true)),
                        entity -> Records.related(
                                        estate,
                                        entity,
                                        false,
                                        Set.of(RelationKind.MEMBER_OF),
                                        relation -> Records.isOpen(relation.terms()))
                                > 0),
                new Asked(
                        Map.of("lists", List.of("3", "5")),
                        entity -> KnownLists.isOnWithHome("3", entity, home)
                                || KnownLists.isOnWithHome("5", entity, home)),
                new Asked(Map.of("lists", List.of()), entity -> false),
                new Asked(
                        Map.of("holds", Map.of("where", Map.of("lists", List.of("2"), "kinds", List.of("TENANT")))),
                        entity -> Records.related(
                                        estate,
                                        entity,
                                        true,
                                        Set.of(RelationKind.values()),
                                        relation -> Records.find(estate, relation.to())
                                                                .kind()
                                                                .type()
                                                        == EntityType.TENANT
                                                && KnownLists.isOnWithHome(
                                                        "2", Records.find(estate, relation.to()), home))
                                > 0),
                new Asked(
                        Map.of("enabled", true, "measure", Map.of("by", "LOSS", "atLeast", 4)),
                        entity -> entity.traits().enabled() && KnownLists.worth(entity.id()) >= 4),
                new Asked(Map.of("withoutExpiry", true), entity -> !life(entity).containsKey(Fact.ENDS)),
                new Asked(Map.of("sinceVersion", 4L), entity -> versions.getOrDefault(entity.id(), 0) >= 4));
    }

    private static final Map<String, Object> ENABLED_HUMANS =
            Map.of("kinds", List.of(EntityKind.HUMAN), "enabled", true);

    private boolean hasLeft(Entity owner) {
        boolean isSomebody = owner.kind() == EntityKind.PERSON || owner.kind().type() == EntityType.IDENTITY;
        Instant end = life(owner).get(Fact.ENDS);
        return isSomebody && (!owner.traits().enabled() || (end != null && !end.isAfter(NOON)));
    }

    private Map<Fact, Instant> life(Entity entity) {
        return lives.getOrDefault(entity.id(), Map.of());
    }

    private static boolean isBefore(@Nullable Instant instant, Instant limit) {
        return instant != null && instant.isBefore(limit);
    }

    private static Instant at(int days) {
        return NOON.plus(Duration.ofDays(days));
    }

    /* Random estates say nothing of tiers, stages and emergencies. */
    private Estate dressed(Estate estate) {
        List<Entity> entities = estate.entities().stream()
                .map(entity -> entity.withTraits(new EntityTraits(
                        entity.traits().enabled(),
                        random.nextInt(4) == 0,
                        entity.traits().phishingResistant(),
                        entity.traits().guest(),
                        entity.traits().helper(),
                        entity.traits().organization(),
                        entity.traits().weight(),
                        random.nextBoolean() ? Criticality.HIGH : null,
                        random.nextBoolean() ? Sensitivity.RESTRICTED : null,
                        random.nextBoolean() ? Environment.PROD : null,
                        entity.traits().service(),
                        random.nextBoolean() ? random.nextInt(3) : null)))
                .toList();
        return new Estate(entities, estate.relations());
    }

    private Lifetimes lifetimes(Snapshot snapshot) {
        lives.clear();
        versions.clear();
        Lifetimes lifetimes = new Lifetimes(snapshot.entityCount());
        for (int vertex = 0; vertex < snapshot.entityCount(); vertex++) {
            Map<Fact, Instant> life = new HashMap<>();
            for (Fact fact : Fact.values()) {
                if (random.nextBoolean()) {
                    life.put(fact, at(random.nextInt(-40, 41)));
                    lifetimes.put(fact, vertex, Objects.requireNonNull(life.get(fact)));
                }
            }
            lives.put(snapshot.id(vertex), life);
            versions.put(snapshot.id(vertex), random.nextInt(1, 8));
            lifetimes.statedIn(vertex, 1);
            lifetimes.statedIn(vertex, Objects.requireNonNull(versions.get(snapshot.id(vertex))));
        }
        return lifetimes;
    }

    private static EntityFilter filter(Map<String, Object> asked) {
        return EntityFilterDocument.read(asked);
    }
}
