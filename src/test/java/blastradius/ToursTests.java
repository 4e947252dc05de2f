package blastradius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drawn pages speak of classes that there are, are short, and are found from where somebody would look for them. */
class ToursTests {

    private static final Path DOCS = Path.of("src", "docs");
    private static final int MOST_LINES = 80;

    /** A name of several humps anywhere, drawings included, or of one as code. */
    private static final Pattern CLASS = Pattern.compile("\\b(?:[A-Z][a-z0-9]+){2,}\\b|(?<=`)[A-Z][a-z]\\w*(?=[`.])");

    /** Words of others that look like classes. */
    private static final Set<String> OTHERS = Set.of("AzureHound", "SharpHound", "RunCommand");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("tours"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesClassesThatThereAre(Path page) throws IOException {
        Set<String> named = CLASS.matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .filter(name -> !OTHERS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).as("classes of " + page).hasSizeGreaterThanOrEqualTo(7);
        assertThat(classes()).as(page.toString()).containsAll(named);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isShortAndDrawnAndLinked(Path page) throws IOException {
        List<String> lines = Files.readAllLines(page);
        assertThat(lines)
                .as(page.toString())
                .hasSizeLessThanOrEqualTo(MOST_LINES)
                .contains("```mermaid");
        String link = "tours/" + page.getFileName();
        assertThat(Files.readString(DOCS.resolve("contributing.md"))).contains(link);
        assertThat(packageTours()).as("tours of packages").anyMatch(tour -> tour.contains(link));
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    private static List<String> packageTours() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .map(ToursTests::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unread) {
            throw new java.io.UncheckedIOException(unread);
        }
    }
}
