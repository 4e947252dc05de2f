package blastradius.ingest.entra;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What applications may do, who may do it with them, and what a registration keeps to itself. */
class EntraApplicationsTests {

    private static final String APP_ADMIN = "Application.ReadWrite.All";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8 | RoleManagement.ReadWrite.Directory | T | CONTROL
                    06b708a9-e830-4db3-a914-8e69da51d44f | AppRoleAssignment.ReadWrite.All | T | CONTROL
                    dd199f4a-f148-40a4-a2ec-f0069cc799ec | RoleAssignmentSchedule.ReadWrite.Directory | T | CONTROL
                    1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9 | Application.ReadWrite.All | other | CONTROL
                    89c8469c-83ad-45f7-8ff2-6e3d4285709e | ServicePrincipalEndpoint.ReadWrite.All | other | CONTROL
                    dbaae8cf-10b5-4b86-a4a1-f871c94c6695 | GroupMember.ReadWrite.All | Team | CONTROL
                    41202f2c-f7ab-45be-b001-85c9728b9d69 | PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup | Admins | CONTROL
                    """)
    void aPermissionReaches(String id, String value, String target, AccessLevel level) {
        EntraWorld world = new EntraWorld()
                .users("plain")
                .app("app")
                .app("other")
                .group("Team", GroupTraits.PLAIN)
                .roleGroup("Admins");
        world.tenant.groupActivation(EntraWorld.id("Admins"), false, Activation.ALONE);
        world.permitted("app", id, value).done();
        assertThat(world.reach("app")).containsEntry(target, level);
        if (!target.equals("T")) {
            assertThat(world.reach("app")).doesNotContainKeys("T", "plain");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "810c84a8-4a9e-49e6-bf7d-12d183f40d01, MAIL, READ",
        "a82116e5-55eb-4c41-a434-62fe8a61c773, FILES, WRITE",
        "7ab1d382-f21e-4acd-a863-ba3e13f7da61, DIRECTORY, READ",
        "df021288-bdef-4463-88db-98f22de89214, DIRECTORY, SEE"
    })
    void orAScopeOfTheTenant(String id, String scope, AccessLevel level) {
        EntraWorld world = new EntraWorld()
                .app("app")
                .permitted("app", id, null == id ? "" : id)
                .done();
        assertThat(world.reach("app")).containsEntry(scope + " of T", level).doesNotContainKey("T");
    }

    @ParameterizedTest
    @CsvSource({
        "883ea226-0bf2-4a8f-9f9d-92c9162a727d, Sites.Selected",
        "cc117bb9-00cf-4eb8-b580-ea2a878fe8f7, User-PasswordProfile.ReadWrite.All"
    })
    void someGiveNothingByThemselves(String id, String value) {
        EntraWorld world = new EntraWorld()
                .users("plain")
                .app("app")
                .permitted("app", id, value)
                .done();
        assertThat(world.reach("app")).containsOnlyKeys("app");
    }

    @Test
    void factorsAreRegisteredAnewAndPassesIssuedWhereThePolicyLets() {
        String all = "50483e42-d915-4231-9639-7fdb7fd190e5";
        EntraWorld without = new EntraWorld().users("plain").app("app").permitted("app", all, "");
        without.tenant.factor(EntraWorld.PLACE, EntraWorld.id("plain"), "phone", false);
        without.done();
        assertThat(without.reach("app"))
                .containsEntry("phone of plain", AccessLevel.USE)
                .doesNotContainKey("plain");
        EntraWorld with = new EntraWorld()
                .users("in", "out", "excluded")
                .group("Passes", GroupTraits.PLAIN)
                .app("app")
                .permitted("app", all, "");
        with.tenant.accessPasses(List.of(EntraWorld.id("Passes")), List.of(EntraWorld.id("excluded")));
        with.member("in", "Passes").member("excluded", "Passes").done();
        assertThat(with.taken(Set.of("in", "out", "excluded"), "app")).containsExactly("in");
    }

    @Test
    void aCertificateAuthorityOpensAccountsWhereCertificatesDo() {
        String organization = "292d869f-3427-49a8-9dab-8c70152b74e9";
        EntraWorld off = new EntraWorld()
                .users("plain")
                .app("app")
                .permitted("app", organization, "")
                .done();
        assertThat(off.taken(Set.of("plain"), "app")).isEmpty();
        EntraWorld on = new EntraWorld().users("plain").app("app").permitted("app", organization, "");
        on.tenant.signsInByCertificate();
        assertThat(on.done().taken(Set.of("plain"), "app")).containsExactly("plain");
    }

    @Test
    void managedIdentitiesAreNobodysApplication() {
        EntraWorld world = new EntraWorld().app("app");
        world.tenant.principal(
                EntraWorld.PLACE, EntraWorld.subject("machine", EntityKind.MANAGED_IDENTITY), null, null);
        world.permitted("app", "1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9", APP_ADMIN)
                .done();
        assertThat(world.taken(Set.of("machine"), "app")).isEmpty();
    }

    @Test
    void aRegistrationRunsAsItsPrincipalsInEveryTenant() {
        EntraWorld world = new EntraWorld();
        EntraTenant home = world.tenant("Home");
        home.registration(
                EntraWorld.PLACE,
                EntraWorld.subject("registration", EntityKind.OAUTH_APP),
                EntraWorld.id("object"),
                false);
        home.account(EntraWorld.PLACE, EntraWorld.subject("owner", EntityKind.HUMAN), false);
        home.owner(EntraWorld.PLACE, EntraWorld.id("owner"), EntraWorld.id("object"), Held.LISTED);
        world.tenant.principal(
                EntraWorld.PLACE,
                EntraWorld.subject("principal", EntityKind.SERVICE_PRINCIPAL),
                EntraWorld.id("registration"),
                EntraWorld.id("Home"));
        world.done();
        assertThat(world.reach("owner"))
                .containsEntry("registration", AccessLevel.CONTROL)
                .containsEntry("principal", AccessLevel.CONTROL);
    }

    @Test
    void aLockedApplicationsPrincipalIsNotGivenCredentials() {
        for (boolean isLocked : new boolean[] {true, false}) {
            EntraWorld world = new EntraWorld().users("admin", "owner").holds("admin", "Application");
            EntraTenant home = world.tenant("Home");
            home.registration(
                    EntraWorld.PLACE,
                    EntraWorld.subject("registration", EntityKind.OAUTH_APP),
                    EntraWorld.id("object"),
                    isLocked);
            world.tenant.principal(
                    EntraWorld.PLACE,
                    EntraWorld.subject("principal", EntityKind.SERVICE_PRINCIPAL),
                    EntraWorld.id("registration"),
                    EntraWorld.id("Home"));
            world.tenant.owner(EntraWorld.PLACE, EntraWorld.id("owner"), EntraWorld.id("principal"), Held.LISTED);
            world.done();
            assertThat(world.taken(Set.of("principal"), "admin").isEmpty()).isEqualTo(isLocked);
            assertThat(world.taken(Set.of("principal"), "owner").isEmpty()).isEqualTo(isLocked);
        }
    }

    @Test
    void whatMicrosoftRegistersIsNoThirdParty() {
        EntraWorld world = new EntraWorld();
        world.tenant.principal(
                EntraWorld.PLACE,
                EntraWorld.subject("Graph", EntityKind.SERVICE_PRINCIPAL),
                EntraWorld.GRAPH,
                "f8cdef31-a31e-4b4a-93e4-5f571e91255a");
        world.tenant.principal(
                EntraWorld.PLACE,
                EntraWorld.subject("Backup", EntityKind.SERVICE_PRINCIPAL),
                EntraWorld.id("third party"),
                EntraWorld.id("its tenant"));
        world.done();
        assertThat(world.estate.ofSourceKind("AZRunsAs"))
                .extracting(Relation::to, relation -> relation.terms().deniedBy() == null)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(EntraWorld.upper("Graph"), false),
                        org.assertj.core.groups.Tuple.tuple(EntraWorld.upper("Backup"), true));
        assertThat(world.named("Backup (registration)").tenant()).isEqualTo(EntraWorld.upper("its tenant"));
    }

    @Test
    void aRoleOnOneApplicationReachesThatAlone() {
        EntraWorld world = new EntraWorld().users("who").app("app").app("other");
        world.holds("who", "Application", "/" + EntraWorld.id("app"), Held.LISTED)
                .done();
        assertThat(world.taken(Set.of("app", "other"), "who")).containsExactly("app");
    }

    @Test
    void whoOwnsAnApplicationIsIt() {
        EntraWorld world =
                new EntraWorld().users("owner").app("app").permitted("app", "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8", "");
        world.tenant.owner(EntraWorld.PLACE, EntraWorld.id("owner"), EntraWorld.id("app"), Held.LISTED);
        world.done();
        assertThat(world.reach("owner")).containsEntry("T", AccessLevel.CONTROL);
    }

    @Test
    void ofADeviceOnlyTheOwnerOfAJoinedOneIsAdministrator() {
        EntraWorld world = new EntraWorld().users("owner");
        world.tenant.device(
                EntraWorld.PLACE,
                EntraWorld.subject("joined", EntityKind.HOST).with(java.util.Map.of("trustType", "AzureAd")),
                false);
        world.tenant.device(
                EntraWorld.PLACE,
                EntraWorld.subject("registered", EntityKind.HOST).with(java.util.Map.of("trustType", "Workplace")),
                false);
        for (String device : List.of("joined", "registered")) {
            world.tenant.owner(EntraWorld.PLACE, EntraWorld.id("owner"), EntraWorld.id(device), Held.LISTED);
        }
        assertThat(world.done().taken(Set.of("joined", "registered"), "owner")).containsExactly("joined");
    }

    @Test
    void aDelegatedRoleReachesTheCustomersSetsWhoeverExportsThem() {
        EntraWorld world = new EntraWorld().users("plain", "admin").holds("admin", "Global");
        EntraTenant partner = world.tenant("Partner");
        partner.account(EntraWorld.PLACE, EntraWorld.subject("technician", EntityKind.HUMAN), false);
        partner.principal(EntraWorld.PLACE, EntraWorld.subject("manager", EntityKind.SERVICE_PRINCIPAL), null, null);
        int grant = world.ledger.state(
                EntraWorld.PLACE,
                Subject.of(ToolId.of(EntraWorld.id("grant")), EntityKind.GRANT, "GDAP", EntraWorld.id("T"))
                        .named("Helpdesk at T"));
        partner.holdsGrant(EntraWorld.PLACE, EntraWorld.id("technician"), grant, Held.LISTED, null);
        partner.delegates(EntraWorld.PLACE, grant);
        partner.permitted(new AppPermission(
                EntraWorld.PLACE,
                EntraWorld.id("manager"),
                EntraWorld.GRAPH,
                "cc13eba4-8cd8-44c6-b4d4-f93237adce58",
                null));
        world.tenant.delegated(EntraWorld.PLACE, grant, EntraWorld.role("Helpdesk"));
        world.done();
        assertThat(world.taken(Set.of("plain", "admin"), "technician")).containsExactly("plain");
        assertThat(world.reach("manager")).containsEntry("Helpdesk at T", AccessLevel.CONTROL);
        assertThat(world.estate.relations)
                .filteredOn(relation -> relation.kind() == RelationKind.GRANTS)
                .extracting(Relation::sourceKind)
                .containsExactly("Helpdesk Administrator");
    }
}
