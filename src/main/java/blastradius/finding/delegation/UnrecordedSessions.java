package blastradius.finding.delegation;

import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import java.util.List;

/** BR-41: privileged delegation whose sessions nobody records, or nobody can attribute. */
public final class UnrecordedSessions implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-41",
            "Privileged delegation without recording",
            Severity.LOW,
            "Delegations that write are without session recording, or do not tell technicians apart; one for the organization whose people hold them.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Absence recorded = facts.without(StatedFact.SESSION_RECORDED);
        Absence attributed = facts.without(StatedFact.ATTRIBUTED);
        List<Delegation> writing = facts.delegations().all().stream()
                .filter(each -> each.isGranted() && each.gives(AccessLevel.WRITE))
                .toList();
        List<Delegation> unrecorded = writing.stream()
                .filter(each -> isMissing(facts, recorded, StatedFact.SESSION_RECORDED, each.bearer())
                        || isMissing(facts, attributed, StatedFact.ATTRIBUTED, each.bearer()))
                .toList();
        return Outcome.of(
                Lacking.byRoutine(
                        facts, TEXT, TEXT.severity(), unrecorded, "that write and are used without recording"),
                writing.stream()
                        .filter(each -> recorded.isJudged(each.bearer()) || attributed.isJudged(each.bearer()))
                        .count(),
                writing.size(),
                "whether sessions of grants are recorded (sessionRecording, technicianAttribution)");
    }

    private static boolean isMissing(Facts facts, Absence absence, StatedFact fact, int grant) {
        return absence.isJudged(grant) && !facts.stated().isTrue(fact, grant);
    }
}
