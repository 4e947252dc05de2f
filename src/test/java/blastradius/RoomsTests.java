package blastradius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house rules, continued: what is inside a package stays inside, nothing goes in circles, and rooms stay small. */
class RoomsTests {

    private static final ClassUses USES = ClassUses.ofMain();
    private static final Path DOORS = Path.of("src", "test", "resources", "doors.txt");

    /** Two classes that know each other, and why they may. */
    private static final Map<Set<String>, String> CIRCLES_WITH_A_REASON = Map.of(
            Set.of("blastradius.snapshot.Snapshot", "blastradius.snapshot.SnapshotBuilder"),
            "a small estate's snapshot is one line, Snapshot.of, which is how tests and examples get theirs",
            Set.of("blastradius.scenario.comparison.ComparedEstate", "blastradius.scenario.comparison.Comparison"),
            "a column is measured against the first one of its comparison, which is asked for no sooner than needed");

    private static final int MOST_FILES = 20;

    /** Folders that hold more, and why they may. */
    private static final Map<String, String> LARGE_FOLDERS = Map.of(
            "src/main/java/blastradius/model", "each file is one word of the vocabulary",
            "src/main/java/blastradius/snapshot", "one data structure, whose parts are read by each other alone");

    @Test
    void packagesUseEachOtherByTheirDoorsOnly() throws IOException {
        Set<String> doors = Files.readAllLines(DOORS).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> "blastradius." + line)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = new TreeSet<>();
        USES.uses()
                .forEach((from, all) -> all.stream()
                        .filter(to -> !topPackage(to).equals(topPackage(from))
                                && !topPackage(to).equals("model"))
                        .peek(to -> assertThat(doors)
                                .as(from + " uses " + to
                                        + ", which is no door: the inside of a package is its own affair, see " + DOORS)
                                .contains(to))
                        .forEach(used::add));
        assertThat(used)
                .as("a door that no other package uses is none: " + DOORS + " must not list it")
                .containsAll(doors);
    }

    @Test
    void noPackagesGoInCircles() {
        assertThat(USES.ofPackages().circles())
                .as("packages that know each other can only be understood, tested and moved together")
                .isEmpty();
    }

    @Test
    void noClassesGoInCircles() {
        assertThat(USES.circles())
                .as(
                        "classes that know each other can only be understood together; those that may are named with a reason")
                .containsExactlyInAnyOrderElementsOf(CIRCLES_WITH_A_REASON.keySet().stream()
                        .map(circle -> (NavigableSet<String>) new TreeSet<>(circle))
                        .toList());
        assertThat(CIRCLES_WITH_A_REASON).as("more reasons are excuses").hasSizeLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void foldersAreRooms(String sources) throws IOException {
        Map<String, Long> sizes;
        try (Stream<Path> files = Files.walk(Path.of(sources))) {
            sizes = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(
                            file -> String.valueOf(file.getParent()).replace('\\', '/'),
                            TreeMap::new,
                            Collectors.counting()));
        }
        sizes.values().removeIf(size -> size <= MOST_FILES);
        assertThat(sizes.keySet())
                .as("a folder of more than " + MOST_FILES + " files is a hall, in which a name does not tell the room: "
                        + sizes)
                .containsExactlyInAnyOrderElementsOf(LARGE_FOLDERS.keySet().stream()
                        .filter(folder -> folder.startsWith(sources))
                        .toList());
    }

    private static String topPackage(String name) {
        String inner = name.substring("blastradius.".length());
        return inner.contains(".") ? inner.substring(0, inner.indexOf('.')) : "";
    }
}
