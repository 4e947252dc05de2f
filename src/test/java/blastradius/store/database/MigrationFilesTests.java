package blastradius.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Migrations of two branches meet in one folder: two of one number would shut every store out. */
class MigrationFilesTests {

    @Test
    void haveEachANumberOfTheirOwnOneAfterTheOther() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("graph-schema", "cypher"))) {
            List<String> numbers = files.map(file -> String.valueOf(file.getFileName()))
                    .map(name -> name.substring(0, name.indexOf("__")))
                    .sorted()
                    .toList();
            assertThat(numbers)
                    .isEqualTo(IntStream.rangeClosed(1, numbers.size())
                            .mapToObj("V%04d"::formatted)
                            .toList());
        }
    }
}
