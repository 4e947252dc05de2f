package blastradius.web.export;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Source;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.Assumptions;
import blastradius.model.Change;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Scenario;
import blastradius.model.Selection;
import blastradius.model.Terms;
import blastradius.scenario.comparison.Comparison;
import blastradius.scenario.comparison.ComparisonQuestion;
import blastradius.snapshot.Snapshot;
import blastradius.store.document.Gaps.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonMarkdownTests {

    private static final Instant AT = Instant.parse("2026-10-01T00:00:00Z");

    /* Code, whole fences first: what is left of a report is not from strangers. */
    private static final Pattern CODE = Pattern.compile("(?m)^```\\n(?s:.*?)^```\\n|`[^`\\n]+`");

    /** u ─(CONTROL)─ c, both with the hostile name, before and after the grant is revoked. */
    private static String report(String name) {
        Entity human = Entity.of("u", EntityKind.HUMAN).withName(name);
        Entity customer = Entity.of("c", EntityKind.CUSTOMER).withName(name);
        Relation grant = Relation.of("u", RelationKind.CAN, "c", Terms.level(AccessLevel.CONTROL));
        Snapshot snapshot = Snapshot.of(new Estate(List.of(human, customer), List.of(grant)), 1, AT);
        Change change = new Change(new Action.Disable(new Selection(Set.of("u", "gone" + name), null)), 1, name);
        Scenario scenario = new Scenario("s", name, name, 1, 1, AT, List.of(change));
        Comparison comparison = Comparison.of(
                snapshot,
                List.of(scenario),
                List.of(Source.of(snapshot, snapshot.vertexOf("u").orElseThrow())),
                new ComparisonQuestion(Assumptions.at(AT), true, Budget.of(Duration.ofMinutes(1))));
        Gap gap = new Gap(name, 12L, 1L, 3L, 4, AT);
        return ComparisonMarkdown.of(ComparisonReport.of(comparison, Optional.of(List.of(gap))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EVIL`",
                "EVIL```\n# EVIL",
                "EVIL | EVIL \\| EVIL \\\\| EVIL",
                "`EVIL` ``EVIL`` ` EVIL",
                "\n\n# EVIL\n\n```\nEVIL",
                "<img src=x onerror=EVIL> &lt;EVIL",
                "[EVIL](javascript:EVIL) ![EVIL](http://EVIL.example/x.png)",
                "http://EVIL.example www.EVIL.example EVIL@evil.example @EVIL #1",
                "\u202eEVIL\u2028EVIL\u0085EVIL\rEVIL",
                "EVIL\\",
                "~~~\nEVIL"
            })
    void namesStayCodeWhereverTheyStand(String name) {
        String report = report(name);
        String rows = CODE.matcher(report).replaceAll("");

        assertThat(report).contains("EVIL").contains("(12 records refused, 1 unknown kinds, 4 open ends)");
        assertThat(rows)
                .doesNotContain("EVIL")
                .doesNotContain("`")
                .doesNotContain("<")
                .doesNotContain("~~~");
        assertThat(report.codePoints().filter(point -> point != '\n'))
                .allMatch(point -> !Character.isISOControl(point));
        assertThat(report).doesNotContain("\u202e").doesNotContain("\u2028");
        assertThat(report.lines().filter(line -> line.startsWith("```"))).hasSize(2);
        assertThat(report.lines().filter(line -> line.startsWith("#")))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith("## `"));
        assertThat(report.lines()
                        .filter(line -> line.startsWith("| Cost") || line.startsWith("| |"))
                        .map(line -> line.chars().filter(sign -> sign == '|').count()))
                .containsExactly(4L, 4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=EVIL>", "EVIL` **EVIL** `", "| EVIL | <b>EVIL", "&lt;script&gt;EVIL"})
    void namesStayTextOnThePageThatSaysTheSame(String name) {
        String markdown = report(name);
        String page = ReportHtml.of(name, markdown);

        assertThat(Pattern.compile("<[^>]*EVIL|<img|<script|<b>").matcher(page).find())
                .as(page)
                .isFalse();
        assertThat(page).contains("<h1>Scenarios compared</h1>", "<strong>", "<hr>", "<h2>Evidence</h2>");
        assertThat(page.split("<tr>", -1).length - 1).isEqualTo((int)
                markdown.lines().filter(line -> line.startsWith("| ")).count());
    }
}
