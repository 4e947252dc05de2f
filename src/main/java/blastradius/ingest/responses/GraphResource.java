package blastradius.ingest.responses;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The resources of Microsoft Graph that are read, each by the last words of its path and by the type of its records. */
public enum GraphResource {
    ORGANIZATION(Sort.PLAIN, "organization", "organization"),
    DOMAINS(Sort.PLAIN, "domains", "domain"),
    FEDERATION(Sort.OF_AN_OWNER, "federationConfiguration", "internalDomainFederation"),
    USERS(Sort.OBJECTS, "users", "user"),
    GROUPS(Sort.OBJECTS, "groups", "group"),
    DEVICES(Sort.OBJECTS, "devices", "device"),
    MANAGED_DEVICES(Sort.PLAIN, "deviceManagement/managedDevices", "managedDevice"),
    APPLICATIONS(Sort.OBJECTS, "applications", "application"),
    SERVICE_PRINCIPALS(Sort.OBJECTS, "servicePrincipals", "servicePrincipal"),
    /** Objects of several types. */
    DIRECTORY_OBJECTS(Sort.OBJECTS, "directoryObjects", "directoryObject"),
    MEMBERS(Sort.OF_AN_OWNER, "members"),
    GROUPS_OF(Sort.OF_AN_OWNER, "memberOf"),
    OWNERS(Sort.OF_AN_OWNER, "owners"),
    OWNED_OBJECTS(Sort.OF_AN_OWNER, "ownedObjects"),
    REGISTERED_OWNERS(Sort.OF_AN_OWNER, "registeredOwners"),
    FEDERATED_CREDENTIALS(Sort.OF_AN_OWNER, "federatedIdentityCredentials", "federatedIdentityCredential"),
    APP_ROLE_ASSIGNMENTS(Sort.PLAIN, "appRoleAssignments", "appRoleAssignment"),
    PERMISSION_GRANTS(Sort.PLAIN, "oauth2PermissionGrants", "oAuth2PermissionGrant"),
    DIRECTORY_ROLES(Sort.PLAIN, "directoryRoles", "directoryRole"),
    ROLE_DEFINITIONS(Sort.PLAIN, "directory/roleDefinitions", "unifiedRoleDefinition"),
    ROLE_ASSIGNMENTS(Sort.PLAIN, "directory/roleAssignments", "unifiedRoleAssignment"),
    ROLE_ASSIGNMENT_INSTANCES(Sort.PLAIN, "roleAssignmentScheduleInstances", "unifiedRoleAssignmentScheduleInstance"),
    ROLE_ELIGIBILITY_INSTANCES(
            Sort.PLAIN, "roleEligibilityScheduleInstances", "unifiedRoleEligibilityScheduleInstance"),
    ROLE_ASSIGNMENT_SCHEDULES(Sort.PLAIN, "roleAssignmentSchedules", "unifiedRoleAssignmentSchedule"),
    ROLE_ELIGIBILITY_SCHEDULES(Sort.PLAIN, "roleEligibilitySchedules", "unifiedRoleEligibilitySchedule"),
    ROLE_POLICIES(Sort.PLAIN, "roleManagementPolicyAssignments", "unifiedRoleManagementPolicyAssignment"),
    GROUP_ASSIGNMENT_INSTANCES(
            Sort.PLAIN, "group/assignmentScheduleInstances", "privilegedAccessGroupAssignmentScheduleInstance"),
    GROUP_ELIGIBILITY_INSTANCES(
            Sort.PLAIN, "group/eligibilityScheduleInstances", "privilegedAccessGroupEligibilityScheduleInstance"),
    GROUP_ASSIGNMENT_SCHEDULES(Sort.PLAIN, "group/assignmentSchedules", "privilegedAccessGroupAssignmentSchedule"),
    GROUP_ELIGIBILITY_SCHEDULES(Sort.PLAIN, "group/eligibilitySchedules", "privilegedAccessGroupEligibilitySchedule"),
    ADMINISTRATIVE_UNITS(Sort.PLAIN, "administrativeUnits", "administrativeUnit"),
    SCOPED_ROLE_MEMBERS(Sort.PLAIN, "scopedRoleMembers", "scopedRoleMembership"),
    REGISTRATIONS(Sort.PLAIN, "userRegistrationDetails", "userRegistrationDetails"),
    CONDITIONAL_ACCESS(Sort.PLAIN, "conditionalAccess/policies", "conditionalAccessPolicy"),
    NAMED_LOCATIONS(Sort.PLAIN, "namedLocations", "namedLocation"),
    STRENGTHS(Sort.PLAIN, "authenticationStrengthPolicies", "authenticationStrengthPolicy"),
    SECURITY_DEFAULTS(
            Sort.PLAIN, "identitySecurityDefaultsEnforcementPolicy", "identitySecurityDefaultsEnforcementPolicy"),
    CROSS_TENANT_DEFAULT(Sort.PLAIN, "crossTenantAccessPolicy/default", "crossTenantAccessPolicyConfigurationDefault"),
    CROSS_TENANT_PARTNERS(
            Sort.PLAIN, "crossTenantAccessPolicy/partners", "crossTenantAccessPolicyConfigurationPartner"),
    AUTHENTICATION_METHODS(Sort.PLAIN, "authenticationMethodsPolicy", "authenticationMethodsPolicy"),
    RELATIONSHIPS(Sort.PLAIN, "delegatedAdminRelationships", "delegatedAdminRelationship"),
    ACCESS_ASSIGNMENTS(Sort.OF_AN_OWNER, "accessAssignments", "delegatedAdminAccessAssignment"),
    /** Hosts on premises that work for the tenant, in groups by what they do there. */
    AGENT_GROUPS(Sort.PLAIN, "agentGroups", "onPremisesAgentGroup"),
    AGENTS(Sort.PLAIN, "agents", "onPremisesAgent"),
    CUSTOMERS(Sort.PLAIN, "delegatedAdminCustomers", "delegatedAdminCustomer"),
    /** What a batch asked for, which is no answer. */
    REQUESTS(Sort.PLAIN, "requests"),
    OTHER(Sort.PLAIN, "");

    private static final Map<String, GraphResource> BY_PATH = new HashMap<>();
    private static final Map<String, GraphResource> BY_TYPE = new HashMap<>();

    /* Other words for the same. */
    static {
        for (GraphResource one : values()) {
            if (one != OTHER && one != REQUESTS) {
                BY_PATH.put(one.path.toLowerCase(Locale.ROOT), one);
            }
            if (one.type != null) {
                BY_TYPE.put(one.type.toLowerCase(Locale.ROOT), one);
            }
        }
        BY_PATH.put("approleassignedto", APP_ROLE_ASSIGNMENTS);
        BY_PATH.put("scopedrolememberships", SCOPED_ROLE_MEMBERS);
        BY_PATH.put("manageddevices", MANAGED_DEVICES);
        BY_PATH.put("authenticationstrength/policies", STRENGTHS);
        BY_PATH.put("roledefinitions", ROLE_DEFINITIONS);
        BY_PATH.put("roleassignments", ROLE_ASSIGNMENTS);
        BY_PATH.put("assignmentscheduleinstances", GROUP_ASSIGNMENT_INSTANCES);
        BY_PATH.put("eligibilityscheduleinstances", GROUP_ELIGIBILITY_INSTANCES);
        BY_PATH.put("assignmentschedules", GROUP_ASSIGNMENT_SCHEDULES);
        BY_PATH.put("eligibilityschedules", GROUP_ELIGIBILITY_SCHEDULES);
        BY_TYPE.put("ipnamedlocation", NAMED_LOCATIONS);
        BY_TYPE.put("countrynamedlocation", NAMED_LOCATIONS);
        BY_TYPE.put("resellerdelegatedadminrelationship", RELATIONSHIPS);
    }

    /** By resource, sets of fields that no other has all of. */
    private static final Map<GraphResource, List<Set<String>>> OWN_FIELDS = Map.of(
            USERS, List.of(Set.of("userprincipalname", "displayname")),
            GROUPS, List.of(Set.of("securityenabled", "mailenabled")),
            DEVICES, List.of(Set.of("deviceid", "trusttype")),
            APPLICATIONS, List.of(Set.of("appid", "signinaudience", "requiredresourceaccess")),
            SERVICE_PRINCIPALS, List.of(Set.of("appid", "serviceprincipaltype")),
            ROLE_DEFINITIONS, List.of(Set.of("rolepermissions", "isbuiltin")),
            CONDITIONAL_ACCESS, List.of(Set.of("conditions", "grantcontrols", "state")),
            APP_ROLE_ASSIGNMENTS, List.of(Set.of("approleid", "principalid", "resourceid")),
            PERMISSION_GRANTS, List.of(Set.of("clientid", "consenttype", "resourceid", "scope")));

    private final Sort sort;
    private final String path;
    private final @Nullable String type;

    /** How records are told apart. */
    private enum Sort {
        PLAIN,
        OBJECTS,
        OF_AN_OWNER
    }

    GraphResource(Sort sort, String path) {
        this(sort, path, null);
    }

    GraphResource(Sort sort, String path, @Nullable String type) {
        this.sort = sort;
        this.path = path;
        this.type = type;
    }

    /** What reports call it. */
    public String words() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether its records do not say whose they are, so that only the path does. */
    public boolean isOfOwner() {
        return sort == Sort.OF_AN_OWNER;
    }

    /** Whether its records are objects of the directory, which may be asked for as somebody's members. */
    public boolean isObjects() {
        return sort == Sort.OBJECTS;
    }

    /** By the words of a path; {@link #OTHER} if none is known. */
    public static GraphResource ofPath(List<String> words) {
        int last = words.size() - 1;
        if (last < 0) {
            return OTHER;
        }
        String name = words.get(last).toLowerCase(Locale.ROOT);
        String before = last == 0 ? "" : words.get(last - 1).toLowerCase(Locale.ROOT);
        GraphResource pair = BY_PATH.get(before + "/" + name);
        if (pair != null) {
            return pair;
        }
        GraphResource alone = BY_PATH.getOrDefault(name, OTHER);
        return alone.isAnothers(before) ? OTHER : alone;
    }

    /* Intune and entitlement management have roles of their own. */
    private boolean isAnothers(String before) {
        return (this == ROLE_DEFINITIONS || this == ROLE_ASSIGNMENTS)
                && (before.equals("devicemanagement")
                        || before.equals("entitlementmanagement")
                        || before.equals("cloudpc"));
    }

    /** By the type of a record, {@code #microsoft.graph.user}; {@link #OTHER} if none is known. */
    public static GraphResource ofType(@Nullable String type) {
        return type == null
                ? OTHER
                : BY_TYPE.getOrDefault(type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), OTHER);
    }

    /** By the fields of a record that says neither, as command lines print them; {@link #OTHER} if they are not of one alone. */
    public static GraphResource ofFields(Set<String> names) {
        Set<String> small = new HashSet<>();
        names.forEach(name -> small.add(name.toLowerCase(Locale.ROOT)));
        if (!small.contains("id")) {
            return OTHER;
        }
        return OWN_FIELDS.entrySet().stream()
                .filter(resource -> resource.getValue().stream().anyMatch(small::containsAll))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OTHER);
    }
}
