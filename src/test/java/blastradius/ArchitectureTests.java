package blastradius;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** The house rules: which package may know which, and what none is called. {@link RoomsTests} holds what is inside to the rest. */
class ArchitectureTests {

    private static final String[] CORE = packages("model", "snapshot", "analysis", "scenario", "finding");

    /** What tells an arc's or a condition's rule: methods by class. */
    private static final Map<String, Set<String>> RULES = Map.of(
            "blastradius.snapshot.Rows", Set.of("needs", "gives", "COPY", "CONTEXT"),
            "blastradius.snapshot.Junctions", Set.of("threshold", "thresholdsWithout"),
            "blastradius.analysis.question.Gates", Set.of("threshold"));

    /** Who reads them outside the snapshot, which packs them, and why. */
    private static final Map<String, String> READERS_OF_RULES = Map.of(
            "blastradius.analysis.question.ArcRules", "the one place",
            "blastradius.analysis.question.Gates", "what a question waives lowers how many premises a condition asks",
            "blastradius.analysis.reach.Search", "the loop that every answer waits for",
            "blastradius.analysis.reach.RuleEvaluation", "checks reaches, so it shares no rule with them",
            "blastradius.analysis.containment.ContainmentCheck", "checks cuts, so it shares no rule with them");

    private static final String NAMES_THAT_SAY_NOTHING =
            "(service|util|common|dto|impl|config|helper|manager|repository)s?";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("blastradius");

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
                .isSubsetOf(Floors.ALL.stream().flatMap(List::stream).toList());
    }

    @Test
    void everyRoomHasItsFloor() {
        Floors.INNER.forEach((name, floors) -> {
            JavaPackage whole = MAIN.getPackage("blastradius." + name);
            assertThat(whole.getSubpackages())
                    .as("a room of " + name + " without a floor might know anything")
                    .extracting(JavaPackage::getRelativeName)
                    .containsExactlyInAnyOrderElementsOf(
                            floors.stream().flatMap(List::stream).toList());
            check(noClasses()
                    .that()
                    .resideInAPackage(whole.getName() + ".*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(whole.getName())
                    .because("what lies in no room of " + name + " stands above all of them"));
        });
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

    @Test
    void onlyTheCollectorSignsInElsewhere() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("blastradius.collect..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.microsoft..")
                .because("tokens of a tenant are held in one room"));
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("blastradius.collect..", "blastradius.cli..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("blastradius.collect..")
                        .because(
                                "a server asks no other system on its own; only a command does, with a person's or a job's sign-in"));
    }

    @Test
    void theRulesOfArcsAreReadInOnePlace() {
        Set<String> readers = MAIN.stream()
                .filter(each -> !each.getPackageName().equals("blastradius.snapshot"))
                .filter(each -> each.getAccessesFromSelf().stream()
                        .map(JavaAccess::getTarget)
                        .anyMatch(read -> RULES.getOrDefault(read.getOwner().getName(), Set.of())
                                .contains(read.getName())))
                .map(each -> each.getName().replaceFirst("\\$.*", ""))
                .collect(Collectors.toSet());
        assertThat(readers)
                .as(
                        "needs, gives, copying and counting of premises are one rule: ask ArcRules; who reads it besides is named with a reason,"
                                + " and who does not is not")
                .isEqualTo(READERS_OF_RULES.keySet());
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
                above(Floors.ALL, ""),
                Floors.INNER.entrySet().stream().flatMap(inner -> above(inner.getValue(), inner.getKey() + ".")));
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

    /* A room that nobody has moved into yet breaks no rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> "blastradius." + name + "..").toArray(String[]::new);
    }
}
