package blastradius.graphql.imports;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.EmptyServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Imports over HTTP, asked and taken back over GraphQL and HTTP, by the whole server. */
@EmptyServer
class ServedImportsIT {

    private static final String GRAPH = """
            {"metadata": {"source_kind": "T"}, "graph": {"nodes": [{"id": "u", "kinds": ["User"]}],
             "edges": [{"kind": "MemberOf", "start": {"value": "u"}, "end": {"value": "nobody"}}]}}""";

    private static final String NEWER = """
            {"metadata": {"source_kind": "T"}, "graph": {"nodes": [{"id": "u", "kinds": ["User"]}, {"id": "v", "kinds": ["User"]}],
             "edges": []}}""";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @Test
    void whatCameInIsListedMissingPartsAndAllAndTakenBack() {
        assertThat(server.post("/import?source=t&name=a.json", GRAPH).text()).contains("\"version\":1");
        JsonNode gaps = estate().at("/completeness/gaps");
        assertThat(gaps).hasSize(1);
        assertThat(gaps.at("/0/source").asString()).isEqualTo("t");
        assertThat(gaps.at("/0/danglingEnds").asInt()).isEqualTo(1);
        assertThat(gaps.at("/0/age").asString()).startsWith("PT");

        assertThat(server.post("/import?source=t&name=b.json&removing=any", NEWER)
                        .text())
                .contains("\"version\":2");
        assertThat(estate().at("/completeness/gaps")).isEmpty();

        JsonNode trial = restore("version: 1, dryRun: true");
        assertThat(trial.at("/import/entities/removed").asInt()).isEqualTo(1);
        assertThat(trial.at("/snapshot/version").asInt()).isEqualTo(2);
        JsonNode restored = restore("version: 1");
        assertThat(restored.at("/import/restored").asInt()).isEqualTo(1);
        assertThat(restored.at("/snapshot/version").asInt()).isEqualTo(3);
        assertThat(estate().at("/completeness/gaps/0/danglingEnds").asInt()).isEqualTo(1);
        assertThat(restore("version: 1").at("/userErrors/0/message").asString())
                .isEqualTo("version 1 equals version 3, the newest one; nothing was changed");
        String id = restored.at("/import/id").asString();
        assertThat(server.data("{ import(id: \"" + id + "\") { restored source version } }")
                        .toString())
                .isEqualTo("{\"import\":{\"restored\":1,\"source\":null,\"version\":3}}");

        assertThat(server.post("/import?source=t&name=a.json", GRAPH).text()).contains("\"version\":3");
        assertThat(server.post("/import/restore?version=2&dryRun=true", "").text())
                .contains("\"version\":3", "\"dryRun\":true");
        assertThat(server.post("/import/restore?version=9", "").text())
                .contains("there is no version 9; the newest is 3");
        assertThat(server.post("/import/restore?version=two", "").text()).contains("version is \\\"two\\\"");
        assertThat(server.post("/import/restore?version=2", "").text()).contains("\"version\":4");
        assertThat(server.data("{ imports { totalCount nodes { source restored version } } }")
                        .toString())
                .isEqualTo("{\"imports\":{\"totalCount\":5,\"nodes\":["
                        + "{\"source\":null,\"restored\":2,\"version\":4},{\"source\":\"t\",\"restored\":null,\"version\":3},"
                        + "{\"source\":null,\"restored\":1,\"version\":3},{\"source\":\"t\",\"restored\":null,\"version\":2},"
                        + "{\"source\":\"t\",\"restored\":null,\"version\":1}]}}");
    }

    private JsonNode estate() {
        return server.data(
                        "{ estate { sources { source age } completeness { exact gaps { source danglingEnds age } } } }")
                .get("estate");
    }

    private JsonNode restore(String arguments) {
        return server.data("mutation { versionRestore(" + arguments + ") { import { id restored entities { removed } }"
                        + " snapshot { version } userErrors { message } } }")
                .get("versionRestore");
    }
}
