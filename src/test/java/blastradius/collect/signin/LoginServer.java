package blastradius.collect.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Where tokens are issued, on this machine: answers as Entra does, for one person of one tenant. */
final class LoginServer implements AutoCloseable {

    static final String HOME = "aaaaaaaa-0000-0000-0000-000000000001";
    static final String CUSTOMER = "bbbbbbbb-0000-0000-0000-000000000002";

    /** Refuses this one. */
    static final String REFUSING = "cccccccc-0000-0000-0000-000000000003";

    private final HttpServer server;

    /** Another each time: the library remembers refusals by it, for as long as the process lives. */
    private final String client = UUID.randomUUID().toString();

    private final List<Map<String, String>> asked = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger pending = new AtomicInteger(1);
    private final AtomicInteger issued = new AtomicInteger();
    private volatile String error = "AADSTS65001: The user or administrator has not consented. Trace ID: 1";

    LoginServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** What the refusing tenant says. */
    void refusingWith(String text) {
        error = text;
    }

    Application application() {
        return new Application(
                client,
                URI.create("https://login.test/"),
                URI.create("https://graph.test/"),
                EnumSet.allOf(Scope.class),
                address -> URI.create("http://127.0.0.1:" + server.getAddress().getPort() + address.getRawPath()));
    }

    String client() {
        return client;
    }

    /** What was posted, with the path under {@code path}. */
    List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String part : text.split("&", -1)) {
            int mark = part.indexOf('=');
            if (mark > 0) {
                form.put(part.substring(0, mark), URLDecoder.decode(part.substring(mark + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String path = exchange.getRequestURI().getPath();
        form.put("path", path);
        asked.add(form);
        Map<String, Object> answer = path.endsWith("/devicecode") ? device() : token(path, form);
        byte[] body = JsonMapper.shared().writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.containsKey("error") ? 400 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, Object> device() {
        return Map.of(
                "device_code", "device-1",
                "user_code", "ABCD-EFGH",
                "verification_uri", "https://login.test/device",
                "expires_in", 900,
                "interval", 1,
                "message", "do as you are told");
    }

    private Map<String, Object> token(String path, Map<String, String> form) {
        if (path.contains(REFUSING)) {
            return Map.of("error", "invalid_grant", "error_description", error);
        }
        if (form.containsKey("device_code") && pending.getAndDecrement() > 0) {
            return Map.of("error", "authorization_pending", "error_description", "AADSTS70016: pending");
        }
        String tenant = path.contains(CUSTOMER) ? CUSTOMER : HOME;
        Map<String, Object> answer = new HashMap<>();
        answer.put("token_type", "Bearer");
        answer.put("expires_in", 3600);
        answer.put("scope", form.getOrDefault("scope", ""));
        answer.put("access_token", "token-" + tenant + "-" + issued.incrementAndGet());
        if (!"client_credentials".equals(form.get("grant_type"))) {
            answer.put("refresh_token", "refresh-" + issued.get());
            answer.put("id_token", idToken(tenant));
            answer.put("client_info", encoded("{\"uid\":\"person\",\"utid\":\"" + HOME + "\"}"));
        }
        return answer;
    }

    private String idToken(String tenant) {
        return encoded("{\"alg\":\"none\"}") + "."
                + encoded("{\"tid\":\"" + tenant
                        + "\",\"oid\":\"person\",\"sub\":\"s\",\"preferred_username\":\"ada@larkfield.example\","
                        + "\"aud\":\"" + client + "\",\"iss\":\"https://login.test/" + tenant + "/v2.0\"}")
                + ".x";
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
