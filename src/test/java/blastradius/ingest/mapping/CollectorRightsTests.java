package blastradius.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rights of clouds, consoles and databases come to, each in a world of a few nodes. */
class CollectorRightsTests {

    @Test
    void aRoleIsHeldByItsMembersWhoDoNotDefineIt() {
        MappedGraph graph = MappedGraph.of("""
                ann: AZUser
                role: AZRole
                app: AZApp
                ann -AZHasRole-> role
                role -AZAppAdmin-> app""");
        assertThat(graph.held("ann", AccessLevel.USE)).containsExactlyInAnyOrder("role", "app");
        assertThat(graph.controlled("ann")).containsExactly("app");
    }

    @Test
    void anEligibleRoleWaitsForThoseWhoApprove() {
        MappedGraph graph = MappedGraph.of("""
                ann: AZUser
                bob: AZUser
                self: AZRole {enduserassignmentrequiresapproval: false}
                asked: AZRole {enduserassignmentrequiresapproval: true}
                other: AZRole {enduserassignmentrequiresapproval: true}
                ann -AZRoleEligible-> self
                ann -AZRoleEligible-> asked
                ann -AZRoleEligible-> other
                bob -AZRoleApprover-> asked""");
        assertThat(graph.held("ann", AccessLevel.USE)).containsExactly("self");
        assertThat(graph.estate.ofSourceKind("AZRoleEligible"))
                .hasSize(3)
                .allMatch(relation -> relation.terms().state() == GrantState.ELIGIBLE)
                .anyMatch(relation -> relation.terms().approvers().equals(java.util.Set.of("lab/bob")))
                .anyMatch(relation -> relation.terms().approvers().size() == 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AZResetPassword",
                "AZAppAdmin",
                "AZCloudAppAdmin",
                "AZOwns",
                "AZOwner",
                "AZContributor",
                "AZUserAccessAdministrator",
                "AZVMContributor"
            })
    void aRightAboutOneThingIsNoneOnTheTenant(String right) {
        MappedGraph graph = MappedGraph.of("""
                ann: AZUser
                t: AZTenant
                bob: AZUser
                t -AZContains-> bob
                ann -%s-> t""".formatted(right));
        assertThat(graph.held("ann", AccessLevel.SEE)).isEmpty();
    }

    @Test
    void theAdministratorOfSignInsTakesOverPeopleAndNoTenant() {
        MappedGraph graph = MappedGraph.of("""
                ann: AZUser
                t: AZTenant
                bob: AZUser {enabled: false}
                carl: AZUser {tenantid: "t"}
                app: AZServicePrincipal
                t -AZContains-> bob
                t -AZContains-> app
                ann -AZPrivilegedAuthAdmin-> t""");
        assertThat(graph.controlled("ann")).containsExactlyInAnyOrder("bob", "carl");
    }

    @Test
    void resettingAPasswordOpensNoDisabledUser() {
        MappedGraph graph = MappedGraph.of("""
                ann: AZUser
                on: AZUser
                off: AZUser {enabled: false}
                ann -AZResetPassword-> on
                ann -AZResetPassword-> off""");
        assertThat(graph.controlled("ann")).containsExactly("on");
    }

    @Test
    void aContributorFarAboveRunsCodeOnMachinesAndAsTheirIdentities() {
        MappedGraph graph = MappedGraph.of("""
                ann: AZUser
                sub: AZSubscription
                rg: AZResourceGroup
                vm: AZVM
                app: AZFunctionApp
                vmid: AZServicePrincipal
                appid: AZServicePrincipal
                sub -AZContains-> rg
                rg -AZContains-> vm
                rg -AZContains-> app
                vm -AZManagedIdentity-> vmid
                app -AZManagedIdentity-> appid
                ann -AZContributor-> sub""");
        assertThat(graph.controlled("ann")).containsExactlyInAnyOrder("vm", "vmid", "appid");
        assertThat(graph.held("ann", AccessLevel.WRITE))
                .containsExactlyInAnyOrder("sub", "rg", "app", "vm", "vmid", "appid");
    }

    @Test
    void writingTheRecordOfAMachineIsNoCodeOnIt() {
        MappedGraph graph = MappedGraph.of("mapping: mine\nrelations: {Tags: {relation: CAN, level: WRITE}}", """
                ann: AZUser
                vm: AZVM
                id: AZServicePrincipal
                vm -AZManagedIdentity-> id
                ann -Tags-> vm""");
        assertThat(graph.controlled("ann")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AZVMContributor, vm, CONTROL",
        "AZVMAdminLogin, vm, CONTROL",
        "AZAutomationContributor, auto, WRITE",
        "AZLogicAppContributor, logic, WRITE",
        "AZWebsiteContributor, web, WRITE",
        "AZAKSContributor, aks, CONTROL",
        "AZKeyVaultContributor, vault, WRITE"
    })
    void aRoleForOneSortOfResourceReachesThatSortBelowItsScope(String right, String reached, AccessLevel level) {
        MappedGraph graph = MappedGraph.of("""
                ann: AZUser
                sub: AZSubscription
                rg: AZResourceGroup
                vm: AZVM
                auto: AZAutomationAccount
                logic: AZLogicApp
                web: AZWebApp
                aks: AZManagedCluster
                vault: AZKeyVault
                store: AZStorageAccount
                sub -AZContains-> rg
                rg -AZContains-> vm
                rg -AZContains-> auto
                rg -AZContains-> logic
                rg -AZContains-> web
                rg -AZContains-> aks
                rg -AZContains-> vault
                rg -AZContains-> store
                ann -%s-> sub""".formatted(right));
        assertThat(graph.held("ann", AccessLevel.SEE)).containsExactly(reached);
        assertThat(graph.held("ann", level)).containsExactly(reached);
    }

    @Test
    void theOwnerOfARegisteredDeviceIsNotItsAdministrator() {
        MappedGraph graph = MappedGraph.of("""
                ann: AZUser
                joined: AZDevice {trusttype: "AzureAd"}
                phone: AZDevice {trusttype: "Workplace"}
                ann -AZOwns-> joined
                ann -AZOwns-> phone""");
        assertThat(graph.controlled("ann")).containsExactly("joined");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"repository\":{\"contents\":\"write\"}}; WRITE",
                "{\"contents\":\"write\"}; WRITE",
                "{\"contents\":\"read\"}; READ",
                "{\"repository\":{\"contents\":\"read\",\"actions\":\"write\",\"workflows\":\"write\"}}; READ",
                "{\"repository\":{\"administration\":\"write\"}}; CONTROL",
                "{\"secrets\":\"write\",\"metadata\":\"read\"}; SEE",
                "{\"organization\":{\"contents\":\"write\"}}; SEE",
                "no json; SEE"
            })
    void aTokenDoesWhatItsPermissionsSay(String permissions, AccessLevel level) {
        MappedGraph graph = MappedGraph.of("""
                token: GH_PersonalAccessToken {permissions: "%s", token_expires_at: "2027-01-01T00:00:00Z"}
                repo: GH_Repository
                org: GH_Organization
                token -GH_CanAccess-> repo
                token -GH_CanAccess-> org""".formatted(permissions.replace("\"", "\\\"")));
        assertThat(graph.held("token", level)).containsExactly("repo");
        if (level != AccessLevel.CONTROL) {
            assertThat(graph.held("token", AccessLevel.ofCode(level.code() + 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token_expires_at: \"2026-09-30T00:00:00Z\"",
                "token_expired: true",
                "suspended_at: \"2026-01-01T00:00:00Z\""
            })
    void aTokenThatEndedDoesNothing(String ended) {
        MappedGraph graph = MappedGraph.of("""
                token: GH_PersonalAccessToken {permissions: "{\\"contents\\":\\"write\\"}", %s}
                repo: GH_Repository
                token -GH_CanAccess-> repo""".formatted(ended));
        assertThat(graph.held("token", AccessLevel.SEE)).isEmpty();
    }

    @Test
    void anEndThatCannotBeReadRejectsItsRecord() {
        MappedGraph graph = MappedGraph.of("""
                token: GH_PersonalAccessToken {token_expires_at: "soon"}
                repo: GH_Repository
                token -GH_CanAccess-> repo""");
        assertThat(graph.report.rejected())
                .singleElement()
                .satisfies(record ->
                        assertThat(record.reason()).contains("token_expires_at").contains("soon"));
        assertThat(graph.estate.relations).isEmpty();
    }

    @Test
    void editingAProtectionIsNoWriting() {
        MappedGraph graph = MappedGraph.of("""
                ann: GH_User
                repo: GH_Repository
                main: GH_Branch
                rule: GH_BranchProtectionRule
                repo -GH_HasBranch-> main
                rule -GH_ProtectedBy-> main
                ann -GH_EditRepoProtections-> repo
                ann -GH_CanEditProtection-> main""");
        assertThat(graph.held("ann", AccessLevel.SEE)).containsExactly("rule");
    }

    @Test
    void whoWritesCodeHasTheSecretsOfItsEnvironmentsAndWhoReadsWhatWasCommitted() {
        MappedGraph graph = MappedGraph.of("""
                writer: GH_User
                reader: GH_User
                repo: GH_Repository
                env: GH_Environment
                secret: GH_EnvironmentSecret
                alert: GH_SecretScanningAlert {state: "open"}
                dead: GH_SecretScanningAlert {state: "resolved", resolution: "revoked"}
                old: GH_SecretScanningAlert {state: "open"}
                variable: GH_RepoVariable
                org: GH_Organization
                orgsecret: GH_OrgSecret
                repo -GH_HasEnvironment-> env
                env -GH_Contains-> secret
                repo -GH_Contains-> alert
                repo -GH_Contains-> dead
                repo -GH_HasSecretScanningAlert-> old
                repo -GH_HasVariable-> variable
                org -GH_Contains-> orgsecret
                writer -GH_CanPush-> repo
                reader -GH_CanPull-> repo""");
        assertThat(graph.held("writer", AccessLevel.USE))
                .containsExactlyInAnyOrder("repo", "env", "secret", "alert", "old", "variable");
        assertThat(graph.held("reader", AccessLevel.USE))
                .containsExactlyInAnyOrder("repo", "env", "alert", "old", "variable");
        assertThat(graph.held("org", AccessLevel.USE)).doesNotContain("orgsecret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GH_WriteOrganizationActionsSettings", "GH_WriteOrganizationCustomRepoRole", "GH_CanAccess"})
    void settingsOfAnOrganizationAreNoneOfItsContents(String right) {
        MappedGraph graph = MappedGraph.of("ann: GH_User\norg: GH_Organization\nrepo: GH_Repository\n"
                + "org -GH_Contains-> repo\nann -" + right + "-> org");
        assertThat(graph.held("ann", AccessLevel.SEE)).isEmpty();
    }

    @Test
    void aMigrationReadsTheRepositories() {
        MappedGraph graph = MappedGraph.of("""
                ann: GH_User
                org: GH_Organization
                repo: GH_Repository
                team: GH_Team
                org -GH_Contains-> repo
                org -GH_Contains-> team
                ann -GH_RunOrgMigration-> org""");
        assertThat(graph.held("ann", AccessLevel.READ)).containsExactly("repo");
        assertThat(graph.held("ann", AccessLevel.WRITE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jamf_CreatePolicies",
                "jamf_UpdatePolicies",
                "jamf_CreateComputerExtensions",
                "jamf_UpdateComputerExtensions",
                "jamf_Update_Recurring_Scripts"
            })
    void codeOnAllComputersIsNoneOnTheConsole(String right) {
        MappedGraph graph = MappedGraph.of("""
                ann: jamf_Account
                t: jamf_Tenant
                site: jamf_Site
                mac: jamf_Computer
                other: jamf_Account
                t -jamf_Contains-> site
                site -jamf_Contains-> mac
                t -jamf_Contains-> other
                ann -%s-> t""".formatted(right));
        assertThat(graph.held("ann", AccessLevel.SEE)).containsExactly("mac");
        assertThat(graph.controlled("ann")).containsExactly("mac");
    }

    @Test
    void consoleRightsThatNeedAnotherGiveNothing() {
        MappedGraph graph = MappedGraph.of("""
                role: jamf_ApiClient
                self: jamf_ApiClient
                sso: jamf_Account
                t: jamf_Tenant
                idp: jamf_SSOIntegration
                boss: jamf_Account
                off: jamf_DisabledAccount
                t -jamf_Contains-> boss
                t -jamf_Contains-> off
                t -jamf_Contains-> idp
                role -jamf_UpdateAPIRoles-> t
                self -jamf_Update_Roles_Assigned_To_Self-> t
                sso -jamf_Update_SSO_Settings-> t""");
        assertThat(graph.held("role", AccessLevel.SEE)).isEmpty();
        assertThat(graph.controlled("self")).contains("t");
        assertThat(graph.controlled("sso")).containsExactlyInAnyOrder("boss", "idp");
        assertThat(graph.entity("off").traits().enabled()).isFalse();
    }

    @Test
    void aSynchronisedGroupsMemberIsAMember() {
        MappedGraph graph = MappedGraph.of("""
                ann: Okta_User
                g: Okta_Group
                h: Group
                pc: Computer
                ann -Okta_MemberOf-> g
                g -Okta_MembershipSync-> h
                h -AdminTo-> pc""");
        assertThat(graph.controlled("ann")).containsExactly("pc");
        assertThat(graph.held("ann", AccessLevel.USE)).containsExactlyInAnyOrder("g", "h", "pc");
    }

    @Test
    void passwordAndFactorsAreResetTogether() {
        MappedGraph graph = MappedGraph.of("""
                both: Okta_User
                one: Okta_User
                on: Okta_User
                off: Okta_User {status: "DEPROVISIONED"}
                alone: Okta_User
                both -Okta_ResetPassword-> on
                both -Okta_ResetFactors-> on
                both -Okta_ResetPassword-> off
                both -Okta_ResetFactors-> off
                one -Okta_ResetPassword-> alone""");
        assertThat(graph.controlled("both")).containsExactly("on");
        assertThat(graph.controlled("one")).isEmpty();
    }

    @Test
    void theHelpDeskActivatesNobodyAndTheRecordIsNotTheMachine() {
        MappedGraph graph = MappedGraph.of("""
                ann: Okta_User
                org: Okta_Organization
                on: Okta_User {status: "ACTIVE"}
                off: Okta_User {status: "SUSPENDED"}
                g: Okta_Group
                d: Okta_Device
                ann -Okta_HelpDeskAdmin-> on
                ann -Okta_HelpDeskAdmin-> off
                ann -Okta_HelpDeskAdmin-> g
                ann -Okta_MobileAdmin-> d
                ann -Okta_OrgAdmin-> org""");
        assertThat(graph.controlled("ann")).containsExactly("on");
        assertThat(graph.held("ann", AccessLevel.SEE)).containsExactlyInAnyOrder("on", "d");
    }

    @Test
    void keysThatAreOffOrOverSignNobodyIn() {
        MappedGraph graph = MappedGraph.of("""
                on: Okta_ApiToken {expires_at: "2026-12-01T00:00:00Z"}
                over: Okta_ApiToken {expires_at: "2026-09-01T00:00:00Z"}
                off: Okta_ClientSecret {status: "INACTIVE"}
                ann: Okta_User
                app: Okta_Application
                on -Okta_ApiTokenFor-> ann
                over -Okta_ApiTokenFor-> ann
                off -Okta_SecretOf-> app""");
        assertThat(graph.controlled("on")).containsExactly("ann");
        assertThat(graph.controlled("over")).isEmpty();
        assertThat(graph.controlled("off")).isEmpty();
        assertThat(graph.estate.relations)
                .anyMatch(relation -> Instant.parse("2026-12-01T00:00:00Z")
                        .equals(relation.terms().until()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SNOW_ApplyAuthenticationPolicy",
                "SNOW_ApplyPasswordPolicy",
                "SNOW_ApplySessionPolicy",
                "SNOW_ApplyMaskingPolicy",
                "SNOW_ApplyRowAccessPolicy",
                "SNOW_ApplyAggregationPolicy",
                "SNOW_ManagementSharing",
                "SNOW_ServiceRead",
                "SNOW_ServiceWrite",
                "SNOW_Monitor",
                "SNOW_MonitorExecution",
                "SNOW_Usage",
                "SNOW_Modify"
            })
    void aRightOnTheAccountIsNoneOnItsData(String right) {
        MappedGraph graph = MappedGraph.of(
                "r: SNOW_Role\na: SNOW_Account\nt: SNOW_Table\na -SNOW_Contains-> t\nr -" + right + "-> a");
        assertThat(graph.held("r", AccessLevel.SEE)).isEmpty();
    }

    @Test
    void settingsOfADatabaseAreNoData() {
        MappedGraph graph = MappedGraph.of("""
                r: SNOW_Role
                d: SNOW_Database
                t: SNOW_Table
                i: SNOW_Integration
                d -SNOW_Contains-> t
                r -SNOW_Modify-> d
                i -SNOW_RunAsRole-> r
                svc: SNOW_User {type: "SERVICE"}
                ann: SNOW_User {type: "PERSON"}""");
        assertThat(graph.held("r", AccessLevel.SEE)).isEmpty();
        assertThat(graph.controlled("i")).isEmpty();
        assertThat(graph.held("i", AccessLevel.USE)).containsExactly("r");
        assertThat(graph.entity("svc").kind()).isEqualTo(EntityKind.SERVICE_ACCOUNT);
        assertThat(graph.entity("ann").kind()).isEqualTo(EntityKind.HUMAN);
    }

    @Test
    void aNewPasswordOpensNoDisabledLogin() {
        MappedGraph graph = MappedGraph.of("""
                a: MSSQL_Login
                on: MSSQL_Login {disabled: false}
                off: MSSQL_Login {disabled: true}
                a -MSSQL_ChangePassword-> on
                a -MSSQL_ChangePassword-> off""");
        assertThat(graph.controlled("a")).containsExactly("on");
    }

    @Test
    void whoSignedInOnceIsNoSession() {
        MappedGraph graph = MappedGraph.of("""
                pc: SCCM_ClientDevice
                now: User
                once: User
                owner: User
                site: SCCM_Site
                g: Group
                pc -SCCM_HasCurrentUser-> now
                pc -SCCM_HasADLastLogonUser-> once
                pc -SCCM_HasPrimaryUser-> owner
                site -SCCM_HasStoredAccount-> g
                host: Computer
                site -LocalAdminRequired-> host {assumed: true}""");
        assertThat(graph.controlled("pc")).containsExactly("now");
        assertThat(graph.held("site", AccessLevel.USE)).containsExactlyInAnyOrder("g", "host");
        assertThat(graph.estate.ofSourceKind("LocalAdminRequired"))
                .singleElement()
                .satisfies(relation -> assertThat(relation.evidence()).containsEntry("approximated", "assumed"));
    }

    @Test
    void synchronisationWritesTheDirectoryAndNoMore() {
        MappedGraph graph = MappedGraph.of("mapping: mine\nextends: [adsynth]", """
                sync: SyncIdentity
                t: AZTenant
                mail: AZStorageAccount
                t -AZContains-> mail
                sync -SYNCS_TO-> t""");
        assertThat(graph.held("sync", AccessLevel.SEE)).isEmpty();
        assertThat(graph.estate.relations)
                .anyMatch(relation -> relation.kind() == RelationKind.CAN
                        && relation.terms().level() == AccessLevel.WRITE
                        && graph.estate.entity(relation.to()).traits().service() == ServiceScope.DIRECTORY);
    }
}
