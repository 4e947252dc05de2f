package blastradius.graphql;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
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

    /** What a field of the root answers; fails where there are errors. */
    public JsonNode field(String field, String arguments, String selection) {
        return data("{ " + field + "(" + arguments + ") { " + selection + " } }")
                .get(field);
    }

    /** A text of each element of a list, both by their paths; an empty path is the element itself. */
    public static List<String> texts(JsonNode answer, String list, String value) {
        List<String> texts = new ArrayList<>();
        answer.at(list).forEach(each -> texts.add((value.isEmpty() ? each : each.at(value)).asString("")));
        return texts;
    }

    /** The first error of the answer. */
    public JsonNode error(String question) {
        return ask(question, Map.of()).error();
    }

    public Answer ask(String question, Map<String, ? extends @Nullable Object> variables) {
        return post(JSON.writeValueAsBytes(Map.of("query", question, "variables", variables)));
    }

    /** Sends a body to another address of the server. */
    public Answer post(String path, String body) {
        return send(HttpRequest.newBuilder(endpoint.resolve(path))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString(body)));
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

    /** Gives tests the server that they start. */
    static final class OfTest {

        @Bean
        @Lazy // the port is known once the server is up
        Asking asking(@Value("${local.server.port}") int port) {
            return new Asking(port);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(text());
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
