package blastradius.finding.delegation;

import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.RelationTable;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Selections;
import blastradius.finding.outcome.Severity;
import blastradius.model.Action;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** BR-29: access to a company that came with a merger, and that nobody approved there. */
public final class InheritedAccess implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-29",
            "Inherited access by merger",
            Severity.MODERATE,
            "A group or identity of a parent holds a grant of a company below it, and no approval is recorded for the grant.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Absence approval = facts.without(RelationKind.APPROVED_BY);
        RelationTable grants = facts.relations(RelationKind.GRANTS);
        SortedMap<Integer, List<RelationAt>> byHolder = new TreeMap<>();
        long inherited = 0;
        long judged = 0;
        for (int i = 0; i < grants.size(); i++) {
            RelationAt granted = grants.at(i);
            Set<Integer> parents = parents(facts, granted.to());
            for (RelationAt held : facts.relations(RelationKind.HOLDS_GRANT).into(granted.from())) {
                boolean isInherited = parents.contains(held.from())
                        || parents.contains(facts.snapshot().tenant(held.from()));
                if (isInherited) {
                    inherited++;
                    judged += approval.isJudged(granted.from()) ? 1 : 0;
                    if (approval.isAbsent(granted.from())) {
                        byHolder.computeIfAbsent(held.from(), first -> new ArrayList<>())
                                .add(held);
                    }
                }
            }
        }
        return Outcome.of(
                byHolder.entrySet().stream()
                        .map(each -> finding(facts, each.getKey(), each.getValue()))
                        .toList(),
                judged,
                inherited,
                "who approved grants (APPROVED_BY)");
    }

    private static Set<Integer> parents(Facts facts, int scope) {
        Set<Integer> parents = new LinkedHashSet<>();
        List<Integer> next = new ArrayList<>(List.of(scope));
        if (facts.snapshot().tenant(scope) >= 0) {
            next.add(facts.snapshot().tenant(scope));
        }
        while (!next.isEmpty()) {
            for (RelationAt above : facts.relations(RelationKind.PARENT_OF).into(next.removeLast())) {
                if (parents.add(above.from())) {
                    next.add(above.from());
                }
            }
        }
        return parents;
    }

    private static Finding finding(Facts facts, int holder, List<RelationAt> held) {
        return Finding.of(TEXT, Cause.of(holder), facts)
                .subjects(held.stream().map(RelationAt::to).toList())
                .relations(held)
                .words(facts.snapshot().name(holder) + " holds " + held.size()
                        + (held.size() == 1 ? " grant" : " grants")
                        + " of a company below it that nobody approved there")
                .remedy(
                        new Action.Revoke(Selections.relations(facts.snapshot(), held)),
                        "grant anew what is needed, approved by the company itself")
                .build();
    }
}
