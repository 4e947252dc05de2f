package blastradius;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The house rules: which package may know which, how large rooms are, and what none is called. */
class ArchitectureTests {

    /** Lowest first. A package may know packages of lower floors, and none of its own floor. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("model"),
            List.of("snapshot"),
            List.of("store", "analysis"),
            List.of("ingest", "export", "scenario", "finding"),
            List.of("graphql", "web", "cli"));

    /** The rooms of a package that has any, likewise. */
    private static final Map<String, List<List<String>>> INNER_FLOORS = Map.of(
            "analysis",
                    List.of(
                            List.of("question"),
                            List.of("graph", "relation"),
                            List.of("reach", "condensation"),
                            List.of("impact", "path"),
                            List.of("exposure", "time", "chokepoint", "containment"),
                            List.of("difference"),
                            List.of("ranking")),
            "scenario", List.of(List.of("resolution"), List.of("comparison"), List.of("advice")));

    /** Two classes that know each other, and why they may. */
    private static final Map<Set<String>, String> CIRCLES_WITH_A_REASON = Map.of(
            Set.of("blastradius.snapshot.Snapshot", "blastradius.snapshot.SnapshotBuilder"),
            "a small estate's snapshot is one line, Snapshot.of, which is how tests and examples get theirs",
            Set.of("blastradius.scenario.comparison.Column", "blastradius.scenario.comparison.Comparison"),
            "a column is measured against the first one of its comparison, which is asked for no sooner than needed");

    /** Circles of packages that have no rooms yet. They go with the move, and this list with them. */
    private static final Set<Set<String>> CIRCLES_UNTIL_THE_MOVE = Set.of(
            Set.of("blastradius.ingest.CaseEdges", "blastradius.ingest.CaseReader"),
            Set.of("blastradius.graphql.PathView", "blastradius.graphql.Sentences"),
            Set.of(
                    "blastradius.graphql.EntityView",
                    "blastradius.graphql.NodeController",
                    "blastradius.graphql.ScenarioView"));

    private static final int MOST_FILES = 20;

    /** Folders that hold more, and why they may. */
    private static final Map<String, String> LARGE_FOLDERS = Map.of(
            "src/main/java/blastradius/model", "each file is one word of the vocabulary",
            "src/main/java/blastradius/snapshot", "one data structure, whose parts are read by each other alone",
            "src/main/java/blastradius/graphql", "no rooms yet",
            "src/main/java/blastradius/ingest", "no rooms yet",
            "src/main/java/blastradius/store", "no rooms yet",
            "src/test/java/blastradius/store", "no rooms yet",
            "src/test/java/blastradius/seed", "the stories of the demo estate, told by one generator");

    private static final String[] CORE = packages("model", "snapshot", "analysis", "scenario", "finding");

    private static final String NAMES_THAT_SAY_NOTHING =
            "(service|util|common|dto|impl|config|helper|manager|repository)s?";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("blastradius");

    private static final ClassUses USES = ClassUses.ofMain();
    private static final Path DOORS = Path.of("src", "test", "resources", "doors.txt");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("blastradius");

    @ParameterizedTest
    @MethodSource("packagesWithWhatTheyMustNotKnow")
    void knowsLowerFloorsOnly(String name, List<String> forbidden) {
        check(noClasses()
                .that()
                .resideInAnyPackage(packages(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(forbidden.toArray(String[]::new)))
                .because("a package knows lower floors only"));
    }

    @Test
    void everyPackageHasItsFloor() {
        assertThat(MAIN.getPackage("blastradius").getSubpackages())
                .as("a package without a floor might know anything")
                .extracting(JavaPackage::getRelativeName)
                .isSubsetOf(FLOORS.stream().flatMap(List::stream).toList());
    }

    @Test
    void everyRoomHasItsFloor() {
        INNER_FLOORS.forEach((name, floors) -> {
            JavaPackage whole = MAIN.getPackage("blastradius." + name);
            assertThat(whole.getSubpackages())
                    .as("a room of " + name + " without a floor might know anything")
                    .extracting(JavaPackage::getRelativeName)
                    .containsExactlyInAnyOrderElementsOf(
                            floors.stream().flatMap(List::stream).toList());
            assertThat(whole.getClasses())
                    .as("what lies in no room of " + name + " has no floor")
                    .filteredOn(each -> !each.getSimpleName().equals("package-info"))
                    .isEmpty();
        });
    }

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
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(CIRCLES_WITH_A_REASON.keySet().stream(), CIRCLES_UNTIL_THE_MOVE.stream())
                                .map(circle -> (SortedSet<String>) new TreeSet<>(circle))
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
                            file -> file.getParent().toString().replace('\\', '/'),
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

    @Test
    void theCoreIsPlainJava() {
        check(
                classes()
                        .that()
                        .resideInAnyPackage(CORE)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(Stream.concat(
                                        Stream.of("java..", "org.jspecify..", "it.unimi.dsi.fastutil.."),
                                        Stream.of(CORE))
                                .toArray(String[]::new))
                        .because(
                                "the core is tested and measured with new, and outlives every framework; collections of numbers are no framework"));
    }

    @Test
    void onlyTheStoreSpeaksNeo4j() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("blastradius.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.neo4j..", "org.springframework.data.neo4j..")
                .because("the store is the one room that knows where the estate is kept"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "tests"})
    void everyNameSaysSomething(String half) {
        noClasses()
                .should()
                .haveNameMatching("(?i)blastradius\\.(.*\\.)?" + NAMES_THAT_SAY_NOTHING + "\\..*")
                .orShould()
                .haveNameMatching(".*(Service|Util|Utils|Common|Dto|Impl|Helper|Manager|Repository)")
                .because("such a name says where code was put, not what it is")
                .check(half.equals("main") ? MAIN : TESTS);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(MAIN.stream().map(JavaClass::getPackage).distinct())
                .as("where null may be is part of every signature, and the compiler checks it in marked packages only")
                .filteredOn(room -> !room.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    @Test
    void noTestMocks() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.mockito..")
                .because("a real snapshot is one line to build, and Neo4j is real in every IT")
                .check(TESTS);
    }

    @Test
    void noTestIsDisabled() {
        String reason = "a test that does not run says nothing; mend it or delete it";
        noMethods().should().beAnnotatedWith(Disabled.class).because(reason).check(TESTS);
        noClasses().should().beAnnotatedWith(Disabled.class).because(reason).check(TESTS);
    }

    @Test
    void everyTestIsFoundByTheBuild() {
        methods()
                .that()
                .areMetaAnnotatedWith(org.junit.platform.commons.annotation.Testable.class)
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*(Tests|IT)(\\$.*)?")
                .because("Surefire runs *Tests and Failsafe *IT, and neither looks further")
                .check(TESTS);
    }

    static Stream<Arguments> packagesWithWhatTheyMustNotKnow() {
        return Stream.concat(
                above(FLOORS, ""),
                INNER_FLOORS.entrySet().stream().flatMap(inner -> above(inner.getValue(), inner.getKey() + ".")));
    }

    private static Stream<Arguments> above(List<List<String>> floors, String prefix) {
        return IntStream.range(0, floors.size())
                .boxed()
                .flatMap(floor -> floors.get(floor).stream()
                        .map(name -> Arguments.of(
                                prefix + name,
                                notBelow(floors.subList(floor, floors.size()), name).stream()
                                        .map(other -> prefix + other)
                                        .toList())));
    }

    private static List<String> notBelow(List<List<String>> floors, String name) {
        return floors.stream()
                .flatMap(List::stream)
                .filter(other -> !other.equals(name))
                .toList();
    }

    private static String topPackage(String name) {
        String inner = name.substring("blastradius.".length());
        return inner.contains(".") ? inner.substring(0, inner.indexOf('.')) : "";
    }

    /* A room that nobody has moved into yet breaks no rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> "blastradius." + name + "..").toArray(String[]::new);
    }
}
