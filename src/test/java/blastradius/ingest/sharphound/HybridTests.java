package blastradius.ingest.sharphound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A domain and the tenant that its accounts are synchronised into: what reaches all of them at once, from either side. */
class HybridTests {

    private static final String TENANT = "11111111-0000-4000-8000-000000000001";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static SmallDomain lab() {
        return new SmallDomain().user("anna").user("bob").user("mallory");
    }

    /* Anna's account comes from the domain, cora's does not. */
    private SharpHoundFiles with(SmallDomain lab) throws IOException {
        String cloud = """
                {"data":[
                 {"kind":"AZTenant","data":{"tenantId":"%1$s","displayName":"Tenant","collected":true}},
                 {"kind":"AZUser","data":{"id":"22222222-0000-4000-8000-000000000001","displayName":"cloud anna","tenantId":"%1$s",
                  "accountEnabled":true,"onPremisesSyncEnabled":true,"onPremisesSecurityIdentifier":"%2$s"}},
                 {"kind":"AZUser","data":{"id":"22222222-0000-4000-8000-000000000002","displayName":"cloud cora","tenantId":"%1$s",
                  "accountEnabled":true}},
                 {"kind":"AZUser","data":{"id":"22222222-0000-4000-8000-000000000003","displayName":"cloud guest","tenantId":"%1$s",
                  "accountEnabled":true,"userType":"Guest"}}
                ],"meta":{"type":"azure","version":6,"count":4}}
                """.formatted(TENANT, lab.id("anna"));
        List<Path> files = new ArrayList<>(lab.in(folder));
        files.add(Files.writeString(folder.resolve("azurehound.json"), cloud));
        return SharpHoundFiles.of(files.toArray(Path[]::new));
    }

    @Test
    void withoutASpecialAccountTheOneSideDoesNotReachTheOther() throws IOException {
        SharpHoundFiles files = with(lab().computer("ws$").right("mallory", "GenericAll"));
        assertThat(files.falls("mallory")).contains("ws$").doesNotContain("cloud anna");
        assertThat(files.falls("Tenant")).contains("cloud anna").doesNotContain("anna", "bob");
    }

    @Test
    void whoHoldsSingleSignOnHoldsThePasswordsOfTheSynchronisedAccounts() throws IOException {
        SharpHoundFiles files = with(lab().computer("AZUREADSSOACC.LAB.EXAMPLE").right("mallory", "GenericAll"));
        assertThat(files.falls("mallory"))
                .contains("cloud anna", "password of cloud anna")
                .doesNotContain("cloud cora", "anna", "Tenant");
        assertThat(files.report.notes()).anyMatch(note -> note.contains("SeamlessSingleSignOn"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Account created by Microsoft Azure Active Directory Connect with installation identifier 0a running on computer SYNC01 "
                        + "configured to synchronize to tenant lab.onmicrosoft.com. This account must have directory replication permissions.",
                "Account created by the Windows Azure Active Directory Sync tool with installation identifier '0a' running on computer 'sync01' "
                        + "configured to synchronize to tenant 'lab.onmicrosoft.com'."
            })
    void whoHoldsTheSyncServerIsItsAccountAndHasThePasswords(String description) throws IOException {
        SharpHoundFiles files = with(lab().computer("SYNC01.LAB.EXAMPLE")
                .right("mallory", "GenericAll")
                .user("MSOL_0a")
                .property("description", description));
        assertThat(files.falls("mallory")).contains("MSOL_0a", "cloud anna").doesNotContain("cloud cora");
        assertThat(files.estate.ofSourceKind("SyncServer"))
                .allSatisfy(relation -> assertThat(relation.evidence()).containsEntry("tenant", "lab.onmicrosoft.com"))
                .anySatisfy(relation -> assertThat(relation.evidence()).containsKey("approximated"));
    }

    @Test
    void aSyncAccountThatDoesNotSayWhereItRunsIsNamed() throws IOException {
        SharpHoundFiles files = with(lab().computer("SYNC01.LAB.EXAMPLE").user("MSOL_0a"));
        assertThat(files.report.notes()).anyMatch(note -> note.startsWith("MSOL_0a is called like"));
        assertThat(files.estate.ofSourceKind("SyncServer")).isEmpty();
    }

    @Test
    void theTenantIssuesTicketsForAccountsThatAreNotDenied() throws IOException {
        SharpHoundFiles files = with(lab().computer("AZUREADKERBEROS.LAB.EXAMPLE")
                .field("PrimaryGroupSID", SmallDomain.SID + "-521")
                .group("Denied RODC Password Replication Group", 572)
                .member("NESTED")
                .group("NESTED")
                .member("bob"));
        assertThat(files.falls("Tenant")).contains("anna", "mallory").doesNotContain("bob");
        assertThat(files.falls("AZUREADKERBEROS.LAB.EXAMPLE")).doesNotContain("anna", "bob");
        assertThat(files.estate.ofSourceKind("CloudKerberosTrust"))
                .allSatisfy(relation -> assertThat(relation.evidence()).containsKey("approximated"));
    }

    @Test
    void aReadOnlyControllerSignsInAsWhomItMayKeep() {
        SharpHoundFiles files = lab().computer("RODC.LAB.EXAMPLE")
                .field("PrimaryGroupSID", SmallDomain.SID + "-521")
                .group("Allowed RODC Password Replication Group", 571)
                .member("BRANCH", "mallory")
                .group("BRANCH")
                .member("anna", "bob")
                .builtin("ADMINISTRATORS", "S-1-5-32-544")
                .member("bob")
                .user("sleeper")
                .disabled()
                .at("BRANCH")
                .member("sleeper")
                .read();
        assertThat(files.falls("RODC.LAB.EXAMPLE"))
                .contains("anna", "mallory")
                .doesNotContain("bob", "sleeper", SmallDomain.NAME);
    }

    @Test
    void withoutAReadOnlyControllerTheGroupGivesNothing() {
        SharpHoundFiles files = lab().group("Allowed RODC Password Replication Group", 571)
                .member("anna")
                .computer("ws")
                .read();
        assertThat(files.estate.ofSourceKind("KeptSecret")).isEmpty();
    }
}
