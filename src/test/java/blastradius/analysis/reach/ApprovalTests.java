package blastradius.analysis.reach;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.NaiveReach;
import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.GrantState;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ApprovalTests {

    /**
     * <pre>
     * technician -HOLDS_GRANT, eligible-> grant -GRANTS-> acme        nobody (an empty group) -CAN_APPROVE-> grant
     * </pre>
     */
    private final Estate estate = new Estate(
            List.of(
                    Entity.of("technician", EntityKind.HUMAN),
                    Entity.of("nobody", EntityKind.GROUP),
                    Entity.of("grant", EntityKind.GRANT),
                    Entity.of("acme", EntityKind.CUSTOMER)),
            List.of(
                    Relation.of(
                            "technician",
                            RelationKind.HOLDS_GRANT,
                            "grant",
                            Terms.builder().state(GrantState.ELIGIBLE).build()),
                    Relation.of("nobody", RelationKind.CAN_APPROVE, "grant"),
                    Relation.of("grant", RelationKind.GRANTS, "acme", Terms.level(AccessLevel.CONTROL))));

    @Test
    void anApproverGroupWithoutMembersApprovesNothing() {
        assertThat(reaches(JitMode.SELF)).isFalse();
    }

    @Test
    void approvalFraudNeedsNoApprover() {
        assertThat(reaches(JitMode.ALL)).isTrue();
    }

    /** lead -MEMBER_OF, eligible with a ticket-> nobody: he approves once he has one. */
    @Test
    void whoActivatesHisMembershipByATicketApprovesOnlyWithOne() {
        Terms ticketed = Terms.builder().state(GrantState.ELIGIBLE).ticket(true).build();
        List<Entity> entities = new ArrayList<>(estate.entities());
        entities.add(Entity.of("lead", EntityKind.HUMAN));
        List<Relation> relations = new ArrayList<>(estate.relations());
        relations.add(Relation.of("lead", RelationKind.MEMBER_OF, "nobody", ticketed));
        Estate led = new Estate(entities, relations);
        Assumptions without = Assumptions.at(RandomEstates.NOON);
        assertThat(reaches(led, without, "technician", "lead")).isFalse();
        Assumptions with = new Assumptions(
                RandomEstates.NOON, JitMode.SELF, false, Set.of(), true, false, Set.of(), Set.of(), Set.of(), null);
        assertThat(reaches(led, with, "technician", "lead")).isTrue();
        assertThat(reaches(led, with, "technician")).isFalse();
    }

    private boolean reaches(JitMode jit) {
        return reaches(estate, Assumptions.at(RandomEstates.NOON).withJit(jit), "technician");
    }

    private static boolean reaches(Estate estate, Assumptions assumptions, String... compromised) {
        Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
        Map<String, AccessLevel> sources =
                Arrays.stream(compromised).collect(Collectors.toMap(id -> id, id -> AccessLevel.CONTROL));
        Reach reach = ReachDifferentialTests.reach(snapshot, assumptions, sources);
        assertThat(ReachDifferentialTests.facts(reach)).isEqualTo(NaiveReach.from(estate, assumptions, sources));
        assertThat(ReachCheck.of(reach, Budget.unlimited()).isProof()).isTrue();
        return reach.contains(snapshot.vertexOf("acme").orElseThrow());
    }
}
