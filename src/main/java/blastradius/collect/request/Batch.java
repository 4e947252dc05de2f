package blastradius.collect.request;

import blastradius.collect.signin.TenantRefused;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Up to twenty calls of one tenant in one request, each with an answer of its own; those that are put off are asked again. */
public final class Batch {

    /** As many as Graph takes. */
    public static final int MOST = 20;

    /** A batch becomes a tree, which takes ten times its bytes. */
    private static final int MOST_BYTES = 8 << 20;

    private static final int LEAST_STATUS = 200;

    private final GraphRequests requests;
    private final String tenant;
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, String> open = new LinkedHashMap<>();
    private Duration wait = Duration.ZERO;

    private Batch(GraphRequests requests, String tenant, List<String> calls) {
        this.requests = requests;
        this.tenant = tenant;
        for (int i = 0; i < calls.size(); i++) {
            open.put(Integer.toString(i), calls.get(i));
        }
    }

    /** The answers to calls below the version of Graph, in their order. */
    public static List<Answer> answers(GraphRequests requests, String tenant, List<String> calls) throws TenantRefused {
        Batch batch = new Batch(requests, tenant, calls);
        batch.ask();
        List<Answer> all = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Answer known = batch.answers.get(Integer.toString(i));
            all.add(known == null ? requests.get(tenant, requests.address(calls.get(i))) : known);
        }
        return all;
    }

    /* What is left open, because the batch as a whole is refused, its token is stale or one call is put off too often, is asked alone. */
    private void ask() throws TenantRefused {
        for (int round = 1; round <= GraphRequests.TRIES && !open.isEmpty(); round++) {
            try {
                if (round > 1) {
                    requests.pause(wait);
                }
                wait = Duration.ofSeconds(round);
                List<Part> parts = requests.asked(tenant, request(), MOST_BYTES, Batch::parts);
                if (parts.isEmpty()) {
                    return;
                }
                for (Part part : parts) {
                    take(part);
                }
            } catch (IOException failed) {
                return;
            }
        }
    }

    private HttpRequest.Builder request() {
        List<Map<String, Object>> all = new ArrayList<>();
        open.forEach((id, call) -> all.add(Map.of(
                "id",
                id,
                "method",
                "GET",
                "url",
                "/" + call,
                "headers",
                Map.of("Prefer", "include-unknown-enum-members"))));
        return HttpRequest.newBuilder(requests.address("$batch"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Pages.bytes(Map.of("requests", all))));
    }

    /** One answer of a batch. */
    private record Part(String id, Reply reply) {}

    private static List<Part> parts(Reply reply) throws IOException {
        List<Part> parts = new ArrayList<>();
        if (reply.isWell()) {
            for (JsonNode part : Pages.tree(reply.body()).path("responses")) {
                if (part.path("status").asInt(0) >= LEAST_STATUS) {
                    parts.add(new Part(
                            part.path("id").asString(""),
                            new Reply(part.path("status").asInt(), Pages.bytes(part.path("body")), after(part))));
                }
            }
        }
        return parts;
    }

    private static @Nullable Duration after(JsonNode part) {
        for (Map.Entry<String, JsonNode> header : part.path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase("Retry-After")) {
                return Reply.after(header.getValue().asString(""), Instant.now());
            }
        }
        return null;
    }

    private void take(Part part) throws IOException {
        Reply reply = part.reply();
        if (reply.isForLater()) {
            wait = reply.after() != null && reply.after().compareTo(wait) > 0 ? reply.after() : wait;
        } else if (open.remove(part.id()) != null && !reply.isStale()) {
            answers.put(part.id(), GraphRequests.answer(reply));
        }
    }
}
