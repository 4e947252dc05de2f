package blastradius.finding.credential;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.Action;
import blastradius.model.Selection;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;

/** BR-08: secrets that are known to have leaked and still have the value that leaked. */
public final class ExposedSecret implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-08",
            "Secret older than its exposure",
            Severity.CRITICAL,
            "A secret is known to have been exposed, was not renewed since, and still opens something.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        if (facts.stated().known(StatedFact.EXPOSED).isEmpty()) {
            return Outcome.notJudged("when secrets were exposed (exposedAt), or a list of leaked ones");
        }
        List<Finding> findings = Secrets.of(facts, secret -> isOpen(facts, secret))
                .mapToObj(secret -> finding(facts, secret))
                .toList();
        return Outcome.of(findings);
    }

    private static boolean isOpen(Facts facts, int secret) {
        Instant exposed = facts.stated().time(StatedFact.EXPOSED, secret);
        Instant since = Secrets.since(facts, secret);
        return exposed != null && !exposed.isAfter(facts.at()) && (since == null || since.isBefore(exposed));
    }

    private static Finding finding(Facts facts, int secret) {
        Snapshot snapshot = facts.snapshot();
        return Finding.of(TEXT, Cause.of(secret), facts)
                .concerns(facts.identities(secret).boxed().toList())
                .words(snapshot.name(secret) + " was exposed on "
                        + Words.day(facts.stated().time(StatedFact.EXPOSED, secret))
                        + " and has not been renewed since")
                .remedy(
                        new Action.Rotate(Selection.of(snapshot.id(secret)), facts.at()),
                        "who has the exposed value then has nothing")
                .build();
    }
}
