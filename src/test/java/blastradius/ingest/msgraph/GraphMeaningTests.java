package blastradius.ingest.msgraph;

import static blastradius.ingest.msgraph.ReachedWorld.ofOwner;
import static blastradius.ingest.msgraph.Tenant.group;
import static blastradius.ingest.msgraph.Tenant.id;
import static blastradius.ingest.msgraph.Tenant.user;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.JitMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What records of roles, units, applications, federation and activation come to. */
class GraphMeaningTests {

    private static final String GLOBAL_ADMINISTRATOR = "62E90394-69F5-4237-9190-012177145E10";
    private static final String HELPDESK = "729827E3-9C14-49F7-BB1B-9608F156BBB8";
    private static final String CONTEXT_ASKED =
            "{\"id\": \"AuthenticationContext_EndUser_Assignment\", \"isEnabled\": true, \"claimValue\": \"c1\"}";
    private static final String FACTOR_ASKED =
            "{\"id\": \"Enablement_EndUser_Assignment\", \"enabledRules\": [\"MultiFactorAuthentication\"]}";
    private static final String MFA_FOR_ALL = "{\"id\": \"" + id(0x101)
            + "\", \"displayName\": \"P\", \"state\": \"enabled\", \"conditions\": {\"users\": {\"includeUsers\": [\"All\"]}, \"applications\": {\"includeApplications\": [\"All\"]}}, \"grantControls\": {\"builtInControls\": [\"mfa\"]}}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private ImportedTenants read(Tenant tenant) throws IOException {
        return ImportedTenants.of(folder, tenant.files());
    }

    @Test
    void anAttemptThatFailedIsNoUse() throws IOException {
        ImportedTenants world = read(Tenant.home()
                .list(
                        "users",
                        user(
                                1,
                                "\"signInActivity\": {\"lastSignInDateTime\": \"2026-11-20T00:00:00Z\", \"lastSuccessfulSignInDateTime\": \"2026-01-02T03:04:05Z\"}"),
                        user(2, "\"signInActivity\": {\"lastSignInDateTime\": \"2026-11-20T00:00:00Z\"}")));
        assertThat(world.entity(id(1)).properties()).containsEntry("lastUsed", "2026-01-02T03:04:05Z");
        assertThat(world.entity(id(2)).properties()).doesNotContainKey("lastUsed");
    }

    @Test
    void whatWasNotAskedForIsEnabled() throws IOException {
        ImportedTenants world = read(Tenant.home().list("users", user(1, ""), user(2, "\"accountEnabled\": false")));
        assertThat(world.entity(id(1)).traits().enabled()).isTrue();
        assertThat(world.entity(id(2)).traits().enabled()).isFalse();
    }

    private static String assignment(int principal, String role, String scope) {
        return "{\"id\": \"a%d\", \"principalId\": \"%s\", \"roleDefinitionId\": \"%s\", \"directoryScopeId\": \"%s\"}"
                .formatted(principal, id(principal), role, scope);
    }

    @Test
    void aRoleOverAUnitReachesItsDirectMembersAlone() throws IOException {
        ImportedTenants world = read(Tenant.home()
                .list("users", user(1, ""), user(2, ""), user(3, ""))
                .list("groups", group(7, ""))
                .members(7, user(3, ""))
                .list("directory/administrativeUnits", "{\"id\": \"" + id(9) + "\", \"displayName\": \"unit\"}")
                .answer(
                        "directory/administrativeUnits/" + id(9) + "/members",
                        "directoryObjects",
                        user(2, ""),
                        group(7, ""))
                .list(
                        "roleManagement/directory/roleAssignments",
                        assignment(1, HELPDESK, "/administrativeUnits/" + id(9))));
        assertThat(world.from(id(1)).holds(id(2), AccessLevel.CONTROL)).isTrue();
        assertThat(world.from(id(1)).level(id(3)))
                .as("a member of a group in the unit")
                .isZero();
    }

    @Test
    void whatStandsForARoleInTheTenantIsNotTheRole() throws IOException {
        ImportedTenants world = read(Tenant.home()
                .list("users", user(1, ""), user(2, ""))
                .list(
                        "directoryRoles",
                        "{\"id\": \"" + id(0x30)
                                + "\", \"displayName\": \"Global Administrator\", \"roleTemplateId\": \""
                                + GLOBAL_ADMINISTRATOR + "\"}")
                .answer("directoryRoles/" + id(0x30) + "/members", "directoryObjects", user(1, ""))
                .list("roleManagement/directory/roleAssignments", assignment(1, GLOBAL_ADMINISTRATOR, "/")));
        assertThat(world.relations(id(1), ofOwner(Tenant.ID, GLOBAL_ADMINISTRATOR)))
                .hasSize(1);
        assertThat(world.from(id(1)).holds(Tenant.ID, AccessLevel.CONTROL)).isTrue();
        assertThat(world.from(id(2)).level(Tenant.ID)).isZero();
    }

    @Test
    void aPermissionMeansSomethingWithItsInterfaceAlone() throws IOException {
        String permission = "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8";
        Tenant tenant = Tenant.home()
                .list(
                        "servicePrincipals",
                        "{\"id\": \"" + id(0x40) + "\", \"appId\": \"" + id(0x41)
                                + "\", \"displayName\": \"app\", \"appOwnerOrganizationId\": \"" + Tenant.ID + "\"}",
                        "{\"id\": \"" + id(0x42)
                                + "\", \"appId\": \"00000003-0000-0000-c000-000000000000\", \"displayName\": \"Microsoft Graph\"}",
                        "{\"id\": \"" + id(0x43) + "\", \"appId\": \"" + id(0x44) + "\", \"displayName\": \"other\"}");
        assertThat(read(tenant.answer("x/appRoleAssignments", "appRoleAssignments", permitted(0x42, permission)))
                        .from(id(0x40))
                        .holds(Tenant.ID, AccessLevel.CONTROL))
                .isTrue();
        assertThat(read(tenant.answer("x/appRoleAssignments", "appRoleAssignments", permitted(0x43, permission)))
                        .from(id(0x40))
                        .holds(Tenant.ID, AccessLevel.CONTROL))
                .isFalse();
        assertThat(read(tenant.answer(
                                "x/appRoleAssignments",
                                "appRoleAssignments",
                                permitted(0x42, permission).replace("ServicePrincipal", "User")))
                        .from(id(0x40))
                        .holds(Tenant.ID, AccessLevel.CONTROL))
                .as("a user who is assigned to an application has none of its permissions")
                .isFalse();
    }

    private static String permitted(int api, String permission) {
        return "{\"id\": \"p\", \"principalType\": \"ServicePrincipal\", \"principalId\": \"%s\", \"resourceId\": \"%s\", \"appRoleId\": \"%s\"}"
                .formatted(id(0x40), id(api), permission);
    }

    private static Tenant withGroupPolicy(String rules, boolean asksAtSignIn) {
        Tenant tenant = Tenant.home()
                .list("users", user(1, ""), user(2, ""))
                .list("groups", group(7, "\"isAssignableToRole\": true"))
                .list("roleManagement/directory/roleAssignments", assignment(7, GLOBAL_ADMINISTRATOR, "/"))
                .list(
                        "identityGovernance/privilegedAccess/group/eligibilityScheduleInstances",
                        "{\"id\": \"e\", \"accessId\": \"member\", \"groupId\": \"%s\", \"principalId\": \"%s\"}"
                                .formatted(id(7), id(1)))
                .list(
                        "policies/roleManagementPolicyAssignments",
                        "{\"id\": \"g\", \"policyId\": \"pol\", \"scopeId\": \"%s\", \"scopeType\": \"Group\", \"roleDefinitionId\": \"member\", \"policy\": {\"rules\": [%s]}}"
                                .formatted(id(7), rules),
                        "{\"id\": \"o\", \"policyId\": \"pol2\", \"scopeId\": \"%s\", \"scopeType\": \"Group\", \"roleDefinitionId\": \"owner\", \"policy\": {\"rules\": [%s]}}"
                                .formatted(id(7), "{\"id\": \"Enablement_EndUser_Assignment\", \"enabledRules\": []}"))
                .list(
                        "reports/authenticationMethods/userRegistrationDetails",
                        "{\"id\": \"" + id(1) + "\", \"methodsRegistered\": [\"mobilePhone\"]}");
        return asksAtSignIn ? tenant.list("identity/conditionalAccess/policies", MFA_FOR_ALL) : tenant;
    }

    @Test
    void activationAsksForAFactorWhereTheSignInHadNone() throws IOException {
        String phone = ofOwner(id(1), "mobilePhone factor");
        ImportedTenants plain = read(withGroupPolicy(FACTOR_ASKED, false));
        assertThat(plain.from(id(1)).level(Tenant.ID)).isZero();
        assertThat(plain.from(id(1), phone).holds(Tenant.ID, AccessLevel.CONTROL))
                .isTrue();
        assertThat(plain.from(JitMode.STRICT, id(1), phone).level(Tenant.ID)).isZero();
        ImportedTenants shown = read(withGroupPolicy(FACTOR_ASKED, true));
        assertThat(shown.from(id(1)).holds(Tenant.ID, AccessLevel.CONTROL)).isTrue();
        ImportedTenants again = read(withGroupPolicy(CONTEXT_ASKED, true));
        assertThat(again.from(id(1)).level(Tenant.ID)).isZero();
        assertThat(again.from(id(1), phone).holds(Tenant.ID, AccessLevel.CONTROL))
                .isTrue();
    }

    @Test
    void onlyPoliciesOfRolesAndGroupsDecide() throws IOException {
        String approval =
                "{\"id\": \"Approval_EndUser_Assignment\", \"setting\": {\"isApprovalRequired\": %s, \"approvalStages\": [{\"primaryApprovers\": [{\"userId\": \"%s\"}]}]}}";
        String policy =
                "{\"id\": \"x\", \"policyId\": \"pol\", \"scopeId\": \"/\", \"scopeType\": \"%s\", \"roleDefinitionId\": \"%s\", \"policy\": {\"rules\": [%s]}}";
        ImportedTenants world = read(Tenant.home()
                .list("users", user(1, ""), user(2, ""))
                .list(
                        "roleManagement/directory/roleEligibilityScheduleInstances",
                        assignment(1, GLOBAL_ADMINISTRATOR, "/"))
                .list(
                        "policies/roleManagementPolicyAssignments",
                        policy.formatted("DirectoryRole", GLOBAL_ADMINISTRATOR, approval.formatted("true", id(2))),
                        policy.formatted("Directory", GLOBAL_ADMINISTRATOR, approval.formatted("false", id(2)))));
        assertThat(world.from(id(1)).level(Tenant.ID)).isZero();
        assertThat(world.from(id(1), id(2)).holds(Tenant.ID, AccessLevel.CONTROL))
                .isTrue();
    }

    @Test
    void whoeverVouchesForADomainSignsInAsItsUsers() throws IOException {
        Tenant tenant = Tenant.home()
                .list(
                        "users",
                        user(1, "\"userPrincipalName\": \"ann@shop.example\""),
                        user(2, "\"userPrincipalName\": \"bob@home.example\""))
                .list(
                        "domains",
                        "{\"id\": \"home.example\", \"authenticationType\": \"Managed\", \"isVerified\": true}",
                        "{\"id\": \"shop.example\", \"authenticationType\": \"Federated\", \"isVerified\": true}")
                .list("identity/conditionalAccess/policies", MFA_FOR_ALL)
                .list(
                        "reports/authenticationMethods/userRegistrationDetails",
                        "{\"id\": \"" + id(1) + "\", \"methodsRegistered\": [\"mobilePhone\"]}");
        String federation = ofOwner(Tenant.ID, "federation");
        assertThat(read(tenant).from(federation).holds(id(1), AccessLevel.CONTROL))
                .isTrue();
        assertThat(read(tenant).from(federation).level(id(2))).isZero();
        tenant.file("domains/shop.example/federationConfiguration.json", """
                {"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#domains('shop.example')/federationConfiguration",
                 "value": [{"id": "f", "issuerUri": "urn:x", "federatedIdpMfaBehavior": "rejectMfaByFederatedIdp"}]}""");
        ImportedTenants rejecting = read(tenant);
        assertThat(rejecting.from(federation).level(id(1))).isZero();
        assertThat(rejecting
                        .from(federation, ofOwner(id(1), "mobilePhone factor"))
                        .holds(id(1), AccessLevel.CONTROL))
                .isTrue();
    }

    @Test
    void aManagedMachineStandsBelowTheEndpoints() throws IOException {
        ImportedTenants world = read(Tenant.home()
                .list(
                        "devices",
                        "{\"id\": \"" + id(5) + "\", \"deviceId\": \"" + id(55) + "\", \"displayName\": \"laptop\"}")
                .list(
                        "deviceManagement/managedDevices",
                        "{\"id\": \"" + id(56) + "\", \"azureADDeviceId\": \""
                                + id(55).toLowerCase(java.util.Locale.ROOT) + "\", \"deviceName\": \"LAPTOP\"}",
                        "{\"id\": \"" + id(57) + "\", \"deviceName\": \"PHONE\"}"));
        assertThat(world.files.estate.count(EntityKind.HOST)).isEqualTo(2);
        String endpoints = ofOwner(Tenant.ID, "ENDPOINTS");
        assertThat(world.from(endpoints).holds(id(5), AccessLevel.CONTROL)).isTrue();
        assertThat(world.from(endpoints).holds(id(57), AccessLevel.CONTROL)).isTrue();
    }

    @Test
    void consentOfUsersIsKeptClosed() throws IOException {
        ImportedTenants world = read(Tenant.home()
                .list(
                        "servicePrincipals",
                        "{\"id\": \"" + id(0x40) + "\", \"appId\": \"" + id(0x41) + "\", \"displayName\": \"app\"}")
                .list(
                        "oauth2PermissionGrants",
                        "{\"id\": \"g\", \"clientId\": \"%s\", \"consentType\": \"AllPrincipals\", \"resourceId\": \"%s\", \"scope\": \" User.Read  Mail.Read Files.Read.All\"}"
                                .formatted(id(0x40), id(0x42))));
        assertThat(world.files.estate.ofSourceKind("Consent")).hasSize(3).allSatisfy(relation -> {
            assertThat(relation.terms().deniedBy()).isNotNull();
            assertThat(relation.evidence()).containsEntry("consentType", "AllPrincipals");
        });
        assertThat(world.files.estate.ofSourceKind("Consent"))
                .extracting(relation -> relation.to() + " " + relation.terms().level())
                .containsExactlyInAnyOrder(
                        ofOwner(Tenant.ID, "DIRECTORY") + " SEE",
                        ofOwner(Tenant.ID, "MAIL") + " READ",
                        ofOwner(Tenant.ID, "FILES") + " READ");
        assertThat(world.from(id(0x40)).level(ofOwner(Tenant.ID, "MAIL"))).isZero();
    }

    @Test
    void tokensOfAWorkflowOpenTheApplication() throws IOException {
        ImportedTenants world = read(
                Tenant.home()
                        .list(
                                "applications",
                                "{\"id\": \"" + id(0x45) + "\", \"appId\": \"" + id(0x41)
                                        + "\", \"displayName\": \"app\"}")
                        .answer(
                                "whatever",
                                "applications('" + id(0x45) + "')/federatedIdentityCredentials",
                                "{\"id\": \"f\", \"name\": \"deploy\", \"issuer\": \"https://token.actions.githubusercontent.com\", \"subject\": \"repo:org/site:ref:refs/heads/main\"}"));
        String repository = world.files.estate.source + "/https://github.com/org/site";
        assertThat(world.entity(repository).kind()).isEqualTo(EntityKind.REPOSITORY);
        assertThat(world.relations(repository, id(0x41))).singleElement().satisfies(relation -> {
            assertThat(relation.terms().level()).isEqualTo(AccessLevel.WRITE);
            assertThat(relation.evidence()).containsKey("approximated");
        });
        assertThat(Map.copyOf(world.entity(ofOwner(id(0x41), "federated credential deploy"))
                        .properties()))
                .containsEntry("subject", "repo:org/site:ref:refs/heads/main");
    }
}
