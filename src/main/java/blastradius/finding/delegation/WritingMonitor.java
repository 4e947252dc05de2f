package blastradius.finding.delegation;

import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Selections;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** BR-39: who watches also writes. */
public final class WritingMonitor implements Rule {

    private static final List<String> WATCHING = List.of("monitor", "soc", "siem", "observability", "alerting");
    private static final RuleText TEXT = RuleText.of(
            "BR-39",
            "Monitoring identity that writes",
            Severity.MODERATE,
            "An identity or group whose purpose is monitoring also holds WRITE or more in a customer, instead of a separate account for escalation.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        if (!facts.stated().isStated(StatedFact.PURPOSE)) {
            return Outcome.notJudged("what identities and groups are for (purpose)");
        }
        List<Finding> findings = new ArrayList<>();
        facts.delegations()
                .byHolder(each -> each.gives(AccessLevel.WRITE)
                        && facts.snapshot().kind(each.holder()).type() != EntityType.RESOURCE
                        && isWatching(facts, each.holder()))
                .forEach((holder, writing) -> findings.add(Finding.of(TEXT, Cause.of(holder), facts)
                        .relations(writing.stream()
                                .flatMap(each -> each.relations().stream())
                                .toList())
                        .words(facts.snapshot().name(holder) + ", which is for monitoring, writes in "
                                + writing.stream()
                                        .map(Delegation::customer)
                                        .distinct()
                                        .count() + " customers")
                        .remedy(
                                new Action.Revoke(Selections.relations(
                                        facts.snapshot(),
                                        writing.stream()
                                                .map(each -> each.holding())
                                                .toList())),
                                "a separate account for escalation, activated when needed")
                        .build()));
        return Outcome.of(findings);
    }

    /* By its own purpose; "soc" and its like are words of their own, not parts of others. */
    private static boolean isWatching(Facts facts, int holder) {
        String purpose = facts.stated().text(StatedFact.PURPOSE, holder);
        return purpose != null
                && Stream.of(purpose.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                        .anyMatch(word -> WATCHING.stream()
                                .anyMatch(watching ->
                                        watching.length() < 5 ? word.equals(watching) : word.startsWith(watching)));
    }
}
