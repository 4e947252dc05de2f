package blastradius.finding.delegation;

import blastradius.finding.access.CustomerAccess;
import blastradius.finding.access.CustomerAccesses;
import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import java.util.ArrayList;
import java.util.List;

/** BR-41: privileged delegation whose sessions nobody records, or nobody can attribute. */
public final class UnrecordedSessions implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-41",
            "Privileged delegation without recording",
            Severity.LOW,
            "A delegation that writes is without session recording, or does not tell its technicians apart; one a holder.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Absence recorded = facts.without(StatedFact.SESSION_RECORDED);
        Absence attributed = facts.without(StatedFact.ATTRIBUTED);
        List<CustomerAccess> writing = CustomerAccesses.of(facts).all().stream()
                .filter(each -> each.isGrant() && each.gives(AccessLevel.WRITE))
                .toList();
        List<Finding> findings = new ArrayList<>();
        CustomerAccesses.of(facts)
                .byHolder(each -> each.isGrant()
                        && each.gives(AccessLevel.WRITE)
                        && (isMissing(facts, recorded, StatedFact.SESSION_RECORDED, each.bearer())
                                || isMissing(facts, attributed, StatedFact.ATTRIBUTED, each.bearer())))
                .forEach((holder, unrecorded) -> findings.add(finding(facts, holder, unrecorded)));
        return Outcome.of(
                findings,
                writing.stream()
                        .filter(each -> recorded.isJudged(each.bearer()) || attributed.isJudged(each.bearer()))
                        .count(),
                writing.size(),
                "whether sessions of grants are recorded (sessionRecording, technicianAttribution)");
    }

    private static boolean isMissing(Facts facts, Absence absence, StatedFact fact, int grant) {
        return absence.isJudged(grant) && !facts.stated().isTrue(fact, grant);
    }

    private static Finding finding(Facts facts, int holder, List<CustomerAccess> unrecorded) {
        List<Integer> grants =
                unrecorded.stream().map(CustomerAccess::bearer).distinct().toList();
        return Finding.of(TEXT, Cause.of(holder), facts)
                .subjects(grants)
                .relations(unrecorded.stream()
                        .map(each -> each.relations().getFirst())
                        .toList())
                .words(grants.size() + (grants.size() == 1 ? " grant" : " grants") + " of "
                        + facts.snapshot().name(holder) + " that write are used without recording")
                .build();
    }
}
