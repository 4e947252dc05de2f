package blastradius.ingest.contract;

import blastradius.ingest.file.Failures;
import blastradius.ingest.file.ImportLimits;
import blastradius.ingest.file.JsonTexts;
import blastradius.model.BlastRadiusException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads contract cases from JSON or YAML files. */
public final class Cases {

    private static final ObjectMapper JSON = JsonMapper.builder(JsonTexts.factory(JsonTexts.CONSTRAINTS
                            .rebuild()
                            .maxDocumentLength(ImportLimits.MAX_CASE_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper YAML = JsonTexts.yaml();

    private Cases() {}

    /**
     * Reads one case.
     *
     * @throws BlastRadiusException.ImportRejected if the file cannot be read or says what makes no sense; the message names the place
     */
    public static Case read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, name(file));
        } catch (IOException failed) {
            throw new BlastRadiusException.ImportRejected(file + " cannot be read: " + failed.getMessage());
        }
    }

    /** Reads one case; {@code name} stands for the file in messages, and its ending says whether it is YAML. */
    public static Case read(InputStream in, String name) {
        try {
            return read(
                    JsonTexts.tree(
                            name,
                            isYaml(name) ? "YAML" : "JSON",
                            () -> mapper(name).readTree(in)),
                    name);
        } catch (IllegalArgumentException broken) {
            throw Failures.rejected(name, String.valueOf(broken.getMessage()));
        } catch (JacksonException malformed) {
            throw Failures.malformed(name, malformed, isYaml(name) ? "YAML" : "JSON");
        }
    }

    static Case read(JsonNode root, String name) {
        return new CaseReader(name, root).read();
    }

    /** Reads every case below a folder, in the order of the file names. */
    public static List<Case> readAll(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Cases::isCase).sorted().map(Cases::read).toList();
        } catch (IOException failed) {
            throw new BlastRadiusException.ImportRejected(folder + " cannot be read: " + failed.getMessage());
        }
    }

    private static boolean isCase(Path file) {
        return Files.isRegularFile(file) && (name(file).endsWith(".json") || isYaml(name(file)));
    }

    private static ObjectMapper mapper(String name) {
        return isYaml(name) ? YAML : JSON;
    }

    private static boolean isYaml(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }
}
