package blastradius.analysis.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that end before their time: what they say is no proof, and no error either. */
class AgreementTests {

    private final Snapshot snapshot = Snapshot.of(
            new Estate(
                    List.of(
                            Entity.of("user", EntityKind.HUMAN),
                            Entity.of("admin", EntityKind.HUMAN),
                            Entity.of("host", EntityKind.HOST),
                            Entity.of("safe", EntityKind.TOOL)),
                    List.of(
                            Relation.of("user", RelationKind.OWNS, "admin"),
                            Relation.of("admin", RelationKind.OWNS, "host"),
                            Relation.of("host", RelationKind.CAN, "safe"))),
            1,
            RandomEstates.NOON);
    private final Gates gates = Gates.of(snapshot, Assumptions.at(RandomEstates.NOON));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void ofAnExposureCountsWhoWasAsked(int asked) {
        Exposure exposure = Exposure.of(gates, List.of(2), null, Budget.unlimited());
        AtomicInteger left = new AtomicInteger(asked * 2); // for each entity and its search
        Agreement agreement = exposure.verify(Budget.of(Duration.ofDays(1), () -> left.getAndDecrement() <= 0));
        assertThat(agreement.agrees()).isTrue();
        assertThat(agreement.isProof()).isFalse();
        assertThat(agreement.compared()).isEqualTo(asked);
        assertThat(agreement.total()).isEqualTo(3);
        assertThat(agreement.words()).contains(asked + " of 3");
    }

    @Test
    void ofAnExposureAsksEveryoneButTheTargets() {
        Exposure exposure = Exposure.of(gates, List.of(2, 3), null, Budget.unlimited());
        assertThat(exposure.gates()).isSameAs(gates);
        Agreement agreement = exposure.verify(Budget.unlimited());
        assertThat(agreement).isEqualTo(new Agreement(true, 2, 2, agreement.words()));
        assertThat(agreement.isProof()).isTrue();
    }
}
