package blastradius.collect.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The constant that says what a collection may: nothing but read. */
class ScopeTests {

    @ParameterizedTest
    @EnumSource
    void everyPermissionOnlyReads(Scope scope) {
        assertThat(scope.permission())
                .matches("[A-Za-z]+\\.Read\\.(All|Directory|AzureADGroup)")
                .doesNotContainIgnoringCase("write")
                .doesNotContainIgnoringCase("default")
                .doesNotContainIgnoringCase("manage.")
                .doesNotContainIgnoringCase("accessasuser");
    }

    @Test
    void thereAreThoseAndNoOthers() {
        assertThat(Arrays.stream(Scope.values()).map(Scope::permission))
                .containsExactlyInAnyOrder(
                        "User.Read.All",
                        "GroupMember.Read.All",
                        "Application.Read.All",
                        "Directory.Read.All",
                        "RoleManagement.Read.Directory",
                        "RoleManagementPolicy.Read.AzureADGroup",
                        "PrivilegedEligibilitySchedule.Read.AzureADGroup",
                        "PrivilegedAssignmentSchedule.Read.AzureADGroup",
                        "Policy.Read.All",
                        "AuditLog.Read.All",
                        "AdministrativeUnit.Read.All",
                        "Device.Read.All",
                        "DeviceManagementManagedDevices.Read.All",
                        "Domain.Read.All",
                        "DelegatedAdminRelationship.Read.All");
    }

    @Test
    void isAskedForAtTheGraphOfItsCloud() {
        assertThat(Scope.of(URI.create("https://graph.microsoft.us/"), Set.of(Scope.USERS)))
                .containsExactly("https://graph.microsoft.us/User.Read.All");
    }

    @Test
    void aCustomerIsNotAskedForRelationshipsOfAPartner() {
        Application application = Application.of("x", Cloud.GLOBAL, EnumSet.allOf(Scope.class));
        assertThat(application.permissions(true)).hasSize(15).anyMatch(scope -> scope.contains("DelegatedAdmin"));
        assertThat(application.permissions(false)).hasSize(14).noneMatch(scope -> scope.contains("DelegatedAdmin"));
    }

    @ParameterizedTest
    @EnumSource
    void everyCloudIsReachedSafely(Cloud cloud) {
        assertThat(cloud.login().getScheme()).isEqualTo("https");
        assertThat(cloud.graph().getScheme()).isEqualTo("https");
    }
}
