package blastradius.attacks.table;

import blastradius.attacks.served.Served;
import blastradius.attacks.table.Expectation.Outcome;
import blastradius.attacks.wire.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The attacks that are data. A row has a {@code name} and one of
 *
 * <ul>
 *   <li>{@code ask}: a GraphQL question, with {@code variables} and {@code operation};
 *   <li>{@code send}: method and path, or a list of them, with {@code headers} (or a list of them: each is tried with each) and a
 *       {@code body} in UTF-8, or {@code latin}, a body whose characters are its bytes;
 *   <li>{@code raw}: all that goes over the wire, as {@link Spelled#wire} spells it.
 * </ul>
 *
 * and what must come of it: {@code want} ({@code refused}, the default, {@code answered}, {@code either}, or a list of statuses),
 * {@code code}, {@code says}, {@code never}, {@code answers}, {@code seconds}; {@code changes: true} where it may leave something behind.
 */
public final class AttackTable {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> WORDS = Set.of(
            "name",
            "ask",
            "variables",
            "operation",
            "send",
            "headers",
            "body",
            "latin",
            "raw",
            "want",
            "code",
            "says",
            "never",
            "answers",
            "seconds",
            "changes");

    private AttackTable() {}

    /** The rows of one kind, whose file has its name. */
    public static List<Attack> of(String kind) {
        List<Attack> attacks = new ArrayList<>();
        rows(kind).forEach(row -> attacks.addAll(attacks(kind, row)));
        return attacks;
    }

    private static JsonNode rows(String kind) {
        String file = "/attacks/" + kind + ".yaml";
        try (InputStream in = AttackTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no table " + file);
            }
            return YAML.readTree(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Attack> attacks(String kind, JsonNode row) {
        String name = row.path("name").asString("");
        row.propertyNames().forEach(word -> {
            if (!WORDS.contains(word)) {
                throw new IllegalArgumentException("\"" + word + "\" of " + name + " is no word of the table");
            }
        });
        boolean changes = row.path("changes").asBoolean(false);
        Expectation wanted = wanted(row);
        List<Attack> attacks = new ArrayList<>();
        if (row.has("raw")) {
            String raw = Spelled.wire(row.get("raw").asString());
            attacks.add(new Attack(
                    kind, name, server -> wanted.checked(server.wire().sendRaw(raw(raw, server))), changes));
        } else {
            requests(name, row)
                    .forEach((each, request) -> attacks.add(new Attack(
                            kind, each, server -> wanted.checked(server.wire().send(request)), changes)));
        }
        return attacks;
    }

    private static byte[] raw(String text, Served server) {
        return text.replace("${port}", Integer.toString(server.port())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, Request> requests(String name, JsonNode row) {
        if (row.has("ask")) {
            return Map.of(name, Request.question(question(row)));
        }
        Map<String, Request> requests = new LinkedHashMap<>();
        for (JsonNode line : list(row.get("send"))) {
            for (JsonNode headers : list(row.path("headers"))) {
                String shown =
                        list(row.get("send")).size() * list(row.path("headers")).size() == 1
                                ? name
                                : name + ": " + shown(line.asString() + " " + headers);
                requests.put(shown, request(Spelled.out(line.asString()), headers, row));
            }
        }
        return requests;
    }

    private static String shown(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    private static Request request(String line, JsonNode headers, JsonNode row) {
        Map<String, String> all = new LinkedHashMap<>();
        headers.properties()
                .forEach(header ->
                        all.put(header.getKey(), Spelled.out(header.getValue().asString(""))));
        byte[] body = row.has("latin")
                ? Spelled.out(row.get("latin").asString()).getBytes(StandardCharsets.ISO_8859_1)
                : Spelled.out(row.path("body").asString("")).getBytes(StandardCharsets.UTF_8);
        return new Request(line, all, body);
    }

    private static List<JsonNode> list(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.valueStream().toList() : List.of(oneOrMany);
    }

    private static Map<String, Object> question(JsonNode row) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("query", Spelled.out(row.get("ask").asString()));
        if (row.has("variables")) {
            question.put(
                    "variables",
                    Request.JSON.readTree(Spelled.out(row.get("variables").toString())));
        }
        if (row.has("operation")) {
            question.put("operationName", row.get("operation").asString());
        }
        return question;
    }

    private static Expectation wanted(JsonNode row) {
        JsonNode want = row.path("want");
        boolean named = want.isString();
        return new Expectation(
                named ? Outcome.valueOf(want.asString().toUpperCase(Locale.ROOT)) : Outcome.REFUSED,
                want.isArray() ? want.valueStream().map(JsonNode::asInt).toList() : List.of(),
                row.has("code")
                        ? list(row.get("code")).stream().map(JsonNode::asString).toList()
                        : List.of(),
                pattern(row.path("says")),
                pattern(row.path("never")),
                row.path("answers").asInt(1),
                row.has("seconds") ? Duration.ofSeconds(row.get("seconds").asInt()) : Expectation.PROMPT);
    }

    private static @Nullable Pattern pattern(JsonNode text) {
        return text.isString() ? Pattern.compile(text.asString()) : null;
    }
}
