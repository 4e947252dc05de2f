package blastradius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The glossary speaks of classes that there are. */
class GlossaryTests {

    private static final Path GLOSSARY = Path.of("src", "docs", "glossary.md");
    private static final Path MAIN = Path.of("src", "main", "java");

    /** A row of a table: word, meaning, classes. */
    private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");

    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void everyWordNamesAClassThatThereIs() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(MAIN)) {
            classes = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        List<Matcher> rows = Files.readAllLines(GLOSSARY).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .filter(row -> !row.group(1).equals("word"))
                .toList();
        assertThat(rows).as("words of " + GLOSSARY).hasSizeGreaterThanOrEqualTo(40);
        for (Matcher row : rows) {
            List<String> named = NAME.matcher(row.group(3))
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            assertThat(named).as("classes of the word " + row.group(1)).isNotEmpty();
            assertThat(classes).as("the word " + row.group(1)).containsAll(named);
        }
    }
}
