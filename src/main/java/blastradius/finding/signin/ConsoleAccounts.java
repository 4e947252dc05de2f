package blastradius.finding.signin;

import blastradius.finding.access.Access;
import blastradius.finding.access.SignIns;
import blastradius.finding.fact.Durations;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** BR-50: accounts of the consoles from which customers are run. */
public final class ConsoleAccounts implements Rule {

    private static final Set<String> CONSOLES =
            Set.of("rmm", "psa", "backup", "documentation", "remote", "tickets", "patch");
    private static final RuleText TEXT = RuleText.of(
            "BR-50",
            "Console accounts",
            Severity.MODERATE,
            "The console of a tool for remote management, tickets, backup or documentation has an account without a factor, a local account beside single sign-on, or sessions without end.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        List<Integer> consoles = facts.judged(EntityType.RESOURCE)
                .filter(tool -> facts.snapshot().kind(tool) == EntityKind.TOOL && isConsole(facts, tool))
                .boxed()
                .toList();
        long judged = 0;
        for (int tool : consoles) {
            List<Integer> accounts = Access.of(facts).accounts(tool, AccessLevel.READ).stream()
                    .filter(account -> facts.snapshot().kind(account) == EntityKind.HUMAN)
                    .toList();
            Set<Integer> wrong = new TreeSet<>(accounts.stream()
                    .filter(account -> isBare(facts, account) || isLocal(facts, tool, account))
                    .toList());
            Duration lasts = Durations.of(facts.stated().text(StatedFact.LIFETIME, tool));
            boolean isEndless = Durations.ENDLESS.equals(lasts);
            boolean isKnown = lasts != null
                    || facts.stated().known(StatedFact.SINGLE_SIGN_ON).get(tool)
                    || accounts.stream().anyMatch(SignIns.of(facts)::isKnown);
            judged += isKnown ? 1 : 0;
            if (!wrong.isEmpty() || isEndless) {
                findings.add(finding(facts, tool, wrong, isEndless));
            }
        }
        return Outcome.of(findings, judged, consoles.size(), "factors, single sign-on and session times of consoles");
    }

    private static boolean isConsole(Facts facts, int tool) {
        String purpose = facts.stated().text(StatedFact.PURPOSE, tool);
        String words = (purpose == null ? "" : purpose) + " " + facts.snapshot().name(tool);
        return Stream.of(words.toLowerCase(Locale.ROOT).split("[^a-z]+")).anyMatch(CONSOLES::contains);
    }

    private static boolean isBare(Facts facts, int account) {
        return SignIns.of(facts).isKnown(account)
                && !SignIns.of(facts).withoutFactor(account).isEmpty();
    }

    private static boolean isLocal(Facts facts, int tool, int account) {
        return facts.stated().isTrue(StatedFact.SINGLE_SIGN_ON, tool)
                && facts.stated().isTrue(StatedFact.LOCAL_ACCOUNT, account);
    }

    private static Finding finding(Facts facts, int tool, Set<Integer> wrong, boolean isEndless) {
        return Finding.of(TEXT, Cause.of(tool), facts)
                .subjects(wrong)
                .words(facts.snapshot().name(tool) + " has " + wrong.size()
                        + (wrong.size() == 1 ? " account" : " accounts") + " without a factor or beside single sign-on"
                        + (isEndless ? ", and sessions that never end" : ""))
                .build();
    }
}
