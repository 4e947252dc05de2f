package blastradius.finding.tool;

import blastradius.finding.access.Access;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
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

/** BR-32: a tool that runs code in very many customers, by whoever administers it. */
public final class PushEverywhere implements Rule {

    private static final Parameter CUSTOMERS = new Parameter("BR-32", "customers", 50);
    private static final RuleText TEXT = RuleText.of(
            "BR-32",
            "Tool that pushes everywhere at once",
            Severity.HIGH,
            "A tool manages machines of so many customers, and who administers it is not of tier 0, or nobody's role is limited to a site.",
            CUSTOMERS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        facts.judged(EntityType.RESOURCE)
                .filter(tool -> facts.snapshot().kind(tool) == EntityKind.TOOL)
                .forEach(tool -> {
                    List<RelationAt> managed =
                            facts.relations(RelationKind.MANAGES).outOf(tool);
                    List<Integer> customers = managed.stream()
                            .map(RelationAt::to)
                            .filter(facts.organizations()::isCustomers)
                            .map(facts.organizations()::of)
                            .distinct()
                            .toList();
                    if (customers.size() >= facts.value(CUSTOMERS)) {
                        List<RelationAt> everyday = everyday(facts, tool);
                        boolean isLimited = managed.stream()
                                .anyMatch(each -> !facts.relations(RelationKind.GRANTS)
                                        .into(each.to())
                                        .isEmpty());
                        if (!everyday.isEmpty() || !isLimited) {
                            findings.add(finding(facts, tool, customers, everyday, isLimited));
                        }
                    }
                });
        return Outcome.of(findings);
    }

    /* Rights to administer the tool that are held outside tier 0. */
    private static List<RelationAt> everyday(Facts facts, int tool) {
        return Access.of(facts).rights(tool, AccessLevel.WRITE).stream()
                .filter(right -> {
                    Integer tier = facts.snapshot().traits(right.from()).tier();
                    return tier == null || tier != 0;
                })
                .toList();
    }

    private static Finding finding(
            Facts facts, int tool, List<Integer> customers, List<RelationAt> everyday, boolean isLimited) {
        return Finding.of(TEXT, Cause.of(tool), facts)
                .subjects(customers)
                .relations(everyday)
                .words(facts.snapshot().name(tool) + " runs code in " + customers.size() + " customers; "
                        + everyday.size() + (everyday.size() == 1 ? " right" : " rights")
                        + " to administer it are outside tier 0"
                        + (isLimited ? "" : ", and no role is limited to a site"))
                .build();
    }
}
