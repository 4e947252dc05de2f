package blastradius.finding.lifecycle;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.EntityType;
import blastradius.model.Selection;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** BR-16: identities that nobody has used for long and that could still change what is customers'. */
public final class DormantIdentity implements Rule {

    private static final Parameter DAYS = new Parameter("BR-16", "days", 45);

    private static final RuleText TEXT = RuleText.of(
            "BR-16",
            "Dormant but privileged",
            Severity.HIGH,
            "An enabled identity that was last used longer ago than the policy allows reaches something of another's tenant at WRITE, or administers a tenant; accounts for emergencies excepted.",
            DAYS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Snapshot snapshot = facts.snapshot();
        Instant since = facts.daysAgo(DAYS);
        List<Finding> findings = new ArrayList<>();
        long privileged = 0;
        long judged = 0;
        for (int identity : facts.judged(EntityType.IDENTITY).toArray()) {
            boolean isInUse = snapshot.traits(identity).enabled()
                    && !snapshot.traits(identity).breakGlass();
            if (isInUse && facts.isPrivileged(identity, AccessLevel.WRITE)) {
                privileged++;
                Instant used = facts.at(Fact.USED, identity);
                judged += used == null ? 0 : 1;
                if (used != null && used.isBefore(since)) {
                    findings.add(Finding.of(TEXT, Cause.of(identity), facts)
                            .words(snapshot.name(identity) + " was last used on " + Words.day(used)
                                    + " and reaches "
                                    + Words.count(facts.customersReached(identity, AccessLevel.WRITE), "other customer")
                                    + " at WRITE")
                            .remedy(new Action.Disable(Selection.of(snapshot.id(identity))), "nobody has used it since")
                            .build());
                }
            }
        }
        return Outcome.of(findings, judged, privileged, "when identities were last used (lastUsedAt)");
    }
}
