package blastradius.ingest.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.ImportedFiles;
import blastradius.ingest.WorkbookParts;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.ImportReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookTests {

    private static final String SHEET = "xl/worksheets/sheet2.xml";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ImportedFiles files;

    private final Map<String, byte[]> parts = WorkbookParts.parts();

    @BeforeEach
    void open() {
        files = new ImportedFiles(folder);
    }

    @Test
    void whatACellShowsIsWhatItSays() throws IOException {
        ImportReport report = files.run(null, true, book());
        assertThat(report.rejected()).isEmpty();
        assertThat(files.estate.entities).containsOnlyKeys("123456789012340000", "000042");
        assertThat(files.estate.entity("123456789012340000")).satisfies(entity -> {
            assertThat(entity.name()).isEqualTo("M\u00fcller, \"J\"");
            assertThat(entity.traits().enabled()).isFalse();
            assertThat(entity.traits().weight()).isEqualTo(0.30000000000000004);
        });
        assertThat(files.estate.entity("000042").name()).isEqualTo("two\nlines");
        assertThat(files.estate.entity("000042").traits().weight()).isEqualTo(2);
        assertThat(files.estate.relations).singleElement().satisfies(relation -> {
            assertThat(relation.from()).isEqualTo("123456789012340000");
            assertThat(relation.to()).isEqualTo("000042");
            assertThat(relation.terms().from()).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
            assertThat(relation.terms().until())
                    .as("the day included")
                    .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        });
    }

    @Test
    void daysMayBeCountedFrom1904() throws IOException {
        replace("xl/workbook.xml", "<workbookPr/>", "<workbookPr date1904=\"1\"/>");
        replace(SHEET, "46023.5", "44561.5");
        files.run(book());
        assertThat(files.estate.relations.getFirst().terms().from()).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
    }

    @Test
    void placesAreRows() throws IOException {
        replace("xl/worksheets/sheet1.xml", "<c r=\"E5\">", "<c r=\"E5\" t=\"str\">");
        replace("xl/worksheets/sheet1.xml", "</f><v>2</v>", "</f><v>much</v>");
        ImportReport report = files.run(book());
        assertThat(report.rejected())
                .extracting(ImportReport.Rejected::place)
                .containsExactly("book.xlsx/Entities, row 5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            <v>46387</v></c></row>      ! <v>46387</v></c><c t="n"><v>1</v></c></row> ! book.xlsx/Relations, row 2: has 7 cells where the header has 6
            <c s="1"><v>46387</v>       ! <c t="e"><v>#N/A</v>                        ! row 2 holds the error #N/A of a formula; mend or empty that cell
            <row r="2">                 ! <row r="1">                                 ! row 1 stands behind row 1
            <c s="1"><v>46387</v>       ! <c r="ZZZZ2"><v>1</v>                       ! has a cell that lies in no column
            <c s="1"><v>46387</v>       ! <c r="A2"><v>1</v>                          ! the cells of row 2 are in no order
            <c s="1"><v>46387</v>       ! <c t="s"><v>99</v>                          ! row 2 refers to a text that is not there
            </sheetData>                ! </sheetDate>                                ! is no sound workbook: the XML in it is broken
            <dimension ref="A1"/>       ! <dimension ref="&x;"/>                      ! is no sound workbook
            """)
    void whatIsNotSoundIsNamed(String sound, String broken, String words) throws IOException {
        replace(SHEET, sound, broken);
        Path book = book();
        assertThatThrownBy(() -> files.run(book))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("book.xlsx")
                .hasMessageContaining(words)
                .hasMessageEndingWith("nothing was changed");
    }

    @Test
    void entitiesOfXmlAreNotFollowed() throws IOException {
        parts.put(
                "xl/sharedStrings.xml",
                "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><sst><si><t>&x;</t></si></sst>"
                        .getBytes(StandardCharsets.UTF_8));
        Path book = book();
        assertThatThrownBy(() -> files.run(book))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("no sound workbook");
    }

    @Test
    void aWorkbookIsNoBomb() throws IOException {
        parts.put("xl/sharedStrings.xml", ("<sst><si><t>" + " ".repeat(8 << 20)).getBytes(StandardCharsets.UTF_8));
        Path book = book();
        assertThatThrownBy(() -> files.run(book))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("book.xlsx")
                .hasMessageMatching("(?s).*(unpacks to more than|more than 1048576 characters).*");
    }

    @Test
    void otherOfficeFilesAreNamed() throws IOException {
        Map<String, byte[]> document = Map.of("[Content_Types].xml", new byte[0], "word/document.xml", new byte[0]);
        assertRefused(
                zip("letter.docx", document),
                "letter.docx: is an Office document, but no workbook",
                "save its tables as .xlsx or CSV");
        Map<String, byte[]> binary = Map.of("xl/workbook.bin", new byte[0]);
        assertRefused(zip("book.xlsb", binary), "book.xlsb: is a binary workbook (.xlsb)");
        byte[] old = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(
                files.file("book.xls", old),
                "book.xls: is a workbook or document of old Office programs",
                "save its tables as .xlsx");
        byte[] open = ("PK\3\4" + " ".repeat(26) + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(files.file("book.ods", open), "book.ods: is an OpenDocument file", "CSV");
    }

    @Test
    void aWorkbookInAnArchiveIsNamed() throws IOException {
        byte[] book = java.nio.file.Files.readAllBytes(book());
        assertRefused(
                zip("all.zip", Map.of("book.xlsx", book)),
                "all.zip/book.xlsx: is an Office document inside an archive; unpack it first");
    }

    private void assertRefused(Path file, String... words) {
        assertThatThrownBy(() -> files.run(file))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContainingAll(words);
    }

    private void replace(String part, String old, String other) {
        String xml = new String(parts.get(part), StandardCharsets.UTF_8);
        assertThat(xml).contains(old);
        parts.put(part, xml.replace(old, other).getBytes(StandardCharsets.UTF_8));
    }

    private Path book() throws IOException {
        return zip("book.xlsx", parts);
    }

    private Path zip(String name, Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return files.file(name, out.toByteArray());
    }
}
