package blastradius.ingest.azurehound;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportedFiles;
import blastradius.ingest.arm.ToolEstate;
import blastradius.model.BlastRadiusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Files in which a value is missing, null or of another sort are read as far as they can be, or refused by name. */
class MutilatedCollectionTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TRIES = 150;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azurehound/alderway.json",
                "lighthouse/templates/marketplace-delegated-resource-management/marketplaceDelegatedResourceManagement.json",
                "lighthouse/templates/marketplace-delegated-resource-management/marketplaceDelegatedResourceManagement.parameters.json"
            })
    void anyValueMayBeAnother(String sample) throws IOException {
        Object valid = JSON.readValue(Files.readString(ToolEstate.sample(sample)), Object.class);
        Random random = new Random(sample.hashCode());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            ImportedFiles files = new ImportedFiles(folder);
            Path file = files.file("x.json", JSON.writeValueAsString(changed(valid, random, 0.02)));
            try {
                files.run(file);
                assertThat(files.estate.commits).isEqualTo(1);
            } catch (BlastRadiusException refused) {
                assertThat(refused.getMessage()).as("attempt %d", attempt).contains("x.json");
            }
        }
    }

    private static @Nullable Object changed(@Nullable Object value, Random random, double share) {
        if (random.nextDouble() < share) {
            return switch (random.nextInt(7)) {
                case 0 -> null;
                case 1 -> 7;
                case 2 -> "";
                case 3 -> List.of();
                case 4 -> Map.of("x", 1);
                case 5 -> true;
                default -> List.of("a", Map.of(), 3);
            };
        }
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((name, one) -> copy.put(String.valueOf(name), changed(one, random, share)));
                if (random.nextDouble() < share && !copy.isEmpty()) {
                    Iterator<String> names = copy.keySet().iterator();
                    names.next();
                    names.remove();
                }
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(one -> copy.add(changed(one, random, share)));
                yield copy;
            }
            case null -> null;
            default -> value;
        };
    }

    @Test
    void emptyCollectionSaysNothing() throws IOException {
        ImportedFiles files = new ImportedFiles(folder);
        files.run(files.file(
                "azure.json", "{\"data\": [], \"meta\": {\"type\": \"azure\", \"version\": 5, \"count\": 0}}"));
        assertThat(files.estate.entities).isEmpty();
    }
}
