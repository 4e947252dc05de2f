package blastradius.graphql.finding;

import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.finding.Frameworks;
import blastradius.finding.Frameworks.Control;
import blastradius.finding.Frameworks.Former;
import blastradius.finding.Frameworks.Mapping;
import blastradius.finding.outcome.Evidence;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.finding.Past.SeenView;
import blastradius.graphql.finding.Since.FindingChange;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.PathView;
import blastradius.graphql.inquiry.RelationView;
import blastradius.model.AcceptedRisk;
import blastradius.model.Change;
import blastradius.model.ScenarioDocument;
import blastradius.snapshot.RelationAt;
import blastradius.store.history.FindingLife;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A finding under the schema's names. */
public record FindingView(Judgement judgement, @Nullable Since since, Finding of) {

    public String id() {
        return of.id();
    }

    public RuleView rule() {
        return new RuleView(judgement, of.rule());
    }

    public Severity severity() {
        return of.severity();
    }

    public String words() {
        return of.words();
    }

    /** The exception by which somebody accepts it. */
    public Optional<AcceptedRisk> acceptedBy() {
        return judgement.accepted().by(of);
    }

    public @Nullable FindingChange change() {
        return since == null ? null : since.change(of);
    }

    public @Nullable SeenView firstSeen() {
        FindingLife life = judgement.past().life(of);
        return life == null ? null : judgement.past().seen(life.first());
    }

    /** Since which version it stands without a break. */
    public @Nullable SeenView standsSince() {
        FindingLife life = judgement.past().life(of);
        return life == null || life.last().until() != null
                ? null
                : judgement.past().seen(life.last().since());
    }

    public EntityView cause() {
        return judgement.inquiry().entity(of.cause().entity());
    }

    public @Nullable RelationView causeRelation() {
        RelationAt relation = of.cause().relation();
        return relation == null ? null : judgement.relation(relation);
    }

    public int subjectCount() {
        return of.subjects().size();
    }

    public int customerCount() {
        return of.customers().size();
    }

    public EvidenceView evidence() {
        return new EvidenceView(judgement, of.evidence());
    }

    public @Nullable RemedyView remedy() {
        Change change = of.remedy();
        return change == null ? null : new RemedyView(judgement, of, change);
    }

    /** What proves a finding. */
    public record EvidenceView(Judgement judgement, Evidence of) {

        public int relationCount() {
            return of.relations().size();
        }

        public @Nullable PathView path() {
            Evidence.Way way = of.way();
            if (way == null) {
                return null;
            }
            Inquiry inquiry = judgement.inquiry();
            Source source = Source.of(inquiry.snapshot(), way.from());
            return Reach.from(inquiry.gates(), List.of(source), inquiry.budget())
                    .path(way.to(), way.level())
                    .map(inquiry::path)
                    .orElse(null);
        }

        public String question() {
            return of.question();
        }
    }

    /** What ends a finding. */
    public record RemedyView(Judgement judgement, Finding finding, Change of) {

        public Map<String, Object> change() {
            return ScenarioDocument.input(of);
        }

        public @Nullable String reason() {
            return of.reason();
        }

        public @Nullable Saving saving() {
            return finding.principal() < 0 ? null : Saving.of(judgement, finding, of);
        }
    }

    /** A rule under the schema's names. */
    public record RuleView(Judgement judgement, RuleText of) {

        public String id() {
            return of.id();
        }

        public String title() {
            return of.title();
        }

        public String definition() {
            return of.definition();
        }

        public Severity severity() {
            return of.severity();
        }

        public List<ParameterView> parameters() {
            return of.parameters().stream()
                    .map(parameter -> new ParameterView(
                            parameter.name(),
                            judgement.parameters().getOrDefault(parameter.key(), parameter.byDefault())))
                    .toList();
        }

        public List<MappingView> controls() {
            return Frameworks.SHIPPED.of(of.id()).stream().map(MappingView::new).toList();
        }
    }

    /** A number that a rule judges by. */
    public record ParameterView(String name, double value) {}

    /** That a rule speaks to a control. */
    public record MappingView(Mapping of) {

        public ControlView control() {
            return new ControlView(of.control());
        }

        public @Nullable String note() {
            return of.note();
        }
    }

    /** A control under the schema's names. */
    public record ControlView(Control of) {

        public String framework() {
            return of.framework();
        }

        public String version() {
            return of.version();
        }

        public String id() {
            return of.id();
        }

        public String title() {
            return of.title();
        }

        public boolean verified() {
            return of.verified();
        }

        public String source() {
            return of.source();
        }

        public List<String> formerIds() {
            return Frameworks.SHIPPED.former().stream()
                    .filter(each ->
                            each.framework().equals(of.framework()) && each.id().equals(of.id()))
                    .map(Former::old)
                    .toList();
        }
    }
}
