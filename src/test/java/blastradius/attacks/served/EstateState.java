package blastradius.attacks.served;

import blastradius.attacks.wire.Request;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What must not change: the estate's version and counts, and what people saved, with its versions.
 *
 * @param text all of it as the server tells it
 */
public record EstateState(String text) {

    private static final String QUESTION = """
            { estate { snapshot { version } counts { kind count } sources { source entityCount relationCount } }
              scenarios(first: 1000) { totalCount nodes { id name version description updatedAt } }
              lists(first: 1000) { nodes { id name version where entityIds } } exceptions { nodes { id version until } } }""";

    public static EstateState of(Served server) {
        return new EstateState(server.ask(QUESTION).bodyText());
    }

    private JsonNode data() {
        return Request.JSON.readTree(text).path("data");
    }

    boolean isEmpty() {
        return data().at("/estate/counts").isEmpty()
                || data().at("/scenarios/totalCount").asInt(0) == 0;
    }

    int version() {
        return data().at("/estate/snapshot/version").asInt();
    }

    List<String> scenarioIds() {
        List<String> ids = new ArrayList<>();
        data().at("/scenarios/nodes").forEach(node -> ids.add(node.path("id").asString()));
        return ids;
    }
}
