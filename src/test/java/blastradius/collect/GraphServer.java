package blastradius.collect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Graph on this machine: folders of recorded responses by the token that is shown, with {@code $select}, {@code groupId eq} and
 * {@code $batch} as Graph understands them, and whatever fault a test asks for.
 */
final class GraphServer implements AutoCloseable {

    static final Path WORLD = Path.of("src/test/resources/samples/graph/world");
    static final String LARKFIELD = "bedb80f0-73d4-5bb8-89c0-442bfb58ad18";
    static final String QUAYSIDE = "b8a59e17-9cd1-5e77-8254-210380b0b0fb";
    static final String OSTLER = "93de817b-a93e-53b8-a2c9-a964083a1bf3";

    private static final String REAL = "https://graph.microsoft.com";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final Map<String, Path> folders = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile Fault fault = (call, time) -> null;

    GraphServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        serve(LARKFIELD, WORLD.resolve("larkfield"));
        serve(QUAYSIDE, WORLD.resolve("quayside"));
        serve(OSTLER, WORLD.resolve("ostler"));
    }

    /** What goes wrong. */
    @FunctionalInterface
    interface Fault {

        /** What is answered instead, to the so manieth request of an address below the version; null: nothing goes wrong. */
        @Nullable
        Said to(String call, int time) throws IOException;
    }

    /** An answer; {@code promised}: how many bytes its head says there are, or -1: the connection is dropped at once. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Said(int status, Map<String, String> headers, byte[] body, int promised) {

        static Said of(int status, String body) {
            return of(status, Map.of(), body);
        }

        static Said of(int status, Map<String, String> headers, String body) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return new Said(status, headers, bytes, bytes.length);
        }

        static Said error(int status, String code) {
            return of(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"No.\"}}");
        }

        static Said dropped() {
            return new Said(0, Map.of(), new byte[0], -1);
        }

        /** The same, cut in the middle. */
        Said cut() {
            return new Said(status, headers, java.util.Arrays.copyOf(body, body.length / 2), body.length);
        }
    }

    void serve(String token, Path folder) {
        folders.put(token, folder);
    }

    void failing(Fault wrong) {
        fault = wrong;
    }

    /** With host and port, as Graph's own address. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Every request that came, as method, address and body. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many were under way at once. */
    int atOnce() {
        return most.get();
    }

    int asked(String call) {
        return asked.getOrDefault(call, 0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        try {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                    .replace("Bearer ", "");
            say(exchange, said(token, exchange.getRequestURI().toString().replaceFirst("^/v1.0/", ""), body));
        } finally {
            now.decrementAndGet();
            exchange.close();
        }
    }

    private Said said(String token, String call, String body) throws IOException {
        return call.equals("$batch") ? batch(token, body) : one(token, call);
    }

    private Said one(String token, String call) throws IOException {
        Said wrong = fault.to(call, asked.merge(call, 1, Integer::sum));
        if (wrong != null) {
            return wrong;
        }
        Path folder = folders.get(token.replaceFirst("#.*", ""));
        return folder == null ? Said.error(401, "InvalidAuthenticationToken") : page(folder, call);
    }

    private Said batch(String token, String body) throws IOException {
        Said wrong = fault.to("$batch", asked.merge("$batch", 1, Integer::sum));
        if (wrong != null) {
            return wrong;
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode responses = answer.putArray("responses");
        List<JsonNode> calls = new ArrayList<>(
                JSON.readTree(body).path("requests").valueStream().toList());
        Collections.reverse(calls);
        for (JsonNode call : calls) {
            Said said = one(token, call.path("url").asString().substring(1));
            ObjectNode part = responses.addObject();
            part.put("id", call.path("id").asString()).put("status", said.status());
            said.headers().forEach(part.putObject("headers")::put);
            part.set("body", JSON.readTree(said.body()));
        }
        return Said.of(200, JSON.writeValueAsString(answer));
    }

    private Said page(Path folder, String call) throws IOException {
        String path = call.replaceFirst("\\?.*", "");
        Map<String, String> query = query(call);
        String page = query.getOrDefault("$skiptoken", "").replaceFirst("^.*?0*(\\d*)$", "$1");
        Path file = folder.resolve(path + (page.isEmpty() ? "" : "." + page) + ".json");
        if (!Files.exists(file)) {
            return Said.error(404, "ResourceNotFound");
        }
        ObjectNode tree = (ObjectNode) JSON.readTree(file);
        if (tree.has("error")) {
            return Said.of(403, JSON.writeValueAsString(tree));
        }
        if (tree.has("@odata.nextLink")) {
            tree.put(
                    "@odata.nextLink",
                    tree.get("@odata.nextLink")
                            .asString()
                            .replace(REAL, address().toString().replaceFirst("/$", "")));
        }
        filter(tree, query.getOrDefault("$filter", ""));
        select(tree, query.get("$select"));
        return Said.of(200, JSON.writeValueAsString(tree));
    }

    private static Map<String, String> query(String call) {
        Map<String, String> query = new HashMap<>();
        for (String part : call.replaceFirst("^[^?]*\\??", "").split("&", -1)) {
            query.put(
                    part.replaceFirst("=.*", ""),
                    URLDecoder.decode(part.replaceFirst("^[^=]*=?", ""), StandardCharsets.UTF_8));
        }
        return query;
    }

    /* Ids of groups, and the scope of rules. */
    private static void filter(ObjectNode tree, String filter) {
        if (tree.get("value") instanceof ArrayNode value && !filter.isEmpty()) {
            String wanted = filter.replaceFirst("^[^']*'([^']*)'.*", "$1");
            String field = filter.replaceFirst(" .*", "");
            ArrayNode kept = JSON.createArrayNode();
            value.valueStream()
                    .filter(entry -> entry.path(field).asString("").equals(wanted))
                    .forEach(kept::add);
            tree.set("value", kept);
        }
    }

    private static void select(ObjectNode tree, @Nullable String select) {
        if (select != null && tree.get("value") instanceof ArrayNode value) {
            List<String> fields = List.of(select.split(","));
            value.forEach(entry -> ((ObjectNode) entry)
                    .retain(entry.propertyNames().stream()
                            .filter(name -> name.startsWith("@") || fields.contains(name))
                            .toList()));
        }
    }

    private static void say(HttpExchange exchange, Said said) throws IOException {
        if (said.promised() < 0) {
            return;
        }
        byte[] body = said.body();
        int promised = said.promised();
        boolean isPacked = promised == body.length
                && !said.headers().containsKey("Content-Encoding")
                && "gzip".equals(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
        if (isPacked) {
            body = packed(body);
            promised = body.length;
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        said.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(said.status(), promised == 0 ? -1 : promised);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
    }

    static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
