package blastradius.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.store.backup.BackupFile.Head;
import blastradius.store.backup.BackupFile.Line;
import blastradius.store.backup.BackupFile.Node;
import blastradius.store.backup.BackupFile.Relationship;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupFileTests {

    private static final Head HEAD = new Head(BackupFile.FORM, 7, "2026-10-01T09:00:00Z", Map.of("0001", "abc"));
    private static final Node NODE = new Node(17, List.of("Entity"), Map.of("name", "\u00e4\nb", "no", 3L));
    private static final Relationship RELATIONSHIP = new Relationship(17, 17, "KNOWS", Map.of("since", 1.0));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("backup");
        try (BackupFile.Writer writer = new BackupFile.Writer(file)) {
            writer.write(Line.of(HEAD));
            writer.write(Line.of(NODE));
            writer.write(Line.of(RELATIONSHIP));
            writer.end();
        }
    }

    private static List<Object> read(Path file) throws IOException {
        List<Object> all = new ArrayList<>();
        BackupFile.read(file, new BackupFile.Visitor() {
            @Override
            public void head(Head head) {
                all.add(head);
            }

            @Override
            public void node(Node node) {
                all.add(new Node(node.id(), node.labels(), JsonProperties.read(node.properties())));
            }

            @Override
            public void relationship(Relationship relationship) {
                all.add(relationship);
            }
        });
        return all;
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        assertThat(read(file)).containsExactly(HEAD, NODE, RELATIONSHIP);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onlyItsOwnerReadsIt() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsOtherwiseIsDamageOrSaysTheSame() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int noticed = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            try {
                assertThat(read(Files.write(folder.resolve("damaged"), damaged)))
                        .containsExactly(HEAD, NODE, RELATIONSHIP);
            } catch (BadRequest refused) {
                noticed++;
            }
        }
        assertThat(noticed)
                .isGreaterThan(whole.length - 16); // gzip has a time, a system and a few bits that say nothing
        for (int size = 0; size < whole.length; size++) {
            assertDamaged(Arrays.copyOf(whole, size));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '^', textBlock = """
            "no":3    > "no":4
            {"node"   > {"node":null,"node"
            backup-1  > backup-2
            :7,       > :8,
            """)
    void linesThatArePackedAnewStillHaveToFit(String part, String changed) throws IOException {
        String lines = lines();
        assertThat(lines).contains(part);
        assertDamaged(packed(lines.replace(part, changed)));
        assertDamaged(packed(lines + "{}\n"));
        assertDamaged(packed(lines.lines().skip(1).reduce("", (one, other) -> one + other + "\n")));
        assertDamaged(packed("[]\n"));
    }

    private String lines() throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] packed(String lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void assertDamaged(byte[] bytes) throws IOException {
        Path damaged = Files.write(folder.resolve("damaged"), bytes);
        assertThatThrownBy(() -> read(damaged)).isInstanceOf(BadRequest.class).hasMessageContaining("damaged");
    }

    @Test
    void noFileIsWrittenOver() {
        assertThatThrownBy(() -> new BackupFile.Writer(file)).isInstanceOf(Conflict.class);
    }

    @Test
    void whatIsNotEndedLeavesNothing() throws IOException {
        Path other = folder.resolve("other");
        try (BackupFile.Writer writer = new BackupFile.Writer(other)) {
            writer.write(Line.of(HEAD));
        }
        assertThat(folder).isDirectoryContaining("glob:**/backup").isDirectoryNotContaining("glob:**/other*");
    }

    @Test
    void everyValueComesBackAsItWas() {
        Map<String, Object> values = Map.of(
                "text",
                "a\u0000b",
                "whole",
                Long.MAX_VALUE,
                "small",
                1L,
                "real",
                1.0,
                "none",
                Double.NaN,
                "infinite",
                Double.NEGATIVE_INFINITY,
                "truth",
                true,
                "time",
                ZonedDateTime.parse("2026-10-01T09:00:00.123456789+02:00[Europe/Vienna]"),
                "list",
                List.of("a", "b"),
                "numbers",
                List.of(1L, Long.MIN_VALUE));
        assertThat(again(values)).isEqualTo(values);
        assertThat((byte[]) again(Map.of("bytes", new byte[] {0, -1, 127})).get("bytes"))
                .containsExactly(0, -1, 127);
    }

    private static Map<String, Object> again(Map<String, Object> values) {
        byte[] line = BackupFile.bytes(Line.of(new Node(0, List.of(), JsonProperties.written(values))));
        Node node = Objects.requireNonNull(BackupFile.line(line).node());
        return JsonProperties.read(node.properties());
    }
}
