package blastradius.collect.signin;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;

/**
 * The permissions that a collection asks for: all of them read, and each may be left out, which leaves out what only it opens. They are
 * listed before anybody signs in. A certificate's sign-in cannot list them: there they are what the application has been given.
 */
public enum Scope {
    USERS("User.Read.All", "users and guests"),
    GROUPS("GroupMember.Read.All", "groups, their members and owners"),
    APPLICATIONS("Application.Read.All", "applications, service principals, their credentials, owners and permissions"),
    DIRECTORY("Directory.Read.All", "consents, and whatever of the directory the others leave out"),
    ROLES("RoleManagement.Read.Directory", "roles, who holds them or may, and under which rules"),
    GROUP_RULES("RoleManagementPolicy.Read.AzureADGroup", "rules of groups under Privileged Identity Management"),
    GROUP_ELIGIBILITIES("PrivilegedEligibilitySchedule.Read.AzureADGroup", "who may become a member or owner of them"),
    GROUP_ASSIGNMENTS("PrivilegedAssignmentSchedule.Read.AzureADGroup", "who is one, and until when"),
    POLICIES("Policy.Read.All", "conditional access, authentication methods, trust of other tenants"),
    REPORTS("AuditLog.Read.All", "registered factors, last sign-ins (P1)"),
    UNITS("AdministrativeUnit.Read.All", "administrative units"),
    DEVICES("Device.Read.All", "devices and their owners"),
    MANAGED_DEVICES("DeviceManagementManagedDevices.Read.All", "what Intune manages"),
    DOMAINS("Domain.Read.All", "domains and their federation"),
    PARTNER("DelegatedAdminRelationship.Read.All", "delegated relationships with customers; only with --partner");

    private final String permission;
    private final String purpose;

    Scope(String permission, String purpose) {
        this.permission = permission;
        this.purpose = purpose;
    }

    /** The name that Graph has for it. */
    public String permission() {
        return permission;
    }

    /** What it opens, in words. */
    public String purpose() {
        return purpose;
    }

    /** The permissions as a sign-in at this Graph asks for them. */
    static Set<String> of(URI graph, Set<Scope> scopes) {
        Set<String> full = new TreeSet<>();
        scopes.forEach(scope -> full.add(graph.resolve("/" + scope.permission).toString()));
        return full;
    }
}
