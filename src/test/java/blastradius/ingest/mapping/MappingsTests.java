package blastradius.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingsTests {

    @Test
    void everyShippedMappingCanBeRead() {
        assertThat(Mappings.shipped().all())
                .extracting(Mapping::name)
                .contains(
                        "bloodhound", "azurehound", "adsynth", "mssql", "sccm", "github", "okta", "jamf", "snowflake");
    }

    @Test
    void noTwoGeneralMappingsSpeakOfTheSameKind() {
        Map<String, String> owners = new HashMap<>();
        Mappings.shipped().all().stream().filter(Mapping::general).forEach(mapping -> {
            mapping.entities().keySet().forEach(kind -> own(owners, "entity " + kind, mapping.name()));
            mapping.relations().keySet().forEach(kind -> own(owners, "relation " + kind, mapping.name()));
        });
        assertThat(owners).isNotEmpty();
    }

    @Test
    void namesTheWordThatAMappingMisspells() {
        assertThatThrownBy(() -> read("relations: {AdminTo: {relation: CAN, levle: CONTROL}}"))
                .hasMessageContaining("relation AdminTo")
                .hasMessageContaining("levle");
        assertThatThrownBy(() -> read("relations: {AdminTo: KAN}")).hasMessageContaining("KAN");
        assertThatThrownBy(() -> read("entities: {User: RESOURCE}")).hasMessageContaining("entity User");
    }

    @Test
    void namesTheMappingsThatThereAre() {
        assertThatThrownBy(() -> Mappings.shipped().named("none")).hasMessageContaining("bloodhound");
    }

    private static Mapping read(String text) {
        return Mappings.shipped().read("mine.yaml", text);
    }

    private static void own(Map<String, String> owners, String kind, String mapping) {
        assertThat(owners.put(kind, mapping)).as(kind + " in " + mapping).isNull();
    }
}
