package blastradius.web.export;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Source;
import blastradius.lane.Connection;
import blastradius.lane.Lane;
import blastradius.lane.Lanes;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.CellText;
import blastradius.model.JitMode;
import blastradius.model.Moment;
import blastradius.model.PlainText;
import blastradius.model.Scenario;
import blastradius.scenario.comparison.Comparison;
import blastradius.scenario.comparison.ComparisonQuestion;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import blastradius.store.document.Gaps;
import blastradius.store.document.Scenarios;
import blastradius.store.reading.Entities;
import blastradius.web.refusal.Refusals;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /export/comparison.…}: a comparison of saved scenarios as a table, as JSON or as a report. */
@RestController
class ComparisonExport {

    private static final int MOST_SCENARIOS = 10;
    private static final int MOST_IDS = 1000;

    private final CurrentSnapshot current;
    private final Scenarios scenarios;
    private final Entities entities;
    private final Gaps gaps;
    private final Duration patience;
    private final Lane lane;

    ComparisonExport(
            CurrentSnapshot current,
            Scenarios scenarios,
            Entities entities,
            Gaps gaps,
            Lanes lanes,
            @Value("${blastradius.limits.analysis:60s}") Duration patience) {
        this.lane = lanes.longer();
        this.current = current;
        this.scenarios = scenarios;
        this.entities = entities;
        this.gaps = gaps;
        this.patience = patience;
    }

    /**
     * What is asked for.
     *
     * @param scenario ids of scenarios, the columns
     * @param baseline whether the estate as it is stands first; it does where nobody says otherwise
     * @param compromised ids of entities, or source ids that only one entity has; none: only all identities are compared
     * @param at the instant of the question; now, where nobody says otherwise
     * @param jit what is assumed of just-in-time access
     * @param mfaBypass whether phishable factors are assumed defeated
     * @param zones ids or names of network zones that the attacker is in
     * @param tickets whether he obtains tickets
     * @param assumeSecretsInContent whether readers of content find the secrets in it
     * @param sourceKinds only relations that a source calls so propagate; none: all
     * @param exceptSourceKinds those do not
     * @param exceptRelations ids of relations that do not
     * @param maxHops the longest way, in relations
     */
    record Asked(
            @Nullable List<String> scenario,
            @Nullable Boolean baseline,
            @Nullable List<String> compromised,
            @Nullable Instant at,
            @Nullable JitMode jit,
            @Nullable Boolean mfaBypass,
            @Nullable Set<String> zones,
            @Nullable Boolean tickets,
            @Nullable Boolean assumeSecretsInContent,
            @Nullable Set<String> sourceKinds,
            @Nullable Set<String> exceptSourceKinds,
            @Nullable Set<String> exceptRelations,
            @Nullable Integer maxHops) {

        Asked {
            if (at != null && !Moment.isWithin(at)) {
                throw new BadRequest("at is " + at + "; it is of the years 0 to 9999");
            }
            if (maxHops != null && maxHops < 0) {
                throw new BadRequest("maxHops is " + maxHops + "; it is 0 or more");
            }
        }

        Assumptions assumptions() {
            return new Assumptions(
                    at == null ? Instant.now() : at,
                    jit == null ? JitMode.SELF : jit,
                    Boolean.TRUE.equals(mfaBypass),
                    orNone(zones),
                    Boolean.TRUE.equals(tickets),
                    Boolean.TRUE.equals(assumeSecretsInContent),
                    orNone(sourceKinds),
                    orNone(exceptSourceKinds),
                    orNone(exceptRelations),
                    maxHops);
        }

        private static Set<String> orNone(@Nullable Set<String> values) {
            return values == null ? Set.of() : values;
        }
    }

    /** One row a measure, one column a scenario. Cells that a spreadsheet would take for formulas are guarded. */
    @GetMapping(value = "/export/comparison.csv", produces = "text/csv; charset=utf-8")
    String csv(
            Asked asked, @RequestAttribute(name = Waiting.CONNECTION, required = false) @Nullable Connection client) {
        ComparisonReport report = report(asked, client);
        StringBuilder csv = new StringBuilder("measure");
        report.names().forEach(name -> csv.append(',').append(CellText.quoted(name)));
        for (ComparisonReport.Row row : report.rows()) {
            csv.append("\r\n").append(CellText.quoted(row.measure()));
            row.values().forEach(value -> csv.append(',').append(ComparisonReport.text(value)));
        }
        return csv.append("\r\n").toString();
    }

    /** The same numbers by name. */
    @GetMapping(value = "/export/comparison.json", produces = "application/json")
    Map<String, @Nullable Object> json(
            Asked asked, @RequestAttribute(name = Waiting.CONNECTION, required = false) @Nullable Connection client) {
        ComparisonReport report = report(asked, client);
        Map<String, Object> measures = new LinkedHashMap<>();
        for (ComparisonReport.Row row : report.rows()) {
            measures.put(
                    row.measure(),
                    row.values().stream().map(ComparisonExport::orNull).toArray());
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("version", report.comparison().first().snapshot().version());
        answer.put("at", report.comparison().assumptions().at().toString());
        Instant now = Instant.now();
        answer.put(
                "gaps",
                report.gaps()
                        .map(all -> all.stream().map(gap -> gap.told(now)).toList())
                        .orElse(null));
        answer.put("columns", report.names());
        answer.put("measures", measures);
        return answer;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /** The report: the table, bars, and what each scenario changes by name. */
    @GetMapping(value = "/export/comparison.md", produces = "text/markdown; charset=utf-8")
    String markdown(
            Asked asked, @RequestAttribute(name = Waiting.CONNECTION, required = false) @Nullable Connection client) {
        return ComparisonMarkdown.of(report(asked, client));
    }

    /** The same report as a page that stands alone; printed, its first page is for who decides. */
    @GetMapping(value = "/export/comparison.html", produces = "text/html; charset=utf-8")
    String html(
            Asked asked,
            @RequestAttribute(name = Waiting.CONNECTION, required = false) @Nullable Connection client,
            HttpServletResponse response) {
        String page = ReportHtml.of("Scenarios compared", ComparisonMarkdown.of(report(asked, client)));
        response.setHeader("Content-Security-Policy", ReportHtml.POLICY);
        return page;
    }

    /* In its turn among the long analyses, as long as the client waits. */
    private ComparisonReport report(Asked asked, @Nullable Connection client) {
        AtomicBoolean left = new AtomicBoolean();
        return lane.call(() -> compared(asked, Budget.of(patience, left::get)), () -> {
            left.set(client != null && client.isGone());
            return left.get();
        });
    }

    private ComparisonReport compared(Asked asked, Budget budget) {
        Snapshot snapshot = current.get();
        boolean baseline = asked.baseline() == null || asked.baseline();
        var question = new ComparisonQuestion(asked.assumptions(), baseline, budget);
        List<Scenario> named = scenarios(named(asked.scenario(), MOST_SCENARIOS));
        List<Source> sources = sources(snapshot, named(asked.compromised(), MOST_IDS));
        return ComparisonReport.of(Comparison.of(snapshot, named, sources, question), gaps.of(snapshot.version()));
    }

    private static List<String> named(@Nullable List<String> ids, int most) {
        if (ids != null && ids.size() > most) {
            throw new LimitExceeded(ids.size() + " ids are named; at most " + most + " are allowed at once");
        }
        return ids == null ? List.of() : ids;
    }

    private List<Scenario> scenarios(List<String> ids) {
        Map<String, Scenario> known =
                scenarios.find(ids).stream().collect(Collectors.toMap(Scenario::id, scenario -> scenario));
        return ids.stream()
                .map(id -> Optional.ofNullable(known.get(id)).orElseThrow(() -> new UnknownId("scenario", id)))
                .toList();
    }

    /* The store is asked once for all that the snapshot does not know. */
    private List<Source> sources(Snapshot snapshot, List<String> ids) {
        List<String> unknown =
                ids.stream().filter(id -> snapshot.vertexOf(id).isEmpty()).toList();
        Map<String, List<String>> known = unknown.isEmpty() ? Map.of() : entities.idsBySourceId(unknown);
        return ids.stream()
                .mapToInt(id -> snapshot.vertexOf(id)
                        .orElseGet(() -> bySource(snapshot, id, known.getOrDefault(id, List.of()))))
                .mapToObj(vertex -> Source.of(snapshot, vertex))
                .toList();
    }

    private static int bySource(Snapshot snapshot, String sourceId, List<String> ids) {
        int[] vertices = ids.stream()
                .distinct()
                .flatMapToInt(id -> snapshot.vertexOf(id).stream())
                .toArray();
        if (vertices.length > 1) {
            throw new BadRequest(vertices.length + " entities have the source id \"" + PlainText.shown(sourceId)
                    + "\"; name the one that is meant by its id");
        }
        if (vertices.length == 0) {
            throw new UnknownId("entity", sourceId);
        }
        return vertices[0];
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(BlastRadiusException refusal) {
        return Refusals.response(refusal);
    }
}
