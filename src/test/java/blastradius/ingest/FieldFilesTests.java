package blastradius.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.ImportReport;
import blastradius.model.Relation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as people sent them, with what should become of them; their brothers are tested where the kind is read. */
class FieldFilesTests {

    private static final Path FIELD = Path.of("src/test/resources/field");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ImportedFiles files;

    @BeforeEach
    void open() {
        files = new ImportedFiles(folder);
    }

    @Test
    void bothDocumentsOfOneFileAreRead() {
        ImportReport report = files.run(null, true, FIELD.resolve("03-two-documents-in-one-file/graph.json"));
        assertThat(report.entities().added()).isEqualTo(3);
        assertThat(report.relations().added()).isEqualTo(2);
        assertThat(report.recordsRead()).isEqualTo(5);
        assertThat(report.rejected()).isEmpty();
    }

    @Test
    void theFirstInstantIsNoEnd() {
        ImportReport report = tables("11-no-end-written-as-the-first-instant");
        assertThat(report.rejected()).isEmpty();
        assertThat(files.estate.relations).hasSize(4).allSatisfy(relation -> {
            assertThat(relation.terms().until()).isNull();
            assertThat(relation.terms().from()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        });
        assertThat(report.notes()).anyMatch(note -> note.contains("where none is set were read as none (3, "));
    }

    @Test
    void theFirstInstantIsNoEndEitherWhereNothingBegins() throws Exception {
        Path field = FIELD.resolve("11-no-end-written-as-the-first-instant");
        String relations = Files.readString(field.resolve("relations.csv")).replace("2026-01-01T00:00:00Z", "");
        files.run(field.resolve("entities.csv"), files.file("relations.csv", relations));
        assertThat(files.estate.relations).hasSize(4).allSatisfy(relation -> {
            assertThat(relation.terms().until()).isNull();
            assertThat(relation.terms().from()).isNull();
        });
    }

    @Test
    void semicolonsSeparateLikeCommas() {
        ImportReport report = tables("12-spreadsheet-with-semicolons");
        assertThat(report.rejected()).isEmpty();
        assertThat(report.entities().added()).isEqualTo(2);
        assertThat(files.estate.entity("sc-u").name()).isEqualTo("M\u00fcller; J\u00f6rg");
        assertThat(files.estate.relations)
                .singleElement()
                .satisfies(relation -> assertThat(relation.terms().level()).isEqualTo(AccessLevel.CONTROL));
    }

    @Test
    void raggedRowsAreRows() {
        ImportReport report = tables("13-spreadsheet-with-ragged-rows");
        assertThat(report.rejected()).isEmpty();
        assertThat(report.entities().added()).isEqualTo(3);
        assertThat(files.estate.entity("rr-h").tenant()).isEqualTo("rr-t");
        assertThat(files.estate.relations).extracting(Relation::to).containsExactly("rr-h");
    }

    @Test
    void aPictureDoesNotRefuseACollection() {
        ImportReport report = files.run(null, true, FIELD.resolve("16-archive-with-other-members/with-picture.zip"));
        assertThat(report.entities().added()).isEqualTo(2);
        assertThat(report.rejected()).singleElement().satisfies(record -> {
            assertThat(record.place()).isEqualTo("with-picture.zip/screenshot.png");
            assertThat(record.reason()).contains("not recognised").contains("picture");
        });
    }

    @Test
    void aPackedMemberIsRead() {
        ImportReport report = files.run(FIELD.resolve("16-archive-with-other-members/with-gzip.zip"));
        assertThat(report.entities().added()).isEqualTo(2);
        assertThat(report.relations().added()).isEqualTo(1);
    }

    @Test
    void anArchiveInAnArchiveIsNamed() {
        assertThatThrownBy(() -> files.run(FIELD.resolve("16-archive-with-other-members/nested.zip")))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("monday.zip: is a zip archive inside an archive; unpack it first");
    }

    @Test
    void notANumberIsNamedWithItsPlace() {
        assertThatThrownBy(() -> files.run(FIELD.resolve("18-not-a-number/graph.json")))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("graph.json, line 1 column")
                .hasMessageContaining("NaN is no JSON; write null, or leave the value out");
    }

    @Test
    void theLastDayOfAccessIsIncluded() {
        ImportReport report = tables("23-last-day-of-access");
        assertThat(files.estate.relations).singleElement().satisfies(relation -> {
            assertThat(relation.terms().from()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
            assertThat(relation.terms().until()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        });
        assertThat(report.notes()).singleElement().asString().contains("read as UTC");
    }

    private ImportReport tables(String field) {
        return files.run(Stream.of("entities.csv", "relations.csv")
                .map(FIELD.resolve(field)::resolve)
                .toArray(Path[]::new));
    }
}
