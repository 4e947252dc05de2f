package blastradius.graphql.finding;

import blastradius.finding.Findings;
import blastradius.finding.Frameworks;
import blastradius.finding.Frameworks.Control;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Ids;
import blastradius.graphql.entity.Page;
import blastradius.graphql.finding.FindingConnection.Wanted;
import blastradius.graphql.finding.FindingView.EvidenceView;
import blastradius.graphql.governance.AskedFilter;
import blastradius.graphql.governance.EntityFilters;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.RelationView;
import blastradius.graphql.inquiry.Resolutions;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.EntityFilterDocument;
import blastradius.model.PlainText;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Lists where the estate falls short. */
@Controller
public final class FindingController {

    private final Inquiries inquiries;
    private final Resolutions resolutions;
    private final FindingTables tables;
    private final EntityFilters filters;
    private final Ids ids;
    private final Limits limits;

    FindingController(
            Inquiries inquiries,
            Resolutions resolutions,
            FindingTables tables,
            EntityFilters filters,
            Ids ids,
            Limits limits) {
        this.inquiries = inquiries;
        this.resolutions = resolutions;
        this.tables = tables;
        this.filters = filters;
        this.ids = ids;
        this.limits = limits;
    }

    @QueryMapping
    FindingConnection findings(
            @Argument @Nullable List<String> rule,
            @Argument @Nullable Set<Severity> severity,
            @Argument @Nullable String tenant,
            @Argument @Nullable String framework,
            @Argument @Nullable String control,
            @Argument @Nullable Map<String, Object> where,
            @Argument @Nullable Boolean accepted,
            @Argument @Nullable Instant at,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Judgement judgement = judgement(at, scenario, environment);
        Inquiry inquiry = judgement.inquiry();
        AskedFilter filter = where == null ? null : filters.asked(EntityFilterDocument.read(where));
        Page page = Page.of(
                environment.getArgument("first"),
                environment.getArgument("after"),
                limits,
                inquiry.pin(),
                inquiry.question(
                        "findings;" + rule + severity + tenant + framework + control + accepted
                                + (filter == null ? "" : filter.text()),
                        List.of()));
        Predicate<RuleText> rules = rules(judgement.findings(), rule).and(speaking(framework, control));
        Predicate<Finding> wanted =
                severities(severity).and(of(tenant, inquiry)).and(about(filter, inquiry));
        return FindingConnection.of(judgement, new Wanted(rules, wanted, accepted), page);
    }

    @QueryMapping
    @Nullable
    FindingView finding(
            @Argument String id,
            @Argument @Nullable Instant at,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Judgement judgement = judgement(at, scenario, environment);
        return judgement
                .findings()
                .find(id)
                .map(found -> new FindingView(judgement, found))
                .orElse(null);
    }

    @SchemaMapping(typeName = "Finding")
    List<EntityView> subjects(FindingView finding, @Argument int first) {
        return finding.judgement().entities(finding.of().subjects(), first);
    }

    @SchemaMapping(typeName = "Finding")
    List<EntityView> customers(FindingView finding, @Argument int first) {
        return finding.judgement().entities(finding.of().customers(), first);
    }

    @SchemaMapping(typeName = "FindingEvidence")
    List<RelationView> relations(EvidenceView evidence, @Argument int first) {
        return evidence.judgement().relations(evidence.of().relations(), first);
    }

    @QueryMapping
    List<FrameworkView> frameworks(
            @Argument @Nullable Instant at, @Argument @Nullable String scenario, DataFetchingEnvironment environment) {
        return FrameworkView.all(judgement(at, scenario, environment));
    }

    private Judgement judgement(@Nullable Instant at, @Nullable String scenario, DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(
                inquiries.snapshot(environment),
                new Inquiries.Arguments(AssumptionsInput.at(at), scenario),
                ChronoUnit.MINUTES,
                environment);
        FindingTables.Judged judged = tables.of(inquiry);
        return new Judgement(
                inquiry,
                judged.findings(),
                judged.accepted(),
                tables.parameters(),
                resolutions,
                resolutions.asked(scenario, environment.getArgument("changes")).orElse(null));
    }

    private static Predicate<RuleText> rules(Findings findings, @Nullable List<String> asked) {
        if (asked == null) {
            return rule -> true;
        }
        Set<String> known =
                findings.outcomes().keySet().stream().map(RuleText::id).collect(Collectors.toCollection(TreeSet::new));
        for (String id : asked) {
            if (!known.contains(id)) {
                throw new BadRequest(
                        "rule names \"" + PlainText.shown(id) + "\"; the rules are " + String.join(", ", known));
            }
        }
        return rule -> asked.contains(rule.id());
    }

    private static Predicate<RuleText> speaking(@Nullable String framework, @Nullable String control) {
        if (framework == null && control == null) {
            return rule -> true;
        }
        Set<Control> meant = Frameworks.SHIPPED.meant(framework, control);
        if (meant.isEmpty()) {
            throw new BadRequest("no rule's framework has "
                    + (control == null ? "the name \"" : "a control \"")
                    + PlainText.shown(control == null ? String.valueOf(framework) : control)
                    + "\"; ask frameworks { name controls { control { id } } }");
        }
        return rule -> Frameworks.SHIPPED.of(rule.id()).stream().anyMatch(mapping -> meant.contains(mapping.control()));
    }

    private static Predicate<Finding> severities(@Nullable Set<Severity> wanted) {
        return finding -> wanted == null || wanted.contains(finding.severity());
    }

    private Predicate<Finding> of(@Nullable String tenant, Inquiry inquiry) {
        if (tenant == null) {
            return finding -> true;
        }
        int home = ids.vertex(inquiry.snapshot(), tenant);
        String organization = inquiry.snapshot().traits(home).organization();
        IntPredicate isMeant = vertex -> vertex == home
                || (organization != null
                        && organization.equals(inquiry.snapshot().traits(vertex).organization()));
        return finding -> finding.customers().stream().anyMatch(isMeant::test)
                || isHome(inquiry, finding.cause().entity(), isMeant);
    }

    private static boolean isHome(Inquiry inquiry, int vertex, IntPredicate isMeant) {
        int tenant = inquiry.snapshot().tenant(vertex);
        return tenant >= 0 && isMeant.test(tenant);
    }

    private static Predicate<Finding> about(@Nullable AskedFilter where, Inquiry inquiry) {
        if (where == null) {
            return finding -> true;
        }
        IntPredicate test = where.on(inquiry.filtered());
        return finding -> test.test(finding.cause().entity())
                || finding.subjects().stream().anyMatch(test::test);
    }
}
