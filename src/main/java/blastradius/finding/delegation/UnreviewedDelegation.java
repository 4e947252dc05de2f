package blastradius.finding.delegation;

import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.List;

/** BR-19: delegations that nobody has confirmed for long. */
public final class UnreviewedDelegation implements Rule {

    private static final Parameter DAYS = new Parameter("BR-19", "days", 90);

    private static final RuleText TEXT = RuleText.of(
            "BR-19",
            "Grant not recertified",
            Severity.MODERATE,
            "Delegations of WRITE or more were last reviewed longer ago than the policy allows, or never where their source states reviews; one for the organization whose people hold them.",
            DAYS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Absence absence = facts.without(RelationKind.REVIEWED_BY);
        List<Delegation> privileged = facts.delegations().all().stream()
                .filter(each -> each.gives(AccessLevel.WRITE))
                .toList();
        boolean isRecordedHere = privileged.stream().anyMatch(each -> facts.confirmedAt(each.holding()) != null);
        List<Delegation> judged = privileged.stream()
                .filter(each -> isRecordedHere || absence.isJudged(each.bearer()))
                .toList();
        List<Delegation> unreviewed = judged.stream()
                .filter(each -> isUnreviewed(facts, each, isRecordedHere || absence.isAbsent(each.bearer())))
                .toList();
        int days = (int) Math.round(facts.value(DAYS));
        return Outcome.of(
                Lacking.byRoutine(
                        facts, TEXT, TEXT.severity(), unreviewed, "that nobody confirmed in " + days + " days"),
                judged.size(),
                privileged.size(),
                "when grants were reviewed (REVIEWED_BY, or reviewDecide)");
    }

    /* A review without a date is one of some time: it is no finding. Who recertifies some delegations here, recertifies all here. */
    private static boolean isUnreviewed(Facts facts, Delegation delegation, boolean wouldBeStated) {
        Instant since = facts.daysAgo(DAYS);
        Instant confirmed = facts.confirmedAt(delegation.holding());
        if (confirmed != null && !confirmed.isBefore(since)) {
            return false;
        }
        List<RelationAt> reviews = facts.relations(RelationKind.REVIEWED_BY).outOf(delegation.bearer());
        if (reviews.isEmpty()) {
            return wouldBeStated;
        }
        return reviews.stream()
                .map(review -> facts.stated().time(StatedFact.REVIEWED, review.from(), review.to()))
                .allMatch(at -> at != null && at.isBefore(since));
    }
}
