package blastradius.collect;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What is read of each entry of a list, twenty at once. */
enum Detail {
    FEDERATION(Listing.DOMAINS, "domains/{id}/federationConfiguration", "") {
        @Override
        boolean concerns(JsonNode domain) {
            return "Federated"
                    .equalsIgnoreCase(domain.path("authenticationType").asString(""));
        }
    },
    GROUP_MEMBERS(Listing.GROUPS, "groups/{id}/members", Words.PRINCIPALS),
    GROUP_OWNERS(Listing.GROUPS, "groups/{id}/owners", Words.PRINCIPALS),
    GROUP_ASSIGNMENTS(Listing.GROUPS, Words.GROUP + "assignmentScheduleInstances?$filter=groupId eq '{id}'", "") {
        @Override
        boolean concerns(JsonNode group) {
            return mayBeManaged(group);
        }
    },
    GROUP_ELIGIBILITIES(Listing.GROUPS, Words.GROUP + "eligibilityScheduleInstances?$filter=groupId eq '{id}'", "") {
        @Override
        boolean concerns(JsonNode group) {
            return mayBeManaged(group);
        }
    },
    GROUP_RULES(
            Listing.GROUPS,
            "policies/roleManagementPolicyAssignments?$filter=scopeId eq '{id}' and scopeType eq 'Group'"
                    + "&$expand=policy($expand=rules)",
            "") {
        @Override
        String parent() {
            return Words.GROUP + "eligibilityScheduleInstances/";
        }

        @Override
        String id(JsonNode eligibility) {
            return eligibility.path("groupId").asString("");
        }
    },
    REGISTERED_OWNERS(Listing.DEVICES, "devices/{id}/registeredOwners", Words.PRINCIPALS) {
        @Override
        boolean concerns(JsonNode device) {
            return !"ServerAd".equalsIgnoreCase(device.path("trustType").asString(""));
        }
    },
    PRINCIPAL_PERMISSIONS(Listing.SERVICE_PRINCIPALS, "servicePrincipals/{id}/appRoleAssignments", "$top=999"),
    PRINCIPAL_OWNERS(Listing.SERVICE_PRINCIPALS, "servicePrincipals/{id}/owners", Words.PRINCIPALS),
    APPLICATION_OWNERS(Listing.APPLICATIONS, "applications/{id}/owners", Words.PRINCIPALS),
    FEDERATED_CREDENTIALS(Listing.APPLICATIONS, "applications/{id}/federatedIdentityCredentials", ""),
    ROLE_MEMBERS(Listing.DIRECTORY_ROLES, "directoryRoles/{id}/members", "$select=id,displayName,userPrincipalName"),
    UNIT_MEMBERS(Listing.UNITS, "directory/administrativeUnits/{id}/members", Words.PRINCIPALS),
    UNIT_ROLES(Listing.UNITS, "directory/administrativeUnits/{id}/scopedRoleMembers", ""),
    ACCESS_ASSIGNMENTS(
            Listing.RELATIONSHIPS, "tenantRelationships/delegatedAdminRelationships/{id}/accessAssignments", "");

    /** Ids become names of files and parts of addresses. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]*(\\.[0-9A-Za-z_-]+)*");

    private static final int LONGEST_ID = 200;

    private final Listing list;
    private final String path;
    private final String required;
    private final String wished;

    Detail(Listing list, String call, String wished) {
        int mark = call.indexOf('?');
        this.list = list;
        this.path = mark < 0 ? call : call.substring(0, mark);
        this.required = mark < 0 ? "" : call.substring(mark + 1);
        this.wished = wished;
    }

    /** Where the entries are kept; of what is kept by entry itself, the folder with its slash. */
    String parent() {
        return list.path();
    }

    /** Whether an entry has such a thing. */
    boolean concerns(JsonNode entry) {
        return true;
    }

    String id(JsonNode entry) {
        return entry.path("id").asString("");
    }

    /** Whether an id can stand in an address and in a file's name. */
    static boolean isPlain(String id) {
        return id.length() <= LONGEST_ID && ID.matcher(id).matches();
    }

    /** What a report calls it. */
    String kind() {
        return path.contains("{id}") ? path : path + "/{id}";
    }

    Call of(String id) {
        return new Call(
                kind(),
                path.replace("{id}", id),
                kind().replace("{id}", id),
                required.replace("{id}", id),
                List.of(wished));
    }

    /* What Microsoft's rules leave: neither filled by a rule nor by another directory. */
    private static boolean mayBeManaged(JsonNode group) {
        boolean isDynamic = group.path("groupTypes")
                .valueStream()
                .anyMatch(type -> type.asString("").equals("DynamicMembership"));
        return !isDynamic && !group.path("onPremisesSyncEnabled").asBoolean(false);
    }

    private static final class Words {
        static final String GROUP = "identityGovernance/privilegedAccess/group/";
        static final String PRINCIPALS = "$top=999&$select=id,displayName,userPrincipalName";
    }
}
