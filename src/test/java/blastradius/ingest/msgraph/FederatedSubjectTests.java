package blastradius.ingest.msgraph;

import static blastradius.ingest.msgraph.Tenant.id;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.EntityKind;
import blastradius.model.Relation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workflows of repositories that an application trusts: by name, by a part of one, by a pattern. */
class FederatedSubjectTests {

    private static final String APP = id(3);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private ImportedTenants read(String... credentials) throws IOException {
        return ImportedTenants.of(
                folder,
                Tenant.home()
                        .list("applications", application(4, 3), application(5, 6))
                        .answer(
                                "applications/" + id(4) + "/federatedIdentityCredentials",
                                "applications('" + id(4) + "')/federatedIdentityCredentials",
                                credentials)
                        .answer(
                                "applications/" + id(5) + "/federatedIdentityCredentials",
                                "applications('" + id(5) + "')/federatedIdentityCredentials",
                                credential("p", matches("claims['sub'] matches 'repo:harbor/*:environment:prod'")))
                        .files());
    }

    private static String application(int id, int appId) {
        return "{\"id\": \"" + id(id) + "\", \"appId\": \"" + id(appId) + "\", \"displayName\": \"app\"}";
    }

    private static String credential(String name, String subject) {
        return "{\"id\": \"" + name + "\", \"name\": \"" + name
                + "\", \"issuer\": \"https://token.actions.githubusercontent.com\", " + subject + "}";
    }

    private static String exact(String subject) {
        return "\"subject\": \"" + subject + "\"";
    }

    private static String matches(String expression) {
        return "\"subject\": null, \"claimsMatchingExpression\": {\"languageVersion\": 1, \"value\": \"" + expression
                + "\"}";
    }

    private static List<Relation> runs(ImportedTenants world, String repository) {
        return runs(world, repository, APP);
    }

    private static List<Relation> runs(ImportedTenants world, String repository, String application) {
        return world.relations(world.files.estate.source + "/https://github.com/" + repository, application);
    }

    @Test
    void aBranchIsTrustedAsFarAsItsRepositoryIsWritten() throws IOException {
        ImportedTenants world = read(
                credential("a", exact("repo:harbor/web:*")),
                credential("b", exact("repo:harbor/api:ref:refs/heads/main")));
        assertThat(runs(world, "harbor/web").getFirst().evidence().toString()).doesNotContain("approximated");
        assertThat(runs(world, "harbor/api").getFirst().evidence().toString())
                .contains("approximated", "only ref:refs/heads/main is trusted");
    }

    @Test
    void anExpressionNamesItsSubject() throws IOException {
        ImportedTenants world = read(
                credential(
                        "a",
                        matches(
                                "claims['sub'] matches 'repo:harbor/web:ref:refs/heads/*' and claims['job_workflow_ref'] eq 'x'")));
        assertThat(runs(world, "harbor/web")).hasSize(1);
        assertThat(runs(world, "harbor/web").getFirst().evidence().toString()).contains("refs/heads/*");
    }

    @Test
    void aPatternMeansTheRepositoriesThatAreKnownAndNoOther() throws IOException {
        ImportedTenants world = read(
                credential("b", exact("repo:harbor/web:environment:test")),
                credential("c", exact("repo:quay/web:environment:test")));
        assertThat(runs(world, "harbor/web", id(6))).hasSize(1);
        assertThat(runs(world, "harbor/web", id(6)).getFirst().evidence().toString())
                .contains("a pattern");
        assertThat(runs(world, "quay/web", id(6))).isEmpty();
        assertThat(world.files.estate.count(EntityKind.REPOSITORY)).isEqualTo(2);
        assertThat(world.report.notes()).anyMatch(note -> note.contains("every repository of harbor/*"));
    }

    @Test
    void anotherIssuerIsToldAndGuessedNowhere() throws IOException {
        ImportedTenants world = read(credential("a", exact("system:serviceaccount:shop:web"))
                .replace("token.actions.githubusercontent.com", "oidc.example"));
        assertThat(world.files.estate.count(EntityKind.REPOSITORY)).isZero();
        assertThat(world.report.unknownKinds().toString()).contains("federated credential of another issuer");
    }
}
