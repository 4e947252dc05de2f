package blastradius.analysis.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.impact.ScoreSensitivity.Under;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Criticality;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Estate;
import blastradius.model.GrantState;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Sensitivity;
import blastradius.model.Terms;
import blastradius.model.Weighting;
import blastradius.model.Weighting.Bands;
import blastradius.model.Weighting.Gate;
import blastradius.model.Weighting.Part;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Scores under other weights than those that are shipped. */
class WeightingTests {

    /** mara ─(eligible, nobody approves)─ grant ─(READ)─ db of acme, MISSION; acme and mallory's mailbox stand beside. */
    private static Snapshot estate() {
        Terms eligible = Terms.builder().state(GrantState.ELIGIBLE).build();
        return Snapshot.of(
                new Estate(
                        List.of(
                                Entity.of("acme", EntityKind.CUSTOMER),
                                Entity.of("db", EntityKind.DATABASE)
                                        .withTenant("acme")
                                        .withTraits(EntityTraits.DEFAULT.withValue(Criticality.MISSION, null)),
                                Entity.of("mail", EntityKind.MAILBOX).withTenant("acme"),
                                Entity.of("mara", EntityKind.HUMAN),
                                Entity.of("grant", EntityKind.GRANT)),
                        List.of(
                                new Relation(RelationKind.HOLDS_GRANT, "mara", "grant", "", eligible, Map.of()),
                                Relation.of("grant", RelationKind.GRANTS, "db", Terms.level(AccessLevel.READ)))),
                1,
                RandomEstates.NOON);
    }

    private static Score score(Snapshot snapshot) {
        return impact(snapshot).score();
    }

    private static Impact impact(Snapshot snapshot) {
        return Impact.of(reach(snapshot), Budget.unlimited());
    }

    private static Reach reach(Snapshot snapshot) {
        Assumptions strict = Assumptions.at(RandomEstates.NOON).withJit(JitMode.STRICT);
        Source mara = Source.of(snapshot, snapshot.vertexOf("mara").orElseThrow());
        return Reach.from(Gates.of(snapshot, strict), List.of(mara), Budget.unlimited());
    }

    private static Weighting with(Map<AccessLevel, Double> levels, Map<Criticality, Double> criticalities) {
        return new Weighting(levels, criticalities, Map.of(), Map.of(), Map.of(), Weighting.DEFAULT.bands());
    }

    /** One customer: depth, breadth and sum are I, ln(1 + I) / ln 2 and I. */
    private static double expected(double share, double depth, double breadth, double sum) {
        return 100 * (depth * share + breadth * Math.log1p(share) / Math.log(2) + sum * share);
    }

    @Test
    void eachSettingWeighs() {
        double all = 1 + 30 + 3;
        assertThat(score(estate()).inherent()).isCloseTo(expected(30 * 0.612 / all, 0.25, 0.5, 0.25), within(1e-6));
        assertThat(score(estate().weighed(with(Map.of(AccessLevel.READ, 0.5), Map.of())))
                        .inherent())
                .isCloseTo(expected(30 * 0.5 / all, 0.25, 0.5, 0.25), within(1e-6));
        assertThat(score(estate().weighed(with(Map.of(), Map.of(Criticality.MISSION, 100.0))))
                        .inherent())
                .isCloseTo(expected(100 * 0.612 / (1 + 100 + 3), 0.25, 0.5, 0.25), within(1e-6));
        Weighting sensitive = new Weighting(
                Map.of(), Map.of(), Map.of(Sensitivity.INTERNAL, 2.0), Map.of(), Map.of(), Weighting.DEFAULT.bands());
        assertThat(score(estate().weighed(sensitive)).inherent())
                .isCloseTo(expected(60 * 0.612 / (1 + 60 + 6), 0.25, 0.5, 0.25), within(1e-6));
        Map<Part, Double> deep = Map.of(Part.DEPTH, 1.0, Part.BREADTH, 0.0, Part.SUM, 0.0);
        Weighting parts = new Weighting(Map.of(), Map.of(), Map.of(), Map.of(), deep, Weighting.DEFAULT.bands());
        assertThat(score(estate().weighed(parts)).inherent())
                .isCloseTo(expected(30 * 0.612 / all, 1, 0, 0), within(1e-6));
        Weighting gates = new Weighting(
                Map.of(), Map.of(), Map.of(), Map.of(Gate.SELF_ACTIVATION, 0.5), Map.of(), Weighting.DEFAULT.bands());
        assertThat(score(estate()).residual())
                .isCloseTo(expected(0.9 * 30 * 0.612 / all, 0.25, 0.5, 0.25), within(1e-6));
        assertThat(score(estate().weighed(gates)).residual())
                .isCloseTo(expected(0.5 * 30 * 0.612 / all, 0.25, 0.5, 0.25), within(1e-6));
        Weighting bands = new Weighting(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), new Bands(20, 10, 5));
        assertThat(score(estate()).band()).isEqualTo(Score.Band.HIGH);
        assertThat(score(estate().weighed(bands)).band()).isEqualTo(Score.Band.CRITICAL);
        assertThat(score(estate().weighed(bands)).weighting()).isEqualTo(bands);
        assertThat(impact(estate().weighed(with(Map.of(AccessLevel.SEE, 0.1), Map.of())))
                        .customersLost())
                .as("nothing is held under STRICT")
                .isZero();
    }

    @Test
    void sensitivityIsWhatTheScoresAreUnderEachAlternative() {
        for (long seed = 0; seed < RandomEstates.tried(200); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.owned(RandomEstates.of(random), random);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate);
            Source source = Source.of(snapshot, random.nextInt(snapshot.entityCount()));
            Reach reach = Reach.from(Gates.of(snapshot, assumptions), List.of(source), Budget.unlimited());
            Score score = Impact.of(reach, Budget.unlimited()).score();
            ScoreSensitivity sensitivity = ScoreSensitivity.of(reach, score, Budget.unlimited());
            List<Weighting.Alternative> alternatives = Weighting.DEFAULT.alternatives();
            assertThat(sensitivity.alternatives()).hasSameSizeAs(alternatives);
            for (int i = 0; i < alternatives.size(); i++) {
                Snapshot other = snapshot.weighed(alternatives.get(i).weighting());
                Score anew = Impact.of(
                                Reach.from(Gates.of(other, assumptions), List.of(source), Budget.unlimited()),
                                Budget.unlimited())
                        .score();
                Under under = sensitivity.alternatives().get(i);
                String what = "seed " + seed + ", " + under.name();
                assertThat(under.inherent()).as(what).isCloseTo(anew.inherent(), within(1e-9));
                assertThat(under.residual()).as(what).isCloseTo(anew.residual(), within(1e-9));
                assertThat(under.residual())
                        .as(what)
                        .isBetween(
                                sensitivity.residual().least(),
                                sensitivity.residual().highest());
            }
            assertThat(score.inherent())
                    .isBetween(
                            sensitivity.inherent().least(),
                            sensitivity.inherent().highest());
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> with(Map.of(AccessLevel.WRITE, 0.1), Map.of()))
                .hasMessage("blastradius.score.levels.write is 0.1; it has to be in thousandths, no less than the level"
                        + " below, at most 1");
        assertThatThrownBy(() -> with(Map.of(AccessLevel.CONTROL, 0.9), Map.of()))
                .hasMessageContaining("levels.control is 0.9");
        assertThatThrownBy(() -> with(Map.of(AccessLevel.SEE, 0.0005), Map.of()))
                .hasMessageContaining("levels.see is 5.0E-4");
        assertThatThrownBy(() -> with(Map.of(), Map.of(Criticality.LOW, 0.3)))
                .hasMessageContaining("criticalities.low is 0.3");
        assertThatThrownBy(() -> new Weighting(
                        Map.of(), Map.of(), Map.of(), Map.of(Gate.TICKET, 0.0), Map.of(), Weighting.DEFAULT.bands()))
                .hasMessageContaining("gates.ticket is 0.0");
        assertThatThrownBy(() -> new Weighting(
                        Map.of(), Map.of(), Map.of(), Map.of(), Map.of(Part.DEPTH, 1.0), Weighting.DEFAULT.bands()))
                .hasMessageContaining("parts is 1.75 together");
        assertThatThrownBy(() -> new Bands(10, 40, 15)).hasMessageContaining("bands is 10.0, 40.0, 15.0");
    }
}
