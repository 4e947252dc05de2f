package blastradius.attacks.table;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.attacks.wire.Reply;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an answer to an attack must be. Whatever else is said: no error is the server's own, none speaks of our insides, and each error
 * carries a code and where it is explained.
 *
 * @param outcome what has to come of it
 * @param statuses the statuses allowed, 0 where the connection may end without a word; empty: those of the outcome
 * @param codes the codes allowed; empty: any but INTERNAL_ERROR
 * @param says what the answer must say
 * @param never what it must not say
 * @param answers how many answers may come at most
 * @param within how long it may take
 */
public record Expectation(
        Outcome outcome,
        List<Integer> statuses,
        List<String> codes,
        @Nullable Pattern says,
        @Nullable Pattern never,
        int answers,
        Duration within) {

    /** Generous, as machines of CI are busy: the results say how long it took. */
    public static final Duration PROMPT = Duration.ofSeconds(5);

    /** What can come of an attack. */
    enum Outcome {
        REFUSED,
        ANSWERED,
        EITHER
    }

    private static final Pattern INSIDES = Pattern.compile(
            "(\\b|\\\\[nrt])at [\\w.$/]+\\([\\w.]*(\\.java:\\d+|Native Method|Unknown Source)\\)"
                    + "|\\b(java|javax|jakarta|sun|jdk|tools\\.jackson|io\\.netty|org\\.(neo4j|springframework|apache|yaml|snakeyaml)"
                    + "|com\\.(fasterxml|graphql)|graphql\\.(schema|execution|language|parser|validation|introspection|scalars))\\.[A-Za-z]"
                    + "|\\bblastradius\\.(graphql|web|store|ingest|scenario|analysis|model|snapshot|export|cli)\\.[A-Z]"
                    + "|\\b[A-Z]\\w*(Exception|Controller|Mapper|Deserializer|Instrumentation|Fetcher)\\b"
                    + "|Apache Tomcat|Whitelabel|Jackson|SnakeYAML|Lucene|Netty|GraphQL Java|StreamReadConstraints|Neo\\.ClientError");

    public static Expectation refused(String... codes) {
        return new Expectation(Outcome.REFUSED, List.of(), List.of(codes), null, null, 1, PROMPT);
    }

    static Expectation answered() {
        return new Expectation(Outcome.ANSWERED, List.of(), List.of(), null, null, 1, PROMPT);
    }

    public static Expectation either() {
        return new Expectation(Outcome.EITHER, List.of(), List.of(), null, null, 1, PROMPT);
    }

    public Expectation statuses(Integer... allowed) {
        return new Expectation(outcome, List.of(allowed), codes, says, never, answers, within);
    }

    public Expectation within(Duration time) {
        return new Expectation(outcome, statuses, codes, says, never, answers, time);
    }

    Expectation saying(String pattern) {
        return new Expectation(outcome, statuses, codes, Pattern.compile(pattern), never, answers, within);
    }

    /** How long the answer took; throws where it is none that is expected. */
    public Duration checked(Reply reply) {
        check(reply);
        return reply.took();
    }

    private void check(Reply reply) {
        assertThat(reply.took()).as("time of %s", reply).isLessThan(within);
        assertThat(reply.answers()).as("answers in %s", reply).isLessThanOrEqualTo(answers);
        String body = reply.bodyText();
        assertThat(body).doesNotContain("INTERNAL_ERROR");
        if (!String.valueOf(reply.header("Content-Type")).startsWith("text/html") || reply.status() >= 400) {
            assertThat(INSIDES.matcher(body).results().map(java.util.regex.MatchResult::group))
                    .as("our insides in %s", reply)
                    .isEmpty();
        }
        checkOutcome(reply);
        checkErrors(reply);
        if (says != null) {
            assertThat(says.matcher(body).find()).as("%s in %s", says, reply).isTrue();
        }
        if (never != null) {
            assertThat(never.matcher(reply.text()).find())
                    .as("%s in %s", never, reply)
                    .isFalse();
        }
    }

    private void checkOutcome(Reply reply) {
        int status = reply.status();
        if (!statuses.isEmpty()) {
            assertThat(statuses).as("status of %s", reply).contains(status);
            return;
        }
        boolean isError = status == 501 || status == 505 || (status >= 400 && status < 500);
        boolean holdsErrors = status == 200
                && (!reply.errors().isEmpty() || !reply.userErrors().isEmpty());
        boolean isAnswer = status == 200 && !holdsErrors;
        boolean good = switch (outcome) {
            case REFUSED -> isError || holdsErrors;
            case ANSWERED -> isAnswer;
            case EITHER -> isError || holdsErrors || isAnswer || status == 204;
        };
        assertThat(good).as("%s: %s", outcome, reply).isTrue();
    }

    private void checkErrors(Reply reply) {
        List<JsonNode> errors = reply.errors();
        if (!codes.isEmpty() && outcome == Outcome.REFUSED) {
            assertThat(errors.size() + reply.userErrors().size())
                    .as("errors with codes in %s", reply)
                    .isPositive();
        }
        if (!codes.isEmpty()) {
            assertThat(codes).as("codes in %s", reply).containsAll(reply.userErrors());
        }
        for (JsonNode error : errors) {
            String code = error.at("/extensions/code").asString("");
            assertThat(code).as("code in %s", reply).isNotEmpty().isNotEqualTo("INTERNAL_ERROR");
            assertThat(error.at("/extensions/docs").asString(""))
                    .as("docs in %s", reply)
                    .startsWith("/errors.html#");
            if (!codes.isEmpty()) {
                assertThat(codes).as("code in %s", reply).contains(code);
            }
        }
    }
}
