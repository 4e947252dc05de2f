package blastradius.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.BlastRadiusException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mapping with anything lost, doubled or swapped is read or refused by name; nothing else escapes. */
class MutilatedMappingsTests {

    private static final int TRIES = 40;

    private static final Mappings SHIPPED = Mappings.shipped();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adsynth",
                "azurehound",
                "bloodhound",
                "everyday",
                "github",
                "jamf",
                "mssql",
                "okta",
                "sccm",
                "snowflake"
            })
    void isReadOrRefusedByName(String name) throws IOException {
        String text = text(name);
        for (int seed = 0; seed < TRIES; seed++) {
            String mutilated = mutilated(text, new Random(seed));
            try {
                assertThat(SHIPPED.read(name + "-" + seed, mutilated)).isNotNull();
            } catch (BlastRadiusException refused) {
                assertThat(refused).as("seed " + seed).hasMessageContaining("mapping");
            }
        }
    }

    private static String mutilated(String text, Random random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(60));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(0, from) + text.substring(to);
            case 2 -> text.substring(0, to) + text.substring(from);
            default -> {
                int other = random.nextInt(text.length());
                yield text.substring(0, from) + text.charAt(other) + text.substring(Math.min(text.length(), from + 1));
            }
        };
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                MutilatedMappingsTests.class.getResourceAsStream("/seed-data/mappings/" + name + ".yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
