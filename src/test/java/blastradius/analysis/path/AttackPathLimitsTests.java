package blastradius.analysis.path;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ways under a limit on hops.
 *
 * <pre>
 * user ─▶ first ─▶ second ─▶ target ─▶ behind      far is out of reach
 *   ╰╌╌ticket╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌▶╯
 * </pre>
 */
class AttackPathLimitsTests {

    private final Snapshot snapshot = Snapshot.of(
            new Estate(
                    List.of(
                            Entity.of("user", EntityKind.HUMAN),
                            Entity.of("first", EntityKind.HOST),
                            Entity.of("second", EntityKind.HOST),
                            Entity.of("target", EntityKind.HOST),
                            Entity.of("behind", EntityKind.HOST),
                            Entity.of("far", EntityKind.HOST)),
                    List.of(
                            control("user", "first"),
                            control("first", "second"),
                            control("second", "target"),
                            control("target", "behind"),
                            Relation.of(
                                    "user",
                                    RelationKind.CAN,
                                    "target",
                                    Terms.builder()
                                            .level(AccessLevel.WRITE)
                                            .ticket(true)
                                            .build()))),
            1,
            RandomEstates.NOON);

    private static Relation control(String from, String to) {
        return Relation.of(from, RelationKind.CAN, to, Terms.level(AccessLevel.CONTROL));
    }

    private static Assumptions assumptions(boolean tickets, @Nullable Integer maxHops) {
        return new Assumptions(
                RandomEstates.NOON,
                JitMode.SELF,
                false,
                Set.of(),
                tickets,
                false,
                Set.of(),
                Set.of(),
                Set.of(),
                maxHops);
    }

    private AttackPaths between(int target, AccessLevel level, @Nullable Integer maxHops, boolean tickets) {
        Assumptions assumptions = assumptions(tickets, maxHops);
        Source user = new Source(0, AccessLevel.CONTROL);
        Gates gates = Gates.of(snapshot, assumptions);
        return AttackPaths.between(gates, List.of(user), new Source(target, level), 2, Budget.unlimited());
    }

    /** What the limit cuts off might have been a way, or a less gated one; where nothing leads on nothing was cut off. */
    @ParameterizedTest
    @CsvSource({
        "3, CONTROL, , false, 1, true",
        "3, CONTROL, 3, false, 1, true",
        "3, CONTROL, 2, false, 0, false",
        "3, CONTROL, 0, false, 0, false",
        "4, CONTROL, 3, false, 0, false",
        "5, CONTROL, , false, 0, true",
        "5, CONTROL, 4, false, 0, true",
        "5, CONTROL, 3, false, 0, false",
        "3, WRITE, , true, 2, true",
        "3, WRITE, 3, true, 2, true",
        "3, WRITE, 2, true, 1, false",
        "3, WRITE, 1, true, 1, false",
    })
    void isExactWhereNothingWasCutOff(
            int target, AccessLevel level, @Nullable Integer maxHops, boolean tickets, int ways, boolean exact) {
        AttackPaths paths = between(target, level, maxHops, tickets);
        assertThat(paths.ways()).hasSize(ways);
        assertThat(paths.isExact()).isEqualTo(exact);
        assertThat(paths.ways()).allMatch(way -> maxHops == null || way.path().length() <= maxHops);
    }

    @Test
    void anEntityIsTheTargetAtTheHighestLevelThatIsReached() {
        Source user = new Source(0, AccessLevel.CONTROL);
        Gates gates = Gates.of(snapshot, assumptions(true, 1));
        for (int target = 0; target < 6; target++) {
            AccessLevel expected = target == 3 ? AccessLevel.WRITE : AccessLevel.CONTROL;
            assertThat(AttackPaths.furthest(gates, List.of(user), target, Budget.unlimited()))
                    .isEqualTo(new Source(target, expected));
        }
    }
}
