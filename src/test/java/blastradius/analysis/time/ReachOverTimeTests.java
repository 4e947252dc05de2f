package blastradius.analysis.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.NaiveReach;
import blastradius.analysis.RandomEstates;
import blastradius.analysis.Revoked;
import blastradius.analysis.path.AttackPathsTests;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Periods, hours and changes against the naive reference asked at every instant; a failure names its seed. */
class ReachOverTimeTests {

    private static final int ESTATES_PER_BLOCK = 500;
    private static final Instant START = RandomEstates.NOON.minusSeconds(6);
    private static final int SECONDS = 16; // windows begin and end on whole seconds from -3 to +8

    private record Question(
            long seed, Estate estate, Assumptions assumptions, Map<String, AccessLevel> sources, Snapshot snapshot) {

        static Question of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = AttackPathsTests.windows(random, RandomEstates.of(random));
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate);
            Map<String, AccessLevel> sources = ReachDifferentialTests.sources(random, estate);
            return new Question(seed, estate, assumptions, sources, Snapshot.of(estate, 1, RandomEstates.NOON));
        }

        Gates gates() {
            return Gates.of(snapshot, assumptions);
        }

        List<Source> compromised() {
            return sources.entrySet().stream()
                    .map(entry -> new Source(snapshot.vertexOf(entry.getKey()).orElseThrow(), entry.getValue()))
                    .toList();
        }

        Set<NaiveReach.Fact> at(Instant instant) {
            return NaiveReach.from(estate, assumptions.withAt(instant), sources).keySet();
        }

        /** The weighted sum over organizations of what is lost under STRICT, from the definition. */
        double loss(Instant instant) {
            Valuation valuation = snapshot.valuation();
            Map<String, Integer> levels = new HashMap<>();
            Assumptions strict = assumptions.withJit(JitMode.STRICT).withAt(instant);
            NaiveReach.from(estate, strict, sources)
                    .keySet()
                    .forEach(fact -> levels.merge(fact.id(), fact.level(), Math::max));
            double loss = 0;
            for (Map.Entry<String, Integer> held : levels.entrySet()) {
                int vertex = snapshot.vertexOf(held.getKey()).orElseThrow();
                int organization = valuation.organization(vertex);
                if (organization != Valuation.NONE && valuation.total(organization) > 0) {
                    loss += valuation.weight(organization)
                            * valuation.value(vertex)
                            * AccessLevel.ofCode(held.getValue()).weight()
                            / valuation.total(organization);
                }
            }
            return loss;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void everyInstantLiesInAPeriodThatHoldsWhatIsHeldThen(int block) {
        for (int i = 0; i < RandomEstates.tried(ESTATES_PER_BLOCK); i++) {
            Question question = Question.of((long) block * ESTATES_PER_BLOCK + i);
            Instant end = START.plusSeconds(SECONDS);
            List<ReachOverTime.Period> periods = ReachOverTime.of(
                            question.gates(), question.compromised(), START, end, Budget.unlimited())
                    .periods();
            assertThat(periods.getFirst().from()).isEqualTo(START);
            assertThat(periods.getLast().to()).isEqualTo(end);
            for (int p = 1; p < periods.size(); p++) {
                assertThat(periods.get(p).from()).isEqualTo(periods.get(p - 1).to());
                assertThat(facts(periods.get(p))).isNotEqualTo(facts(periods.get(p - 1)));
            }
            for (int second = 0; second < SECONDS; second++) {
                Instant instant = START.plusSeconds(second);
                ReachOverTime.Period period = periods.stream()
                        .filter(each -> !instant.isBefore(each.from()) && instant.isBefore(each.to()))
                        .findFirst()
                        .orElseThrow();
                assertThat(facts(period))
                        .as("seed %d at %s", question.seed(), instant)
                        .isEqualTo(question.at(instant));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11})
    void hoursAreTheIntegralOfWhatStands(int block) {
        for (int i = 0; i < RandomEstates.tried(ESTATES_PER_BLOCK); i++) {
            Question question = Question.of((long) block * ESTATES_PER_BLOCK + i);
            double expected = 0;
            for (int second = 0; second < SECONDS; second++) {
                expected += question.loss(START.plusSeconds(second)) / 3600;
            }
            StandingExposure exposure = StandingExposure.of(
                    question.gates(), question.compromised(), START, START.plusSeconds(SECONDS), Budget.unlimited());
            assertThat(exposure.hours()).as("seed %d", question.seed()).isCloseTo(expected, within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21})
    void theNextChangeIsTheFirstInstantThatDiffersAndItsRelationsAreTheReason(int block) {
        for (int i = 0; i < RandomEstates.tried(ESTATES_PER_BLOCK); i++) {
            Question question = Question.of((long) block * ESTATES_PER_BLOCK + i);
            Set<NaiveReach.Fact> now = question.at(RandomEstates.NOON);
            Optional<Instant> expected = java.util.stream.IntStream.rangeClosed(1, 12)
                    .mapToObj(RandomEstates.NOON::plusSeconds)
                    .filter(instant -> !question.at(instant).equals(now))
                    .findFirst();
            Optional<ReachChange> change =
                    ReachChange.next(question.gates(), question.compromised(), Budget.unlimited());
            String where = "seed " + question.seed() + " " + change;
            assertThat(change.map(ReachChange::at)).as(where).isEqualTo(expected);
            change.ifPresent(each -> explains(question, each, now, where));
        }
    }

    /** What is held differs as stated, and had the named relations not begun or ended then, nothing would have changed. */
    private static void explains(Question question, ReachChange change, Set<NaiveReach.Fact> now, String where) {
        Set<NaiveReach.Fact> then = question.at(change.at());
        assertThat(change.grows()).as(where).isEqualTo(!now.containsAll(then));
        assertThat(change.shrinks()).as(where).isEqualTo(!then.containsAll(now));
        assertThat(change.entities()).as(where).isNotEmpty().allSatisfy(entity -> {
            String id = question.snapshot().id(entity.vertex());
            assertThat(highest(now, id)).isEqualTo(code(entity.before()));
            assertThat(highest(then, id)).isEqualTo(code(entity.after()));
        });
        Question without = new Question(
                question.seed(),
                new Estate(question.estate().entities(), closing(question, change)),
                question.assumptions(),
                question.sources(),
                question.snapshot());
        assertThat(change.begins().size() + change.ends().size()).as(where).isPositive();
        assertThat(now.containsAll(without.at(change.at()))).as(where).isTrue();
    }

    private static List<Relation> closing(Question question, ReachChange change) {
        return question.estate().relations().stream()
                .map(relation -> change.begins().contains(Revoked.of(question.snapshot(), relation))
                        ? Revoked.closed(relation)
                        : relation)
                .toList();
    }

    private static int highest(Set<NaiveReach.Fact> facts, String id) {
        return facts.stream()
                .filter(fact -> fact.id().equals(id))
                .mapToInt(NaiveReach.Fact::level)
                .max()
                .orElse(0);
    }

    private static int code(@org.jspecify.annotations.Nullable AccessLevel level) {
        return level == null ? 0 : level.code();
    }

    private static Set<NaiveReach.Fact> facts(ReachOverTime.Period period) {
        return ReachDifferentialTests.facts(period.reach()).keySet();
    }

    @Test
    void twoHoursAWeekAreTheEightyFourthPartOfAlways() {
        Instant week = Instant.parse("2026-09-21T00:00:00Z");
        Terms twoHours = Terms.builder()
                .from(week.plusSeconds(9 * 3600))
                .until(week.plusSeconds(11 * 3600))
                .build();
        double always = hours(Terms.NONE, week);
        assertThat(always).isCloseTo(168.0, within(1e-9));
        assertThat(hours(twoHours, week)).isCloseTo(always / 84, within(1e-9));
    }

    private static double hours(Terms terms, Instant week) {
        Estate estate = new Estate(
                List.of(Entity.of("technician", EntityKind.HUMAN), Entity.of("customer", EntityKind.CUSTOMER)),
                List.of(Relation.of("technician", RelationKind.CAN, "customer", terms)));
        Snapshot snapshot = Snapshot.of(estate, 1, week);
        return StandingExposure.of(
                        Gates.of(snapshot, Assumptions.at(week)),
                        List.of(Source.of(snapshot, 0)),
                        week,
                        week.plus(Duration.ofDays(7)),
                        Budget.unlimited())
                .hours();
    }

    @Test
    void refusesAHorizonThatEndsBeforeItStarts() {
        Question question = Question.of(1);
        assertThatThrownBy(() ->
                        ReachOverTime.of(question.gates(), question.compromised(), START, START, Budget.unlimited()))
                .isInstanceOf(BlastRadiusException.BadRequest.class)
                .hasMessageContaining("is empty");
    }
}
