package blastradius.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.ImportRequest;
import blastradius.ingest.ImportedFiles;
import blastradius.ingest.Importer;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.ImportReport;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Own tables as the spreadsheets of half the world save them. */
class SpreadsheetTests {

    private static final String TABLE =
            "id,kind,name,enabled,weight\na,HUMAN,\"M\u00fcller, J\u00f6rg\",nein,\"1,5\"\nb,HUMAN,Zo\u00eb,oui,2.25\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ImportedFiles files;

    @BeforeEach
    void open() {
        files = new ImportedFiles(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32"})
    void lettersAreReadInEveryEncoding(String charset) throws IOException {
        ImportReport report = files.run(files.file("entities.csv", TABLE.getBytes(Charset.forName(charset))));
        assertThat(files.estate.entity("a")).satisfies(a -> {
            assertThat(a.name()).isEqualTo("M\u00fcller, J\u00f6rg");
            assertThat(a.traits().enabled()).isFalse();
            assertThat(a.traits().weight()).isEqualTo(1.5);
        });
        assertThat(files.estate.entity("b").name()).isEqualTo("Zo\u00eb");
        assertThat(report.notes())
                .isEqualTo(
                        charset.startsWith("w")
                                ? List.of("entities.csv: was read as Windows-1252, since it is no UTF-8")
                                : List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theHeaderTellsTheSeparator(String separator) throws IOException {
        String row =
                "a,HUMAN,\"x,y;z|t\tu\"\r\n".replaceFirst(",", separator).replaceFirst("HUMAN,", "HUMAN" + separator);
        files.run(files.file("entities.csv", "\uFEFFid,kind,name\r\n".replace(",", separator) + row));
        assertThat(files.estate.entity("a").name()).isEqualTo("x,y;z|t\tu");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void whateverQuotedCellsHoldNoRowIsLost(String separator) throws IOException {
        Random random = new Random(20_261_130);
        StringBuilder table = new StringBuilder(String.join(separator, "id", "kind", "name") + "\r");
        Map<String, String> names = new TreeMap<>();
        for (int row = 0; row < 500; row++) {
            String name = "n"
                    + random.ints(random.nextInt(6), 0, 9)
                            .mapToObj(i -> "ab\r\n\t\";| ".substring(i, i + 1))
                            .collect(Collectors.joining())
                    + (row % 2 == 0 ? "\r" : "n");
            names.put("id" + row, name.strip());
            table.append(String.join(separator, quoted("id" + row), "HUMAN", quoted(name)))
                    .append(List.of("\n", "\r\n", "\r").get(random.nextInt(3)));
        }
        files.run(files.file("entities.csv", table.toString()));
        Map<String, String> read = new TreeMap<>();
        files.estate.entities.forEach((id, entity) -> read.put(id, entity.name().strip()));
        assertThat(read).isEqualTo(names);
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            sep=;~id;kind~a;HUMAN~
            "sep=;"~id;kind~a;HUMAN~
            sep=,~~id,kind~a,HUMAN~
            SEP=^~id^kind~a^HUMAN~
            #TYPE Selected.Thing~"id","kind"~"a","HUMAN"~
            ~~ID ; Kind ~a;HUMAN~
            Id,KIND,Source-Id,source kind~a,HUMAN,x,y~
            """, quoteCharacter = '`')
    void whatStandsBeforeTheHeaderAndHowItIsWritten(String text) throws IOException {
        ImportReport report = files.run(null, true, files.file("entities.csv", text.replace("~", "\r\n")));
        assertThat(report.rejected()).isEmpty();
        assertThat(files.estate.entities).containsOnlyKeys("a");
    }

    @Test
    void listsInAFileWithSemicolonsAreQuoted() throws IOException {
        files.run(
                files.file("e.csv", "id;kind\na;HUMAN\nb;HOST\n"),
                files.file("r.csv", "from;relation;to;level;approvers;and\na;CAN;b;READ;\"x;y\";\"p:READ;q:USE\"\n"));
        assertThat(files.estate.relations.getFirst().terms().approvers()).containsExactlyInAnyOrder("x", "y");
        assertThat(files.estate.relations.getFirst().terms().and()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            id,kind,,~a,HUMAN,,note~               ! line 2: "note" stands in column 4, which has no name
            id,,kind~a,x,HUMAN~                    ! line 2: "x" stands in column 2, which has no name
            id,kind~a,HUMAN,~                      ! line 2: has 3 cells where the header has 2 columns
            id,kind~b,HUMAN~~a,HUMAN,x~            ! line 4: has 3 cells where the header has 2 columns
            id,kind,kind~a,HUMAN,HOST~             ! line 1: column "kind" stands there twice
            id,kind,colour~a,HUMAN,x~              ! line 1: column "colour" is not known; there are
            id,kind,name~a,HUMAN,"x~               ! line 2: a cell begins with a quote that is never closed
            id,kind,name~b,HUMAN,~a,HUMAN,"x"y~    ! line 3: text follows a cell's closing quote
            """)
    void whatDoesNotFitIsNamedByItsPlace(String text, String words) throws IOException {
        Path file = files.file("entities.csv", text.replace("~", "\n"));
        assertThatThrownBy(() -> files.run(file))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("entities.csv, " + words)
                .hasMessageEndingWith("nothing was changed");
    }

    @Test
    void emptyColumnsAndRowsArePassedOverWhereverTheyStand() throws IOException {
        ImportReport report =
                files.run(files.file("entities.csv", ",,\n,id,,kind,,\n,,,,,,,,\n,a,,HUMAN\n   \n,b,,HOST,,\n"));
        assertThat(report.rejected()).isEmpty();
        assertThat(files.estate.entities).containsOnlyKeys("a", "b");
    }

    @Test
    void anUnknownSeparatorIsNamed() throws IOException {
        for (String separator : List.of(":", "^", "~", " ", "#")) {
            Path file = files.file("entities.csv", "id,kind,name\na,HUMAN,x\n".replace(",", separator));
            assertThatThrownBy(() -> files.run(file))
                    .hasMessageContaining("entities.csv: its format is not recognised: its columns are separated by \""
                            + separator + "\"")
                    .hasMessageContaining("save it with commas, semicolons or tabulators");
        }
    }

    @Test
    void aTextThatIsCutInsideACharacterIsNotTakenForAnotherEncoding() throws IOException {
        byte[] whole = "id,kind,name\na,HUMAN,M\u00fc".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Path cut = files.file("entities.csv", java.util.Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> files.run(cut)).hasMessageContaining("of entities.csv is not UTF-8");
        Path other = files.file(
                "entities.csv",
                "id,kind,name\na,HUMAN,x\u0081\u00e4 \u00e4 \n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> files.run(other)).hasMessageContaining("of entities.csv is not UTF-8");
    }

    @Test
    void timesWithoutZoneAreOfTheZoneThatTheImportStates() throws IOException {
        Path entities = files.file("e.csv", "id,kind\na,HUMAN\nb,HOST\n");
        Path relations = files.file(
                "r.csv",
                "from;relation;to;from_time;to_time\na;CAN;b;01.06.2026 09:00;30.06.2026\na;CAN;b;2026-06-01;gestern\n");
        ImportRequest request = ImportRequest.of(List.of(ImportFile.of(entities), ImportFile.of(relations)));
        ImportReport report =
                new Importer(files.estate, Clock.systemUTC()).run(request.in("Europe/Berlin"), Progress.NONE);
        assertThat(files.estate.relations).singleElement().satisfies(relation -> {
            assertThat(relation.terms().from()).isEqualTo(Instant.parse("2026-06-01T07:00:00Z"));
            assertThat(relation.terms().until()).isEqualTo(Instant.parse("2026-06-30T22:00:00Z"));
        });
        assertThat(report.rejected()).singleElement().satisfies(row -> {
            assertThat(row.place()).isEqualTo("r.csv, line 3");
            assertThat(row.reason()).startsWith("\"gestern\" is no instant");
        });
        assertThat(report.notes()).isEmpty();
        assertThatThrownBy(() -> request.in("Mars/Olympus"))
                .isInstanceOf(BlastRadiusException.BadRequest.class)
                .hasMessage("zone is \"Mars/Olympus\"; say one such as Europe/Berlin, UTC or +01:00");
    }

    @Test
    void numbersOfJsonLinesAreTimesToo() throws IOException {
        files.run(files.file("estate.jsonl", """
                {"id": "a", "kind": "HUMAN"}
                {"id": "b", "kind": "HOST"}
                {"from": "a", "relation": "CAN", "to": "b", "from_time": 1767268800.5, "to_time": 1767268801123}
                {"from": "a", "relation": "CAN", "to": "b", "level": "READ", "from_time": 0, "to_time": 9223372036854775807}
                """));
        assertThat(files.estate.relations.getFirst().terms().from()).isEqualTo(Instant.parse("2026-01-01T12:00:00.5Z"));
        assertThat(files.estate.relations.getLast().terms().until()).isNull();
    }
}
