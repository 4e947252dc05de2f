package blastradius.graphql.asked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Forbidden;
import blastradius.model.BlastRadiusException.UnknownId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersistedDocumentsTests {

    private static final String TEXT = "{ estate { name } }";

    /** The SHA-256 of {@link #TEXT}, as sha256sum says it. */
    private static final String ID = "ee39cd2018cd5c96e25b5ee5171fb1268bd3960fd33c399623bb6e313caca7cf";

    @TempDir
    private Path folder;

    @BeforeEach
    void keep() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("board")).resolve("estate.graphql"), TEXT + "\n");
        Files.writeString(folder.resolve("readme.md"), "{ other }");
    }

    @Test
    void anIdStandsForItsText() throws IOException {
        for (PersistedDocuments kept :
                List.of(PersistedDocuments.in(folder, false), PersistedDocuments.in(folder, true))) {
            assertThat(kept.text(Map.of("documentId", ID))).isEqualTo(TEXT);
            assertThat(kept.text(Map.of("documentId", "sha256:" + ID))).isEqualTo(TEXT);
            assertThat(kept.text(asHash(ID))).isEqualTo(TEXT);
            assertThat(kept.text(Map.of("documentId", PersistedDocuments.id(TEXT + "\n"))))
                    .isEqualTo(TEXT + "\n");
            assertThat(kept.text(Map.of("query", TEXT))).isEqualTo(TEXT);
            assertThat(kept.text(Map.of("query", TEXT, "documentId", ID))).isEqualTo(TEXT);
        }
    }

    private static Map<String, Object> asHash(Object hash) {
        return Map.of("extensions", Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
    }

    @Test
    void otherTextsAreAnsweredUnlessOnlyTheseAre() throws IOException {
        assertThat(PersistedDocuments.in(folder, false).text(Map.of("query", "{ other }")))
                .isEqualTo("{ other }");
        PersistedDocuments only = PersistedDocuments.in(folder, true);
        assertThatThrownBy(() -> only.text(Map.of("query", "{ other }")))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining(PersistedDocuments.id("{ other }"));
        assertThatThrownBy(() -> PersistedDocuments.none(true).text(Map.of("query", TEXT)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void whatIsNotKeptIsUnknown() throws IOException {
        String other = PersistedDocuments.id("{ other }");
        PersistedDocuments kept = PersistedDocuments.in(folder, false);
        assertThatThrownBy(() -> kept.text(Map.of("documentId", other)))
                .isInstanceOf(UnknownId.class)
                .hasMessageContaining(other);
    }

    @Test
    void aTextHasItsOwnId() throws IOException {
        PersistedDocuments kept = PersistedDocuments.in(folder, false);
        assertThatThrownBy(() -> kept.text(Map.of("query", "{ other }", "documentId", ID)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("not the SHA-256 of \"query\"");
    }

    @Test
    void twoIdsAreOneOrNone() throws IOException {
        PersistedDocuments kept = PersistedDocuments.in(folder, false);
        Map<String, Object> both = new java.util.HashMap<>(asHash(PersistedDocuments.id("{ other }")));
        both.put("documentId", ID);
        assertThatThrownBy(() -> kept.text(both)).isInstanceOf(BadRequest.class).hasMessageContaining("two documents");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../estate.graphql", "md5:0123", "sha256:"})
    void anIdIsAHash(String id) throws IOException {
        PersistedDocuments kept = PersistedDocuments.in(folder, false);
        assertThatThrownBy(() -> kept.text(Map.of("documentId", id)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("documentId");
        assertThatThrownBy(() -> kept.text(asHash(id)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("extensions.persistedQuery.sha256Hash");
    }

    @Test
    void otherThingsAreNoIds() throws IOException {
        PersistedDocuments kept = PersistedDocuments.in(folder, false);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("documentId", 7),
                Map.of("query", 7),
                asHash(7),
                Map.of("extensions", Map.of("persistedQuery", "x")),
                Map.of("extensions", Map.of("persistedQuery", Map.of("version", 1))))) {
            assertThatThrownBy(() -> kept.text(wrong)).as(wrong.toString()).isInstanceOf(BadRequest.class);
        }
    }
}
