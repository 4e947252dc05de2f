package blastradius.ingest.responses;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What contexts and places say of responses, in the spellings that services, shells and people give them. */
class GraphPathTests {

    private static final String G = "25db1ce0-ab71-5437-9a9c-c6f78806fe05";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            https://graph.microsoft.com/v1.0/$metadata#users                                             | USERS              |
            https://graph.microsoft.com/beta/$metadata#users                                             | USERS              |
            https://graph.microsoft.us/v1.0/$metadata#users(id,displayName)                              | USERS              |
            https://microsoftgraph.chinacloudapi.cn/v1.0/$metadata#users/$entity                         | USERS              |
            https://graph.microsoft.com/v1.0/$metadata#users/$delta                                      | USERS              |
            https://graph.microsoft.com/v1.0/$metadata#users(id,signInActivity,manager(id))              | USERS              |
            https://graph.microsoft.com/v1.0/$metadata#groups('G')/members                               | MEMBERS            | G
            https://graph.microsoft.com/v1.0/$metadata#groups('G')/members(id,displayName)               | MEMBERS            | G
            https://graph.microsoft.com/v1.0/$metadata#groups(G)/members                                 | MEMBERS            | G
            https://graph.microsoft.com/v1.0/$metadata#groups('G')/members/microsoft.graph.user(id)      | MEMBERS            | G
            https://graph.microsoft.com/v1.0/$metadata#applications('G')/federatedIdentityCredentials    | FEDERATED_CREDENTIALS | G
            https://graph.microsoft.com/v1.0/$metadata#applications(id,appId,owners(id))                 | APPLICATIONS       |
            https://graph.microsoft.com/v1.0/$metadata#directoryObjects                                  | DIRECTORY_OBJECTS  |
            https://graph.microsoft.com/v1.0/$metadata#Collection(microsoft.graph.group)                 | GROUPS             |
            https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.user/$entity                      | USERS              |
            https://graph.microsoft.com/v1.0/$metadata#policies/roleManagementPolicyAssignments(policy(rules())) | ROLE_POLICIES |
            https://graph.microsoft.com/v1.0/$metadata#identity/conditionalAccess/policies               | CONDITIONAL_ACCESS |
            https://graph.microsoft.com/v1.0/$metadata#conditionalAccess/policies/$entity                | CONDITIONAL_ACCESS |
            https://graph.microsoft.com/v1.0/$metadata#policies/authenticationStrengthPolicies           | STRENGTHS          |
            https://graph.microsoft.com/v1.0/$metadata#policies/identitySecurityDefaultsEnforcementPolicy/$entity | SECURITY_DEFAULTS |
            https://graph.microsoft.com/v1.0/$metadata#policies/crossTenantAccessPolicy/partners         | CROSS_TENANT_PARTNERS |
            https://graph.microsoft.com/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships('G-G')/accessAssignments | ACCESS_ASSIGNMENTS | G-G
            https://graph.microsoft.com/v1.0/$metadata#domains('home.example')/federationConfiguration   | FEDERATION         | home.example
            https://graph.microsoft.com/v1.0/$metadata#deviceManagement/roleAssignments                  | OTHER              |
            https://graph.microsoft.com/v1.0/$metadata#sites                                             | OTHER              |
            """)
    void contextsSayWhatResponsesAre(String context, GraphResource resource, @Nullable String owner) {
        GraphPath path = GraphPath.ofContext(context.replace("G", G));
        assertThat(path.resource()).isEqualTo(resource);
        assertThat(path.owner()).isEqualTo(owner == null ? null : owner.replace("G", G));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            export.zip/larkfield/groups/G/members.json                              | MEMBERS            | G    | groups
            export.zip/larkfield/groups/G/members.2.json                            | MEMBERS            | G    | groups
            export.zip/larkfield/groups('G')/members/page3.json                     | MEMBERS            | G    | groups
            groups_G_members.json                                                   | MEMBERS            | G    | groups
            groups-G-members-page-2.json                                            | MEMBERS            | G    | groups
            v1.0%2Fgroups%2FG%2Fmembers.json                                        | MEMBERS            | G    | groups
            out/members_G.json                                                      | MEMBERS            | G    | out
            out/directoryRoles/G/members.json                                       | MEMBERS            | G    | directoryRoles
            out/tenantRelationships/delegatedAdminRelationships/G-G/accessAssignments.json | ACCESS_ASSIGNMENTS | G-G | delegatedAdminRelationships
            groups/G/members/$ref.json                                              | MEMBERS            | G    | groups
            groups/G/members/microsoft.graph.user.2.json                            | MEMBERS            | G    | groups
            groups_G_members_microsoft.graph.servicePrincipal.json                  | MEMBERS            | G    | groups
            tenantRelationships/delegatedAdminRelationships/G-G/accessAssignments/G.json | ACCESS_ASSIGNMENTS | G-G | delegatedAdminRelationships
            applications/G/federatedIdentityCredentials/11111111-2222-4333-8444-555555555555.json | FEDERATED_CREDENTIALS | G | applications
            11111111-2222-4333-8444-555555555555/members/G.json                     | MEMBERS            | G    |
            out/G/users.json                                                        | USERS              |      |
            out/domains/home.example/federationConfiguration.json                   | FEDERATION         | home.example | domains
            out/members.json                                                        | MEMBERS            |      | out
            out/whatever.json                                                       | OTHER              |      |
            out/deviceManagement/roleAssignments.json                               | OTHER              |      |
            """)
    void placesSayWhoseResponsesAre(
            String name, GraphResource resource, @Nullable String owner, @Nullable String ownerIs) {
        GraphPath path = GraphPath.ofFile(name.replace("G", G));
        assertThat(path.resource()).isEqualTo(resource);
        assertThat(path.owner()).isEqualTo(owner == null ? null : owner.replace("G", G));
        assertThat(path.ownerIs()).isEqualToIgnoringCase(ownerIs == null ? "" : ownerIs);
    }
}
