package blastradius.analysis.reach;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.NaiveReach;
import blastradius.analysis.RandomEstates;
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
import java.util.List;
import java.util.Map;
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

    private boolean reaches(JitMode jit) {
        Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
        Assumptions assumptions = Assumptions.at(RandomEstates.NOON).withJit(jit);
        Map<String, AccessLevel> technician = Map.of("technician", AccessLevel.CONTROL);
        Reach reach = ReachDifferentialTests.reach(snapshot, assumptions, technician);
        assertThat(ReachDifferentialTests.facts(reach)).isEqualTo(NaiveReach.from(estate, assumptions, technician));
        return reach.contains(snapshot.vertexOf("acme").orElseThrow());
    }
}
