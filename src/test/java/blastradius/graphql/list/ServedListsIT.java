package blastradius.graphql.list;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.BlastRadius;
import blastradius.graphql.Asking;
import blastradius.graphql.Asking.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Lists of the demo estate, kept by the whole server: against the same questions asked tenant by tenant, and one by one. */
@SpringBootTest(classes = BlastRadius.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ServedListsIT {

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) throws IOException {
        String folder = Files.createTempDirectory("served-lists").toString();
        properties.add("blastradius.data", () -> folder);
    }

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
    }

    private Set<String> ids(String question) {
        JsonNode list = server.data("{ it: " + question + " { nodes { id } pageInfo { hasNextPage } } }")
                .get("it");
        assertThat(list.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        return list.get("nodes")
                .valueStream()
                .map(node -> node.get("id").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String created(String input) {
        JsonNode payload = server.data(
                        "mutation { listCreate(input: {" + input + "}) { list { id } userErrors { message } } }")
                .get("listCreate");
        assertThat(payload.get("userErrors")).as(payload.toString()).isEmpty();
        return payload.at("/list/id").asString();
    }

    @Test
    void aPodIsWhatItsCustomersAre() {
        List<String> pod = ids("entities(first: 1000, kinds: [CUSTOMER])").stream()
                .limit(5)
                .toList();
        String id = created("name: \"Pod north\", entities: [" + quoted(pod) + "]");
        Set<String> expected = new TreeSet<>();
        pod.forEach(customer -> expected.addAll(ids("entities(first: 1000, where: {tenant: \"" + customer + "\"})")));
        expected.addAll(pod);
        assertThat(ids("entities(first: 1000, where: {lists: [\"" + id + "\"]})"))
                .isEqualTo(expected);
        assertThat(expected).hasSizeGreaterThan(20);
    }

    private static String quoted(List<String> ids) {
        return ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(", "));
    }

    @Test
    void credentialsThatReachSeveralCustomersAreThoseThatDoSoAlone() {
        Set<String> expected = new TreeSet<>();
        String after = "";
        for (JsonNode page = credentials(after); page != null; page = after.isEmpty() ? null : credentials(after)) {
            page.get("nodes")
                    .valueStream()
                    .filter(node -> node.at("/blastRadius/tenantCounts/write").asInt() >= 3)
                    .forEach(node -> expected.add(node.get("id").asString()));
            boolean isLast = !page.at("/pageInfo/hasNextPage").asBoolean();
            after = isLast ? "" : ", after: \"" + page.at("/pageInfo/endCursor").asString() + "\"";
        }
        String wide = created(
                "name: \"Wide keys\", where: {kinds: [CREDENTIAL], measure: {by: TENANTS, level: WRITE, atLeast: 3}}");
        assertThat(expected).isNotEmpty();
        assertThat(ids("entities(first: 1000, where: {lists: [\"" + wide + "\"]})"))
                .isEqualTo(expected);
    }

    private JsonNode credentials(String after) {
        return server.data(
                        "{ entities(first: 200, kinds: [CREDENTIAL]" + after
                                + ") { nodes { id blastRadius { tenantCounts { write } } } pageInfo { hasNextPage endCursor } } }")
                .get("entities");
    }

    @Test
    void aListTravelsAsAFile() {
        String id = created("name: \"Databases\", where: {kinds: [DATABASE], enabled: true}");
        Answer file = Asking.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/export/list.yaml?id=" + id)));
        String yaml = new String(file.response().body(), StandardCharsets.UTF_8);
        assertThat(yaml).contains("id: " + id, "name: Databases", "DATABASE");
        assertThat(sent(yaml, "?version=1").json().get("version").asInt()).isEqualTo(2);
        assertThat(sent(yaml, "").code()).isEqualTo("CONFLICT");
        assertThat(sent("name: Later\nentities: [not-yet]", "")
                        .json()
                        .get("version")
                        .asInt())
                .isEqualTo(1);
        assertThat(sent("name: Self\nid: self\nwhere: {lists: [self]}", "").code())
                .isEqualTo("BAD_REQUEST");
        assertThat(sent("name: Odd\nwhere: {kind: [DATABASE]}", "").code()).isEqualTo("BAD_REQUEST");
        assertThat(server.data("{ lists(search: \"later\") { nodes { missing entities { totalCount } } } }")
                        .at("/lists/nodes/0/missing/0")
                        .asString())
                .isEqualTo("not-yet");
    }

    private Answer sent(String yaml, String parameters) {
        return Asking.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/import/list" + parameters))
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(yaml)));
    }
}
