package blastradius.graphql;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running server over HTTP. */
public final class Asking {

    public static final String GRAPHQL = "application/graphql-response+json";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI endpoint;

    public Asking(int port) {
        endpoint = URI.create("http://127.0.0.1:" + port + "/graphql");
    }

    /** The answer's data; fails where there are errors. */
    public JsonNode data(String question) {
        JsonNode answer = ask(question, Map.of()).json();
        if (answer.has("errors")) {
            throw new AssertionError(answer.toPrettyString());
        }
        return answer.get("data");
    }

    /** The first error of the answer. */
    public JsonNode error(String question) {
        return ask(question, Map.of()).error();
    }

    public Answer ask(String question, Map<String, ? extends @Nullable Object> variables) {
        return post(JSON.writeValueAsBytes(Map.of("query", question, "variables", variables)));
    }

    public Answer post(byte[] body) {
        return send(request().POST(BodyPublishers.ofByteArray(body)));
    }

    public Answer postChunked(byte[] body) {
        return send(request().POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    }

    public HttpRequest.Builder request() {
        return request("");
    }

    public HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(URI.create(endpoint + query))
                .header("Content-Type", "application/json")
                .header("Accept", GRAPHQL);
    }

    public static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return JSON.readTree(new String(response.body(), StandardCharsets.UTF_8));
        }

        public JsonNode error() {
            JsonNode errors = json().get("errors");
            if (errors == null) {
                throw new AssertionError("no error in " + json().toPrettyString());
            }
            return errors.get(0);
        }

        public String code() {
            return error().at("/extensions/code").asString();
        }

        public String message() {
            return error().get("message").asString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
