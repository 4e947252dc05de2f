package blastradius.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.BesideOthers;
import blastradius.attacks.served.Served;
import blastradius.web.signin.GeneratedQuestions.Question;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whoever sees two customers of the demo, beside a server whose estate has nothing else: every question that the schema allows is asked of both.
 */
@BesideOthers
class ScopedAnswersIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> TENANTS = List.of("osprey", "cedar");
    private static final String OUTSIDE = "birch";
    private static final String AT = "\"2026-10-01T09:00:00Z\"";

    /** What a part has in common with the whole: its version and when that came; and what follows from both. */
    private static final Set<String> OF_THE_VERSION = Set.of(
            "version",
            "takenAt",
            "cursor",
            "startCursor",
            "endCursor",
            "firstVersion",
            "lastVersion",
            "lastImportAt",
            "age",
            "gaps",
            "checksum");

    /** Which sources said so is told by the export only together. */
    private static final Set<String> OF_SOURCES = Set.of("sources", "evidence", "source");

    /** What else stays with the whole. */
    private static final Set<String> OF_THE_WHOLE = Set.of("history", "imports", "import", "joins", "tokens");

    private static final String EXACT = "\"exact\":true,\"reason\":null";

    private static final String NOW = aroundNow();

    private static final Set<String> OF_ALL = Set.of("advice", "comparison");

    private static final int DEPTH = 2;

    /** One of so many fields is asked each time, and as many times fewer of what arguments can say; all with {@code -Dblastradius.questions.every=1}. */
    private static final int EVERY = Integer.getInteger("blastradius.questions.every", 10);

    @TempDir
    private static Path folder;

    private static Issuer issuer;
    private static Served whole;
    private static Served alone;

    @BeforeAll
    static void start() throws IOException {
        issuer = new Issuer();
        whole = served(
                "whole",
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.name(),
                "--spring.security.oauth2.resourceserver.jwt.audiences=" + Issuer.AUDIENCE,
                "--blastradius.sign-in.scope-claim=tenants");
        String admin = token(List.of("*"));
        Served.await("the demo", Duration.ofMinutes(3), () -> count(new BearerClient(whole.port()), admin) > 300);
        alone = served("alone", "--blastradius.demo=false");
        BearerClient client = new BearerClient(alone.port());
        Served.await("an answer", Duration.ofMinutes(3), () -> count(client, null) == 0);
        assertThat(client.post("/import?source=demo&name=part.jsonl", part(admin), null)
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterAll
    static void end() {
        whole.close();
        alone.close();
        issuer.close();
    }

    private static Served served(String name, String... arguments) throws IOException {
        Path log = folder.resolve(name + ".log");
        return Served.of(Served.launch(folder.resolve(name), log, List.of(), arguments), folder.resolve(name), log);
    }

    private static String token(List<String> tenants) {
        return issuer.signed(claims -> claims.claim("preferred_username", "cleo")
                .claim("roles", List.of("admin", "operator"))
                .claim("tenants", tenants));
    }

    private static int count(BearerClient client, @Nullable String token) {
        HttpResponse<String> answer = ask(client, "{ entities(first: 1) { totalCount } }", token);
        return answer.statusCode() == 200
                ? JSON.readTree(answer.body()).at("/data/entities/totalCount").asInt(-1)
                : -1;
    }

    private static HttpResponse<String> ask(BearerClient client, String question, @Nullable String token) {
        return client.post("/graphql", JSON.writeValueAsString(Map.of("query", question)), token);
    }

    /* The lines of the whole export that are of what the scoped caller is told of. */
    private static String part(String admin) {
        BearerClient client = new BearerClient(whole.port());
        Set<String> shown = new HashSet<>();
        client.get("/export/entities.jsonl", token(TENANTS))
                .body()
                .lines()
                .map(JSON::readTree)
                .filter(line -> line.has("id"))
                .forEach(line -> shown.add(line.get("id").asString()));
        assertThat(shown).hasSizeGreaterThan(40).doesNotContain(OUTSIDE);
        List<String> lines = new ArrayList<>();
        client.get("/export/estate.jsonl", admin).body().lines().forEach(line -> {
            JsonNode read = JSON.readTree(line);
            boolean isEntity = read.has("id") && shown.contains(read.get("id").asString());
            boolean isRelation = read.has("from")
                    && shown.contains(read.get("from").asString())
                    && shown.contains(read.get("to").asString());
            if (isEntity || isRelation) {
                lines.add(line);
            }
        });
        return String.join("\n", lines) + "\n";
    }

    @Test
    void everyAnswerIsAsIfThereWereNothingElse() {
        BearerClient scoped = new BearerClient(whole.port());
        BearerClient removed = new BearerClient(alone.port());
        String token = token(TENANTS);
        JsonNode schema = JSON.readTree(
                        ask(removed, GeneratedQuestions.INTROSPECTION, null).body())
                .get("data");
        GeneratedQuestions questions = new GeneratedQuestions(schema, values(scoped, token), DEPTH);
        List<Question> all = new ArrayList<>(questions.ofTypes(OF_THE_WHOLE));
        all.addAll(some(questions.ofFields(OF_THE_WHOLE), EVERY));
        all.addAll(some(questions.ofArguments(OF_THE_WHOLE), EVERY * EVERY));
        Set<String> answered = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        List<String> different = new ArrayList<>();
        for (Question question : all) {
            JsonNode one = JSON.readTree(ask(scoped, question.text(), token).body());
            if (code(one).equals("FORBIDDEN")) {
                refused.add(question.field());
                continue;
            }
            JsonNode other = JSON.readTree(ask(removed, question.text(), null).body());
            if (one.hasNonNull("data")) {
                answered.add(question.field());
            }
            if (!plain(question, one).equals(plain(question, other))) {
                different.add(question.text() + "\n  scoped:  " + plain(question, one) + "\n  removed: "
                        + plain(question, other));
            }
        }
        assertThat(different).isEmpty();
        assertThat(refused).contains("estate").isSubsetOf("estate", "findings");
        assertThat(answered).hasSizeGreaterThan(20);
    }

    private static List<Question> some(List<Question> all, int every) {
        return IntStream.range(0, all.size())
                .filter(i -> i % every == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asString("");
    }

    private static Map<String, List<String>> values(BearerClient client, String token) {
        JsonNode ids = JSON.readTree(ask(
                                client,
                                "{ a: entities(where: {kinds: [SERVICE_ACCOUNT]}, first: 1) { nodes { id } }"
                                        + " b: entities(where: {kinds: [DATABASE, HOST]}, first: 1) { nodes { id } } }",
                                token)
                        .body())
                .get("data");
        String account = quoted(ids.at("/a/nodes/0/id"));
        String resource = quoted(ids.at("/b/nodes/0/id"));
        return Map.ofEntries(
                Map.entry("ID", List.of(account, resource, "\"" + OUTSIDE + "\"", "\"nobody\"")),
                Map.entry("String", List.of("\"a\"", "\"birch\"")),
                Map.entry("Int", List.of("1", "3")),
                Map.entry("Float", List.of("0.5")),
                Map.entry("Boolean", List.of("true", "false")),
                Map.entry("DateTime", List.of(AT)),
                Map.entry("Duration", List.of("\"P30D\"")));
    }

    private static String quoted(JsonNode id) {
        return JSON.writeValueAsString(id.asString());
    }

    /*
     * Without what the two have to differ in: what is shut as it needs something hidden is said, and moves the scores of all identities by a
     * little; and what is asked now is asked at another instant.
     */
    private static String plain(Question question, JsonNode answer) {
        String text = stripped(answer)
                .toString()
                .replaceAll("version \\d+", "version")
                .replaceAll("\"exact\":false,\"reason\":\"\\d+ relations? needs? something that [^\"]*\"", EXACT)
                .replaceAll(NOW, "now");
        return OF_ALL.contains(question.field()) ? text.replaceAll("\\d+\\.\\d+", "score") : text;
    }

    private static String aroundNow() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return Stream.of(-31, -30, -1, 0, 1, 29, 30, 31)
                .map(days -> today.plusDays(days) + "T[0-9:.]+Z")
                .collect(Collectors.joining("|"));
    }

    private static JsonNode stripped(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OF_THE_VERSION);
            object.remove(OF_SOURCES);
            object.valueStream().forEach(ScopedAnswersIT::stripped);
        } else if (node instanceof ArrayNode array) {
            array.forEach(ScopedAnswersIT::stripped);
        }
        return node;
    }

    @Test
    void whatIsOfTheWholeIsRefused() {
        BearerClient client = new BearerClient(whole.port());
        String token = token(TENANTS);
        for (String file : List.of(
                "/export/estate.jsonl",
                "/export/estate.zip",
                "/exp%6Frt/estate.jsonl",
                "/export/opengraph.zip",
                "/export/review.csv?id=x",
                "/export/comparison.md",
                "/export/scenario.yaml?id=x",
                "/export/list.yaml?id=x",
                "/import/sources",
                "/import/progress")) {
            assertThat(client.get(file, token).statusCode()).as(file).isEqualTo(403);
        }
        assertThat(ask(client, "{ history { points { at } } }", token).body()).contains("FORBIDDEN");
        assertThat(ask(client, "{ estate { versions { totalCount } } }", token).body())
                .contains("FORBIDDEN");
        assertThat(ask(client, "mutation { listCreate(input: {name: \"x\", entities: []}) { list { id } } }", token)
                        .body())
                .contains("FORBIDDEN");
    }

    @Test
    void whoeverHasNoScopeSeesNothing() {
        BearerClient client = new BearerClient(whole.port());
        for (String token : List.of(
                issuer.signed(claims -> claims.claim("roles", List.of("viewer"))),
                issuer.signed(claims -> claims.claim("roles", List.of("viewer")).claim("tenants", List.of())),
                issuer.signed(claims -> claims.claim("roles", List.of("viewer"))
                        .claim("tenants", List.of("*"))
                        .claim("_claim_names", Map.of("tenants", "src1"))))) {
            assertThat(count(client, token)).isZero();
        }
    }
}
