package blastradius.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MappingsTests {

    @Test
    void everyShippedMappingCanBeRead() {
        assertThat(Mappings.shipped().all())
                .extracting(Mapping::name)
                .contains(
                        "bloodhound",
                        "azurehound",
                        "adsynth",
                        "everyday",
                        "mssql",
                        "sccm",
                        "github",
                        "okta",
                        "jamf",
                        "snowflake");
    }

    @Test
    void noTwoGeneralMappingsSpeakOfTheSameKind() {
        Map<String, String> owners = new HashMap<>();
        Mappings.shipped().all().stream().filter(Mapping::general).forEach(mapping -> {
            mapping.entities().keySet().forEach(kind -> own(owners, "entity " + kind, mapping.name()));
            mapping.relations().keySet().forEach(kind -> own(owners, "relation " + kind, mapping.name()));
        });
        assertThat(owners).isNotEmpty();
    }

    /** The allow-list: who adds a kind adds it here too, with a reason in its mapping. */
    @Test
    void onlyFullAdministrationIsALevelOnATenant() {
        Set<String> listed = new TreeSet<>();
        Mappings.shipped().all().forEach(mapping -> {
            listed.addAll(mapping.wholeTenant().keySet());
            assertThat(mapping.wholeTenant().values()).allMatch(reason -> reason.length() > 10);
        });
        assertThat(listed)
                .containsExactlyInAnyOrder(
                        // Active Directory: the domain's access list, replication, certificates, trusts
                        "GenericAll",
                        "GenericWrite",
                        "WriteDacl",
                        "WriteOwner",
                        "Owns",
                        "AllExtendedRights",
                        "GetChanges",
                        "GetChangesAll",
                        "DCSync",
                        "DCFor",
                        "WriteGPLink",
                        "CoerceToTGT",
                        "GoldenCert",
                        "ADCSESC1",
                        "ADCSESC3",
                        "ADCSESC4",
                        "ADCSESC5",
                        "ADCSESC6a",
                        "ADCSESC6b",
                        "ADCSESC7",
                        "ADCSESC9a",
                        "ADCSESC9b",
                        "ADCSESC10a",
                        "ADCSESC10b",
                        "ADCSESC16",
                        "SameForestTrust",
                        "TrustedBy",
                        "SpoofSIDHistory",
                        "AbuseTGTDelegation",
                        "HasTrustKeys",
                        // Entra
                        "AZGlobalAdmin",
                        "AZPrivilegedRoleAdmin",
                        "AZMGGrantAppRoles",
                        "AZMGGrantRole",
                        // consoles
                        "GH_AdminTo",
                        "GH_WriteOrganizationCustomOrgRole",
                        "Okta_SuperAdmin",
                        "jamf_AdminTo",
                        "jamf_UpdateAccounts",
                        "jamf_CreateAccounts",
                        "jamf_Create_API_Client_and_Create_Role",
                        "jamf_Create_API_Client_and_Update_Role",
                        "jamf_Create_API_Client_and_Assign_Role",
                        "jamf_Update_Self_and_Update_Roles",
                        "jamf_Update_Self_and_Create_Roles",
                        "jamf_Update_Self_and_Assign_Roles",
                        "jamf_Update_Roles_Assigned_To_Self",
                        "SNOW_Ownership",
                        "SNOW_ManageGrants",
                        "SNOW_UseAnyRole",
                        "SNOW_Audit");
    }

    @Test
    void namesTheWordThatAMappingMisspells() {
        assertThatThrownBy(() -> read("relations: {AdminTo: {relation: CAN, levle: CONTROL}}"))
                .hasMessageContaining("relation AdminTo")
                .hasMessageContaining("levle");
        assertThatThrownBy(() -> read("relations: {AdminTo: KAN}")).hasMessageContaining("KAN");
        assertThatThrownBy(() -> read("entities: {User: RESOURCE}")).hasMessageContaining("entity User");
    }

    @Test
    void namesTheMappingsThatThereAre() {
        assertThatThrownBy(() -> Mappings.shipped().named("none")).hasMessageContaining("bloodhound");
    }

    private static Mapping read(String text) {
        return Mappings.shipped().read("mine.yaml", text);
    }

    private static void own(Map<String, String> owners, String kind, String mapping) {
        assertThat(owners.put(kind, mapping)).as(kind + " in " + mapping).isNull();
    }
}
