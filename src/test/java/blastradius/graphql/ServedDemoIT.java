package blastradius.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.BlastRadius;
import blastradius.graphql.questions.QuestionsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole server on embedded Neo4j with the demo estate, as a newcomer meets it. */
@SpringBootTest(classes = BlastRadius.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ServedDemoIT {

    private static final Path EXAMPLES = Path.of("ui/src/graphiql/examples");

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) throws IOException {
        Path folder = Files.createTempDirectory("served-demo");
        properties.add("blastradius.data", folder::toString);
    }

    @LocalServerPort
    private int port;

    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
    }

    @Test
    void oneTechnicianOfThePoolLosesFortySixCustomers() throws IOException {
        JsonNode answer = example("1-shared-admin-pool").get("blastRadius");

        assertThat(answer.get("tenantAdminCount").asInt()).isEqualTo(46);
        assertThat(answer.at("/tenants/totalCount").asInt()).isEqualTo(46);
        assertThat(answer.at("/entities/edges/0/path/words").size())
                .isEqualTo(answer.at("/entities/edges/0/path/length").asInt());
    }

    @Test
    void remoteManagementOwnsEndpointsAndFewDirectories() throws IOException {
        JsonNode answer = example("2-rmm-tool").at("/entities/nodes/0/blastRadius");

        assertThat(answer.at("/tenantCounts/control").asInt()).isEqualTo(52);
        assertThat(answer.get("tenantAdminCount").asInt()).isEqualTo(10);
        assertThat(answer.at("/entities/edges").size()).isEqualTo(3);
    }

    @Test
    void theLeakedKeyIsExplainedByItsEvidence() throws IOException {
        JsonNode answer = example("3-leaked-soc-token").get("standing");

        assertThat(answer.at("/tenantCounts/control").asInt()).isEqualTo(52);
        assertThat(answer.at("/path/words").toString()).contains("Watchpost SIEM stores API key of Beacon RMM");
        assertThat(answer.at("/credentials/edges/0/path/hops/2/evidence/0/properties/where")
                        .asString())
                .contains("installer log");
    }

    @Test
    void eachGraveFindingIsFollowedFromItsControlToItsSaving() throws IOException {
        JsonNode findings = example("4-gravest-findings").get("findings");

        assertThat(findings.get("nodes").size()).isEqualTo(5);
        findings.get("nodes").forEach(finding -> {
            assertThat(finding.at("/rule/controls").size()).isPositive();
            assertThat(finding.at("/evidence/question").asString()).startsWith("{");
            assertThat(finding.get("subjectCount").asInt()).isPositive();
        });
    }

    @Test
    void whatCannotBeJudgedSaysWhatItNeeds() throws IOException {
        JsonNode answer = example("5-what-cannot-be-judged");

        assertThat(answer.at("/findings/rules").valueStream())
                .hasSizeGreaterThan(50)
                .allSatisfy(rule -> assertThat(rule.get("needed").isNull())
                        .isEqualTo(rule.get("judged").asString().equals("WHOLLY")));
        assertThat(answer.get("frameworks").size()).isGreaterThan(5);
    }

    @Test
    void answersEveryQuestionOfThePage() throws IOException {
        QuestionsPage.read().forEach((name, question) -> {
            JsonNode answer =
                    server.ask(question.document(), question.variablesByName()).json();
            assertThat(answer.has("errors")).as(name + " " + answer).isFalse();
        });
        assertThat(QuestionsPage.read()).hasSizeGreaterThan(20);
    }

    @Test
    void looksUpByWordsIdsAndSources() {
        JsonNode data = server.data("""
                { words: entities(search: "lindqvist", kinds: [HUMAN]) { nodes { id sources { source sourceId } } }
                  id: node(id: "mara.lindqvist@northwind-msp.example") { id ... on Identity { properties } }
                  estate { sources { source entityCount relationCount lastImportAt } counts { kind count } snapshot { entityCount } } }""");

        assertThat(data.at("/words/nodes").toString())
                .contains("nw/mara.lindqvist")
                .contains("demo");
        assertThat(data.at("/id/id").asString()).isEqualTo("nw/mara.lindqvist");
        assertThat(data.at("/estate/sources/0/entityCount").asInt())
                .isEqualTo(data.at("/estate/snapshot/entityCount").asInt());
    }

    private JsonNode example(String name) throws IOException {
        return server.data(Files.readString(EXAMPLES.resolve(name + ".graphql")));
    }
}
