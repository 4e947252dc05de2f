package blastradius.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.ImportRequest;
import blastradius.ingest.Importer;
import blastradius.ingest.RecordedEstate;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a mapping says of roles goes before the catalogue. */
class RolesOfMappingsTests {

    private static final Path SAMPLE = Path.of("src/test/resources/samples/azurehound/alderway.json");

    @Test
    void whatAMappingSaysOfARoleIsItsRights() {
        RecordedEstate estate = imported("""
                roles:
                  F2EF992C-3AFB-46B9-B7CF-A126EE74C451: {rights: CAN READ MAIL, sure: likely, name: Readers of ours}
                """);

        List<Relation> given = estate.ofSourceKind("Readers of ours");
        assertThat(given).hasSize(1);
        assertThat(given.getFirst().evidence())
                .containsEntry("judgement", "READ on mail, likely")
                .containsEntry("judgedBy", "ours.yaml");
        assertThat(estate.ofSourceKind("Global Reader")).isEmpty();
        assertThat(estate.ofSourceKind("Global Administrator")).isNotEmpty();
    }

    @Test
    void itMaySayThatARoleGivesNothing() {
        assertThat(imported("roles: {f2ef992c-3afb-46b9-b7cf-a126ee74c451: \"\"}")
                        .ofSourceKind("Global Reader"))
                .isEmpty();
        assertThat(imported("entities: {}").ofSourceKind("Global Reader")).hasSize(2);
    }

    @Test
    void whatItDoesNotUnderstandRefusesItWithRowAndLine() {
        assertThatThrownBy(() -> imported("roles:\n  a: CAN WRITE MAIL\n  b: CAN WRITE PIGEONS\n"))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("role b (line 3): \"PIGEONS\" is no target");
        assertThatThrownBy(() -> imported("roles: {a: {level: 3}}"))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("\"level\" is not known here");
        assertThatThrownBy(() -> imported("roles: {a: 3}"))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("role a");
    }

    /** A list of Azure's command line: Contributor, by the same words. */
    @Test
    void allReadersJudgeByIt(@TempDir Path folder) throws IOException {
        String scope = "/subscriptions/6e4bd9a3-0d1a-4a6a-9a7c-2f0f5c1d7b11";
        Path list = Files.writeString(folder.resolve("roles.json"), """
                [{"id": "SCOPE/providers/Microsoft.Authorization/roleAssignments/9f1d", "name": "9f1d",
                  "principalId": "7a1d2c3b-1111-4222-8333-444455556666", "principalType": "User",
                  "roleDefinitionId": "SCOPE/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c",
                  "roleDefinitionName": "Contributor", "scope": "SCOPE", "type": "Microsoft.Authorization/roleAssignments"}]
                """.replace("SCOPE", scope));
        String nothing = "roles: {b24988ac-6180-42a0-ab88-20f7382dd24c: \"\"}";
        assertThat(imported(list, "entities: {}").relations).anyMatch(RolesOfMappingsTests::isGrant);
        assertThat(imported(list, nothing).relations).noneMatch(RolesOfMappingsTests::isGrant);
    }

    private static boolean isGrant(Relation relation) {
        return relation.kind() == RelationKind.GRANTS;
    }

    private static RecordedEstate imported(String mapping) {
        return imported(SAMPLE, mapping);
    }

    private static RecordedEstate imported(Path file, String mapping) {
        RecordedEstate estate = new RecordedEstate();
        new Importer(estate, Clock.systemUTC())
                .run(
                        new ImportRequest(
                                List.of(ImportFile.of(file)),
                                null,
                                true,
                                false,
                                new ImportRequest.NamedMapping("ours.yaml", mapping)),
                        Progress.NONE);
        return estate;
    }
}
