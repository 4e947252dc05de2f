package blastradius.graphql.attack;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.FixtureServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Targets that are described are the same as targets that are named. */
@FixtureServer
class ExposureOfFilteredTests {

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @Test
    void describedTargetsAreThoseOfTheList() {
        String listed = server.data("{ entities(where: {kinds: [CUSTOMER]}) { nodes { id } } }")
                .at("/entities/nodes")
                .toString();
        String named = listed.replaceAll("\\{\"id\":(\"[^\"]*\")}", "$1");
        JsonNode byName = exposed("targets: " + named);
        assertThat(byName.at("/totalCount").asInt()).isPositive();
        assertThat(exposed("where: {kinds: [CUSTOMER]}")).isEqualTo(byName);
    }

    private JsonNode exposed(String targets) {
        return server.data("{ exposure(" + targets + ") { entities(first: 1000) { totalCount nodes { id } } } }")
                .at("/exposure/entities");
    }

    @Test
    void anArgumentThatContradictsItselfIsTheCallersToMend() {
        assertThat(server.error(
                                "{ entities(where: {property: {name: \"x\", equals: \"1\", exists: false}}) { totalCount } }")
                        .toString())
                .contains("BAD_REQUEST")
                .contains("cannot be absent and have a value");
    }

    @Test
    void theyAreNamedOrDescribedAndSomethingMustBeOne() {
        assertThat(server.error("{ exposure(targets: [\"x\"], where: {}) { entityCount } }")
                        .path("message")
                        .asString())
                .contains("either targets or where");
        assertThat(server.error("{ exposure { entityCount } }").path("message").asString())
                .contains("either targets or where");
        assertThat(server.error("{ exposure(where: {kinds: []}) { entityCount } }")
                        .path("message")
                        .asString())
                .contains("no entity");
    }
}
