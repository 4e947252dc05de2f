package blastradius.collect;

import java.util.List;

/** The lists of a tenant that are read, with exactly what is read of each. {@code organization} comes before all of them. */
enum Listing {
    DOMAINS("domains", "$select=id,authenticationType,isVerified,isDefault,isInitial,isRoot"),
    USERS("users", "$top=500&$select=" + Words.USER + ",signInActivity", "$top=999&$select=" + Words.USER),
    GROUPS(
            "groups",
            "$top=999&$select=id,displayName,description,securityEnabled,mailEnabled,groupTypes,isAssignableToRole,"
                    + "membershipRule,visibility,createdDateTime,onPremisesSyncEnabled,onPremisesSecurityIdentifier"),
    DEVICES(
            "devices",
            "$top=999&$select=id,deviceId,displayName,accountEnabled,operatingSystem,operatingSystemVersion,trustType,"
                    + "profileType,manufacturer,model,isManaged,isCompliant,registrationDateTime,"
                    + "approximateLastSignInDateTime,onPremisesSyncEnabled,onPremisesSecurityIdentifier"),
    SERVICE_PRINCIPALS(
            "servicePrincipals",
            "$top=999&$select=id,appId,displayName,description,appDisplayName,appOwnerOrganizationId,accountEnabled,"
                    + "servicePrincipalType,alternativeNames,signInAudience,appRoleAssignmentRequired,verifiedPublisher,"
                    + "appRoles,passwordCredentials,keyCredentials,tags"),
    APPLICATIONS(
            "applications",
            "$top=999&$select=id,appId,displayName,description,signInAudience,publisherDomain,createdDateTime,"
                    + "identifierUris,appRoles,passwordCredentials,keyCredentials,servicePrincipalLockConfiguration,tags"),
    CONSENTS("oauth2PermissionGrants", "$top=999"),
    DIRECTORY_ROLES("directoryRoles", "$select=id,displayName,roleTemplateId"),
    ROLE_DEFINITIONS(
            "roleManagement/directory/roleDefinitions",
            "$select=id,templateId,displayName,isBuiltIn,isEnabled,resourceScopes,rolePermissions"),
    ROLE_ASSIGNMENTS("roleManagement/directory/roleAssignments", "$top=999"),
    ROLE_ASSIGNMENT_INSTANCES("roleManagement/directory/roleAssignmentScheduleInstances", "$top=999"),
    ROLE_ELIGIBILITY_INSTANCES("roleManagement/directory/roleEligibilityScheduleInstances", "$top=999"),
    ROLE_RULES(
            "policies/roleManagementPolicyAssignments?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'"
                    + "&$expand=policy($expand=rules)",
            ""),
    UNITS(
            "directory/administrativeUnits",
            "$top=999&$select=id,displayName,visibility,isMemberManagementRestricted,description,membershipRule"),
    REGISTRATIONS("reports/authenticationMethods/userRegistrationDetails", "$top=999"),
    CONDITIONAL_ACCESS("identity/conditionalAccess/policies", ""),
    NAMED_LOCATIONS("identity/conditionalAccess/namedLocations", ""),
    AUTHENTICATION_STRENGTHS("policies/authenticationStrengthPolicies", ""),
    AUTHENTICATION_METHODS("policies/authenticationMethodsPolicy", ""),
    SECURITY_DEFAULTS("policies/identitySecurityDefaultsEnforcementPolicy", ""),
    TRUST_OF_OTHERS("policies/crossTenantAccessPolicy/default", ""),
    TRUST_OF_SOME("policies/crossTenantAccessPolicy/partners", ""),
    MANAGED_DEVICES(
            "deviceManagement/managedDevices",
            "$top=999&$select=id,userId,deviceName,managedDeviceOwnerType,enrolledDateTime,lastSyncDateTime,operatingSystem,"
                    + "complianceState,managementAgent,azureADDeviceId,userPrincipalName,serialNumber,manufacturer,model"),
    RELATIONSHIPS("tenantRelationships/delegatedAdminRelationships", "$top=300"),
    CUSTOMERS("tenantRelationships/delegatedAdminCustomers", "$top=300");

    private final String path;
    private final String required;
    private final String wished;
    private final String licensed;

    Listing(String call, String wished) {
        this(call, "", wished);
    }

    /**
     * @param call the path, and behind a question mark what has to be asked with it
     * @param licensed what is asked besides where the tenant has a licence for it; empty: the same as elsewhere
     * @param wished what else is asked: where Graph takes none of it, the call goes without
     */
    Listing(String call, String licensed, String wished) {
        int mark = call.indexOf('?');
        this.path = mark < 0 ? call : call.substring(0, mark);
        this.required = mark < 0 ? "" : call.substring(mark + 1);
        this.licensed = licensed;
        this.wished = wished;
    }

    /** Whether only a partner has such a list. */
    boolean isPartners() {
        return this == RELATIONSHIPS || this == CUSTOMERS;
    }

    String path() {
        return path;
    }

    Call call() {
        return new Call(path, path, path, required, licensed.isEmpty() ? List.of(wished) : List.of(licensed, wished));
    }

    private static final class Words {
        static final String USER =
                "id,displayName,userPrincipalName,mail,proxyAddresses,identities,userType,externalUserState,"
                        + "accountEnabled,createdDateTime,lastPasswordChangeDateTime,jobTitle,department,onPremisesSyncEnabled,"
                        + "onPremisesSecurityIdentifier,onPremisesImmutableId,onPremisesDomainName,onPremisesSamAccountName";
    }
}
