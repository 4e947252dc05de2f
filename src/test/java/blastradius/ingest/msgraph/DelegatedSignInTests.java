package blastradius.ingest.msgraph;

import static blastradius.ingest.msgraph.ReachedWorld.ofOwner;
import static blastradius.ingest.msgraph.Tenant.group;
import static blastradius.ingest.msgraph.Tenant.id;
import static blastradius.ingest.msgraph.Tenant.user;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A partner with two technicians, one of whom has a factor, and a customer whose policies bind whoever comes by delegation. */
class DelegatedSignInTests {

    private static final String GLOBAL_READER = "F2EF992C-3AFB-46B9-B7CF-A126EE74C451";
    private static final String EXCHANGE = "29232CDF-9323-42FD-ADE2-1D097AF3E4DE";
    private static final String RELATIONSHIP = id(0x50) + "-" + id(0x51);
    private static final String GRANT = ofOwner(Tenant.ID, RELATIONSHIP + "/" + EXCHANGE);
    private static final String CUSTOMER = id(0xB);
    private static final String MAIL = ofOwner(CUSTOMER, "MAIL");
    private static final String PUSH = ofOwner(id(1), "microsoftAuthenticatorPush factor");
    private static final String OFFICE = id(6);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static Tenant partner(String status, String more) {
        return Tenant.home()
                .list("users", user(1, ""), user(2, ""), user(3, ""))
                .list(
                        "groups",
                        group(7, ""),
                        group(8, "\"securityEnabled\": true").replace("group 8", "AdminAgents"))
                .members(7, user(1, ""), user(2, ""))
                .members(8, user(3, ""))
                .list(
                        "reports/authenticationMethods/userRegistrationDetails",
                        "{\"id\": \"" + id(1) + "\", \"methodsRegistered\": [\"microsoftAuthenticatorPush\"]}")
                .list(
                        "tenantRelationships/delegatedAdminRelationships",
                        "{\"id\": \"%s\", \"displayName\": \"R\", \"status\": \"%s\", \"customer\": {\"tenantId\": \"%s\"}, \"accessDetails\": {\"unifiedRoles\": [{\"roleDefinitionId\": \"%s\"}]}%s}"
                                .formatted(RELATIONSHIP, status, CUSTOMER, EXCHANGE, more))
                .answer(
                        "tenantRelationships/delegatedAdminRelationships/" + RELATIONSHIP + "/accessAssignments",
                        "accessAssignments",
                        "{\"id\": \"a\", \"status\": \"active\", \"accessContainer\": {\"accessContainerId\": \"%s\", \"accessContainerType\": \"securityGroup\"}, \"accessDetails\": {\"unifiedRoles\": [{\"roleDefinitionId\": \"%s\"}, {\"roleDefinitionId\": \"%s\"}]}}"
                                .formatted(id(7), EXCHANGE, GLOBAL_READER));
    }

    private static Tenant customer(String users, String controls, String conditions) {
        return Tenant.of("customer", CUSTOMER, "customer.example")
                .list("users", user(0x21, ""))
                .list(
                        "identity/conditionalAccess/namedLocations",
                        "{\"@odata.type\": \"#microsoft.graph.ipNamedLocation\", \"id\": \"" + OFFICE
                                + "\", \"displayName\": \"office\", \"isTrusted\": true}")
                .list(
                        "identity/conditionalAccess/policies",
                        "{\"id\": \"%s\", \"displayName\": \"P\", \"state\": \"enabled\", \"conditions\": {\"users\": {%s}, \"applications\": {\"includeApplications\": [\"All\"]}%s}, \"grantControls\": {\"builtInControls\": [\"%s\"]}}"
                                .formatted(id(0x101), users, conditions, controls));
    }

    private ImportedTenants world(String users, String controls, String conditions) throws IOException {
        return ImportedTenants.of(folder, partner("active", "").with(customer(users, controls, conditions)));
    }

    private static boolean reaches(ImportedTenants world, String... sources) {
        return world.from(sources).holds(MAIL, AccessLevel.WRITE);
    }

    @Test
    void withoutTheCustomersPoliciesNothingIsAsked() throws IOException {
        ImportedTenants world = ImportedTenants.of(folder, partner("active", "").files());
        assertThat(reaches(world, id(1))).isTrue();
        assertThat(world.report.notes())
                .anyMatch(note -> note.contains("not in the import") && note.contains(CUSTOMER));
    }

    @Test
    void aFactorIsEachTechniciansOwn() throws IOException {
        ImportedTenants world = world("\"includeUsers\": [\"All\"]", "mfa", "");
        assertThat(reaches(world, id(1))).isFalse();
        assertThat(reaches(world, id(1), PUSH)).isTrue();
        assertThat(reaches(world, id(2))).as("he has registered none").isTrue();
        assertThat(reaches(world, id(7)))
                .as("the group as such is nobody who signs in")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "includeUsers": ["All"], "excludeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "serviceProvider"}
            "includeUsers": ["All"], "excludeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "b2bDirectConnectUser,serviceProvider", "externalTenants": {"membershipKind": "all"}}
            "includeUsers": ["All"], "excludeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "serviceProvider", "externalTenants": {"membershipKind": "enumerated", "members": ["1000000a-0000-4000-8000-00000000000a"]}}
            "includeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "b2bCollaborationGuest"}
            "includeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "serviceProvider", "externalTenants": {"membershipKind": "enumerated", "members": ["1000000c-0000-4000-8000-00000000000c"]}}
            "includeUsers": ["10000021-0000-4000-8000-000000000021"]
            """)
    void whoIsLeftOutMeetsNoGate(String users) throws IOException {
        assertThat(reaches(world(users, "block", ""), id(1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "includeUsers": ["All"]
            "includeUsers": ["GuestsOrExternalUsers"]
            "includeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "serviceProvider", "externalTenants": {"membershipKind": "enumerated", "members": ["1000000a-0000-4000-8000-00000000000a"]}}
            "includeUsers": ["All"], "excludeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "serviceProvider", "externalTenants": {"membershipKind": "enumerated", "members": ["1000000c-0000-4000-8000-00000000000c"]}}
            """)
    void blockedIsClosedForAllThatComeSo(String users) throws IOException {
        ImportedTenants world = world(users, "block", "");
        assertThat(reaches(world, id(1), PUSH)).isFalse();
        assertThat(reaches(world, id(3))).as("admin agents sign in alike").isFalse();
        assertThat(reaches(world, id(1), id(0x101)))
                .as("who controls the policy")
                .isTrue();
        assertThat(world.relations(id(7), GRANT))
                .anySatisfy(relation -> assertThat(relation.terms().deniedBy()).contains("\"P\""));
    }

    @Test
    void aPlaceIsAZone() throws IOException {
        ImportedTenants world = world(
                "\"includeUsers\": [\"All\"]",
                "block",
                ", \"locations\": {\"includeLocations\": [\"All\"], \"excludeLocations\": [\"AllTrusted\"]}");
        assertThat(reaches(world, id(1))).isFalse();
        assertThat(reaches(world, id(1), OFFICE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "active, true", "expiring, true", "terminationRequested, true", "terminating, true", "created, false",
        "approvalPending, false", "approved, false", "activating, false", "terminated, false", "expired, false"
    })
    void onlyAnOpenRelationshipGrants(String status, boolean grants) throws IOException {
        ImportedTenants world = ImportedTenants.of(folder, partner(status, "").files());
        assertThat(world.files.estate.entities.containsKey(GRANT)).isEqualTo(grants);
        assertThat(world.files.estate.entities.containsKey(MAIL)).isEqualTo(grants);
        assertThat(grants && !reaches(world, id(1))).isFalse();
    }

    @Test
    void aResellerWhosePartnerHasNotAgreedHasNothing() throws IOException {
        ImportedTenants pending = ImportedTenants.of(
                folder, partner("active", ", \"isPartnerConsentPending\": true").files());
        assertThat(pending.files.estate.entities).doesNotContainKey(GRANT);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, false", "P0D, false", "P180D, true"})
    void whatRenewsItselfHasNoEnd(String extension, boolean renews) throws IOException {
        ImportedTenants world = ImportedTenants.of(
                folder,
                partner(
                                "active",
                                ", \"activatedDateTime\": \"2026-01-01T00:00:00Z\", \"endDateTime\": \"2026-11-01T00:00:00Z\", \"autoExtendDuration\": \""
                                        + extension + "\"")
                        .files());
        assertThat(reaches(world, id(1))).isEqualTo(renews);
    }

    @Test
    void aRoleOfTheAssignmentAloneIsNothing() throws IOException {
        ImportedTenants world = ImportedTenants.of(folder, partner("active", "").files());
        assertThat(world.files.estate.entities.keySet())
                .noneMatch(one -> one.startsWith(RELATIONSHIP + "/" + GLOBAL_READER));
        assertThat(world.from(id(1)).level(CUSTOMER)).isZero();
    }

    @Test
    void thePartnersTenantAndItsAgentsChangeEveryGrant() throws IOException {
        ImportedTenants world = ImportedTenants.of(folder, partner("active", "").files());
        assertThat(world.from(id(3)).holds(GRANT, AccessLevel.CONTROL)).isTrue();
        assertThat(world.from(Tenant.ID).holds(GRANT, AccessLevel.CONTROL)).isTrue();
    }
}
