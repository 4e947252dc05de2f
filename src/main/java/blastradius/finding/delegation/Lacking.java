package blastradius.finding.delegation;

import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What many delegations lack is a routine that somebody lacks: one finding for each organization, however many hold however much. */
final class Lacking {

    private Lacking() {}

    /**
     * By whoever looks after the holders.
     *
     * @param lack after the grants and their holders: {@code that nobody confirmed}
     */
    static List<Finding> byRoutine(
            Facts facts, RuleText rule, Severity severity, Collection<Delegation> lacking, String lack) {
        Map<Integer, List<Delegation>> byResponsible = new LinkedHashMap<>();
        lacking.forEach(each -> byResponsible
                .computeIfAbsent(facts.routine(each.holder()).responsible(), first -> new ArrayList<>())
                .add(each));
        List<Finding> findings = new ArrayList<>();
        byResponsible.forEach((responsible, some) -> findings.add(about(facts, rule, Cause.of(responsible), some)
                .severity(severity)
                .words(Words.count(bearers(some).size(), "delegation") + " of " + holders(facts, some) + " " + lack)
                .build()));
        return findings;
    }

    /** What bears them falls short, and their holdings prove it. */
    static Finding.Builder about(Facts facts, RuleText rule, Cause cause, List<Delegation> some) {
        return Finding.of(rule, cause, facts)
                .subjects(bearers(some))
                .concerns(some.stream().map(Delegation::scope).distinct().toList())
                .relations(some.stream().map(Delegation::holding).distinct().toList());
    }

    private static List<Integer> bearers(List<Delegation> some) {
        return some.stream().map(Delegation::bearer).distinct().toList();
    }

    private static String holders(Facts facts, List<Delegation> some) {
        return Words.names(
                some.stream()
                        .map(Delegation::holder)
                        .distinct()
                        .map(facts.snapshot()::name)
                        .toList(),
                3);
    }
}
