package blastradius.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.ImportRejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTests {

    private static final String GOOD =
            "{\"graph\": {\"nodes\": [{\"id\": \"a\", \"kinds\": [\"User\"]}], \"edges\": []}}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ImportedFiles files;

    @BeforeEach
    void open() {
        files = new ImportedFiles(folder);
    }

    @AfterEach
    void nothingWasChanged() {
        assertThat(files.estate.commits).isZero();
        assertThat(files.estate.entities).isEmpty();
    }

    @Test
    void namesWhereATruncatedFileEnds() throws IOException {
        Path file = files.file("graph.json", GOOD.substring(0, GOOD.length() - 20));
        assertRefused(file, "graph.json, line 1 column", "truncated");
    }

    @Test
    void namesTheByteThatIsNoUtf8() throws IOException {
        byte[] latin = GOOD.replace("\"a\"", "\"\u00fcber\"").getBytes(StandardCharsets.ISO_8859_1);
        int offset = GOOD.indexOf("\"a\"") + 1;
        assertRefused(files.file("graph.json", latin), "byte " + offset + " of graph.json is not UTF-8");
        byte[] table = "id,kind\nm\u00fcller,HUMAN\n\u4e2d\u6587,HUMAN\n".getBytes(StandardCharsets.UTF_8);
        table[9] = (byte) 0xFC;
        assertRefused(files.file("entities.csv", table), "byte 9 of entities.csv is not UTF-8");
        byte[] lines = "0\tUser\tM\u00fcller\t\t0\n".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(files.file("x.nodes.tsv", lines), "byte 8 of x.nodes.tsv is not UTF-8");
    }

    @Test
    void refusesDeepNesting() throws IOException {
        String deep = "[".repeat(100) + "]".repeat(100);
        Path file = files.file("graph.json", GOOD.replace("[\"User\"]", deep));
        assertRefused(file, "graph.json, line 1", "nesting depth");
    }

    @Test
    void refusesAnEnormousText() throws IOException {
        Path json = files.file("graph.json", GOOD.replace("\"a\"", "\"" + "a".repeat(2 << 20) + "\""));
        assertRefused(json, "graph.json", "a text has more than 1048576 characters");
        Path line = files.file("x.edges.tsv", "a\tMemberOf\t" + "b".repeat(5 << 20));
        assertRefused(line, "x.edges.tsv, line 1", "longer than");
        Path cell = files.file("entities.csv", "id,kind\n" + "b".repeat(5 << 20) + ",HUMAN\n");
        assertRefused(cell, "entities.csv");
    }

    @Test
    void refusesARecordWithoutEnd() throws IOException {
        Path file = files.file("graph.json", GOOD.replace("[\"User\"]", "[" + "1,".repeat(300_000) + "1]"));
        assertRefused(file, "graph.json", "more than 200000 values");
    }

    @Test
    void refusesBombs() throws IOException {
        byte[] zeros = ("{\"graph\": {\"nodes\": [" + " ".repeat(8 << 20)).getBytes(StandardCharsets.UTF_8);
        assertRefused(files.zip("bomb.zip", "graph.json", zeros), "bomb.zip/graph.json", "unpacks to more than");
        assertRefused(files.gzip("bomb.json.gz", zeros), "bomb.json.gz", "unpacks to more than");
    }

    @Test
    void refusesABrokenArchive() throws IOException {
        byte[] zip = new byte[100];
        System.arraycopy("PK\3\4".getBytes(StandardCharsets.ISO_8859_1), 0, zip, 0, 4);
        assertRefused(files.file("broken.zip", zip), "broken.zip", "is no sound zip");
        assertRefused(files.file("broken.gz", new byte[] {0x1F, (byte) 0x8B, 8, 0}), "broken", "truncated");
    }

    @Test
    void saysWhatItCouldHaveRead() throws IOException {
        assertRefused(files.file("letter.txt", "Dear Sir or Madam"), "letter.txt", "not recognised");
        assertRefused(files.file("empty.json", ""), "empty.json", "is empty");
        assertRefused(files.file("list.json", "[1, 2]"), "list.json", "not recognised");
    }

    @Test
    void refusesALineOfTheWrongWidth() throws IOException {
        assertRefused(
                files.file("x.edges.tsv", "a\tMemberOf\tb\na\tb\n"), "x.edges.tsv, line 2", "2 cells", "3 columns");
        assertRefused(files.file("entities.csv", "id,kind\na,HUMAN,x\n"), "entities.csv, line 2", "3 cells");
    }

    private void assertRefused(Path file, String... words) {
        assertThatThrownBy(() -> files.run(file))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("nothing was changed");
    }
}
