package blastradius.finding.tool;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.fact.Routine;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** BR-31: the key of a tool that works from anywhere and writes in several customers. */
public final class ToolIntegration implements Rule {

    private static final Parameter CUSTOMERS = new Parameter("BR-31", "customers", 2);
    private static final RuleText TEXT = RuleText.of(
            "BR-31",
            "Unrestricted tool integration",
            Severity.MODERATE,
            "Secrets of identities by which tools work open them from any network, and each identity writes in so many customers; one for whoever looks after the tools.",
            CUSTOMERS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Map<Routine, List<RelationAt>> byRoutine = new LinkedHashMap<>();
        facts.judged(EntityType.IDENTITY)
                .filter(identity -> facts.isNonHuman(identity)
                        && facts.customersReached(identity, AccessLevel.WRITE) >= facts.value(CUSTOMERS)
                        && isOfTool(facts, identity))
                .forEach(identity -> facts.relations(RelationKind.AUTHENTICATES_AS).into(identity).stream()
                        .filter(opening -> isFree(facts, opening))
                        .forEach(opening -> byRoutine
                                .computeIfAbsent(facts.routine(identity), first -> new ArrayList<>())
                                .add(opening)));
        List<Finding> findings = new ArrayList<>();
        byRoutine.forEach((routine, free) -> findings.add(finding(facts, routine, free)));
        return Outcome.of(findings);
    }

    private static boolean isFree(Facts facts, RelationAt opening) {
        return opening.relationClass().terms().zone() == null
                && !facts.stated().isStated(StatedFact.ALLOWED_NETWORKS, opening.from())
                && !facts.isShut(opening);
    }

    private static boolean isOfTool(Facts facts, int identity) {
        return facts.relations(RelationKind.RUNS_AS).into(identity).stream()
                        .anyMatch(each -> facts.snapshot().kind(each.from()) == EntityKind.TOOL)
                || facts.relations(RelationKind.CAN).outOf(identity).stream()
                        .anyMatch(each -> facts.snapshot().kind(each.to()) == EntityKind.TOOL
                                && each.relationClass().gives().covers(AccessLevel.WRITE));
    }

    private static Finding finding(Facts facts, Routine routine, List<RelationAt> free) {
        List<Integer> secrets = free.stream().map(RelationAt::from).distinct().toList();
        List<Integer> identities = free.stream().map(RelationAt::to).distinct().toList();
        int most = identities.stream()
                .mapToInt(identity -> facts.customersReached(identity, AccessLevel.WRITE))
                .max()
                .orElse(0);
        return Finding.of(TEXT, Cause.of(routine), facts)
                .subjects(secrets)
                .relations(free)
                .words(Words.count(secrets.size(), "secret") + (secrets.size() == 1 ? " opens " : " open ")
                        + Words.names(
                                identities.stream().map(facts.snapshot()::name).toList(), 3)
                        + " from any network, to write in " + (identities.size() == 1 ? "" : "up to ")
                        + Words.count(most, "customer"))
                .build();
    }
}
