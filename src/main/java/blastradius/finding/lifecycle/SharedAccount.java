package blastradius.finding.lifecycle;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.RelationTable;
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

/** BR-02: one account that several people use, without an exception that says so. */
public final class SharedAccount implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-02",
            "Shared account",
            Severity.MODERATE,
            "An enabled identity is used by two persons or more, and no exception that is in force allows it.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        RelationTable used = facts.relations(RelationKind.USED_BY);
        if (used.size() == 0) {
            return Outcome.notJudged("which persons use an identity (USED_BY)");
        }
        List<Finding> findings = new ArrayList<>();
        facts.judged(EntityType.IDENTITY)
                .filter(identity -> facts.snapshot().traits(identity).enabled())
                .forEach(identity -> {
                    List<RelationAt> users = used.outOf(identity);
                    long persons = users.stream().map(RelationAt::to).distinct().count();
                    if (persons > 1 && !isExcepted(facts, identity)) {
                        findings.add(Finding.of(TEXT, Cause.of(identity), facts)
                                .relations(users)
                                .words(facts.snapshot().name(identity) + " is used by " + persons + " persons")
                                .build());
                    }
                });
        return Outcome.of(findings);
    }

    /* Who accepts it stands at the exception's end; without an end it stands. */
    private static boolean isExcepted(Facts facts, int identity) {
        return facts.relations(RelationKind.HAS_EXCEPTION).outOf(identity).stream()
                .anyMatch(exception -> {
                    Instant end = facts.stated().time(StatedFact.EXCEPTION_ENDS, exception.from(), exception.to());
                    return end == null || end.isAfter(facts.at());
                });
    }
}
