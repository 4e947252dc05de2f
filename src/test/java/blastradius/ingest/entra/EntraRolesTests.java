package blastradius.ingest.entra;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.RelationKind;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What roles of Entra reach: whom they reset and enable, what protects an account, and what a unit confines. */
class EntraRolesTests {

    private static final Set<String> PEOPLE = Set.of("plain", "admin", "helper", "reader", "off");

    /** Somebody of each sort; "who" holds the role that is asked about. */
    private static EntraWorld world(String role) {
        return new EntraWorld()
                .users("who", "plain", "admin", "helper", "reader")
                .disabled("off")
                .app("app")
                .holds("admin", "Global")
                .holds("helper", "Helpdesk")
                .holds("reader", "Directory readers")
                .holds("who", role)
                .done();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Global | admin, app, helper, off, plain, reader
                    Roles | admin, app, helper, off, plain, reader
                    Helpdesk | helper, plain, reader
                    Password | plain, reader
                    Authentication | off, plain, reader
                    User | helper, off, plain, reader
                    Application | app
                    Exchange | ''
                    Writers | ''
                    Reader | ''
                    Synchronization | ''
                    """)
    void takesOver(String role, String expected) {
        Set<String> people = Set.of("plain", "admin", "helper", "reader", "off", "app");
        assertThat(String.join(", ", world(role).taken(people, "who"))).isEqualTo(expected);
    }

    @Test
    void whoResetsEverybodyHasTheTenantByIt() {
        assertThat(world("Privileged authentication").reach("who"))
                .containsEntry("admin", AccessLevel.CONTROL)
                .containsEntry("off", AccessLevel.CONTROL)
                .containsEntry("T", AccessLevel.CONTROL);
    }

    @Test
    void aRoleIsALevelInsideTheTenant() {
        assertThat(world("Exchange").reach("who"))
                .containsEntry("MAIL of T", AccessLevel.WRITE)
                .doesNotContainKeys("T", "FILES of T");
        assertThat(world("Reader").reach("who"))
                .containsEntry("T", AccessLevel.SEE)
                .containsEntry("DIRECTORY of T", AccessLevel.READ)
                .doesNotContainEntry("plain", AccessLevel.CONTROL);
    }

    @Test
    void enablingAloneOpensNothingAndWithAnothersResetDoes() {
        EntraWorld world = new EntraWorld()
                .users("writer", "helper")
                .disabled("off")
                .holds("writer", "Writers")
                .holds("helper", "Helpdesk")
                .done();
        assertThat(world.taken(PEOPLE, "writer")).isEmpty();
        assertThat(world.taken(Set.of("off"), "helper")).isEmpty();
        assertThat(world.taken(PEOPLE, "writer", "helper")).containsExactly("off");
    }

    @Test
    void theRightToEnableMayComeWithAnotherRole() {
        EntraWorld world = new EntraWorld()
                .users("both")
                .disabled("off")
                .holds("both", "Writers")
                .holds("both", "Helpdesk")
                .done();
        assertThat(world.taken(PEOPLE, "both")).containsExactly("off");
    }

    @Test
    void membersAndOwnersOfRoleAssignableGroupsAreProtected() {
        EntraWorld world = new EntraWorld()
                .users("who", "member", "owner", "eligible", "plain")
                .roleGroup("Admins")
                .holds("who", "User")
                .member("member", "Admins");
        world.tenant.owner(EntraWorld.PLACE, EntraWorld.id("owner"), EntraWorld.id("Admins"), Held.LISTED);
        world.tenant.member(
                EntraWorld.PLACE, EntraWorld.id("eligible"), EntraWorld.id("Admins"), Held.eligible(null, null));
        assertThat(world.done().taken(Set.of("member", "owner", "eligible", "plain"), "who"))
                .containsExactly("eligible", "plain");
    }

    @Test
    void whoIsOnlyEligibleIsNotProtected() {
        EntraWorld world = new EntraWorld()
                .users("who", "soon")
                .holds("who", "Helpdesk")
                .holds("soon", "Global", "/", Held.eligible(null, null))
                .done();
        assertThat(world.reach("who"))
                .containsEntry("soon", AccessLevel.CONTROL)
                .containsKey("T");
    }

    @Test
    void whatProtectedEndsWithTheRole() {
        EntraWorld world = new EntraWorld()
                .users("who", "was", "is")
                .holds("who", "Helpdesk")
                .holds("was", "Exchange", "/", Held.active(null, Instant.parse("2026-11-28T12:00:00Z")))
                .holds("is", "Exchange", "/", Held.active(null, Instant.parse("2026-11-30T12:00:00Z")))
                .done();
        assertThat(world.taken(Set.of("was", "is"), "who")).containsExactly("was");
    }

    @Test
    void aCustomRoleProtectsAsAnyOther() {
        EntraWorld world = new EntraWorld().users("who", "custom");
        String role = EntraWorld.id("a role");
        world.tenant.role(role, "Device reader", java.util.List.of("microsoft.directory/devices/standard/read"));
        world.holds("who", "User").holds("custom", role, "/", Held.LISTED).done();
        assertThat(world.taken(Set.of("custom"), "who")).isEmpty();
    }

    @Test
    void aCustomRoleGivesWhatItsActionsSay() {
        EntraWorld world = new EntraWorld().users("who", "plain").app("app");
        String role = EntraWorld.id("a role");
        world.tenant.role(role, "Reads names", java.util.List.of("microsoft.directory/users/password/update"));
        world.holds("who", role, "/", Held.LISTED).done();
        assertThat(world.taken(Set.of("plain", "app"), "who")).containsExactly("plain");
    }

    @Test
    void aGuestsPasswordIsAnothersAffair() {
        EntraWorld world = new EntraWorld().users("who");
        world.tenant.account(
                EntraWorld.PLACE,
                EntraWorld.subject("guest", EntityKind.HUMAN).with(EntityTraits.DEFAULT.withGuest(true)),
                false);
        world.holds("who", "User").done();
        assertThat(world.taken(Set.of("guest"), "who")).isEmpty();
    }

    @Test
    void aRoleOnAUnitReachesItsDirectMembersAlone() {
        EntraWorld world = new EntraWorld().users("who", "in", "inGroup", "out").group("Team", GroupTraits.PLAIN);
        unit(world, "Unit", false, "in", "Team");
        world.member("inGroup", "Team")
                .holds("who", "User", "/administrativeUnits/" + EntraWorld.id("Unit"), Held.LISTED)
                .done();
        assertThat(world.reach("who"))
                .containsEntry("in", AccessLevel.CONTROL)
                .containsEntry("Team", AccessLevel.CONTROL)
                .doesNotContainKeys("inGroup", "out", "T");
        assertThat(world.estate.entities.values())
                .anyMatch(entity ->
                        entity.kind() == EntityKind.GRANT && entity.name().equals("User Administrator on Unit"));
    }

    @Test
    void inAUnitHoldersOfRolesAreResetByUserAdministratorsOnly() {
        EntraWorld world = new EntraWorld().users("user", "helpdesk", "reader");
        unit(world, "Unit", false, "reader");
        String scope = "/administrativeUnits/" + EntraWorld.id("Unit");
        world.holds("reader", "Directory readers")
                .holds("user", "User", scope, Held.LISTED)
                .holds("helpdesk", "Helpdesk", scope, Held.LISTED)
                .done();
        assertThat(world.taken(Set.of("reader"), "user")).containsExactly("reader");
        assertThat(world.taken(Set.of("reader"), "helpdesk")).isEmpty();
    }

    @Test
    void aRestrictedUnitClosesRightsOfTheTenant() {
        EntraWorld world = new EntraWorld()
                .users("who", "privileged", "global", "chief", "unitAdmin", "owner")
                .app("app")
                .group("Vault", GroupTraits.PLAIN);
        unit(world, "Unit", true, "chief", "Vault");
        world.holds("who", "User")
                .holds("privileged", "Privileged authentication")
                .holds("global", "Global")
                .holds("unitAdmin", "User", "/administrativeUnits/" + EntraWorld.id("Unit"), Held.LISTED)
                .permitted("app", "62a82d76-70ea-41e2-9197-370581804d09", "Group.ReadWrite.All");
        world.tenant.owner(EntraWorld.PLACE, EntraWorld.id("owner"), EntraWorld.id("Vault"), Held.LISTED);
        world.done();
        Set<String> inside = Set.of("chief", "Vault");
        assertThat(world.taken(inside, "who")).isEmpty();
        assertThat(world.taken(Set.of("chief"), "unitAdmin")).containsExactly("chief");
        assertThat(world.taken(inside, "unitAdmin")).containsExactly("Vault", "chief");
        assertThat(world.taken(inside, "global")).containsExactly("Vault", "chief");
        assertThat(world.taken(inside, "app")).isEmpty();
        assertThat(world.taken(inside, "owner")).isEmpty();
        assertThat(world.estate.relations)
                .filteredOn(relation ->
                        relation.to().equals(EntraWorld.upper("Vault")) && relation.kind() == RelationKind.OWNS)
                .extracting(relation -> relation.terms().deniedBy())
                .containsExactly("restricted unit");
        assertThat(world.taken(Set.of("unitAdmin"), "who"))
                .as("the holder of a role on a restricted unit is protected")
                .isEmpty();
    }

    private static void unit(EntraWorld world, String name, boolean isRestricted, String... members) {
        world.tenant.unit(EntraWorld.PLACE, EntraWorld.subject(name, EntityKind.SCOPE), isRestricted);
        for (String member : members) {
            world.tenant.inUnit(EntraWorld.id(name), EntraWorld.id(member));
        }
    }

    @Test
    void groupsThatHoldNoRoleAreManagedByTheirSort() {
        EntraWorld world = new EntraWorld()
                .users("groups", "exchange", "intune")
                .roleGroup("Admins")
                .group("Security", GroupTraits.PLAIN)
                .group("Team", new GroupTraits(false, true, true, false, false))
                .group("Synchronised", new GroupTraits(false, false, true, false, true))
                .holds("groups", "Groups")
                .holds("exchange", "Exchange")
                .holds("intune", "Intune")
                .done();
        Set<String> groups = Set.of("Admins", "Security", "Team", "Synchronised");
        assertThat(world.taken(groups, "groups")).containsExactly("Security", "Team");
        assertThat(world.taken(groups, "exchange")).containsExactly("Team");
        assertThat(world.taken(groups, "intune")).containsExactly("Security");
    }

    @Test
    void intuneControlsManagedDevicesAndNobodyOnThem() {
        EntraWorld world = new EntraWorld().users("who", "owner");
        world.tenant.device(EntraWorld.PLACE, EntraWorld.subject("managed", EntityKind.HOST), true);
        world.tenant.device(EntraWorld.PLACE, EntraWorld.subject("other", EntityKind.HOST), false);
        world.holds("who", "Intune").done();
        assertThat(world.taken(Set.of("managed", "other", "owner"), "who")).containsExactly("managed");
    }

    @Test
    void federationVouchesForItsAccounts() {
        EntraWorld world = new EntraWorld().users("who", "federated", "cloud").holds("who", "Hybrid");
        world.tenant.federates(EntraWorld.PLACE, EntraWorld.id("federated"), blastradius.model.Terms.NONE);
        assertThat(world.done().taken(Set.of("federated", "cloud"), "who")).containsExactly("federated");
    }

    @Test
    void whatNobodyJudgedIsNamedInTheReport() {
        EntraWorld world = new EntraWorld().users("who");
        world.tenant.role(EntraWorld.id("new"), "Widget Administrator", null);
        world.holds("who", EntraWorld.id("new"), "/", Held.LISTED).done();
        assertThat(world.notes())
                .anyMatch(note -> note.contains("Widget Administrator: WRITE on the directory, judged by rule"));
    }

    @Test
    void theJudgementStandsBesideTheRole() {
        EntraWorld world = world("Exchange");
        assertThat(world.named("Exchange Administrator").properties())
                .containsEntry(
                        "judgement",
                        "Exchange Administrator: WRITE on mail; decides who is in Microsoft 365 groups that hold no role, sure");
        assertThat(world.estate.relations)
                .filteredOn(relation -> relation.sourceKind().equals("Exchange Administrator"))
                .extracting(relation -> relation.evidence().get("judgement"))
                .contains("WRITE on mail, sure");
    }
}
