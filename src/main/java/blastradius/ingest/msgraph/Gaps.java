package blastradius.ingest.msgraph;

import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.responses.GraphResource;
import blastradius.ingest.responses.Response;
import blastradius.ingest.responses.Responses;
import blastradius.model.PlainText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was not collected of a tenant: unknown, and not nothing. */
final class Gaps {

    /** What an answer about a tenant rests on; of several that tell the same, one is enough. */
    private static final List<List<GraphResource>> EXPECTED = List.of(
            List.of(GraphResource.USERS),
            List.of(GraphResource.GROUPS),
            List.of(GraphResource.MEMBERS, GraphResource.GROUPS_OF),
            List.of(GraphResource.OWNERS, GraphResource.OWNED_OBJECTS),
            List.of(GraphResource.APPLICATIONS),
            List.of(GraphResource.SERVICE_PRINCIPALS),
            List.of(GraphResource.APP_ROLE_ASSIGNMENTS),
            List.of(
                    GraphResource.ROLE_ASSIGNMENTS,
                    GraphResource.ROLE_ASSIGNMENT_INSTANCES,
                    GraphResource.ROLE_ASSIGNMENT_SCHEDULES,
                    GraphResource.DIRECTORY_ROLES),
            List.of(GraphResource.ROLE_ELIGIBILITY_INSTANCES, GraphResource.ROLE_ELIGIBILITY_SCHEDULES),
            List.of(GraphResource.ROLE_POLICIES),
            List.of(GraphResource.CONDITIONAL_ACCESS),
            List.of(GraphResource.REGISTRATIONS),
            List.of(GraphResource.DEVICES, GraphResource.MANAGED_DEVICES));

    private Gaps() {}

    static void say(String tenant, Responses responses, Ledger ledger) {
        errors(tenant, responses, ledger);
        String missing = EXPECTED.stream()
                .filter(alike ->
                        alike.stream().allMatch(one -> responses.of(one).isEmpty() && !responses.has(one)))
                .map(alike -> alike.getFirst().words())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            ledger.say("of " + tenant + " these files hold no " + missing + ": unknown, not empty");
        }
    }

    private static void errors(String tenant, Responses responses, Ledger ledger) {
        Map<String, Integer> counts = new TreeMap<>();
        for (GraphResource resource : GraphResource.values()) {
            for (Response response : responses.of(resource)) {
                String error = response.error();
                if (error != null) {
                    String words =
                            resource == GraphResource.OTHER ? response.content().fileName() : resource.words();
                    counts.merge(words + " (" + PlainText.shown(error) + ")", 1, Integer::sum);
                }
            }
        }
        counts.forEach((what, count) -> ledger.say("of " + tenant + " was not collected: " + what
                + (count > 1 ? ", " + count + " times" : "") + "; unknown, not empty"));
    }
}
