package blastradius.ingest.msgraph;

import static blastradius.ingest.msgraph.Tenant.id;
import static blastradius.ingest.msgraph.Tenant.user;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a tenant handles the passwords of the accounts that come from a domain. */
class SyncedTenantTests {

    private static final String SYNCED =
            "\"onPremisesSyncEnabled\": true, \"onPremisesSecurityIdentifier\": \"S-1-5-21-1-2-3-1104\"";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private boolean holds(Tenant tenant, int from, int account) throws IOException {
        return ImportedTenants.of(folder, tenant.files())
                .from(id(from))
                .holds(ReachedWorld.ofOwner(id(account), "password"), AccessLevel.USE);
    }

    private static Tenant tenant(String third) {
        return Tenant.home().list("users", user(1, SYNCED), user(2, ""), user(3, third));
    }

    @ParameterizedTest
    @CsvSource({
        "Sync_SRV01_0a1b2c3d4e5f@home.onmicrosoft.com, true",
        "ADToAADSyncServiceAccount@home.onmicrosoft.com, true",
        "Sync_admin@home.example, false",
        "Syncopated_0a1b2c3d@home.example, false"
    })
    void theAccountThatSynchronises(String name, boolean isOne) throws IOException {
        Tenant tenant = tenant("\"userPrincipalName\": \"" + name + "\"");
        assertThat(holds(tenant, 3, 1)).isEqualTo(isOne);
        assertThat(holds(tenant, 3, 2)).as("an account of the cloud alone").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"authentication, true", "applicationProxy, false"})
    void aHostThatChecksPasswords(String type, boolean checks) throws IOException {
        String agent = "{\"id\": \"" + id(9) + "\", \"machineName\": \"pta01.lab.example\", \"status\": \"active\"}";
        Tenant grouped = tenant("")
                .answer(
                        "agentGroups",
                        "onPremisesPublishingProfiles('" + type + "')/agentGroups(agents())",
                        "{\"id\": \"" + id(8) + "\", \"displayName\": \"Default\", \"publishingType\": \"" + type
                                + "\", \"agents\": [" + agent + "]}");
        Tenant alone = tenant("")
                .answer(
                        "agents",
                        "onPremisesPublishingProfiles('" + type + "')/agents",
                        agent.replace("}", ", \"supportedPublishingTypes\": [\"" + type + "\"]}"));
        for (Tenant tenant : new Tenant[] {grouped, alone}) {
            if (checks) {
                assertThat(holds(tenant, 9, 1)).isTrue();
                assertThat(holds(tenant, 9, 2)).isFalse();
            } else {
                assertThat(ImportedTenants.of(folder, tenant.files()).snapshot().vertexOf(id(9)))
                        .isEmpty();
            }
        }
    }
}
