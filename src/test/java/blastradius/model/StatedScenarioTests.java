package blastradius.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.BadRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatedScenarioTests {

    static List<Map<String, Object>> withOddTexts() {
        return List.of(
                Map.of("name", "a\u202eb"),
                Map.of("name", "a\nb"),
                Map.of("name", "a", "description", "b\u2066c"),
                Map.of("name", "a", "description", "b\ud83d"),
                Map.of("name", "a", "changes", List.of(Map.of("revoke", List.of("x"), "reason", "b\u200ec"))),
                added("id", "b\nc"),
                added("name", "b\u061cc"));
    }

    private static Map<String, Object> added(String what, String text) {
        Map<String, Object> entity = new java.util.HashMap<>(Map.of("id", "x", "kind", "HUMAN", "name", "y"));
        entity.put(what, text);
        return Map.of("name", "a", "changes", List.of(Map.of("addEntity", entity)));
    }

    @ParameterizedTest
    @MethodSource("withOddTexts")
    void textsThatDoNotReadAsTheyStandAreRefused(Map<String, Object> document) {
        assertThatThrownBy(() -> ScenarioDocument.stated(document, "id")).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> ScenarioDocument.stated(Map.of("name", "a"), "i\u202ed"))
                .hasMessageStartingWith("id holds U+202E");
    }

    @Test
    void descriptionsHaveLines() {
        assertThat(ScenarioDocument.stated(Map.of("name", "a", "description", "b\n\tc"), "id")
                        .description())
                .isEqualTo("b\n\tc");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"+292277026596-12-04T15:30:07Z", "+10000-01-01T00:00:00Z", "-0001-12-31T00:00:00Z", "soon", ""})
    void instantsBeyondTheClockAreRefusedWithTheirPlace(String at) {
        Map<String, Object> expire = Map.of("select", List.of("x"), "at", at);

        assertThatThrownBy(() -> ScenarioDocument.stated(
                        Map.of("name", "a", "changes", List.of(Map.of("expire", expire))), "id"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("changes[0].expire.at");
    }
}
