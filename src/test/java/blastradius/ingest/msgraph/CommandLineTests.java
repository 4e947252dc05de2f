package blastradius.ingest.msgraph;

import static blastradius.ingest.msgraph.Tenant.group;
import static blastradius.ingest.msgraph.Tenant.id;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.EntityKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists as command lines print them, that say neither where they are from nor what they hold. */
class CommandLineTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private ImportedTenants read(Tenant tenant) throws IOException {
        return ImportedTenants.of(folder, tenant.files());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            HUMAN             | 'displayName': 'Ann', 'userPrincipalName': 'ann@home.example', 'mail': null
            HUMAN             | 'Id': 'ID', 'DisplayName': 'Ann', 'UserPrincipalName': 'ann@home.example', 'AdditionalProperties': {}
            GROUP             | 'displayName': 'ops', 'securityEnabled': true, 'mailEnabled': false, 'groupTypes': []
            OAUTH_APP         | 'appId': 'APP', 'signInAudience': 'AzureADMyOrg', 'requiredResourceAccess': []
            SERVICE_PRINCIPAL | 'appId': 'APP', 'servicePrincipalType': 'Application', 'signInAudience': 'AzureADMyOrg'
            HOST              | 'deviceId': 'APP', 'trustType': 'AzureAd', 'displayName': 'pc', 'accountEnabled': true
            """)
    void aListIsKnownByItsFields(EntityKind kind, String fields) throws IOException {
        String said = fields.replace('\'', '"').replace("APP", id(9)).replace("ID", id(1));
        String record = said.contains("\"Id\"") ? said : "\"id\": \"" + id(1) + "\", " + said;
        ImportedTenants list = read(Tenant.home().file("saved.json", "[{" + record + "}]"));
        assertThat(list.files.estate.count(kind)).isEqualTo(1);
        ImportedTenants value = read(Tenant.home().file("saved.json", "{\"value\": [{" + record + "}], \"Count\": 1}"));
        assertThat(value.files.estate.count(kind)).isEqualTo(1);
    }

    @Test
    void aShellPutsWhatItDoesNotKnowApart() throws IOException {
        String member = "{\"Id\": \"" + id(1)
                + "\", \"DeletedDateTime\": null, \"AdditionalProperties\": {\"@odata.type\": \"#microsoft.graph.user\","
                + " \"displayName\": \"Ann\", \"userPrincipalName\": \"ann@home.example\"}}";
        ImportedTenants world = read(Tenant.home()
                .list("groups", group(7, ""))
                .file("groups/" + id(7) + "/members.json", "[" + member + "]"));
        assertThat(world.entity(id(1)).kind()).isEqualTo(EntityKind.HUMAN);
        assertThat(world.entity(id(1)).name()).isEqualTo("Ann");
        assertThat(world.relations(id(1), id(7))).hasSize(1);
    }

    @Test
    void aPathThatSaysMoreGoesBeforeTheFields() throws IOException {
        String member =
                "{\"id\": \"" + id(1) + "\", \"displayName\": \"Ann\", \"userPrincipalName\": \"ann@home.example\"}";
        ImportedTenants world = read(Tenant.home()
                .list("groups", group(7, ""))
                .file("groups/" + id(7) + "/owners.json", "[" + member + "]"));
        assertThat(world.relations(id(1), id(7))).hasSize(1);
    }
}
