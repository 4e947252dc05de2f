package blastradius.graphql.attack;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.chokepoint.ChokePoints;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ann controls a host until noon of the next day, and a server from it. */
class KeptChokePointsTests {

    private static final Estate ESTATE = new Estate(
            List.of(
                    Entity.of("ann", EntityKind.HUMAN),
                    Entity.of("host", EntityKind.HOST),
                    Entity.of("server", EntityKind.HOST)),
            List.of(
                    Relation.of(
                            "ann",
                            RelationKind.CAN,
                            "host",
                            Terms.level(AccessLevel.CONTROL)
                                    .with()
                                    .until(RandomEstates.NOON.plusSeconds(86_400))
                                    .build()),
                    Relation.of("host", RelationKind.CAN, "server", Terms.level(AccessLevel.CONTROL))));

    private final Snapshot snapshot = Snapshot.of(ESTATE, 1, RandomEstates.NOON);
    private final Assumptions noon = Assumptions.at(RandomEstates.NOON);
    private final KeptChokePoints kept = new KeptChokePoints();

    @Test
    void whoAsksTheSameAgainIsAnsweredTheSame() {
        ChokePoints first = of(snapshot, noon, 0, List.of());
        assertThat(of(snapshot, noon, 0, List.of())).isSameAs(first);
        assertThat(of(snapshot, noon.withAt(RandomEstates.NOON.plusSeconds(60)), 0, List.of()))
                .isSameAs(first);
        assertThat(first.size()).isEqualTo(4); // Ann, the host, and both relations
    }

    @Test
    void whoAsksAnythingElseIsAnsweredAnew() {
        ChokePoints first = of(snapshot, noon, 0, List.of());
        assertThat(of(snapshot, noon.withAt(RandomEstates.NOON.plusSeconds(100_000)), 0, List.of())
                        .size())
                .isZero();
        assertThat(of(snapshot, noon.withMaxHops(1), 0, List.of())).isNotSameAs(first);
        assertThat(of(snapshot, noon, 1, List.of()).size()).isNotEqualTo(first.size());
        assertThat(of(snapshot, noon, 0, List.of(1))).isNotSameAs(first);
        assertThat(of(Snapshot.of(ESTATE, 1, RandomEstates.NOON), noon, 0, List.of()))
                .isNotSameAs(first);
    }

    private ChokePoints of(Snapshot of, Assumptions assumptions, int compromised, List<Integer> targets) {
        return kept.of(Gates.of(of, assumptions), List.of(Source.of(of, compromised)), targets, Budget.unlimited());
    }
}
