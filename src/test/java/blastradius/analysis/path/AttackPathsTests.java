package blastradius.analysis.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.NaiveReach;
import blastradius.analysis.RandomEstates;
import blastradius.analysis.Revoked;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.analysis.relation.EstateRelation;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.GrantState;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to a target against brute force over the naive reference; a failure names its seed. */
public class AttackPathsTests {

    private static final int ESTATES_PER_BLOCK = 700;
    private static final int NO_LIMIT = 1000;

    /** One random question. */
    private record Question(
            long seed, Estate estate, Assumptions assumptions, Map<String, AccessLevel> sources, Snapshot snapshot) {

        static Question of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = windows(random, RandomEstates.of(random));
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate);
            Map<String, AccessLevel> sources = ReachDifferentialTests.sources(random, estate);
            return new Question(seed, estate, assumptions, sources, Snapshot.of(estate, 1, RandomEstates.NOON));
        }

        List<Source> compromised() {
            return sources.entrySet().stream()
                    .map(entry -> new Source(snapshot.vertexOf(entry.getKey()).orElseThrow(), entry.getValue()))
                    .toList();
        }

        List<AttackWay> ways(NaiveReach.Fact target) {
            AttackPaths paths = AttackPaths.between(
                    Gates.of(snapshot, assumptions), compromised(), at(target), NO_LIMIT, Budget.unlimited());
            assertThat(paths.isExact()).isTrue();
            return paths.ways();
        }

        Optional<TimeToReach> time(NaiveReach.Fact target) {
            return TimeToReach.of(Gates.of(snapshot, assumptions), compromised(), at(target), Budget.unlimited());
        }

        private Source at(NaiveReach.Fact fact) {
            return new Source(snapshot.vertexOf(fact.id()).orElseThrow(), AccessLevel.ofCode(fact.level()));
        }

        List<NaiveReach.Fact> facts() {
            List<NaiveReach.Fact> facts = new ArrayList<>();
            for (Entity entity : estate.entities()) {
                for (AccessLevel level : AccessLevel.values()) {
                    facts.add(new NaiveReach.Fact(entity.id(), level.code()));
                }
            }
            return facts;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void findsTheFewestHopsTheBestChanceAndTheEarliestInstant(int block) {
        for (int i = 0; i < RandomEstates.tried(ESTATES_PER_BLOCK); i++) {
            Question question = Question.of((long) block * ESTATES_PER_BLOCK + i);
            Map<NaiveReach.Fact, Integer> hops =
                    NaiveReach.from(question.estate(), question.assumptions(), question.sources());
            Map<NaiveReach.Fact, Double> chances = NaiveReach.chances(
                    question.estate(),
                    question.assumptions(),
                    question.sources(),
                    relation -> chance(question.estate(), relation));
            Map<NaiveReach.Fact, Instant> instants = instants(question);
            for (NaiveReach.Fact fact : question.facts()) {
                List<AttackWay> ways = question.ways(fact);
                String where = "seed " + question.seed() + " " + fact;
                assertThat(ways.stream().map(way -> way.path()).distinct())
                        .as(where)
                        .hasSameSizeAs(ways);
                assertThat(only(ways, PathChoice.FEWEST_HOPS).stream()
                                .map(way -> way.path().length()))
                        .as(where)
                        .isEqualTo(hops.containsKey(fact) ? List.of(hops.get(fact)) : List.of());
                assertThat(only(ways, PathChoice.SOONEST).stream().map(AttackWay::reachedAt))
                        .as(where)
                        .isEqualTo(instants.containsKey(fact) ? List.of(instants.get(fact)) : List.of());
                Optional<TimeToReach> time = question.time(fact);
                assertThat(time.map(TimeToReach::at)).as(where).isEqualTo(Optional.ofNullable(instants.get(fact)));
                assertThat(time.map(each -> ReachDifferentialTests.length(question.snapshot(), each.path())))
                        .as(where)
                        .isEqualTo(time.map(each -> each.path().length()));
                List<AttackWay> leastGated = only(ways, PathChoice.LEAST_GATED);
                assertThat(leastGated).as(where).hasSize(hops.containsKey(fact) ? 1 : 0);
                for (AttackWay way : leastGated) {
                    assertThat(way.chance()).as(where).isCloseTo(chances.getOrDefault(fact, 0.0), within(1e-9));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11})
    void everyWayHoldsByItsOwnRelationsAloneAndFurtherWaysShareNoneUntilNoWayIsLeft(int block) {
        for (int i = 0; i < RandomEstates.tried(ESTATES_PER_BLOCK); i++) {
            Question question = Question.of((long) block * ESTATES_PER_BLOCK + i);
            for (NaiveReach.Fact fact : question.facts()) {
                Set<EstateRelation> used = new HashSet<>();
                List<AttackWay> ways = question.ways(fact);
                for (AttackWay way : ways) {
                    String where = "seed " + question.seed() + " " + fact + " " + way;
                    holdsByItself(question, fact, way, where);
                    if (way.choices().contains(PathChoice.FEWEST_HOPS)
                            || way.choices().contains(PathChoice.FURTHER)) {
                        assertThat(java.util.Collections.disjoint(used, way.relations()))
                                .as(where)
                                .isTrue();
                        used.addAll(way.relations());
                    }
                }
                if (!used.isEmpty()) {
                    Estate left = Revoked.without(question.estate(), question.snapshot(), used);
                    assertThat(NaiveReach.from(left, question.assumptions(), question.sources()))
                            .as("seed %d %s", question.seed(), fact)
                            .doesNotContainKey(fact);
                }
            }
        }
    }

    private static void holdsByItself(Question question, NaiveReach.Fact fact, AttackWay way, String where) {
        Estate only = Revoked.only(question.estate(), question.snapshot(), way.relations());
        Question alone =
                new Question(question.seed(), only, question.assumptions(), question.sources(), question.snapshot());
        assertThat(instants(alone, instantsOf(question)).get(fact)).as(where).isEqualTo(way.reachedAt());
        assertThat(ReachDifferentialTests.length(question.snapshot(), way.path()))
                .as(where)
                .isEqualTo(way.path().length());
    }

    private static List<AttackWay> only(List<AttackWay> ways, PathChoice choice) {
        return ways.stream().filter(way -> way.choices().contains(choice)).toList();
    }

    /** The gates of a relation multiplied, met or not. */
    private static double chance(Estate estate, Relation relation) {
        Terms terms = relation.terms();
        double chance = (terms.ticket() ? 0.8 : 1) * (terms.zone() == null ? 1 : 0.5);
        for (String factor : terms.factors()) {
            boolean resistant = estate.entities().stream()
                    .anyMatch(entity ->
                            entity.id().equals(factor) && entity.traits().phishingResistant());
            chance *= resistant ? 0.1 : 0.4;
        }
        if (terms.state() == GrantState.ELIGIBLE) {
            boolean asks = relation.kind() != RelationKind.HAS_ROLE
                    && (!terms.approvers().isEmpty() || isApprovedByRelation(estate, relation));
            chance *= asks ? 0.2 : 0.9;
        }
        return chance;
    }

    private static boolean isApprovedByRelation(Estate estate, Relation relation) {
        return (relation.kind() == RelationKind.HOLDS_GRANT || relation.kind() == RelationKind.MEMBER_OF)
                && estate.relations().stream()
                        .anyMatch(other -> other.kind() == RelationKind.CAN_APPROVE
                                && other.to().equals(relation.to())
                                && other.terms().deniedBy() == null);
    }

    private static Map<NaiveReach.Fact, Instant> instants(Question question) {
        return instants(question, instantsOf(question));
    }

    private static Set<Instant> instantsOf(Question question) {
        Set<Instant> instants = new TreeSet<>(Set.of(RandomEstates.NOON));
        question.estate().relations().forEach(relation -> {
            Instant from = relation.terms().from();
            if (from != null && from.isAfter(RandomEstates.NOON)) {
                instants.add(from);
            }
        });
        return instants;
    }

    /** Instant by instant, from what was held before. */
    private static Map<NaiveReach.Fact, Instant> instants(Question question, Set<Instant> all) {
        Map<NaiveReach.Fact, Instant> instants = new HashMap<>();
        Map<String, AccessLevel> held = new HashMap<>(question.sources());
        for (Instant at : all) {
            for (NaiveReach.Fact fact : NaiveReach.from(
                            question.estate(), question.assumptions().withAt(at), held)
                    .keySet()) {
                instants.putIfAbsent(fact, at);
            }
            instants.keySet()
                    .forEach(fact ->
                            held.merge(fact.id(), AccessLevel.ofCode(fact.level()), (a, b) -> a.covers(b) ? a : b));
        }
        return instants;
    }

    /** Many windows that begin and end around the question's instant. */
    public static Estate windows(SplittableRandom random, Estate estate) {
        List<Relation> relations = estate.relations().stream()
                .map(relation -> random.nextInt(3) == 0 ? windowed(random, relation) : relation)
                .toList();
        return new Estate(estate.entities(), relations);
    }

    private static Relation windowed(SplittableRandom random, Relation relation) {
        Instant from = RandomEstates.NOON.plusSeconds(random.nextInt(8) - 3);
        Terms.Builder terms = relation.terms().with().from(from).until(null);
        if (random.nextBoolean()) {
            terms.until(from.plusSeconds(1 + random.nextInt(4)));
        }
        return new Relation(
                relation.kind(), relation.from(), relation.to(), relation.sourceKind(), terms.build(), Map.of());
    }

    /**
     * <pre>
     * mallory ──ticket──▶ grant ──▶ db
     *    └────▶ host ────▶ grant
     * </pre>
     */
    @Test
    void prefersTwoOpenHopsToOneBehindATicketWhereGatesCount() {
        Estate estate = new Estate(
                List.of(
                        Entity.of("mallory", EntityKind.HUMAN),
                        Entity.of("host", EntityKind.HOST),
                        Entity.of("db", EntityKind.DATABASE)),
                List.of(
                        Relation.of(
                                "mallory",
                                RelationKind.CAN,
                                "db",
                                Terms.builder().ticket(true).build()),
                        Relation.of("mallory", RelationKind.CAN, "host"),
                        Relation.of("host", RelationKind.CAN, "db")));
        Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
        Assumptions assumptions = new Assumptions(
                RandomEstates.NOON,
                blastradius.model.JitMode.SELF,
                false,
                Set.of(),
                true,
                false,
                Set.of(),
                Set.of(),
                Set.of(),
                null);
        AttackPaths paths = AttackPaths.between(
                Gates.of(snapshot, assumptions),
                List.of(new Source(0, AccessLevel.CONTROL)),
                new Source(2, AccessLevel.CONTROL),
                NO_LIMIT,
                Budget.unlimited());
        assertThat(paths.ways())
                .extracting(AttackWay::choices, way -> way.path().length(), AttackWay::chance)
                .containsExactly(
                        tuple(
                                Set.of(PathChoice.FEWEST_HOPS, PathChoice.SOONEST),
                                1,
                                GateToll.chance(Math.round(-Math.log(0.8) * (1L << 40)))),
                        tuple(Set.of(PathChoice.LEAST_GATED, PathChoice.FURTHER), 2, 1.0));
    }
}
