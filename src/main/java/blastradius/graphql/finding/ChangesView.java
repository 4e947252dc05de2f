package blastradius.graphql.finding;

import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.finding.FindingView.RuleView;
import blastradius.graphql.finding.Past.SeenView;
import blastradius.graphql.finding.Since.FindingChange;
import blastradius.store.history.FindingLife;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What became of findings since an earlier version, of all that is asked for. */
record ChangesView(Judgement judgement, Since since, Wanted wanted) {

    public SeenView version() {
        return new SeenView(since.version(), since.at());
    }

    public long recordedUpTo() {
        return since.recordedUpTo();
    }

    public int newCount() {
        return count(FindingChange.NEW);
    }

    public int returnedCount() {
        return count(FindingChange.RETURNED);
    }

    public int stayedCount() {
        return count(FindingChange.STAYED);
    }

    public int judgedAnewCount() {
        return count(FindingChange.JUDGED_ANEW) + asked(since.judgedAway()).size();
    }

    public int goneCount() {
        return asked(since.gone()).size();
    }

    List<GoneView> gone(int first) {
        List<FindingLife> gone =
                asked(since.gone()).stream().limit(Judgement.most(first)).toList();
        judgement.past().date(gone);
        return gone.stream().map(life -> new GoneView(judgement, life)).toList();
    }

    public Collection<String> rulesChanged() {
        return since.rulesChanged();
    }

    private int count(FindingChange change) {
        return (int) judgement.findings().all().stream()
                .filter(finding -> wanted.lists(finding, judgement))
                .filter(finding -> since.change(finding) == change)
                .count();
    }

    private List<FindingLife> asked(List<FindingLife> lives) {
        return lives.stream().filter(life -> wanted.asks(life, judgement)).toList();
    }

    /** A finding that is no more. */
    record GoneView(Judgement judgement, FindingLife of) {

        public String id() {
            return of.id();
        }

        public RuleView rule() {
            RuleText text = judgement.findings().outcomes().keySet().stream()
                    .filter(rule -> rule.id().equals(of.rule()))
                    .findFirst()
                    .orElseThrow();
            return new RuleView(judgement, text);
        }

        public Severity severity() {
            return Severity.valueOf(of.severity());
        }

        public String causeId() {
            return of.cause();
        }

        public @Nullable EntityView cause() {
            OptionalInt vertex = judgement.inquiry().snapshot().vertexOf(of.cause());
            return vertex.isPresent() ? judgement.inquiry().entity(vertex.getAsInt()) : null;
        }

        public SeenView firstSeen() {
            return Objects.requireNonNull(judgement.past().seen(of.first()));
        }

        public @Nullable SeenView goneSince() {
            return judgement.past().seen(of.last().until());
        }
    }
}
