package blastradius.attacks.kind;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.attacks.served.Served;
import blastradius.attacks.table.Expectation;
import blastradius.attacks.wire.Reply;
import blastradius.attacks.wire.Request;
import java.util.List;
import java.util.regex.Pattern;

/** What must be as ever after attacks: health, a small question with its known answer, and a log without a stack trace. */
public final class AfterKind {

    private static final String QUESTION = """
            { blastRadius(compromised: ["nw/soc.readonly"], assume: {at: "2026-10-01T09:00:00Z"}) {
                tenantCounts { control } completeness { exact } } }""";

    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at [\\w.$/@]+\\(.*\\)$");

    private AfterKind() {}

    /**
     * Whether all is well.
     *
     * @param logged how much of the log there was before the attacks
     */
    public static void isWell(Served server, int logged) {
        answers(server);
        assertThat(traces(server.log().substring(logged)))
                .as("stack traces in the server's log")
                .isEmpty();
    }

    public static void answers(Served server) {
        Reply health = server.wire().send(Request.get("/actuator/health"));
        assertThat(health.bodyText()).contains("\"UP\"");
        assertThat(health.took()).isLessThan(Expectation.PROMPT);
        Reply answer = server.ask(QUESTION);
        assertThat(answer.at("/data/blastRadius/tenantCounts/control").asInt())
                .as(answer.toString())
                .isEqualTo(52);
        assertThat(answer.at("/data/blastRadius/completeness/exact").asBoolean())
                .isTrue();
        assertThat(answer.took()).isLessThan(Expectation.PROMPT);
    }

    /** The lines before stack traces, with the first of each. */
    public static List<String> traces(String log) {
        List<String> lines = log.lines().toList();
        return java.util.stream.IntStream.range(1, lines.size())
                .filter(i -> STACK_TRACE.matcher(lines.get(i)).matches()
                        && !STACK_TRACE.matcher(lines.get(i - 1)).matches())
                .mapToObj(i -> lines.get(i - 1) + lines.get(i))
                .toList();
    }
}
