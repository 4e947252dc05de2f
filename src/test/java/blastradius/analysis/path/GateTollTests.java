package blastradius.analysis.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Estate;
import blastradius.model.GrantState;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chance of a way over one relation: the shares of the gates that it meets, multiplied, also where the question opens them. */
class GateTollTests {

    private static final Source USER = new Source(0, AccessLevel.CONTROL);

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        "ticket, 0.8",
        "zone, 0.5",
        "token, 0.4",
        "key, 0.1",
        "missing, 0.4",
        "token key, 0.04",
        "ticket zone token, 0.16",
        "eligible, 0.9",
        "eligible token, 0.36",
        "eligible ticket zone, 0.36",
        "eligible token key zone, 0.018",
        "eligible approver, 0.2",
        "eligible approver token, 0.08",
        "eligible approver policy, 0.2",
        "eligible approver policy token, 0.08",
        "eligible approver policy token key, 0.008",
        "eligible policy, 0.9",
        "eligible policy token, 0.36",
    })
    void isThatOfItsGates(String gates, double chance) {
        AttackWay way = way(terms(gates));
        assertThat(way.chance()).isCloseTo(chance, within(1e-9));
    }

    private static Terms terms(String gates) {
        Terms.Builder terms = Terms.builder().level(AccessLevel.CONTROL);
        for (String gate : gates.split(" ", -1)) {
            switch (gate) {
                case "ticket" -> terms.ticket(true);
                case "zone" -> terms.zone("office");
                case "token", "key", "missing" -> terms.factor(gate);
                case "eligible" -> terms.state(GrantState.ELIGIBLE);
                case "approver" -> terms.approvers(List.of("boss"));
                case "policy" -> terms.policy("policy");
                default -> assertThat(gate).isEmpty();
            }
        }
        return terms.build();
    }

    /** With everything held or assumed that a gate could ask for. */
    private static AttackWay way(Terms terms) {
        EntityTraits resistant = new EntityTraits(true, false, true, false, false, null, 1, null, null, null, null, 0);
        List<Entity> entities = List.of(
                Entity.of("user", EntityKind.HUMAN),
                Entity.of("host", EntityKind.HOST),
                Entity.of("token", EntityKind.MFA_FACTOR),
                Entity.of("key", EntityKind.MFA_FACTOR).withTraits(resistant),
                Entity.of("boss", EntityKind.HUMAN),
                Entity.of("policy", EntityKind.POLICY));
        List<Relation> relations = List.of(
                Relation.of("user", RelationKind.CAN, "token", Terms.level(AccessLevel.USE)),
                Relation.of("user", RelationKind.CAN, "key", Terms.level(AccessLevel.USE)),
                Relation.of("user", RelationKind.CAN, "host", terms));
        Snapshot snapshot = Snapshot.of(new Estate(entities, relations), 1, RandomEstates.NOON);
        Assumptions assumptions = new Assumptions(
                RandomEstates.NOON,
                JitMode.ALL,
                true,
                Set.of("office"),
                true,
                false,
                Set.of(),
                Set.of(),
                Set.of(),
                null);
        Source host = new Source(1, AccessLevel.CONTROL);
        AttackPaths paths =
                AttackPaths.between(Gates.of(snapshot, assumptions), List.of(USER), host, 0, Budget.unlimited());
        assertThat(paths.ways()).hasSize(1);
        return paths.ways().getFirst();
    }
}
