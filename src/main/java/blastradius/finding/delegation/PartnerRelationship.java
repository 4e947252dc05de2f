package blastradius.finding.delegation;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Selections;
import blastradius.finding.outcome.Severity;
import blastradius.model.Action;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** BR-44: delegated administration relationships that give too much, that nobody was assigned, or that nobody uses. */
public final class PartnerRelationship implements Rule {

    private static final Parameter DAYS = new Parameter("BR-44", "days", 90);
    private static final Set<String> FORBIDDEN = Set.of(
            "62E90394-69F5-4237-9190-012177145E10",
            "E8611AB8-C189-46E8-94E1-60213AB1F814",
            "7BE44C8A-ADAF-4E2A-84D6-AB2649E08A13");
    private static final RuleText TEXT = RuleText.of(
            "BR-44",
            "Delegated administration relationship",
            Severity.HIGH,
            "A delegated administration relationship gives Global, Privileged Role or Privileged Authentication Administrator, has roles that are assigned to nobody, or was not used for so many days.",
            DAYS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Integer> grants = facts.judged(EntityType.GRANT)
                .filter(grant -> PartnerGrants.isGranular(facts, grant))
                .boxed()
                .toList();
        if (grants.isEmpty()) {
            return Outcome.notJudged("delegated administration relationships of the partner");
        }
        SortedMap<Integer, List<RelationAt>> holding = new TreeMap<>();
        SortedMap<Integer, List<RelationAt>> unassigned = new TreeMap<>();
        for (int grant : grants) {
            List<RelationAt> held = facts.relations(RelationKind.HOLDS_GRANT).into(grant).stream()
                    .filter(each -> facts.snapshot().kind(each.from()).type() == EntityType.GROUP)
                    .toList();
            boolean isWrong = isForbidden(facts, grant) || isUnused(facts, grant);
            held.stream().filter(each -> isWrong).forEach(each -> put(holding, each.from(), each));
            if (held.isEmpty()
                    && facts.relations(RelationKind.HOLDS_GRANT).into(grant).isEmpty()) {
                facts.relations(RelationKind.CAN_CHANGE_AUTHORITY).into(grant).stream()
                        .filter(each -> facts.snapshot().kind(each.from()).type() == EntityType.GROUP)
                        .forEach(each -> put(unassigned, each.from(), each));
            }
        }
        List<Finding> findings = new ArrayList<>();
        holding.forEach((group, held) -> findings.add(Finding.of(TEXT, Cause.of(group, "held"), facts)
                .subjects(held.stream().map(RelationAt::to).toList())
                .relations(held)
                .words(facts.snapshot().name(group) + " holds " + distinct(held)
                        + " roles of relationships that are too powerful or not used")
                .remedy(
                        new Action.Revoke(Selections.relations(facts.snapshot(), held)),
                        "relationships with the roles that the work needs")
                .build()));
        unassigned.forEach((group, open) -> findings.add(Finding.of(TEXT, Cause.of(group, "unassigned"), facts)
                .subjects(open.stream().map(RelationAt::to).toList())
                .relations(open)
                .severity(Severity.MODERATE)
                .words(distinct(open) + " approved roles are assigned to nobody: whoever is in "
                        + facts.snapshot().name(group) + " takes them")
                .build()));
        return Outcome.of(findings);
    }

    private static long distinct(List<RelationAt> relations) {
        return relations.stream().map(RelationAt::to).distinct().count();
    }

    private static void put(SortedMap<Integer, List<RelationAt>> by, int key, RelationAt value) {
        by.computeIfAbsent(key, first -> new ArrayList<>()).add(value);
    }

    private static boolean isForbidden(Facts facts, int grant) {
        String role = facts.stated().text(StatedFact.ROLE_DEFINITION, grant);
        return role != null && FORBIDDEN.contains(role.toUpperCase(Locale.ROOT));
    }

    private static boolean isUnused(Facts facts, int grant) {
        Instant used = facts.at(Fact.USED, grant);
        return used != null && used.isBefore(facts.daysAgo(DAYS));
    }
}
