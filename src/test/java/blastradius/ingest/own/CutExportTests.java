package blastradius.ingest.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.ImportedFiles;
import blastradius.model.BlastRadiusException.ImportRejected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An export of two entities and one relation, whole and in parts. */
class CutExportTests {

    private static final String BEGIN = "{\"begin\":{\"format\":1,\"version\":4,\"takenAt\":\"2026-10-01T09:00:00Z\"}}";
    private static final String ANN = "{\"id\":\"ann\",\"entity\":\"Identity\",\"kind\":\"HUMAN\"}";
    private static final String OPS = "{\"id\":\"ops\",\"entity\":\"Group\"}";
    private static final String MEMBER = "{\"from\":\"ann\",\"relation\":\"MEMBER_OF\",\"to\":\"ops\"}";
    private static final String END = "{\"end\":{\"entities\":2,\"relations\":1,\"version\":4}}";

    private static final String ENTITIES = "id,kind,entity\nann,HUMAN,\nops,,Group\n";
    private static final String RELATIONS = "from,relation,to\nann,MEMBER_OF,ops\n";
    private static final String MANIFEST = "{\"manifest\":{\"format\":1,\"version\":4,\"entities\":2,\"relations\":1}}";

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
    void aWholeExportIsRead() throws IOException {
        files.run(lines(BEGIN, ANN, OPS, MEMBER, END));
        assertThat(files.estate.entities).containsOnlyKeys("ann", "ops");
        assertThat(files.estate.relations).hasSize(1);
        assertThat(files.estate.source).isEqualTo("own tables estate");
    }

    @Test
    void linesThatPromiseNoEndAreReadAsBefore() throws IOException {
        files.run(lines(ANN, OPS, MEMBER));
        assertThat(files.estate.entities).hasSize(2);
    }

    @Test
    void anEmptyEstateIsAWholeExport() throws IOException {
        files.run(lines(BEGIN, END.replace('2', '0').replace(":1,", ":0,")));
        assertThat(files.estate.commits).isEqualTo(1);
    }

    @Test
    void severalExportsMayFollowOnEachOther() throws IOException {
        files.run(lines(BEGIN, ANN, OPS, MEMBER, END, BEGIN, ANN, OPS, MEMBER, END));
        assertThat(files.estate.entities).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aCutExportIsRefused(int lines) throws IOException {
        assertRefused(
                lines(Arrays.copyOf(new String[] {BEGIN, ANN, OPS, MEMBER, END}, lines)),
                "is cut off",
                "export it again");
    }

    @Test
    void anExportWithoutItsMiddleOrItsHeadIsRefused() throws IOException {
        assertRefused(lines(BEGIN, ANN, MEMBER, END), "line 4", "counts 2 entities and 1 relations, and 1 and 1");
        assertRefused(lines(BEGIN, ANN, OPS, END), "line 4", "and 2 and 0 are there");
        assertRefused(lines(ANN, MEMBER, END), "line 3", "counts 2 entities");
    }

    @Test
    void whatStandsOutsideAnExportIsRefused() throws IOException {
        assertRefused(lines(BEGIN, ANN, OPS, MEMBER, END, ANN), "line 6", "behind the end");
        assertRefused(lines(BEGIN, ANN, BEGIN, OPS, MEMBER, END), "line 3", "another export begins");
        assertRefused(lines(BEGIN, ANN, "{\"end\":{}}"), "line 3", "does not count");
        assertRefused(lines(BEGIN.replace(":1", ":2"), ANN, END), "line 1", "format 2");
    }

    @Test
    void aZipIsAsLongAsItsManifestSays() throws IOException {
        files.run(zip("entities.csv", ENTITIES, "relations.csv", RELATIONS, "manifest.json", MANIFEST));
        assertThat(files.estate.entities).hasSize(2);
        assertThat(files.estate.relations).hasSize(1);
        files.run(zip("entities.csv", ENTITIES, "relations.csv", RELATIONS));
        assertThat(files.estate.commits).isEqualTo(2);
    }

    @Test
    void aZipThatMissesSomethingIsRefused() throws IOException {
        assertRefused(
                zip("entities.csv", ENTITIES, "relations.csv", "from,relation,to\n", "manifest.json", MANIFEST),
                "estate.zip/manifest.json",
                "counts 2 entities and 1 relations, and 2 and 0");
        assertRefused(zip("entities.csv", ENTITIES, "manifest.json", MANIFEST), "manifest.json", "and 2 and 0");
        assertRefused(zip("manifest.json", MANIFEST), "no graph or table");
        assertRefused(
                zip(
                        "entities.csv",
                        ENTITIES,
                        "relations.csv",
                        RELATIONS,
                        "manifest.json",
                        MANIFEST.replace(":1,", ":7,")),
                "format 7");
    }

    @Test
    void aManifestSpeaksOfWhatLiesBesideItAlone() throws IOException {
        Path other = files.file("more.csv", "id,kind\nbob,HUMAN\n");
        files.run(zip("entities.csv", ENTITIES, "relations.csv", RELATIONS, "manifest.json", MANIFEST), other);
        assertThat(files.estate.entities).containsOnlyKeys("ann", "ops", "bob");
    }

    @Test
    void everyCutOfTheBytesIsRefused() throws IOException {
        byte[] whole = String.join("\n", BEGIN, ANN, OPS, MEMBER, END).getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < whole.length; length++) {
            Path cut = files.file("estate.jsonl", Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> files.run(cut)).as("%d bytes", length).isInstanceOf(ImportRejected.class);
        }
        assertThat(files.estate.commits).isZero();
    }

    private Path lines(String... records) throws IOException {
        return files.file("estate.jsonl", String.join("\n", records) + "\n");
    }

    private Path zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return files.file("estate.zip", out.toByteArray());
    }

    private void assertRefused(Path file, String... words) {
        int before = files.estate.commits;
        assertThatThrownBy(() -> files.run(file))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("nothing was changed");
        assertThat(files.estate.commits).isEqualTo(before);
    }
}
