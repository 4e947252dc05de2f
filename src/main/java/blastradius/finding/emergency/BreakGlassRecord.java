package blastradius.finding.emergency;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** BR-24: an emergency account that nobody answers for on paper. */
public final class BreakGlassRecord implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-24",
            "Emergency account without a record",
            Severity.MODERATE,
            "An emergency account has no exception recorded, or one that has expired, or was used and not reviewed since.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Absence exception = facts.without(RelationKind.HAS_EXCEPTION);
        Absence review = facts.without(facts.stated().from(StatedFact.EXCEPTION_REVIEWED));
        List<Integer> accounts = facts.judged(EntityType.IDENTITY)
                .filter(vertex -> facts.snapshot().traits(vertex).breakGlass()
                        && facts.snapshot().traits(vertex).enabled())
                .boxed()
                .toList();
        long judged = accounts.stream().filter(exception::isJudged).count();
        List<Finding> findings = new ArrayList<>();
        accounts.stream().filter(exception::isJudged).forEach(account -> {
            String wrong = wrong(facts, account, review);
            if (wrong != null) {
                findings.add(Finding.of(TEXT, Cause.of(account), facts)
                        .relations(facts.relations(RelationKind.HAS_EXCEPTION).outOf(account))
                        .words(facts.snapshot().name(account) + " " + wrong)
                        .build());
            }
        });
        return Outcome.of(
                findings, judged, accounts.size(), "accepted exceptions (HAS_EXCEPTION) of emergency accounts");
    }

    private static @Nullable String wrong(Facts facts, int account, Absence review) {
        List<RelationAt> exceptions =
                facts.relations(RelationKind.HAS_EXCEPTION).outOf(account);
        if (exceptions.isEmpty()) {
            return "has no exception on record";
        }
        List<Instant> ends = times(facts, StatedFact.EXCEPTION_ENDS, exceptions);
        if (ends.size() == exceptions.size() && ends.stream().noneMatch(facts.at()::isBefore)) {
            return "has an exception that has expired";
        }
        Instant used = facts.at(Fact.USED, account);
        boolean isReviewed = used == null
                || !review.isJudged(account)
                || times(facts, StatedFact.EXCEPTION_REVIEWED, exceptions).stream()
                        .anyMatch(reviewed -> !reviewed.isBefore(used));
        return isReviewed ? null : "was used and not reviewed since";
    }

    private static List<Instant> times(Facts facts, StatedFact fact, List<RelationAt> exceptions) {
        return exceptions.stream()
                .map(each -> facts.stated().time(fact, each.from(), each.to()))
                .filter(Objects::nonNull)
                .toList();
    }
}
