package blastradius.ingest.msgraph;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportedFiles;
import blastradius.model.BlastRadiusException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The sample with values of other types, missing ones, nulls and names in other case: read or refused by name, never a crash. */
class MutilatedGraphTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TRIES = 40;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void isReadOrRefused(int seed) throws IOException {
        Random random = new Random(seed);
        Map<String, String> world = GraphWorld.files();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Map<String, String> changed = new LinkedHashMap<>();
            world.forEach((name, text) -> changed.put(
                    name,
                    random.nextInt(4) > 0
                            ? text
                            : JSON.writeValueAsString(other(JSON.readValue(text, Object.class), random))));
            ImportedFiles files = new ImportedFiles(folder);
            boolean isRefused = false;
            try {
                files.run(GraphWorld.zip(folder.resolve("export.zip"), changed));
            } catch (BlastRadiusException refusal) {
                isRefused = true;
            }
            assertThat(files.estate.commits)
                    .as("seed %d, attempt %d", seed, attempt)
                    .isEqualTo(isRefused ? 0 : 1);
        }
    }

    private static Object other(Object value, Random random) {
        if (random.nextInt(60) == 0) {
            return switch (random.nextInt(6)) {
                case 0 -> 17;
                case 1 -> "text";
                case 2 -> List.of("a", 2);
                case 3 -> Map.of("id", "x");
                case 4 -> true;
                default -> "2026-13-45T99:00:00Z";
            };
        }
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> changed = new LinkedHashMap<>();
                map.forEach((name, inner) -> {
                    String key = String.valueOf(name);
                    int choice = random.nextInt(80);
                    if (choice > 0) {
                        changed.put(
                                choice == 1 && !key.startsWith("@") ? key.toUpperCase(java.util.Locale.ROOT) : key,
                                inner == null || choice == 2 ? null : other(inner, random));
                    }
                });
                yield changed;
            }
            case List<?> list -> {
                List<Object> changed = new ArrayList<>();
                list.forEach(inner -> {
                    if (inner != null && random.nextInt(40) > 0) {
                        changed.add(other(inner, random));
                    }
                });
                yield changed;
            }
            default -> value;
        };
    }
}
