package blastradius.finding;

import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What all rules come to in one estate at one instant. Immutable. */
public final class Findings {

    private final Map<RuleText, Outcome> outcomes;
    private final List<Finding> all;
    private final Map<String, Finding> byId;

    private Findings(Map<RuleText, Outcome> outcomes, Snapshot snapshot) {
        this.outcomes = outcomes;
        this.all = outcomes.values().stream()
                .flatMap(outcome -> outcome.findings().stream())
                .sorted(Comparator.comparing(Finding::severity)
                        .reversed()
                        .thenComparingInt(finding -> -finding.subjects().size())
                        .thenComparing(finding -> finding.rule().id())
                        .thenComparing(finding -> snapshot.name(finding.cause().entity()))
                        .thenComparing(Finding::id))
                .toList();
        this.byId = new TreeMap<>();
        all.forEach(finding -> byId.put(finding.id(), finding));
    }

    /**
     * Asks every rule.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget of the facts is spent
     */
    public static Findings of(Facts facts) {
        return of(Rules.ALL, facts);
    }

    /** Asks some rules. */
    public static Findings of(Collection<Rule> rules, Facts facts) {
        Map<RuleText, Outcome> outcomes = new LinkedHashMap<>();
        for (Rule rule : rules) {
            facts.budget().check();
            outcomes.put(rule.text(), rule.judge(facts));
        }
        return new Findings(outcomes, facts.snapshot());
    }

    /** By rule, in the order of their ids. */
    public Map<RuleText, Outcome> outcomes() {
        return java.util.Collections.unmodifiableMap(outcomes);
    }

    /** The gravest first, then those with most subjects, then by rule and the name of what makes them. */
    public List<Finding> all() {
        return all;
    }

    public Optional<Finding> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
