package blastradius.graphql.finding;

import blastradius.finding.Frameworks;
import blastradius.finding.Frameworks.Control;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Ids;
import blastradius.graphql.entity.Page;
import blastradius.graphql.finding.ChangesView.GoneView;
import blastradius.graphql.finding.FindingView.EvidenceView;
import blastradius.graphql.finding.Since.FindingChange;
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
import blastradius.snapshot.Snapshot;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
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
    private final PastFindings past;
    private final EntityFilters filters;
    private final Ids ids;
    private final Limits limits;

    FindingController(
            Inquiries inquiries,
            Resolutions resolutions,
            FindingTables tables,
            PastFindings past,
            EntityFilters filters,
            Ids ids,
            Limits limits) {
        this.inquiries = inquiries;
        this.resolutions = resolutions;
        this.tables = tables;
        this.past = past;
        this.filters = filters;
        this.ids = ids;
        this.limits = limits;
    }

    @QueryMapping
    FindingConnection findings(
            @Argument @Nullable List<String> rule,
            @Argument @Nullable Set<Severity> severity,
            @Argument @Nullable String tenant,
            @Argument @Nullable String list,
            @Argument @Nullable String framework,
            @Argument @Nullable String control,
            @Argument @Nullable Map<String, Object> where,
            @Argument @Nullable Boolean accepted,
            @Argument @Nullable Integer sinceVersion,
            @Argument @Nullable Instant since,
            @Argument @Nullable Set<FindingChange> change,
            @Argument @Nullable Instant at,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Judgement judgement = judgement(at, scenario, environment);
        Inquiry inquiry = judgement.inquiry();
        AskedFilter filter = where == null ? null : filters.asked(EntityFilterDocument.read(where));
        AskedFilter listed =
                list == null ? null : filters.asked(EntityFilterDocument.read(Map.of("lists", List.of(list))));
        Page page = Page.of(
                environment.getArgument("first"),
                environment.getArgument("after"),
                limits,
                inquiry.pin(),
                inquiry.question(
                        String.join(
                                ";",
                                "findings",
                                String.valueOf(Arrays.asList(
                                        rule,
                                        severity,
                                        tenant,
                                        framework,
                                        control,
                                        accepted,
                                        sinceVersion,
                                        since,
                                        change)),
                                filter == null ? "" : filter.text(),
                                listed == null ? "" : listed.text()),
                        List.of()));
        Concerned concerned = new Concerned(
                inquiry.snapshot(),
                tenant == null ? null : ofTenant(tenant, inquiry.snapshot()),
                filter == null ? null : filter.on(inquiry.filtered()),
                listed == null ? null : listed.on(inquiry.filtered()));
        Set<String> rules = rule == null ? null : FindingTables.known(rule);
        Predicate<RuleText> ofRules = text -> rules == null || rules.contains(text.id());
        Since then = Since.of(sinceVersion, since, judgement);
        if (change != null && then == null) {
            throw new BadRequest("change is asked since something; state since or sinceVersion");
        }
        Wanted wanted = new Wanted(
                ofRules.and(speaking(framework, control)),
                severity,
                concerned::by,
                concerned::byCause,
                accepted,
                change);
        return FindingConnection.of(judgement, wanted, then, page);
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
                .map(found -> new FindingView(judgement, null, found))
                .orElse(null);
    }

    @SchemaMapping(typeName = "FindingChanges")
    List<GoneView> gone(ChangesView changes, @Argument int first) {
        return changes.gone(first);
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
                judged.risks(),
                new Past(past, judged.findings().all()),
                tables.parameters(),
                resolutions,
                resolutions.asked(scenario, environment.getArgument("changes")).orElse(null));
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

    private IntPredicate ofTenant(String tenant, Snapshot snapshot) {
        int home = ids.vertex(snapshot, tenant);
        String organization = snapshot.traits(home).organization();
        return vertex -> vertex == home
                || (organization != null
                        && organization.equals(snapshot.traits(vertex).organization()));
    }
}
