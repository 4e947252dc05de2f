package blastradius.ingest.msgraph;

import static blastradius.ingest.msgraph.Tenant.group;
import static blastradius.ingest.msgraph.Tenant.id;
import static blastradius.ingest.msgraph.Tenant.user;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that the interface's reference shows beside lists: addresses, casts, single records, contexts that name no metadata. */
class OddAnswersTests {

    private static final String GRAPH = "https://graph.microsoft.com/v1.0/";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private ImportedTenants read(Tenant tenant) throws IOException {
        return ImportedTenants.of(folder, tenant.files());
    }

    private static Tenant tenant() {
        return Tenant.home().list("users", user(1, "")).list("groups", group(7, ""));
    }

    private static long members(ImportedTenants world) {
        return world.relations(id(1), id(7)).stream()
                .filter(relation -> relation.kind() == RelationKind.MEMBER_OF)
                .count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"directoryObjects/ID", "users/ID", "v2/T/directoryObjects/ID/Microsoft.DirectoryServices.User"})
    void addressesSayWhoTheMembersAre(String address) throws IOException {
        String record = "{\"@odata.id\": \"" + GRAPH + address.replace("ID", id(1)) + "\"}";
        ImportedTenants world = read(tenant().file(
                        "groups/" + id(7) + "/members/$ref.json",
                        "{\"@odata.context\": \"" + GRAPH + "$metadata#Collection($ref)\", \"value\": [" + record
                                + "]}"));
        assertThat(world.report.rejected()).isEmpty();
        assertThat(members(world)).isEqualTo(1);
    }

    @Test
    void membersOfOneTypeAreMembers() throws IOException {
        ImportedTenants world = read(tenant().answer(
                        "groups/" + id(7) + "/members/microsoft.graph.user", "users(displayName,id)", user(1, "")));
        assertThat(members(world)).isEqualTo(1);
    }

    @Test
    void aContextThatNamesWhatWasAskedForIsNone() throws IOException {
        ImportedTenants world = read(tenant().file(
                        "users.2.json",
                        "{\"@odata.context\": \"" + GRAPH + "users?$select=id,displayName\", \"value\": [" + user(2, "")
                                + "]}"));
        assertThat(world.files.estate.count(EntityKind.HUMAN)).isEqualTo(2);
        assertThat(world.report.unknownKinds()).isEmpty();
    }

    @Test
    void aRecordTellsByItsFieldsWhatItIs() throws IOException {
        ImportedTenants world = read(tenant().file("CA001 - block.json", """
                {"id": "%s", "displayName": "block", "state": "enabled", "conditions": {"users": {"includeUsers": ["All"]},
                 "applications": {"includeApplications": ["All"]}, "clientAppTypes": ["all"]},
                 "grantControls": {"operator": "OR", "builtInControls": ["block"]}}""".formatted(id(9))));
        assertThat(world.report.rejected()).isEmpty();
        assertThat(world.files.estate.count(EntityKind.POLICY)).isEqualTo(1);
        assertThat(world.from(ReachedWorld.ofOwner(id(1), "password")).level(id(1)))
                .isZero();
    }

    @Test
    void grantsAndPermissionsTellByTheirFieldsToo() throws IOException {
        ImportedTenants world = read(tenant().file(
                        "a.json",
                        "{\"value\": [{\"id\": \"g\", \"clientId\": \"%s\", \"consentType\": \"AllPrincipals\", \"resourceId\": \"%s\", \"scope\": \"User.Read\"}]}"
                                .formatted(id(3), id(4)))
                .file(
                        "b.json",
                        "{\"value\": [{\"id\": \"p\", \"appRoleId\": \"%s\", \"principalId\": \"%s\", \"resourceId\": \"%s\"}]}"
                                .formatted(id(5), id(3), id(4))));
        assertThat(world.report.rejected()).isEmpty();
    }

    @Test
    void whatHasNoIdIsToldByItsPlace() throws IOException {
        Map<String, String> files = tenant().file(
                        "policies/crossTenantAccessPolicy/default.json",
                        "{\"isServiceDefault\": true, \"inboundTrust\": {\"isMfaAccepted\": true}}")
                .files();
        assertThat(ImportedTenants.of(folder, files).report.rejected()).isEmpty();
    }

    @Test
    void assignmentsOfNoRelationshipAreCounted() throws IOException {
        ImportedTenants world = read(tenant().answer(
                        "tenantRelationships/delegatedAdminRelationships/" + id(20) + "-" + id(21)
                                + "/accessAssignments",
                        "accessAssignments",
                        "{\"id\": \"" + id(22)
                                + "\", \"status\": \"active\", \"accessContainer\": {\"accessContainerId\": \"" + id(7)
                                + "\", \"accessContainerType\": \"securityGroup\"}}"));
        assertThat(world.report.unknownKinds().keySet())
                .anyMatch(kind -> kind.startsWith("accessAssignments of a relationship"));
    }
}
