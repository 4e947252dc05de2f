package blastradius.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.BadRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterDocumentTests {

    @Test
    void aVersionThatIsNoneIsRefused() {
        Map<String, Object> before = Map.of("sinceVersion", -5);
        assertThatThrownBy(() -> EntityFilterDocument.read(before))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("where.sinceVersion")
                .hasMessageContaining("from 0 up");
        assertThatThrownBy(() -> RelationFilterDocument.read(before))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("where.sinceVersion");
    }

    @Test
    void theVersionBeforeTheFirstIsOne() {
        assertThat(EntityFilterDocument.read(Map.of("sinceVersion", 0)).sinceVersion())
                .isEqualTo(0);
    }
}
