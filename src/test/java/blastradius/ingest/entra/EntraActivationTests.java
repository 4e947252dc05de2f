package blastradius.ingest.entra;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is activated before it opens: approvers, factors, policies, and what list and instance say of one holding. */
class EntraActivationTests {

    private static final String GLOBAL = EntraWorld.role("Global");
    private static final Held ELIGIBLE = Held.eligible(null, null);

    @Test
    void anAssignmentAndItsActivationAreOneHolding() {
        EntraWorld world = new EntraWorld()
                .users("who")
                .holds("who", "Global")
                .holds("who", "Global", "/", Held.active(null, Instant.parse("2026-11-29T18:00:00Z")))
                .holds("who", "Global", "/", ELIGIBLE)
                .done();
        assertThat(holdings(world, "who"))
                .extracting(relation -> relation.terms().state())
                .containsExactlyInAnyOrder(GrantState.ACTIVE, GrantState.ELIGIBLE);
    }

    @Test
    void whatIsOnlyListedStands() {
        EntraWorld world = new EntraWorld().users("who").holds("who", "Global").done();
        assertThat(world.reach(EntraWorld.with(JitMode.STRICT), "who")).containsEntry("T", AccessLevel.CONTROL);
    }

    @Test
    void anEligibleRoleIsActivatedAlone() {
        EntraWorld world = new EntraWorld().users("who").holds("who", "Global", "/", ELIGIBLE);
        world.tenant.roleActivation(GLOBAL, Activation.ALONE);
        world.done();
        assertThat(world.reach(EntraWorld.with(JitMode.STRICT), "who")).doesNotContainKey("T");
        assertThat(world.reach("who")).containsEntry("T", AccessLevel.CONTROL);
    }

    @Test
    void aPolicyThatIsNotInTheFilesIsSaidOnce() {
        EntraWorld world = new EntraWorld()
                .users("who", "other")
                .holds("who", "Global", "/", ELIGIBLE)
                .holds("other", "Global", "/", ELIGIBLE)
                .done();
        assertThat(world.reach("who")).containsEntry("T", AccessLevel.CONTROL);
        assertThat(world.notes())
                .filteredOn(note -> note.contains("what activations ask for is not in these files"))
                .hasSize(1);
    }

    @Test
    void approversAreNamed() {
        EntraWorld world = new EntraWorld().users("who", "approver", "other").holds("who", "Global", "/", ELIGIBLE);
        world.tenant.roleActivation(
                GLOBAL, new Activation("P1", true, Set.of(EntraWorld.id("approver")), false, false));
        world.done();
        assertThat(world.reach("who")).doesNotContainKey("T");
        assertThat(world.reach("who", "other")).doesNotContainKey("T");
        assertThat(world.reach("who", "approver")).containsEntry("T", AccessLevel.CONTROL);
        assertThat(world.estate.ofSourceKind("AZRoleApprover"))
                .extracting(Relation::from)
                .containsExactly(EntraWorld.upper("approver"));
    }

    @Test
    void whereNobodyIsNamedTheActiveAdministratorsOfRolesApprove() {
        EntraWorld world = new EntraWorld()
                .users("who", "global", "roles")
                .holds("who", "Exchange", "/", ELIGIBLE)
                .holds("global", "Global")
                .holds("roles", "Roles");
        world.tenant.roleActivation(EntraWorld.role("Exchange"), new Activation("P1", true, Set.of(), false, false));
        world.done();
        String mail = "MAIL of T";
        assertThat(world.reach("who")).doesNotContainKey(mail);
        assertThat(holdings(world, "who").getFirst().terms().approvers()).hasSize(2);
        assertThat(world.estate.relations)
                .noneMatch(relation -> relation.terms().deniedBy() != null);
    }

    @Test
    void forGroupsAndGrantsNobodyIsThen() {
        EntraWorld world = new EntraWorld().users("who").group("Team", GroupTraits.PLAIN);
        Activation nobody = new Activation("P1", true, Set.of(), false, false);
        world.tenant.groupActivation(EntraWorld.id("Team"), false, nobody);
        world.tenant.member(EntraWorld.PLACE, EntraWorld.id("who"), EntraWorld.id("Team"), ELIGIBLE);
        world.done();
        assertThat(world.reach("who")).doesNotContainKey("Team");
        assertThat(world.notes()).anyMatch(note -> note.contains("names nobody who approves"));
    }

    @Test
    void aFactorIsTheActivatingPersons() {
        EntraWorld world = new EntraWorld()
                .users("with", "without", "shown")
                .roleGroup("Admins")
                .holds("Admins", "Global", "/", ELIGIBLE);
        int factor = world.tenant.factor(EntraWorld.PLACE, EntraWorld.id("with"), "phone", false);
        int shown = world.tenant.factor(EntraWorld.PLACE, EntraWorld.id("shown"), "phone", false);
        world.tenant.signsIn(
                EntraWorld.id("shown"),
                List.of(Terms.builder().factor(world.ledger.id(shown)).build()));
        world.tenant.roleActivation(GLOBAL, new Activation("P1", false, Set.of(), true, false));
        world.member("with", "Admins")
                .member("without", "Admins")
                .member("shown", "Admins")
                .done();
        assertThat(factor).isNotNegative();
        assertThat(world.reach("with")).as("his factor is not held").doesNotContainKey("T");
        assertThat(world.reach("with", "phone of with")).containsEntry("T", AccessLevel.CONTROL);
        assertThat(world.reach("with", "phone of shown")).doesNotContainKey("T");
        assertThat(world.reach("without")).as("who has none registers one").containsEntry("T", AccessLevel.CONTROL);
        assertThat(world.reach("shown")).as("his session has shown it").containsEntry("T", AccessLevel.CONTROL);
    }

    @Test
    void anAuthenticationContextAsksAlways() {
        EntraWorld world = new EntraWorld().users("shown").holds("shown", "Global", "/", ELIGIBLE);
        int factor = world.tenant.factor(EntraWorld.PLACE, EntraWorld.id("shown"), "phone", false);
        world.tenant.signsIn(
                EntraWorld.id("shown"),
                List.of(Terms.builder().factor(world.ledger.id(factor)).build()));
        world.tenant.roleActivation(GLOBAL, new Activation("P1", false, Set.of(), true, true));
        world.done();
        assertThat(world.reach("shown")).doesNotContainKey("T");
        assertThat(world.reach("shown", "phone of shown")).containsEntry("T", AccessLevel.CONTROL);
    }

    @Test
    void anyOfHisFactorsWillDo() {
        EntraWorld world = new EntraWorld().users("who").holds("who", "Global", "/", ELIGIBLE);
        world.tenant.factor(EntraWorld.PLACE, EntraWorld.id("who"), "phone", false);
        world.tenant.factor(EntraWorld.PLACE, EntraWorld.id("who"), "fido2", true);
        world.tenant.roleActivation(GLOBAL, new Activation("P1", false, Set.of(), true, false));
        world.done();
        assertThat(world.reach("who", "fido2 of who")).containsEntry("T", AccessLevel.CONTROL);
        assertThat(world.reach("who", "phone of who")).containsEntry("T", AccessLevel.CONTROL);
    }

    @Test
    void whoControlsTheGroupMakesHimselfAMember() {
        EntraWorld world =
                new EntraWorld().users("owner", "member").roleGroup("Admins").holds("Admins", "Global", "/", ELIGIBLE);
        world.tenant.factor(EntraWorld.PLACE, EntraWorld.id("member"), "phone", false);
        world.tenant.roleActivation(GLOBAL, new Activation("P1", false, Set.of(), true, false));
        world.member("member", "Admins");
        world.tenant.owner(EntraWorld.PLACE, EntraWorld.id("owner"), EntraWorld.id("Admins"), Held.LISTED);
        world.done();
        assertThat(world.reach("owner")).containsEntry("T", AccessLevel.CONTROL);
        assertThat(world.reach("member")).doesNotContainKey("T");
    }

    @Test
    void anEligibleMemberActivatesMembershipAndRole() {
        EntraWorld world = new EntraWorld().users("who").roleGroup("Admins").holds("Admins", "Global");
        world.tenant.groupActivation(EntraWorld.id("Admins"), false, Activation.ALONE);
        world.tenant.member(EntraWorld.PLACE, EntraWorld.id("who"), EntraWorld.id("Admins"), ELIGIBLE);
        world.done();
        assertThat(world.reach(EntraWorld.with(JitMode.STRICT), "who")).doesNotContainKey("T");
        assertThat(world.reach("who")).containsEntry("T", AccessLevel.CONTROL);
    }

    @Test
    void membershipAndOwnershipHaveEachTheirPolicy() {
        EntraWorld world = new EntraWorld().users("member", "owner", "approver").roleGroup("Admins");
        String group = EntraWorld.id("Admins");
        world.tenant.groupActivation(
                group, false, new Activation("M", true, Set.of(EntraWorld.id("approver")), false, false));
        world.tenant.groupActivation(group, true, Activation.ALONE);
        world.tenant.member(EntraWorld.PLACE, EntraWorld.id("member"), group, ELIGIBLE);
        world.tenant.owner(EntraWorld.PLACE, EntraWorld.id("owner"), group, ELIGIBLE);
        world.done();
        assertThat(world.reach("member")).doesNotContainKey("Admins");
        assertThat(world.reach("owner")).containsEntry("Admins", AccessLevel.CONTROL);
    }

    @Test
    void aListedMembershipThatIsAnActivationStandsNoLonger() {
        EntraWorld world = new EntraWorld().users("who").roleGroup("Admins");
        world.tenant.member(
                EntraWorld.PLACE,
                EntraWorld.id("who"),
                EntraWorld.id("Admins"),
                Held.active(null, Instant.parse("2026-11-29T11:00:00Z")));
        world.member("who", "Admins").done();
        assertThat(world.reach("who")).doesNotContainKey("Admins");
    }

    @Test
    void whoControlsThePolicySwitchesTheGateOff() {
        EntraWorld world = new EntraWorld()
                .users("who", "approver")
                .app("app")
                .holds("who", "Global", "/", ELIGIBLE)
                .permitted("app", "31e08e0a-d3f7-4ca2-ac39-7343fb83e8ad", "RoleManagementPolicy.ReadWrite.Directory");
        world.tenant.roleActivation(
                GLOBAL, new Activation("P1", true, Set.of(EntraWorld.id("approver")), false, false));
        world.done();
        assertThat(world.reach("who")).doesNotContainKey("T");
        assertThat(world.reach("app")).containsEntry("P1", AccessLevel.CONTROL).doesNotContainKey("T");
        assertThat(world.reach("who", "app")).containsEntry("T", AccessLevel.CONTROL);
    }

    @Test
    void windowsCount() {
        EntraWorld world = new EntraWorld()
                .users("past", "present")
                .holds("past", "Global", "/", Held.standing(null, Instant.parse("2026-11-29T12:00:00Z")))
                .holds("present", "Global", "/", Held.standing(Instant.parse("2026-11-29T12:00:00Z"), null))
                .done();
        assertThat(world.reach("past")).doesNotContainKey("T");
        assertThat(world.reach("present")).containsEntry("T", AccessLevel.CONTROL);
    }

    @Test
    void anImpossibleWindowIsRejectedAndTheRestIsRead() {
        Instant noon = Instant.parse("2026-11-29T12:00:00Z");
        EntraWorld world = new EntraWorld()
                .users("who", "other")
                .holds("who", "Global", "/", Held.standing(noon, noon))
                .holds("other", "Global")
                .group("Team", GroupTraits.PLAIN);
        world.tenant.member(EntraWorld.PLACE, EntraWorld.id("who"), EntraWorld.id("Team"), Held.active(noon, noon));
        world.done();
        assertThat(world.reach("who")).doesNotContainKeys("T", "Team");
        assertThat(world.reach("other")).containsEntry("T", AccessLevel.CONTROL);
    }

    @Test
    void grantsOfOthersAreActivatedAlike() {
        EntraWorld world = new EntraWorld().users("who");
        int grant =
                world.ledger.state(EntraWorld.PLACE, EntraWorld.subject("Owner of a subscription", EntityKind.GRANT));
        world.tenant.factor(EntraWorld.PLACE, EntraWorld.id("who"), "phone", false);
        world.tenant.holdsGrant(
                EntraWorld.PLACE,
                EntraWorld.id("who"),
                grant,
                ELIGIBLE,
                new Activation(null, false, Set.of(), true, false));
        world.done();
        assertThat(world.reach("who")).doesNotContainKey("Owner of a subscription");
        assertThat(world.reach("who", "phone of who")).containsKey("Owner of a subscription");
        assertThat(world.estate.relations)
                .filteredOn(relation -> relation.kind() == RelationKind.HOLDS_GRANT)
                .hasSize(1);
    }

    private static List<Relation> holdings(EntraWorld world, String who) {
        return world.estate.relations.stream()
                .filter(relation -> relation.kind() == RelationKind.MEMBER_OF
                        && relation.from().equals(EntraWorld.upper(who)))
                .toList();
    }
}
