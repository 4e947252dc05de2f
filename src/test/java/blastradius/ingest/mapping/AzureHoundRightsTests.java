package blastradius.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import blastradius.model.GrantState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rights of a cloud directory and of its resources come to, each in a world of a few nodes. */
class AzureHoundRightsTests {

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
    @ValueSource(strings = {"AZRoleEligible", "AZHasRoleEligible"})
    void aFactorThatIsAskedAndNobodysIsNoGateAndIsSaid(String kind) {
        MappedGraph graph = MappedGraph.of("""
                ann: AZUser
                asked: AZRole {enduserassignmentrequiresmfa: true}
                both: AZRole {enduserassignmentrequiresmfa: true, enduserassignmentrequiresapproval: true}
                plain: AZRole {enduserassignmentrequiresmfa: false}
                ann -KIND-> asked
                ann -KIND-> both
                ann -KIND-> plain""".replace("KIND", kind));
        assertThat(graph.held("ann", AccessLevel.USE)).containsExactlyInAnyOrder("asked", "plain");
        assertThat(graph.estate.ofSourceKind(kind))
                .filteredOn(relation -> relation.evidence().containsKey("approximated"))
                .extracting(relation -> relation.to())
                .containsExactlyInAnyOrder("lab/asked", "lab/both");
        assertThat(graph.estate.ofSourceKind(kind))
                .filteredOn(relation -> relation.to().equals("lab/both"))
                .allMatch(relation -> relation.terms().approvers().size() == 2);
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
}
