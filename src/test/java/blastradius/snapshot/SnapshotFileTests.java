package blastradius.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.estate.EstateGenerator;
import blastradius.estate.EstateGenerator.Family;
import blastradius.model.AccessLevel;
import blastradius.model.Criticality;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Environment;
import blastradius.model.Estate;
import blastradius.model.GrantState;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Sensitivity;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotFileTests {

    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00.123456789Z");

    private final List<String> warnings = new ArrayList<>();
    private Path path = Path.of("");
    private SnapshotFile file = new SnapshotFile(path);

    @BeforeEach
    void chooseAFile(@TempDir Path folder) {
        path = folder.resolve("snapshot");
        file = new SnapshotFile(path);
    }

    /*
     *   anna ──HOLDS_GRANT (eligible, approved by boss, with a factor, until noon)──▶ grant ──GRANTS{WRITE}──▶ scope ◀──CONTAINS── tenant
     */
    private static Snapshot small() {
        EntityTraits traits = new EntityTraits(
                false,
                true,
                true,
                true,
                true,
                "one, \"organization\"",
                2.5,
                Criticality.HIGH,
                Sensitivity.RESTRICTED,
                Environment.TEST,
                ServiceScope.MAIL,
                0);
        Terms eligible = Terms.builder()
                .state(GrantState.ELIGIBLE)
                .approvers(List.of("boss"))
                .factor("key")
                .until(NOON)
                .zone("zone")
                .build();
        Estate estate = new Estate(
                List.of(
                        Entity.of("tenant", EntityKind.CUSTOMER).withTraits(traits),
                        Entity.of("anna", EntityKind.HUMAN),
                        Entity.of("boss", EntityKind.HUMAN),
                        Entity.of("key", EntityKind.MFA_FACTOR),
                        Entity.of("zone", EntityKind.ZONE),
                        Entity.of("grant", EntityKind.GRANT),
                        Entity.of("größe ✓", EntityKind.SCOPE)),
                List.of(
                        Relation.of("anna", RelationKind.HOLDS_GRANT, "grant", eligible),
                        Relation.of("grant", RelationKind.GRANTS, "größe ✓", Terms.level(AccessLevel.WRITE)),
                        Relation.of("tenant", RelationKind.CONTAINS, "größe ✓")));
        return Snapshot.of(estate, 7, NOON);
    }

    @Test
    void leavesNoDraftWhereItCannotWrite() throws IOException {
        Files.createDirectories(path.resolve("in the way"));
        assertThatThrownBy(() -> file.write(small(), "here")).isInstanceOf(UncheckedIOException.class);
        assertThat(path.resolveSibling("snapshot.draft")).doesNotExist();
    }

    @Test
    void readsBackEverythingThatItWrote() {
        Snapshot written = small();
        file.write(written, "here");
        assertSame(file.read(7, "here", warnings::add).orElseThrow(), written);
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void readsBackGeneratedEstates(Family family) {
        Snapshot written = EstateGenerator.generate(family, 20_000, 3);
        file.write(written, "there");
        assertSame(file.read(1, "there", warnings::add).orElseThrow(), written);
    }

    @Test
    void anEmptyEstateIsKeptToo() {
        Snapshot empty = Snapshot.of(new Estate(List.of(), List.of()), 0, NOON);
        file.write(empty, "");
        assertSame(file.read(0, "", warnings::add).orElseThrow(), empty);
    }

    /** Every byte of head and table, and one of every few behind them. */
    @Test
    void refusesAFileWithAByteChangedAnywhere() throws IOException {
        file.write(small(), "here");
        byte[] right = Files.readAllBytes(path);
        for (int i = 0; i < right.length; i += i < 700 ? 1 : 53) {
            byte[] wrong = right.clone();
            wrong[i] ^= 0x10;
            Files.write(path, wrong);
            assertThat(file.read(7, "here", warnings::add)).as("byte %d", i).isEmpty();
            assertThat(warnings).as("byte %d", i).hasSize(1);
            warnings.clear();
        }
    }

    @Test
    void refusesAFileWithBytesMissingOrTooMany() throws IOException {
        file.write(small(), "here");
        byte[] right = Files.readAllBytes(path);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            Files.write(path, Arrays.copyOf(right, i == 0 ? right.length + 8 : random.nextInt(right.length)));
            assertThat(file.read(7, "here", warnings::add)).isEmpty();
        }
        assertThat(warnings).hasSize(100).allMatch(warning -> warning.contains("is not used: "));
    }

    @Test
    void refusesAStaleFileAndThatOfAnotherEstateAndSaysSo() {
        file.write(small(), "here");
        assertThat(file.read(8, "here", warnings::add)).isEmpty();
        assertThat(file.read(7, "elsewhere", warnings::add)).isEmpty();
        assertThat(warnings).hasSize(2);
        assertThat(warnings.getFirst()).contains("holds version 7 of the estate, which is at 8");
        assertThat(warnings.getLast()).contains("another estate");
    }

    @Test
    void noFileIsNoWarningAndTheNewestTakesThePlaceOfTheOld() {
        assertThat(file.read(7, "here", warnings::add)).isEmpty();
        assertThat(warnings).isEmpty();
        file.write(EstateGenerator.generate(Family.PLAIN, 2_000, 3), "here");
        file.write(small(), "here");
        assertThat(file.read(7, "here", warnings::add)).isPresent();
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        SnapshotFile nowhere = new SnapshotFile(path.resolve("nowhere").resolve("snapshot"));
        assertThatThrownBy(() -> nowhere.write(small(), "here")).isInstanceOf(UncheckedIOException.class);
    }

    private static void assertSame(Snapshot read, Snapshot written) {
        assertThat(read.version()).isEqualTo(written.version());
        assertThat(read.takenAt()).isEqualTo(written.takenAt());
        assertThat(read.entityCount()).isEqualTo(written.entityCount());
        assertThat(read.vertexCount()).isEqualTo(written.vertexCount());
        assertThat(read.firstJunction()).isEqualTo(written.firstJunction());
        assertThat(read.relationCount()).isEqualTo(written.relationCount());
        assertThat(read.arcClasses()).isEqualTo(written.arcClasses());
        for (int v = 0; v < written.entityCount(); v++) {
            assertThat(entity(read, v)).isEqualTo(entity(written, v));
            assertThat(read.vertexOf(written.id(v))).hasValue(v);
        }
        assertThat(read.vertexOf("nobody")).isEmpty();
        assertSame(read.forward(), written.forward(), written.vertexCount());
        assertSame(read.reverse(), written.reverse(), written.vertexCount());
        boolean[] waived = new boolean[written.arcClasses().size()];
        Arrays.fill(waived, true);
        assertThat(read.junctions().thresholdsWithout(waived))
                .isEqualTo(written.junctions().thresholdsWithout(waived));
        for (int j = 0; j < written.junctions().size(); j++) {
            assertThat(read.junctions().threshold(j))
                    .isEqualTo(written.junctions().threshold(j));
        }
    }

    private record Described(
            String id, String name, EntityKind kind, EntityTraits traits, Set<String> sourceKinds, int tenant) {}

    private static Described entity(Snapshot snapshot, int v) {
        return new Described(
                snapshot.id(v),
                snapshot.name(v),
                snapshot.kind(v),
                snapshot.traits(v),
                snapshot.sourceKinds(v),
                snapshot.tenant(v));
    }

    private static void assertSame(Rows read, Rows written, int vertices) {
        assertThat(read.size()).isEqualTo(written.size());
        for (int v = 0; v < vertices; v++) {
            assertThat(read.start(v)).isEqualTo(written.start(v));
            assertThat(read.end(v)).isEqualTo(written.end(v));
        }
        for (int a = 0; a < written.size(); a++) {
            assertThat(read.arc(a)).isEqualTo(written.arc(a));
            assertThat(read.arcClass(a)).isEqualTo(written.arcClass(a));
        }
    }
}
