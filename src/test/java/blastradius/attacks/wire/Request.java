package blastradius.attacks.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What is sent. {@code ${port}} in texts stands for the server's port. */
public final class Request {

    public static final JsonMapper JSON = new JsonMapper();

    private final String line;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * Nothing is sent yet.
     *
     * @param line method and path
     * @param headers with Host and, for a body, Content-Type; one with an empty value is not sent
     * @param body as it is
     */
    public Request(String line, Map<String, String> headers, byte[] body) {
        this.line = line;
        this.headers = headers;
        this.body = body;
    }

    public static Request get(String path) {
        return of("GET " + path, Map.of());
    }

    public static Request of(String line, Map<String, String> headers) {
        return new Request(line, headers, new byte[0]);
    }

    public static Request post(String path, String type, byte[] body) {
        return new Request("POST " + path, Map.of("Content-Type", type), body);
    }

    public static Request question(String text) {
        return question(Map.of("query", text));
    }

    public static Request question(Map<String, ?> body) {
        return post("/graphql", "application/json", JSON.writeValueAsBytes(body));
    }

    boolean isHead() {
        return line.startsWith("HEAD ");
    }

    /* As browsers escape what follows the question mark; a path is sent as it stands. */
    private static String escaped(String line) {
        int question = line.indexOf('?');
        String query = question < 0 ? "" : line.substring(question);
        for (char each : "{}[]\"<>|^`".toCharArray()) {
            query = query.replace(String.valueOf(each), "%" + Integer.toHexString(each));
        }
        return question < 0
                ? line
                : line.substring(0, question) + query.replace(' ', '+').replace("$%7bport%7d", "${port}");
    }

    public byte[] bytes(int port) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Host", "127.0.0.1:${port}");
        all.put("Connection", "close");
        if (body.length > 0 || line.startsWith("POST")) {
            all.put("Content-Length", Integer.toString(body.length));
        }
        all.putAll(headers);
        StringBuilder head = new StringBuilder(escaped(line)).append(" HTTP/1.1\r\n");
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n")
                .toString()
                .replace("${port}", Integer.toString(port))
                .getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
