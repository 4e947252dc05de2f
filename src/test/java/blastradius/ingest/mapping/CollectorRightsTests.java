package blastradius.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rights of consoles and databases come to, each in a world of a few nodes. */
class CollectorRightsTests {

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
