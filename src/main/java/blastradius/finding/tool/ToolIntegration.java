package blastradius.finding.tool;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
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
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.List;

/** BR-31: the key of a tool that works from anywhere and writes in several customers. */
public final class ToolIntegration implements Rule {

    private static final Parameter CUSTOMERS = new Parameter("BR-31", "customers", 2);
    private static final RuleText TEXT = RuleText.of(
            "BR-31",
            "Unrestricted tool integration",
            Severity.HIGH,
            "A secret of an identity by which a tool works opens it from any network, and the identity writes in so many customers.",
            CUSTOMERS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        facts.judged(EntityType.IDENTITY)
                .filter(identity -> facts.isNonHuman(identity)
                        && facts.customersReached(identity, AccessLevel.WRITE) >= facts.value(CUSTOMERS)
                        && isOfTool(facts, identity))
                .forEach(identity -> {
                    List<RelationAt> free = facts.relations(RelationKind.AUTHENTICATES_AS).into(identity).stream()
                            .filter(each -> each.relationClass().terms().zone() == null
                                    && !facts.stated()
                                            .known(StatedFact.ALLOWED_NETWORKS)
                                            .get(each.from())
                                    && !facts.isShut(each))
                            .toList();
                    if (!free.isEmpty()) {
                        findings.add(finding(facts, identity, free));
                    }
                });
        return Outcome.of(findings);
    }

    private static boolean isOfTool(Facts facts, int identity) {
        return facts.relations(RelationKind.RUNS_AS).into(identity).stream()
                        .anyMatch(each -> facts.snapshot().kind(each.from()) == EntityKind.TOOL)
                || facts.relations(RelationKind.CAN).outOf(identity).stream()
                        .anyMatch(each -> facts.snapshot().kind(each.to()) == EntityKind.TOOL
                                && each.relationClass().gives().covers(AccessLevel.WRITE));
    }

    private static Finding finding(Facts facts, int identity, List<RelationAt> free) {
        return Finding.of(TEXT, Cause.of(identity), facts)
                .subjects(free.stream().map(RelationAt::from).toList())
                .relations(free)
                .words(facts.snapshot().name(identity) + " writes in "
                        + facts.customersReached(identity, AccessLevel.WRITE) + " customers, and "
                        + free.size() + (free.size() == 1 ? " secret opens" : " secrets open") + " it from any network")
                .build();
    }
}
