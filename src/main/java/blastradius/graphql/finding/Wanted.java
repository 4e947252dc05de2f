package blastradius.graphql.finding;

import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.graphql.finding.Since.FindingChange;
import blastradius.store.history.FindingLife;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be listed.
 *
 * @param rules of which rules
 * @param severities of which severities; null: of any
 * @param concerns those that concern this
 * @param causes the same of findings that are gone, of which only the cause is known, -1 where it is gone too
 * @param accepted only those that somebody accepts, or nobody; null: both
 * @param changes of which something of these became; null: anything
 */
record Wanted(
        Predicate<RuleText> rules,
        @Nullable Set<Severity> severities,
        Predicate<Finding> concerns,
        IntPredicate causes,
        @Nullable Boolean accepted,
        @Nullable Set<FindingChange> changes) {

    /** All that nobody accepts. */
    static final Wanted ALL = new Wanted(rule -> true, null, finding -> true, vertex -> true, false, null);

    boolean lists(Finding finding, Judgement judgement) {
        return asks(finding) && (accepted == null || accepted != judgement.isOpen(finding));
    }

    /** Whether it is meant, accepted or not. */
    boolean asks(Finding finding) {
        return rules.test(finding.rule())
                && (severities == null || severities.contains(finding.severity()))
                && concerns.test(finding);
    }

    /** Whether one that is gone is meant; what its rule says now counts. */
    boolean asks(FindingLife life, Judgement judgement) {
        boolean isOfRule = judgement.findings().outcomes().keySet().stream()
                .anyMatch(rule -> rule.id().equals(life.rule()) && rules.test(rule));
        return isOfRule
                && (severities == null
                        || severities.stream().anyMatch(each -> each.name().equals(life.severity())))
                && causes.test(
                        judgement.inquiry().snapshot().vertexOf(life.cause()).orElse(-1));
    }
}
