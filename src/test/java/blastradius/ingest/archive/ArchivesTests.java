package blastradius.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.ImportedFiles;
import blastradius.ingest.file.Content;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Packing;
import blastradius.ingest.file.Patience;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.ImportReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchivesTests {

    private static final int CHANGES = Integer.getInteger("blastradius.test.changes", 600);
    private static final byte[] GRAPH = bytes("{\"graph\": {\"nodes\": [{\"id\": \"a\", \"kinds\": [\"User\"]}]}}");
    private static final byte[] PICTURE = bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR");

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
    void aPictureAmongGraphsIsNamedAndPassedOver() throws IOException {
        ImportReport report = files.run(zip("graph.json", GRAPH, "screenshot.png", PICTURE, "empty.bin", new byte[9]));
        assertThat(files.estate.entities).hasSize(1);
        assertThat(report.rejected())
                .extracting(ImportReport.Rejected::place)
                .containsExactly("x.zip/empty.bin", "x.zip/screenshot.png");
        assertThat(report.rejected().getFirst().reason()).contains("not recognised");
    }

    @Test
    void aPictureAloneIsNotRecognised() throws IOException {
        assertRefused(files.file("screenshot.png", PICTURE), "screenshot.png", "not recognised");
    }

    @Test
    void readsGzipWithinZip() throws IOException {
        Path gzip = files.gzip("graph.json.gz", GRAPH);
        files.run(zip("monday/graph.json.gz", Files.readAllBytes(gzip)));
        assertThat(files.estate.entities).hasSize(1);
    }

    @Test
    void refusesArchivesWithinArchivesByName() throws IOException {
        byte[] zip = Files.readAllBytes(zip("graph.json", GRAPH));
        assertRefused(zip("monday.zip", zip), "x.zip/monday.zip", "a zip archive inside an archive", "unpack it first");
        assertRefused(files.gzip("y.gz", zip), "y.gz/y", "a zip archive inside an archive");
        byte[] gzip = Files.readAllBytes(files.gzip("z.gz", GRAPH));
        assertRefused(files.gzip("zz.gz.gz", gzip), "a gzip file inside an archive");
        assertRefused(zip("g.gz", Files.readAllBytes(files.gzip("t", tar()))), "a tar archive inside");
    }

    @ParameterizedTest
    @EnumSource(
            value = Packing.class,
            names = {"SEVEN_ZIP", "RAR", "XZ", "BZIP2", "ZSTANDARD", "LZ4", "COMPRESS"})
    void refusesOtherArchivesByName(Packing packing) throws IOException {
        String mark = switch (packing) {
            case SEVEN_ZIP -> "7z\u00BC\u00AF'\u001C";
            case RAR -> "Rar!\u001A\u0007";
            case XZ -> "\u00FD7zXZ";
            case BZIP2 -> "BZh9";
            case ZSTANDARD -> "(\u00B5/\u00FD";
            case LZ4 -> "\u0004\"M\u0018";
            case COMPRESS -> "\u001F\u009D";
            case ZIP, GZIP, TAR, PICTURE, PLAIN, WORKBOOK, OPEN_DOCUMENT, OLD_OFFICE ->
                throw new IllegalArgumentException(packing.name());
        };
        String name = packing.words();
        assertRefused(files.file("a.x", bytes(mark + "1234567890")), "a.x", name, "unpack it");
        assertRefused(zip("a.x", bytes(mark + "1234567890")), "x.zip/a.x", name + " inside an archive");
    }

    @Test
    void refusesTarByName() throws IOException {
        assertRefused(files.file("a.tar", tar()), "a.tar", "tar archive", "which is not read");
    }

    @Test
    void refusesMembersThatShareBytes() throws IOException {
        byte[] inner = new RawZip().local("b.json", GRAPH, 0).bytes();
        RawZip zip = new RawZip().local("a.json", inner, 0);
        int innerAt = 30 + "a.json".length();
        zip.central("a.json", inner, 0, 0, inner.length).central("b.json", GRAPH, innerAt, 0, GRAPH.length);
        assertRefused(files.file("overlap.zip", zip.end()), "overlap.zip", "\"b.json\" overlaps");
    }

    @Test
    void refusesOneMemberUnderTwoNames() throws IOException {
        RawZip zip = new RawZip().local("a.json", GRAPH, 0);
        zip.central("a.json", GRAPH, 0, 0, GRAPH.length).central("b.json", GRAPH, 0, 0, GRAPH.length);
        assertRefused(files.file("twice.zip", zip.end()), "\"b.json\" is another one in its own header");
        RawZip same = new RawZip().local("a.json", GRAPH, 0);
        int second = same.size();
        same.local("a.json", GRAPH, 0);
        same.central("a.json", GRAPH, 0, 0, GRAPH.length).central("a.json", GRAPH, second, 0, GRAPH.length);
        assertRefused(files.file("same.zip", same.end()), "\"a.json\" stands there twice");
    }

    @Test
    void refusesWhatLiesOutside() throws IOException {
        assertRefused(single(0, 0, GRAPH.length + 1000), "lies outside");
        assertRefused(single(100_000, 0, GRAPH.length), "lies outside");
        assertRefused(single(0, 0, GRAPH.length + 40), "overlaps with another part");
        assertRefused(single(0, 0, 0xFFFF_FFFFL), "has no sizes");
    }

    @Test
    void refusesWhatIsNotAsTheDirectorySays() throws IOException {
        assertRefused(single(0, 0, GRAPH.length - 1), "damaged");
        byte[] other = GRAPH.clone();
        other[30] ^= 1;
        RawZip zip = new RawZip().local("a.json", GRAPH, 0).central("a.json", other, 0, 0, GRAPH.length);
        assertRefused(files.file("crc.zip", zip.end()), "damaged", "download it again");
    }

    @Test
    void refusesEncryptedMembersAndUnknownMethods() throws IOException {
        RawZip secret = new RawZip().flags(1).local("a.json", GRAPH, 0).central("a.json", GRAPH, 0, 0, GRAPH.length);
        assertRefused(files.file("secret.zip", secret.end()), "secret.zip/a.json", "is encrypted", "password");
        RawZip odd = new RawZip().local("a.json", GRAPH, 12).central("a.json", GRAPH, 0, 12, GRAPH.length);
        assertRefused(files.file("odd.zip", odd.end()), "odd.zip/a.json", "method 12");
    }

    @Test
    void refusesAZipThatWasCutAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(zip("graph.json", GRAPH, "more.json", GRAPH));
        for (int length = 4; length < whole.length; length++) {
            Path cut = files.file("cut.zip", Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> files.run(cut)).as("%d bytes", length).isInstanceOf(ImportRejected.class);
        }
        assertThat(files.estate.commits).isZero();
    }

    @Test
    void neverFailsOtherwiseThanByRefusingWhateverIsChanged() throws IOException {
        byte[] whole = Files.readAllBytes(zip("graph.json", GRAPH, "more.json", GRAPH));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < CHANGES; i++) {
            byte[] changed = whole.clone();
            for (int n = random.nextInt(1, 5); n > 0; n--) {
                changed[random.nextInt(4, changed.length)] = (byte) random.nextInt();
            }
            Path file = files.file("changed.zip", changed);
            try {
                files.run(file);
            } catch (ImportRejected refused) {
                assertThat(refused).as("seed %d", seed).hasMessageContaining("nothing was changed");
            }
        }
    }

    @Test
    void showsNamesWithoutWaysOutAndWithoutTricks() throws IOException {
        ImportReport report = files.run(zip("graph.json", GRAPH, "../../etc/\u202Epass\nwd", bytes("nothing")));
        assertThat(report.rejected())
                .singleElement()
                .satisfies(one -> assertThat(one.place()).isEqualTo("x.zip/etc/passwd"));
        assertThat(new ImportFile("C:\\..\\a\u0000.json", folder).name()).isEqualTo("C:/a.json");
        assertThat(new ImportFile("\u200B", folder).name()).isEqualTo("unnamed");
    }

    @Test
    void readsNamesOfBothEncodings() throws IOException {
        byte[] name = {'k', 'n', (byte) 0x84, '.', 'x'};
        RawZip zip = new RawZip().local(name, bytes("?"), 0).central(name, bytes("?"), 0, 0, 1);
        assertRefused(files.file("old.zip", zip.end()), "old.zip/kn\u00e4.x");
    }

    @Test
    void boundsTheUnpackedBytesOfAllFilesTogether() throws IOException {
        byte[] noise = new byte[50_000];
        new Random(1).nextBytes(noise);
        List<ImportFile> two = List.of(ImportFile.of(zip("a.bin", noise)), ImportFile.of(files.gzip("b.gz", noise)));
        for (Content content : Archives.contents(two, Patience.unlimited(), new Unpacked(100_000), name -> {})) {
            assertThat(length(content)).isEqualTo(50_000);
            assertThat(length(content)).as("read again").isEqualTo(50_000);
        }
        assertThatThrownBy(() -> {
                    for (Content content :
                            Archives.contents(two, Patience.unlimited(), new Unpacked(99_000), name -> {})) {
                        length(content);
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 99000 bytes");
    }

    @Test
    void refusesManySmallBombsTogether() throws IOException {
        Object[] members = new Object[140];
        for (int i = 0; i < members.length; i += 2) {
            members[i] = "m" + i + ".json";
            members[i + 1] = bytes(" ".repeat((1 << 20) - 100) + "{\"graph\": {\"nodes\": []}}");
        }
        assertRefused(zip(members), "with the files before it", "100 times");
    }

    @Test
    void refusesABombInGzipInZip() throws IOException {
        byte[] spaces = bytes("{\"graph\": {\"nodes\": [" + " ".repeat(32 << 20));
        byte[] once = Files.readAllBytes(files.gzip("once.gz", spaces));
        assertRefused(zip("bomb.json.gz", once), "bomb.json.gz", "unpacks to more than 100 times");
    }

    @Test
    void refusesTooManyMembers() throws IOException {
        Object[] members = new Object[2 * 400_001];
        for (int i = 0; i < members.length; i += 2) {
            members[i] = "m" + i;
            members[i + 1] = new byte[0];
        }
        assertRefused(zip(members), "400001 members");
    }

    private static long length(Content content) throws IOException {
        try (InputStream in = content.opening().open(Meter.silent())) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private Path single(int header, int method, long packed) throws IOException {
        RawZip zip = new RawZip().local("a.json", GRAPH, method).central("a.json", GRAPH, header, method, packed);
        return files.file("single.zip", zip.end());
    }

    private Path zip(Object... namesAndBytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
                zip.write((byte[]) namesAndBytes[i + 1]);
            }
        }
        return files.file("x.zip", out.toByteArray());
    }

    private static byte[] tar() {
        byte[] tar = new byte[1024];
        System.arraycopy(bytes("a.json"), 0, tar, 0, 6);
        System.arraycopy(bytes("ustar"), 0, tar, 257, 5);
        return tar;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
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
