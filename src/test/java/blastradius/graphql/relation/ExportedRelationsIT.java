package blastradius.graphql.relation;

import static blastradius.graphql.relation.ExportedRelations.state;
import static blastradius.graphql.relation.ExportedRelations.stated;
import static blastradius.graphql.relation.ExportedRelations.text;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.BlastRadius;
import blastradius.graphql.Asking;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Filters of relations against the export of the same estate, which is filtered line by line. */
@SpringBootTest(classes = BlastRadius.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ExportedRelationsIT {

    private static final Instant AT = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) throws IOException {
        String folder = Files.createTempDirectory("exported-relations").toString();
        properties.add("blastradius.data", () -> folder);
    }

    @LocalServerPort
    private int port;

    @Test
    void filtersAreEqualToTheExportFilteredByHand() throws Exception {
        ExportedRelations exported = exported();

        filters(exported).forEach((where, wanted) -> {
            List<String> expected = exported.relations.stream()
                    .filter(wanted)
                    .map(ExportedRelationsIT::words)
                    .sorted()
                    .toList();
            assertThat(asked(where)).as(where).isEqualTo(expected);
            assertThat(where.equals("kinds: []") || where.equals("sinceVersion: 2") || !expected.isEmpty())
                    .as("a filter that nothing passes tests nothing: " + where)
                    .isTrue();
        });
    }

    private static Map<String, Predicate<JsonNode>> filters(ExportedRelations exported) {
        Map<String, Predicate<JsonNode>> filters = new LinkedHashMap<>();
        filters.put("", relation -> true);
        filters.put(
                "kinds: [OWNED_BY, REVIEWED_BY, UNDER_CONTRACT, ASSIGNED_TO, CAN_APPROVE, TRIGGERS, HAS_ROLE]",
                is("OWNED_BY", "REVIEWED_BY", "UNDER_CONTRACT", "ASSIGNED_TO", "CAN_APPROVE", "TRIGGERS", "HAS_ROLE"));
        filters.put("kinds: [USED_BY, KNOWN_TO]", is("USED_BY", "KNOWN_TO"));
        filters.put("open: true", relation -> exported.isOpen(relation, AT));
        filters.put("open: false", relation -> !exported.isOpen(relation, AT));
        filters.put("standing: false", relation -> !exported.isStanding(relation));
        filters.put("states: [ELIGIBLE, ACTIVE]", relation -> !state(relation).equals("STANDING"));
        filters.put(
                "withoutEnd: true, kinds: [HOLDS_GRANT]", is("HOLDS_GRANT").and(relation -> !relation.has("to_time")));
        filters.put(
                "endsAfter: \"" + AT + "\", endsBefore: \"" + LATER + "\"",
                relation -> relation.has("to_time")
                        && stated(relation, "to_time").isAfter(AT)
                        && stated(relation, "to_time").isBefore(LATER));
        filters.put(
                "startsAfter: \"2026-01-01T00:00:00Z\"",
                relation -> relation.has("from_time")
                        && stated(relation, "from_time").isAfter(Instant.parse("2026-01-01T00:00:00Z")));
        filters.put(
                "withoutFactor: true, kinds: [AUTHENTICATES_AS]",
                is("AUTHENTICATES_AS").and(relation -> !relation.has("factors")));
        filters.put("withoutTicket: false", relation -> relation.has("ticket"));
        filters.put("withoutApproval: false", relation -> relation.has("approvers"));
        filters.put(
                "levelAtLeast: WRITE, kinds: [HOLDS_GRANT, CAN, CONSENTED]",
                is("HOLDS_GRANT", "CAN", "CONSENTED").and(relation -> exported.gives(relation, "WRITE")));
        filters.put(
                "withoutOwner: true, kinds: [HOLDS_GRANT]",
                is("HOLDS_GRANT").and(relation -> exported.lacks(relation, "OWNED_BY")));
        filters.put(
                "withoutContract: true, kinds: [GRANTS]",
                is("GRANTS").and(relation -> exported.lacks(relation, "UNDER_CONTRACT")));
        filters.put(
                "withoutReview: false, kinds: [GRANTS]",
                is("GRANTS").and(relation -> !exported.lacks(relation, "REVIEWED_BY")));
        filters.put(
                "reviewedBefore: \"2026-06-01T00:00:00Z\", kinds: [GRANTS]",
                is("GRANTS").and(relation -> !exported.reviewedSince(relation, "2026-06-01")));
        filters.put("kinds: []", relation -> false);
        filters.put("sinceVersion: 1", relation -> true);
        filters.put("sinceVersion: 2", relation -> false);
        filters.put(
                "kinds: [CAN], levelAtLeast: WRITE, holder: {kinds: [HUMAN], enabled: true}, held: {kinds: [RESOURCE]}",
                is("CAN")
                        .and(relation -> exported.gives(relation, "WRITE"))
                        .and(relation -> exported.isEnabledHuman(text(relation, "from")))
                        .and(relation -> exported.type(text(relation, "to")).equals("RESOURCE")));
        filters.put("sources: [\"demo\", \"nobody\"]", relation -> true);
        filters.put(
                "property: {name: \"outcome\", equals: \"kept\"}",
                relation -> relation.at("/properties/outcome").asString("").equals("kept"));
        filters.put(
                "kinds: [REVIEWED_BY], property: {name: \"outcome\", exists: true}",
                is("REVIEWED_BY").and(relation -> relation.path("properties").has("outcome")));
        filters.put(
                "kinds: [STORES], property: {name: \"where\", exists: false}",
                is("STORES").and(relation -> !relation.path("properties").has("where")));
        return filters;
    }

    private static Predicate<JsonNode> is(String... kinds) {
        return relation -> List.of(kinds).contains(text(relation, "relation"));
    }

    private static String words(JsonNode relation) {
        return String.join(
                " ",
                text(relation, "from"),
                text(relation, "relation"),
                text(relation, "to"),
                text(relation, "from_time"),
                text(relation, "to_time"),
                state(relation));
    }

    private List<String> asked(String where) {
        Asking server = new Asking(port);
        List<String> found = new ArrayList<>();
        String after = "null";
        JsonNode page;
        do {
            page = server.data(
                            "{ relations(first: 1000, after: " + after + ", at: \"" + AT + "\", where: {" + where
                                    + "}) { "
                                    + "totalCount pageInfo { endCursor hasNextPage } nodes { kind state from { id } to { id } window { from until } } } }")
                    .get("relations");
            page.get("nodes")
                    .forEach(relation -> found.add(String.join(
                            " ",
                            text(relation.get("from"), "id"),
                            text(relation, "kind"),
                            text(relation.get("to"), "id"),
                            text(relation.get("window"), "from"),
                            text(relation.get("window"), "until"),
                            text(relation, "state"))));
            after = "\"" + page.at("/pageInfo/endCursor").asString("") + "\"";
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        assertThat(found).as(where).hasSize(page.get("totalCount").asInt());
        return found.stream().sorted().toList();
    }

    private ExportedRelations exported() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/export/estate.jsonl"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new ExportedRelations(
                    client.send(request, BodyHandlers.ofLines()).body());
        }
    }
}
