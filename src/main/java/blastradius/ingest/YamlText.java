package blastradius.ingest;

import blastradius.ingest.file.JsonTexts;
import blastradius.model.BlastRadiusException.BadRequest;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Names and values as YAML. */
final class YamlText {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .inputDecorator(new JsonTexts.WholeCharacters())
                    .build())
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .build();

    private YamlText() {}

    /**
     * Reads one document.
     *
     * @param what it is, for the words
     * @throws BadRequest where it is none
     */
    static Map<String, Object> read(String yaml, String what) {
        Map<String, Object> document;
        try {
            document = YAML.readValue(yaml, MAP);
        } catch (JacksonException e) {
            throw new BadRequest("the " + what + " is no YAML" + place(e));
        }
        if (document == null) {
            throw new BadRequest("the " + what + " is empty");
        }
        return document;
    }

    private static String place(JacksonException malformed) {
        TokenStreamLocation place = malformed.getLocation();
        return place == null || place.getLineNr() < 1
                ? ""
                : ", see line " + place.getLineNr() + " column " + place.getColumnNr();
    }

    static String write(Map<String, Object> document) {
        return YAML.writeValueAsString(document);
    }
}
