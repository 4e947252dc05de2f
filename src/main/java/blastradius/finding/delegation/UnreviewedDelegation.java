package blastradius.finding.delegation;

import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** BR-19: delegations that nobody has confirmed for long. */
public final class UnreviewedDelegation implements Rule {

    private static final Parameter DAYS = new Parameter("BR-19", "days", 90);

    private static final RuleText TEXT = RuleText.of(
            "BR-19",
            "Grant not recertified",
            Severity.MODERATE,
            "A delegation of WRITE or more was last reviewed longer ago than the policy allows, or never where its source states reviews; one finding for each holder and role.",
            DAYS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Absence absence = facts.without(RelationKind.REVIEWED_BY);
        List<Delegation> privileged = facts.delegations().all().stream()
                .filter(each -> each.level().covers(AccessLevel.WRITE)
                        && facts.snapshot().kind(each.held()).type() == EntityType.GRANT)
                .toList();
        long judged = privileged.stream()
                .filter(each -> absence.isJudged(each.held()))
                .count();
        List<Finding> findings = new ArrayList<>();
        facts.delegations()
                .byHolderAndRole(each -> each.level().covers(AccessLevel.WRITE)
                        && facts.snapshot().kind(each.held()).type() == EntityType.GRANT
                        && isUnreviewed(facts, absence, each.held()))
                .forEach((key, delegations) -> findings.add(finding(facts, key, delegations)));
        return Outcome.of(findings, judged, privileged.size(), "when grants were reviewed (REVIEWED_BY)");
    }

    /* A review without a date is one of some time: it is no finding. */
    private static boolean isUnreviewed(Facts facts, Absence absence, int grant) {
        List<RelationAt> reviews = facts.relations(RelationKind.REVIEWED_BY).outOf(grant);
        if (reviews.isEmpty()) {
            return absence.isAbsent(grant);
        }
        Instant since = facts.daysAgo(DAYS);
        return reviews.stream()
                .map(review -> facts.stated().time(StatedFact.REVIEWED, review.from(), review.to()))
                .allMatch(at -> at != null && at.isBefore(since));
    }

    private static Finding finding(Facts facts, Delegation.Key key, List<Delegation> delegations) {
        int days = (int) Math.round(facts.value(DAYS));
        return Finding.of(TEXT, Cause.of(key.holder(), key.role()), facts)
                .subjects(delegations.stream().map(Delegation::held).toList())
                .relations(delegations.stream()
                        .flatMap(each -> each.relations().stream())
                        .toList())
                .words(facts.snapshot().name(key.holder()) + " holds " + key.role() + ", "
                        + Words.count(delegations.size(), "grant") + " that nobody confirmed in " + days + " days")
                .build();
    }
}
