package blastradius.ingest.msgraph;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Grants, holdings and factors of the sample, each as its truth states it and no other. */
class GraphTruthGrantsTests {

    private static final String LARKFIELD = "BEDB80F0-73D4-5BB8-89C0-442BFB58AD18";
    private static final Path TRUTH = Path.of("src/test/resources/samples/graph/truth.json");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static ImportedTenants world;

    @SuppressWarnings("NullAway.Init")
    private static JsonNode truth;

    @BeforeAll
    static void read() throws IOException {
        world = ImportedTenants.of(folder, GraphWorld.files());
        truth = JsonMapper.shared().readTree(TRUTH);
    }

    private static List<Entity> grants() {
        return world.files.estate.entities.values().stream()
                .filter(entity ->
                        entity.kind() == EntityKind.GRANT && entity.properties().containsKey("relationshipId"))
                .toList();
    }

    private static String name(String id) {
        return world.entity(id).name();
    }

    private static List<Relation> into(Entity grant, RelationKind kind) {
        return world.files.estate.relations.stream()
                .filter(relation -> relation.kind() == kind && relation.to().equals(grant.id()))
                .toList();
    }

    private static Entity grant(JsonNode stated) {
        String prefix = stated.path("role").asString() + " at "
                + stated.path("customer").asString();
        List<Entity> found = grants().stream()
                .filter(grant -> grant.name().startsWith(prefix)
                        && stated.path("relationship")
                                .asString()
                                .equals(grant.properties().get("relationship")))
                .toList();
        assertThat(found).as(stated.toString()).hasSize(1);
        return found.getFirst();
    }

    @Test
    void thereAreTheNineGrantsAndNoOther() {
        List<String> stated = new ArrayList<>();
        truth.path("gdap_grants")
                .path("grants")
                .forEach(one -> stated.add(grant(one).id()));
        assertThat(grants()).extracting(Entity::id).containsExactlyInAnyOrderElementsOf(stated);
        assertThat(stated).hasSize(9);
    }

    @Test
    void eachIsHeldByWhomItsAssignmentNamesInItsWindow() {
        for (JsonNode one : truth.path("gdap_grants").path("grants")) {
            List<Relation> holds = into(grant(one), RelationKind.HOLDS_GRANT);
            if (one.path("heldBy").isNull()) {
                assertThat(holds).as(one.toString()).isEmpty();
                continue;
            }
            assertThat(holds)
                    .as(one.toString())
                    .extracting(relation -> name(relation.from()))
                    .containsOnly(one.path("heldBy").asString());
            holds.forEach(relation -> assertWindow(one.path("window").asString(), relation));
        }
    }

    private static void assertWindow(String window, Relation relation) {
        if (window.equals("renews itself")) {
            assertThat(relation.terms().until()).isNull();
            return;
        }
        String from = window.substring(0, 10);
        String until = window.substring(14, 24);
        assertThat(relation.terms().from()).isBetween(day(from), day(from).plusSeconds(86_400));
        assertThat(relation.terms().until()).isBetween(day(until), day(until).plusSeconds(86_400));
    }

    private static Instant day(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }

    @Test
    void adminAgentsAndThePartnerMayAssignEachAndNobodyElse() {
        for (Entity grant : grants()) {
            assertThat(into(grant, RelationKind.CAN_CHANGE_AUTHORITY).stream()
                            .map(relation -> name(relation.from()))
                            .filter(name -> !name.startsWith("delegations")))
                    .as(grant.name())
                    .containsExactlyInAnyOrder("AdminAgents", "Larkfield IT");
        }
    }

    @Test
    void factorsAreThoseThatAreRegistered() {
        TreeSet<String> resistant = new TreeSet<>();
        TreeSet<String> phishable = new TreeSet<>();
        for (Entity factor : world.files.estate.entities.values()) {
            if (factor.kind() == EntityKind.MFA_FACTOR && LARKFIELD.equals(factor.tenant())) {
                String whose = factor.name().substring(factor.name().lastIndexOf(" of ") + 4);
                (factor.traits().phishingResistant() ? resistant : phishable).add(whose);
            }
        }
        phishable.removeAll(resistant);
        assertThat(resistant).containsExactlyInAnyOrderElementsOf(texts("phishingResistant"));
        assertThat(phishable).containsExactlyInAnyOrderElementsOf(texts("phishable"));
        assertThat(phishable).doesNotContain("Dan Foss");
    }

    private static List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        truth.path("factors").path(name).forEach(one -> texts.add(one.asString()));
        return texts;
    }

    @Test
    void theOneSecretThatIsValidEndsToTheFraction() {
        Instant end = Instant.parse("2027-01-01T00:00:00.1234567Z");
        assertThat(world.files.estate.relations)
                .filteredOn(relation -> relation.kind() == RelationKind.AUTHENTICATES_AS
                        && name(relation.from()).startsWith("auto-2026"))
                .isNotEmpty()
                .allSatisfy(relation -> assertThat(relation.terms().until()).isEqualTo(end));
    }
}
