package blastradius.graphql.finding;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.FixtureServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Findings, asked over HTTP of {@code Fixture}: a key that lies open in the SIEM, and a pool that stands all the time. */
@FixtureServer
class FindingTests {

    @LocalServerPort
    private int port;

    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
    }

    private JsonNode findings(String arguments, String selection) {
        return server.data("{ findings" + arguments + " { " + selection + " } }")
                .get("findings");
    }

    @Test
    void theOpenKeyIsFoundWithItsProofAndItsRemedy() {
        JsonNode finding = findings("(rule: \"BR-09\")", """
                nodes { id severity words cause { id } subjectCount subjects { id } evidence { relationCount relations { id kind } question }
                  rule { title controls { control { framework id } } } remedy { change reason } }""").get("nodes").get(0);

        assertThat(finding.at("/cause/id").asString()).isEqualTo("siem");
        assertThat(finding.at("/subjects/0/id").asString()).isEqualTo("leaked");
        assertThat(finding.at("/evidence/relations/0/kind").asString()).isEqualTo("STORES");
        assertThat(finding.at("/rule/controls/0/control/id").asString()).isNotBlank();
        assertThat(finding.at("/remedy/change/action/disclose/select/ids").size()
                        + finding.at("/remedy/change/action/disclose/ids").size())
                .isEqualTo(1);
    }

    @Test
    void theQuestionThatProvesItCanBeAsked() {
        JsonNode all = findings("", "nodes { id evidence { question } }").get("nodes");

        assertThat(all).isNotEmpty();
        for (JsonNode finding : all) {
            JsonNode answer = server.data(finding.at("/evidence/question").asString());
            assertThat(answer.isEmpty()).as(finding.get("id").asString()).isFalse();
        }
    }

    @Test
    void theWhatIfOfTheRemedyHasTheFindingNoMore() {
        String id =
                findings("(rule: \"BR-09\")", "nodes { id }").at("/nodes/0/id").asString();
        String relation = findings("(rule: \"BR-09\")", "nodes { evidence { relations { id } } }")
                .at("/nodes/0/evidence/relations/0/id")
                .asString();
        String change = "changes: [{ action: { disclose: { select: { ids: [\"" + relation + "\"] } } } }]";

        assertThat(server.data("{ finding(id: \"" + id + "\") { severity } }")
                        .get("finding")
                        .isNull())
                .isFalse();
        assertThat(server.data("{ finding(id: \"" + id + "\", " + change + ") { severity } }")
                        .get("finding")
                        .isNull())
                .isTrue();
    }

    @Test
    void pagesGoThroughAllFindingsOnce() {
        int total = findings("", "totalCount").get("totalCount").asInt();
        Set<String> seen = new HashSet<>();
        String after = "null";
        for (int page = 0; page < total; page++) {
            JsonNode one = findings("(first: 1, after: " + after + ")", "edges { node { id } } pageInfo { endCursor }");
            seen.add(one.at("/edges/0/node/id").asString());
            after = "\"" + one.at("/pageInfo/endCursor").asString() + "\"";
        }
        assertThat(seen).hasSize(total);
    }

    @Test
    void countsAddUp() {
        JsonNode all = findings("", "totalCount bySeverity { count } rules { count judged needed }");
        List<Integer> bySeverity = new ArrayList<>();
        List<Integer> byRule = new ArrayList<>();
        all.get("bySeverity").forEach(each -> bySeverity.add(each.get("count").asInt()));
        all.get("rules").forEach(each -> {
            byRule.add(each.get("count").asInt());
            assertThat(each.get("needed").isNull())
                    .isEqualTo(each.get("judged").asString().equals("WHOLLY"));
        });

        int total = all.get("totalCount").asInt();
        assertThat(bySeverity.stream().mapToInt(Integer::intValue).sum()).isEqualTo(total);
        assertThat(byRule.stream().mapToInt(Integer::intValue).sum()).isEqualTo(total);
    }

    @Test
    void aCustomersFindingsAreAmongAll() {
        int ofAcme =
                findings("(tenant: \"acme\")", "totalCount").get("totalCount").asInt();

        assertThat(ofAcme)
                .isPositive()
                .isLessThanOrEqualTo(
                        findings("", "totalCount").get("totalCount").asInt());
        assertThat(findings("(where: { kinds: [TOOL] })", "nodes { cause { id } }")
                        .at("/nodes/0/cause/id")
                        .asString())
                .isNotBlank();
    }

    @Test
    void aFormerIdOfAControlMeansItsHeir() {
        String selection = "nodes { rule { id } }";

        assertThat(findings("(framework: \"CSF\", control: \"PR.AC-4\")", selection))
                .isEqualTo(findings("(framework: \"CSF\", control: \"PR.AA-05\")", selection));
    }

    @Test
    void eachControlSaysWhatTheEstateShowsOfIt() {
        JsonNode frameworks = server.data(
                        "{ frameworks { name controls { control { id } status findingCount rules { judged count } } } }")
                .get("frameworks");

        assertThat(frameworks).isNotEmpty();
        frameworks.forEach(framework -> framework.get("controls").forEach(control -> {
            boolean hasFindings = control.get("findingCount").asInt() > 0;
            assertThat(control.get("status").asString().equals("FINDINGS")).isEqualTo(hasFindings);
        }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (rule: "BR-999") | BR-999
            (control: "nothing") | nothing
            (framework: "nothing") | nothing
            (tenant: "nothing") | nothing
            (first: 0) | first""")
    void whatMakesNoSenseIsTold(String arguments, String named) {
        JsonNode error = server.error("{ findings" + arguments + " { totalCount } }");

        assertThat(error.get("message").asString()).contains(named);
        assertThat(error.at("/extensions/code").asString()).isNotEqualTo("INTERNAL_ERROR");
    }

    @Test
    void anIdThatNobodyHasIsNoFinding() {
        assertThat(server.data("{ finding(id: \"BR-01.none\") { severity } }")
                        .get("finding")
                        .isNull())
                .isTrue();
    }
}
