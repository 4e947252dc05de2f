package blastradius.ingest;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.Scenario;
import blastradius.model.ScenarioDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Scenarios as YAML files, so that they can live in version control. */
public final class ScenarioFiles {

    private static final String SHIPPED = "classpath*:seed-data/scenarios/*.yaml";

    private ScenarioFiles() {}

    /**
     * Reads one scenario.
     *
     * @param id of the scenario where the text states none
     * @throws BadRequest naming the place of what makes no sense
     */
    public static Scenario read(String yaml, String id) {
        Map<String, Object> document = YamlText.read(yaml, "scenario");
        Object stated = document.get("id");
        return ScenarioDocument.stated(document, stated == null ? id : stated.toString());
    }

    /** Everything but version, base and instant. */
    public static String write(Scenario scenario) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", scenario.id());
        document.putAll(ScenarioDocument.of(scenario));
        return YamlText.write(document);
    }

    /** The scenarios that come with the demo estate, in the order of their files' names. */
    static List<Scenario> shipped() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(SHIPPED))
                    .sorted(Comparator.comparing(Resource::getFilename))
                    .map(ScenarioFiles::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's scenarios cannot be read", e);
        }
    }

    private static Scenario read(Resource file) {
        String name = String.valueOf(file.getFilename());
        try (InputStream in = file.getInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return read(text, name.replaceFirst("^\\d+-", "").replaceFirst("\\.yaml$", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
