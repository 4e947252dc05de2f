package blastradius.finding.activation;

import blastradius.finding.fact.Durations;
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
import blastradius.model.Terms;
import blastradius.snapshot.RelationAt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** BR-22: just-in-time access whose time is too long. */
public final class LongActivation implements Rule {

    private static final Parameter HOURS = new Parameter("BR-22", "hours", 8);
    private static final Parameter DAYS = new Parameter("BR-22", "days", 365);
    private static final RuleText TEXT = RuleText.of(
            "BR-22",
            "Just-in-time window too long",
            Severity.LOW,
            "An activation may last longer than so many hours, or access to a customer is eligible without end or for more than so many days.",
            HOURS,
            DAYS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        Eligibility.byCause(facts, relation -> facts.isJudged(relation.from())).forEach((cause, eligible) -> {
            Duration lasts = lasts(facts, cause);
            if (lasts != null && lasts.toMinutes() > facts.value(HOURS) * 60) {
                findings.add(finding(
                        facts,
                        cause,
                        eligible,
                        "an activation by " + facts.snapshot().name(cause) + " may last " + Durations.words(lasts)));
                return;
            }
            List<RelationAt> endless = eligible.stream()
                    .filter(relation -> isDelegated(facts, relation) && isEndless(facts, Eligibility.terms(relation)))
                    .toList();
            if (!endless.isEmpty()) {
                findings.add(finding(
                        facts,
                        cause,
                        endless,
                        Words.count(endless.size(), "activation") + " by "
                                + facts.snapshot().name(cause) + " may be asked for without an end, or for too long"));
            }
        });
        return Outcome.of(findings);
    }

    private static @Nullable Duration lasts(Facts facts, int policy) {
        return Durations.of(facts.stated().text(StatedFact.ACTIVATION_LASTS, policy));
    }

    private static boolean isDelegated(Facts facts, RelationAt relation) {
        return facts.delegations().leadsOver(relation);
    }

    private static boolean isEndless(Facts facts, Terms terms) {
        if (terms.until() == null) {
            return true;
        }
        Duration time = Duration.between(terms.from() == null ? facts.at() : terms.from(), terms.until());
        return time.toMinutes() > facts.value(DAYS) * 24 * 60;
    }

    private static Finding finding(Facts facts, int cause, List<RelationAt> eligible, String why) {
        return Finding.of(TEXT, Cause.of(cause), facts)
                .subjects(eligible.stream().map(RelationAt::to).toList())
                .relations(eligible)
                .words(why)
                .build();
    }
}
