package blastradius.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rights of a code host come to, each in a world of a few nodes. */
class GitHubRightsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"repository\":{\"contents\":\"write\"}}; WRITE",
                "{\"contents\":\"write\"}; WRITE",
                "{\"contents\":\"read\"}; READ",
                "{\"repository\":{\"contents\":\"read\",\"actions\":\"write\",\"workflows\":\"write\"}}; READ",
                "{\"repository\":{\"administration\":\"write\"}}; CONTROL",
                "{\"secrets\":\"write\",\"metadata\":\"read\"}; SEE",
                "{\"organization\":{\"contents\":\"write\"}}; SEE",
                "no json; SEE"
            })
    void aTokenDoesWhatItsPermissionsSay(String permissions, AccessLevel level) {
        MappedGraph graph = MappedGraph.of("""
                token: GH_PersonalAccessToken {permissions: "%s", token_expires_at: "2027-01-01T00:00:00Z"}
                repo: GH_Repository
                org: GH_Organization
                token -GH_CanAccess-> repo
                token -GH_CanAccess-> org""".formatted(permissions.replace("\"", "\\\"")));
        assertThat(graph.held("token", level)).containsExactly("repo");
        if (level != AccessLevel.CONTROL) {
            assertThat(graph.held("token", AccessLevel.ofCode(level.code() + 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token_expires_at: \"2026-09-30T00:00:00Z\"",
                "token_expired: true",
                "suspended_at: \"2026-01-01T00:00:00Z\""
            })
    void aTokenThatEndedDoesNothing(String ended) {
        MappedGraph graph = MappedGraph.of("""
                token: GH_PersonalAccessToken {permissions: "{\\"contents\\":\\"write\\"}", %s}
                repo: GH_Repository
                token -GH_CanAccess-> repo""".formatted(ended));
        assertThat(graph.held("token", AccessLevel.SEE)).isEmpty();
    }

    @Test
    void anEndThatCannotBeReadRejectsItsRecord() {
        MappedGraph graph = MappedGraph.of("""
                token: GH_PersonalAccessToken {token_expires_at: "soon"}
                repo: GH_Repository
                token -GH_CanAccess-> repo""");
        assertThat(graph.report.rejected())
                .singleElement()
                .satisfies(record ->
                        assertThat(record.reason()).contains("token_expires_at").contains("soon"));
        assertThat(graph.estate.relations).isEmpty();
    }

    @Test
    void editingAProtectionIsNoWriting() {
        MappedGraph graph = MappedGraph.of("""
                ann: GH_User
                repo: GH_Repository
                main: GH_Branch
                rule: GH_BranchProtectionRule
                repo -GH_HasBranch-> main
                rule -GH_ProtectedBy-> main
                ann -GH_EditRepoProtections-> repo
                ann -GH_CanEditProtection-> main""");
        assertThat(graph.held("ann", AccessLevel.SEE)).containsExactly("rule");
    }

    @Test
    void whoWritesCodeHasTheSecretsOfItsEnvironmentsAndWhoReadsWhatWasCommitted() {
        MappedGraph graph = MappedGraph.of("""
                writer: GH_User
                reader: GH_User
                repo: GH_Repository
                env: GH_Environment
                secret: GH_EnvironmentSecret
                alert: GH_SecretScanningAlert {state: "open"}
                dead: GH_SecretScanningAlert {state: "resolved", resolution: "revoked"}
                old: GH_SecretScanningAlert {state: "open"}
                variable: GH_RepoVariable
                org: GH_Organization
                orgsecret: GH_OrgSecret
                repo -GH_HasEnvironment-> env
                env -GH_Contains-> secret
                repo -GH_Contains-> alert
                repo -GH_Contains-> dead
                repo -GH_HasSecretScanningAlert-> old
                repo -GH_HasVariable-> variable
                org -GH_Contains-> orgsecret
                writer -GH_CanPush-> repo
                reader -GH_CanPull-> repo""");
        assertThat(graph.held("writer", AccessLevel.USE))
                .containsExactlyInAnyOrder("repo", "env", "secret", "alert", "old", "variable");
        assertThat(graph.held("reader", AccessLevel.USE))
                .containsExactlyInAnyOrder("repo", "env", "alert", "old", "variable");
        assertThat(graph.held("org", AccessLevel.USE)).doesNotContain("orgsecret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GH_WriteOrganizationActionsSettings", "GH_WriteOrganizationCustomRepoRole", "GH_CanAccess"})
    void settingsOfAnOrganizationAreNoneOfItsContents(String right) {
        MappedGraph graph = MappedGraph.of("ann: GH_User\norg: GH_Organization\nrepo: GH_Repository\n"
                + "org -GH_Contains-> repo\nann -" + right + "-> org");
        assertThat(graph.held("ann", AccessLevel.SEE)).isEmpty();
    }

    @Test
    void aMigrationReadsTheRepositories() {
        MappedGraph graph = MappedGraph.of("""
                ann: GH_User
                org: GH_Organization
                repo: GH_Repository
                team: GH_Team
                org -GH_Contains-> repo
                org -GH_Contains-> team
                ann -GH_RunOrgMigration-> org""");
        assertThat(graph.held("ann", AccessLevel.READ)).containsExactly("repo");
        assertThat(graph.held("ann", AccessLevel.WRITE)).isEmpty();
    }
}
