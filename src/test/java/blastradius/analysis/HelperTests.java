package blastradius.analysis;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.USE;
import static blastradius.model.AccessLevel.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.chokepoint.ChokePoint;
import blastradius.analysis.chokepoint.ChokePoints;
import blastradius.analysis.chokepoint.Loss;
import blastradius.analysis.containment.Containment;
import blastradius.analysis.containment.CutAction;
import blastradius.analysis.containment.CutCosts;
import blastradius.analysis.exposure.Exposure;
import blastradius.analysis.exposure.ExposureQuestion;
import blastradius.analysis.impact.Impact;
import blastradius.analysis.impact.TenantImpact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.analysis.relation.Removal;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A helper that stands for a set gives every answer that the set written out gives, and no other; a failure names its seed. */
class HelperTests {

    private static final int ESTATES_PER_BLOCK = 150;
    private static final String SET = "everything of a sort";
    private static final EntityTraits HELPER = EntityTraits.DEFAULT.withHelper(true);

    /** One estate twice: holders of a helper for some entities, and the same holders with a relation to each of them. */
    private record Twin(Estate folded, Estate written) {}

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void answersAsTheSetWrittenOut(long block) {
        for (int i = 0; i < RandomEstates.tried(ESTATES_PER_BLOCK); i++) {
            long seed = 7_000_000 + block * ESTATES_PER_BLOCK + i;
            SplittableRandom random = new SplittableRandom(seed);
            Twin twin = twin(random);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, twin.written());
            Map<String, AccessLevel> sources = ReachDifferentialTests.sources(random, twin.written());
            Reach folded = reach(twin.folded(), assumptions, sources);
            Reach written = reach(twin.written(), assumptions, sources);
            String where = "seed " + seed;
            assertThat(facts(folded)).as(where).isEqualTo(facts(written));
            assertSameImpact(folded, written, where);
            assertSameExposure(folded, written, random, where);
            assertSameChokePoints(folded, written, where);
        }
    }

    /* The helper comes last, so that every other vertex is the same in both. */
    private static Twin twin(SplittableRandom random) {
        Estate base = RandomEstates.owned(RandomEstates.of(random), random);
        List<Entity> entities = new ArrayList<>(base.entities());
        entities.add(Entity.of(SET, random.nextBoolean() ? EntityKind.OTHER : EntityKind.SCOPE)
                .withTraits(HELPER));
        List<Relation> folded = new ArrayList<>(base.relations());
        List<Relation> written = new ArrayList<>(base.relations());
        Map<String, AccessLevel> members = new HashMap<>();
        for (int n = random.nextInt(6); n >= 0; n--) {
            members.put(any(base, random), AccessLevel.ofCode(1 + random.nextInt(4)));
        }
        members.forEach((member, level) -> folded.add(Relation.of(SET, RelationKind.CAN, member, Terms.level(level))));
        for (int n = random.nextInt(4); n >= 0; n--) {
            String holder = any(base, random);
            Terms.Builder terms = gates(base, random);
            folded.add(Relation.of(
                    holder, RelationKind.CAN, SET, terms.level(CONTROL).build()));
            members.forEach((member, level) -> written.add(Relation.of(
                    holder, RelationKind.CAN, member, terms.level(level).build())));
        }
        return new Twin(new Estate(entities, folded), new Estate(base.entities(), written));
    }

    private static String any(Estate estate, SplittableRandom random) {
        return estate.entities().get(random.nextInt(estate.entities().size())).id();
    }

    private static Terms.Builder gates(Estate base, SplittableRandom random) {
        Terms.Builder terms = Terms.builder();
        return switch (random.nextInt(8)) {
            case 0 -> terms.factor(any(base, random));
            case 1 -> terms.zone(any(base, random));
            case 2 -> terms.ticket(true);
            case 3 -> terms.until(RandomEstates.NOON);
            default -> terms;
        };
    }

    private static Reach reach(Estate estate, Assumptions assumptions, Map<String, AccessLevel> sources) {
        return ReachDifferentialTests.reach(Snapshot.of(estate, 1, RandomEstates.NOON), assumptions, sources);
    }

    private static Map<NaiveReach.Fact, Integer> facts(Reach reach) {
        Map<NaiveReach.Fact, Integer> facts = ReachDifferentialTests.facts(reach);
        facts.keySet().removeIf(fact -> fact.id().equals(SET));
        return facts;
    }

    private static void assertSameImpact(Reach folded, Reach written, String where) {
        Impact one = Impact.of(folded, Budget.unlimited());
        Impact other = Impact.of(written, Budget.unlimited());
        assertThat(one.counts()).as(where).usingRecursiveComparison().isEqualTo(other.counts());
        assertThat(one.tenantCounts()).as(where).isEqualTo(other.tenantCounts());
        assertThat(one.tenantAdmins()).as(where).isEqualTo(other.tenantAdmins());
        assertThat(one.homeImpact()).as(where).isCloseTo(other.homeImpact(), within(1e-9));
        assertThat(one.score().vector()).as(where).isEqualTo(other.score().vector());
        assertThat(one.score().inherent()).as(where).isCloseTo(other.score().inherent(), within(1e-9));
        assertThat(one.score().residual()).as(where).isCloseTo(other.score().residual(), within(1e-9));
        assertThat(sorted(one)).as(where).usingRecursiveComparison().isEqualTo(sorted(other));
    }

    private static List<TenantImpact> sorted(Impact impact) {
        return impact.tenants().stream()
                .sorted(Comparator.comparingInt(TenantImpact::tenant))
                .toList();
    }

    private static void assertSameExposure(Reach folded, Reach written, SplittableRandom random, String where) {
        Set<Integer> targets = Set.of(random.nextInt(written.snapshot().entityCount()));
        ExposureQuestion question =
                new ExposureQuestion(targets, AccessLevel.ofCode(1 + random.nextInt(4)), random.nextBoolean());
        Exposure one = Exposure.of(folded.gates(), question, Budget.unlimited());
        Exposure other = Exposure.of(written.gates(), question, Budget.unlimited());
        assertThat(one.entities().boxed().toList())
                .as(where)
                .hasSameElementsAs(other.entities().boxed().toList());
        assertThat(one.size()).as(where).isEqualTo(other.size()).isEqualTo(one.possibleSize());
    }

    /* Relations between two others are the same in both; those of the helper and those written out for it stand aside. */
    private static void assertSameChokePoints(Reach folded, Reach written, String where) {
        Map<String, Loss> one = losses(folded);
        Map<String, Loss> other = losses(written);
        assertThat(one.keySet()).as(where).noneMatch(key -> key.contains(SET));
        one.forEach((key, loss) -> assertSame(loss, other.get(key), where + ": " + key));
        Set<String> more = new HashSet<>(other.keySet());
        more.removeAll(one.keySet());
        assertThat(more).as(where).allMatch(key -> key.contains(" -CAN-> "));
    }

    private static void assertSame(Loss one, @org.jspecify.annotations.Nullable Loss other, String where) {
        Loss same = Objects.requireNonNull(other, where);
        assertThat(one.score()).as(where).isCloseTo(same.score(), within(1e-9));
        assertThat(one.remainingScore()).as(where).isCloseTo(same.remainingScore(), within(1e-9));
        assertThat(List.of(one.tenants(), one.tenantAdmins(), one.resources(), one.entities()))
                .as(where)
                .isEqualTo(List.of(same.tenants(), same.tenantAdmins(), same.resources(), same.entities()));
    }

    private static Map<String, Loss> losses(Reach reach) {
        return ChokePoints.of(reach.gates(), reach.sources(), List.of(), Budget.unlimited()).points().stream()
                .collect(Collectors.toMap(point -> key(reach.snapshot(), point), ChokePoint::loss));
    }

    private static String key(Snapshot snapshot, ChokePoint point) {
        return switch (point.removal()) {
            case Removal.OfEntity entity -> snapshot.id(entity.vertex());
            case Removal.OfRelation relation -> {
                var said = Objects.requireNonNull(
                        snapshot.arcClasses().get(relation.arcClass()).relation());
                yield snapshot.id(relation.from()) + " -" + said.kind() + "-> " + snapshot.id(relation.to()) + " "
                        + said;
            }
        };
    }

    /*  reader -> readers(grant) -READ-> directory < acme;  writer -WRITE-> acme;  desk -> resets(grant) -> every password -USE-> p1, p2 -> anna, ben */
    private static Estate directory() {
        List<Entity> entities = List.of(
                Entity.of("acme", EntityKind.CUSTOMER),
                Entity.of("directory", EntityKind.SCOPE)
                        .withTraits(EntityTraits.DEFAULT.withService(ServiceScope.DIRECTORY)),
                Entity.of("reader", EntityKind.HUMAN),
                Entity.of("readers", EntityKind.GRANT),
                Entity.of("writer", EntityKind.HUMAN),
                Entity.of("desk", EntityKind.HUMAN),
                Entity.of("resets", EntityKind.GRANT),
                Entity.of(SET, EntityKind.SCOPE).withTraits(HELPER),
                Entity.of("p1", EntityKind.PASSWORD),
                Entity.of("p2", EntityKind.PASSWORD),
                Entity.of("anna", EntityKind.HUMAN),
                Entity.of("ben", EntityKind.HUMAN));
        return new Estate(
                entities,
                List.of(
                        Relation.of("acme", RelationKind.CONTAINS, "directory"),
                        Relation.of("acme", RelationKind.CONTAINS, SET),
                        Relation.of("directory", RelationKind.CONTAINS, SET),
                        Relation.of("reader", RelationKind.HOLDS_GRANT, "readers"),
                        Relation.of("readers", RelationKind.GRANTS, "directory", Terms.level(READ)),
                        Relation.of("writer", RelationKind.CAN, "acme", Terms.level(WRITE)),
                        Relation.of("desk", RelationKind.HOLDS_GRANT, "resets"),
                        Relation.of("resets", RelationKind.GRANTS, SET, Terms.level(CONTROL)),
                        Relation.of(SET, RelationKind.CAN, "p1", Terms.level(USE)),
                        Relation.of(SET, RelationKind.CAN, "p2", Terms.level(USE)),
                        Relation.of("p1", RelationKind.AUTHENTICATES_AS, "anna"),
                        Relation.of("p2", RelationKind.AUTHENTICATES_AS, "ben")));
    }

    @Test
    void whoReadsADirectoryOrWritesATenantDoesNotReachEveryPassword() {
        assertThat(reached("reader")).containsExactlyInAnyOrder("reader", "readers", "directory");
        assertThat(reached("writer")).containsExactlyInAnyOrder("writer", "acme", "directory");
        assertThat(reached("desk")).contains("p1", "p2", "anna", "ben").doesNotContain("acme", "directory");
    }

    private static Set<String> reached(String from) {
        return reach(directory(), Assumptions.at(RandomEstates.NOON), Map.of(from, CONTROL))
                .vertices()
                .mapToObj(vertex -> directory().entities().get(vertex).id())
                .collect(Collectors.toSet());
    }

    @Test
    void containmentOffersTheGrantAndNeverARelationOfAHelper() {
        Snapshot snapshot = Snapshot.of(directory(), 1, RandomEstates.NOON);
        CutCosts dear =
                new CutCosts(Map.of(RelationKind.HOLDS_GRANT, 9, RelationKind.GRANTS, 1, RelationKind.CAN, 1), 20, 20);
        Containment containment = Containment.of(
                Gates.of(snapshot, Assumptions.at(RandomEstates.NOON)),
                List.of(source(snapshot, "desk")),
                List.of(source(snapshot, "anna"), source(snapshot, "ben")),
                dear,
                Budget.unlimited());
        assertThat(containment.actions())
                .singleElement()
                .isInstanceOfSatisfying(
                        CutAction.Remove.class,
                        remove ->
                                assertThat(remove.relation().relation().kind()).isEqualTo(RelationKind.HOLDS_GRANT));
    }

    private static Source source(Snapshot snapshot, String id) {
        return new Source(snapshot.vertexOf(id).orElseThrow(), CONTROL);
    }
}
