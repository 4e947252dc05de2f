package blastradius.ingest.msgraph;

import static blastradius.ingest.msgraph.Tenant.group;
import static blastradius.ingest.msgraph.Tenant.id;
import static blastradius.ingest.msgraph.Tenant.user;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.GrantState;
import blastradius.model.Relation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules of role management, from which instances come once they are open. */
class ScheduleTests {

    private static final String GLOBAL = "62e90394-69f5-4237-9190-012177145e10";
    private static final String ROLE = GLOBAL.toUpperCase(java.util.Locale.ROOT) + "@" + Tenant.ID;
    private static final String ELIGIBLE = "roleManagement/directory/roleEligibilitySchedules";
    private static final String ASSIGNED = "roleManagement/directory/roleAssignmentSchedules";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static String schedule(String status, String info, String more) {
        return "{\"id\": \"s\", \"principalId\": \"" + id(1) + "\", \"roleDefinitionId\": \"" + GLOBAL
                + "\", \"directoryScopeId\": \"/\", \"memberType\": \"Direct\", \"status\": \"" + status
                + "\", \"scheduleInfo\": {" + info + "}" + more + "}";
    }

    private static String lasts(String start, String expiration) {
        return "\"startDateTime\": \"" + start + "\", \"expiration\": {" + expiration + "}";
    }

    private ImportedTenants read(Tenant tenant) throws IOException {
        return ImportedTenants.of(folder, tenant.list("users", user(1, "")).files());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "type": "noExpiration"                                                     |
            "type": "afterDateTime", "endDateTime": "2027-01-10T00:00:00Z"             | 2027-01-10T00:00:00Z
            "type": "afterDuration", "endDateTime": null, "duration": "P90D"           | 2026-12-30T08:00:00Z
            "type": "afterDuration", "duration": "P1DT8H"                              | 2026-10-02T16:00:00Z
            "type": "afterDuration", "duration": "PT8H"                                | 2026-10-01T16:00:00Z
            "type": "afterDuration", "duration": "P3M"                                 | 2027-01-01T08:00:00Z
            """)
    void aScheduleWithoutInstancesIsHeldInItsWindow(String expiration, Instant until) throws IOException {
        String info = lasts("2026-10-01T08:00:00Z", expiration);
        ImportedTenants world = read(Tenant.home().list(ELIGIBLE, schedule("Provisioned", info, "")));
        Relation held = world.relations(id(1), ROLE).getFirst();
        assertThat(world.report.rejected()).isEmpty();
        assertThat(held.terms().state()).isEqualTo(GrantState.ELIGIBLE);
        assertThat(held.terms().from()).isEqualTo(Instant.parse("2026-10-01T08:00:00Z"));
        assertThat(held.terms().until()).isEqualTo(until);
    }

    @Test
    void anInstanceSaysTheSameOfItsTimeAndALaterScheduleMore() throws IOException {
        String now =
                lasts("2026-10-01T08:00:00Z", "\"type\": \"afterDateTime\", \"endDateTime\": \"2027-01-01T00:00:00Z\"");
        String later = lasts("2027-01-01T00:00:00Z", "\"type\": \"noExpiration\"");
        String instance = schedule("", "", "")
                .replace(
                        "\"status\": \"\", \"scheduleInfo\": {}",
                        "\"startDateTime\": \"2026-10-01T08:00:03Z\", \"endDateTime\": \"2027-01-01T00:00:00Z\"");
        ImportedTenants world = read(Tenant.home()
                .list(ELIGIBLE, schedule("Provisioned", now, ""), schedule("Provisioned", later, ""))
                .list("roleManagement/directory/roleEligibilityScheduleInstances", instance));
        assertThat(world.relations(id(1), ROLE))
                .extracting(relation -> relation.terms().from())
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-10-01T08:00:03Z"), Instant.parse("2027-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PendingApproval", "Denied", "Revoked", "Canceled", "Failed", "PendingAdminDecision"})
    void whatWasNotGivenIsNotHeld(String status) throws IOException {
        String info = lasts("2026-10-01T08:00:00Z", "\"type\": \"noExpiration\"");
        ImportedTenants world = read(Tenant.home()
                .list(ELIGIBLE, schedule(status, info, ""))
                .list(ASSIGNED, schedule(status, info, ", \"assignmentType\": \"Assigned\"")));
        assertThat(world.files.estate.relations)
                .noneMatch(relation -> relation.from().equals(id(1)));
    }

    @Test
    void assignedAndActivatedAreToldApart() throws IOException {
        String info = lasts("2026-10-01T08:00:00Z", "\"type\": \"noExpiration\"");
        String hours = lasts("2026-11-29T08:00:00Z", "\"type\": \"afterDuration\", \"duration\": \"PT8H\"");
        ImportedTenants standing =
                read(Tenant.home().list(ASSIGNED, schedule("Provisioned", info, ", \"assignmentType\": \"Assigned\"")));
        assertThat(standing.relations(id(1), ROLE).getFirst().terms().state()).isEqualTo(GrantState.STANDING);
        ImportedTenants active = read(
                Tenant.home().list(ASSIGNED, schedule("Provisioned", hours, ", \"assignmentType\": \"Activated\"")));
        assertThat(active.relations(id(1), ROLE).getFirst().terms().state()).isEqualTo(GrantState.ACTIVE);
        assertThat(active.relations(id(1), ROLE).getFirst().terms().until())
                .isEqualTo(Instant.parse("2026-11-29T16:00:00Z"));
    }

    @Test
    void aDurationFromNoStartIsRefused() throws IOException {
        String info = "\"expiration\": {\"type\": \"afterDuration\", \"duration\": \"P90D\"}";
        ImportedTenants world = read(Tenant.home().list(ELIGIBLE, schedule("Provisioned", info, "")));
        assertThat(world.report.rejected()).hasSize(1);
        assertThat(world.report.rejected().getFirst().reason()).contains("P90D", "from when");
    }

    @Test
    void groupsHaveThemToo() throws IOException {
        String record = schedule("Provisioned", lasts("2026-10-01T08:00:00Z", "\"type\": \"noExpiration\""), "")
                .replace("\"roleDefinitionId\"", "\"groupId\": \"" + id(7) + "\", \"accessId\": \"member\", \"x\"");
        ImportedTenants world = read(Tenant.home()
                .list("groups", group(7, ""))
                .list("identityGovernance/privilegedAccess/group/eligibilitySchedules", record));
        List<Relation> held = world.relations(id(1), id(7));
        assertThat(held).hasSize(1);
        assertThat(held.getFirst().terms().state()).isEqualTo(GrantState.ELIGIBLE);
    }

    @Test
    void thePolicySaysHowLongAnActivationLasts() throws IOException {
        ImportedTenants world = read(Tenant.home()
                .list(
                        ELIGIBLE,
                        schedule("Provisioned", lasts("2026-10-01T08:00:00Z", "\"type\": \"noExpiration\""), ""))
                .list("policies/roleManagementPolicyAssignments", """
                        {"id": "a", "policyId": "P1", "scopeId": "/", "scopeType": "DirectoryRole", "roleDefinitionId": "%s",
                         "policy": {"id": "P1", "rules": [
                           {"id": "Expiration_Admin_Eligibility", "maximumDuration": "P365D"},
                           {"id": "Expiration_EndUser_Assignment", "isExpirationRequired": true, "maximumDuration": "PT8H"}]}}""".formatted(GLOBAL)));
        String policy =
                String.valueOf(world.relations(id(1), ROLE).getFirst().terms().policy());
        assertThat(world.entity(policy).properties()).containsEntry("maximumDuration", "PT8H");
    }
}
