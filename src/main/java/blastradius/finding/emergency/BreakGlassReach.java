package blastradius.finding.emergency;

import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import java.util.Objects;

/** BR-25: an emergency account that opens several customers. */
public final class BreakGlassReach implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-25",
            "Emergency account of several customers",
            Severity.MODERATE,
            "An emergency account reads in more than one customer.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        return Outcome.of(facts.judged(EntityType.IDENTITY)
                .filter(vertex -> facts.snapshot().traits(vertex).breakGlass())
                .mapToObj(account -> {
                    boolean isCustomers = facts.organizations().isCustomers(account);
                    int customers = facts.customersReached(account, AccessLevel.READ) + (isCustomers ? 1 : 0);
                    return customers < 2
                            ? null
                            : Finding.of(TEXT, Cause.of(account), facts)
                                    .words(facts.snapshot().name(account) + " opens " + customers + " customers")
                                    .build();
                })
                .filter(Objects::nonNull)
                .toList());
    }
}
