package blastradius.graphql.reach;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.BlastRadius;
import blastradius.analysis.RandomEstates;
import blastradius.graphql.Asking;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A list that is narrowed by the server is what a client would keep of the whole one, on the served demo estate. */
@SpringBootTest(classes = BlastRadius.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class FilteredListsIT {

    private static final int TRIED = RandomEstates.tried(15);

    private static final List<String> FILTERS = List.of(
            "kinds: [HUMAN, HOST]",
            "kinds: [CREDENTIAL]",
            "enabled: true",
            "breakGlass: false",
            "owned: true",
            "owned: false",
            "ownerLeft: false",
            "tenantKinds: [CUSTOMER]",
            "environments: [PROD]",
            "tiers: [0, 1]",
            "createdBefore: \"2025-06-01T00:00:00Z\"",
            "lastUsedBefore: \"2026-06-01T00:00:00Z\"",
            "rotatedBefore: \"2026-01-01T00:00:00Z\"",
            "withoutExpiry: true",
            "expiresBefore: \"2028-01-01T00:00:00Z\"",
            "sinceVersion: 1",
            "property: {name: \"where\"}",
            "property: {name: \"purpose\", exists: false}");

    private static final List<String> ANSWERS = List.of(
            "blastRadius(compromised: [\"mara.lindqvist@northwind-msp.example\"], assume: ASSUME) { list: entities(ARGS) PAGE }",
            "blastRadius(compromised: [\"mara.lindqvist@northwind-msp.example\"], assume: ASSUME) { list: identities(ARGS) PAGE }",
            "blastRadius(compromised: [\"mara.lindqvist@northwind-msp.example\"], assume: ASSUME) { list: resources(level: WRITE, ARGS) PAGE }",
            "blastRadius(compromised: [\"mara.lindqvist@northwind-msp.example\"], assume: ASSUME) { list: credentials(ARGS) PAGE }",
            "blastRadius(compromised: [\"mara.lindqvist@northwind-msp.example\"], assume: ASSUME) { list: tenants(ARGS) PAGE }",
            "exposure(where: {kinds: [CUSTOMER]}, level: SEE, assume: ASSUME) { list: entities(ARGS) PAGE }",
            "exposure(where: {kinds: [CUSTOMER]}, level: SEE, assume: ASSUME) { list: identities(ARGS) PAGE }");

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) throws IOException {
        Path folder = Files.createTempDirectory("filtered-lists");
        properties.add("blastradius.data", folder::toString);
    }

    @LocalServerPort
    private int port;

    private final Random random = new Random(20261130);
    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
    }

    @Test
    void narrowedListsHoldWhatPassesOfTheWholeOnesInTheirOrder() {
        int narrowed = 0;
        for (int i = 0; i < TRIED; i++) {
            String where = where();
            Set<String> passing = new HashSet<>(pages("list: entities(ARGS) PAGE", "where: " + where, 1000));
            for (String answer : ANSWERS) {
                List<String> whole = pages(answer, "", 1000);
                List<String> kept = whole.stream().filter(passing::contains).toList();
                assertThat(pages(answer, "where: " + where, Math.clamp(kept.size() / 3, 3, 1000)))
                        .as(answer + where)
                        .isEqualTo(kept);
                narrowed += kept.isEmpty() || kept.size() == whole.size() ? 0 : 1;
            }
        }
        assertThat(narrowed).isGreaterThan(TRIED);
    }

    @Test
    void chokePointsOfEntitiesAloneAreThoseAmongAll() {
        String question = "chokePoints(compromised: [\"mara.lindqvist@northwind-msp.example\"], ARGS)"
                + " { totalCount edges { loss { score } node { entity { id kind } } } }";
        List<String> groups = new ArrayList<>();
        server.data("{ " + question.replace("ARGS", "first: 1000") + " }")
                .at("/chokePoints/edges")
                .forEach(edge -> {
                    if (edge.at("/node/entity/kind").asString("").equals("GROUP")) {
                        groups.add(edge.toString());
                    }
                });
        JsonNode listed = server.data("{ " + question.replace("ARGS", "where: {kinds: [GROUP]}") + " }")
                .at("/chokePoints");

        assertThat(groups).isNotEmpty();
        assertThat(listed.get("totalCount").asInt()).isEqualTo(groups.size());
        assertThat(listed.get("edges").valueStream().map(JsonNode::toString)).isEqualTo(groups);
    }

    @Test
    void aFileHoldsTheNarrowedList() {
        List<String> expected =
                pages(ANSWERS.get(0).replace("assume: ASSUME", "assume: {jit: ALL}"), "where: {kinds: [HUMAN]}", 1000);
        String where = URLEncoder.encode("{\"kinds\":[\"HUMAN\"]}", StandardCharsets.UTF_8);
        String csv = new String(
                Asking.send(HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + port
                                + "/export/blast-radius.csv?jit=ALL&compromised=mara.lindqvist@northwind-msp.example&where="
                                + where)))
                        .response()
                        .body(),
                StandardCharsets.UTF_8);

        assertThat(expected).isNotEmpty();
        assertThat(csv.lines()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(',')).replace("\"", "")))
                .isEqualTo(expected);
    }

    private String where() {
        List<String> stated = IntStream.range(0, random.nextInt(1, 3))
                .mapToObj(i -> FILTERS.get(random.nextInt(FILTERS.size())))
                .toList();
        boolean isTwice = stated.stream()
                        .map(text -> text.substring(0, text.indexOf(':')))
                        .distinct()
                        .count()
                < stated.size();
        return "{" + (isTwice ? stated.getFirst() : String.join(", ", stated)) + "}";
    }

    /* All pages, of so many entries each. */
    private List<String> pages(String question, String arguments, int size) {
        List<String> ids = new ArrayList<>();
        String after = "";
        while (true) {
            String text = question.replace("ASSUME", "{at: \"2026-10-01T09:00:00Z\", jit: ALL}")
                    .replace("ARGS", arguments + " first: " + size + after)
                    .replace("PAGE", "{ totalCount pageInfo { hasNextPage endCursor } nodes { id } }");
            JsonNode data = server.data("{ " + text + " }");
            JsonNode list = data.findValue("list");
            list.get("nodes").forEach(node -> ids.add(node.get("id").asString()));
            if (!list.at("/pageInfo/hasNextPage").asBoolean()) {
                assertThat(ids).hasSize(list.get("totalCount").asInt());
                return ids;
            }
            after = " after: \"" + list.at("/pageInfo/endCursor").asString() + "\"";
        }
    }
}
