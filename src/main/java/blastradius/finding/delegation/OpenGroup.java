package blastradius.finding.delegation;

import blastradius.finding.access.Administrators;
import blastradius.finding.access.CustomerAccesses;
import blastradius.finding.access.Takeovers;
import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.EntityType;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.List;

/** BR-46: a group that carries delegation, and whose members are not guarded. */
public final class OpenGroup implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-46",
            "CustomerAccess by a group that others change",
            Severity.HIGH,
            "A group that holds access to customers is not role-assignable, or somebody outside tier 0 changes its members.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Absence assignable = facts.without(StatedFact.ROLE_ASSIGNABLE);
        List<Finding> findings = new ArrayList<>();
        CustomerAccesses.of(facts)
                .byHolder(each -> facts.snapshot().kind(each.holder()).type() == EntityType.GROUP
                        && !facts.organizations().isCustomers(each.holder()))
                .forEach((group, held) -> {
                    boolean isPlain =
                            assignable.isJudged(group) && !facts.stated().isTrue(StatedFact.ROLE_ASSIGNABLE, group);
                    List<RelationAt> outside = outside(facts, group);
                    if (isPlain || !outside.isEmpty()) {
                        findings.add(finding(facts, group, isPlain, outside));
                    }
                });
        return Outcome.of(findings);
    }

    /* Who changes the group, or becomes somebody who does. */
    private static List<RelationAt> outside(Facts facts, int group) {
        List<RelationAt> outside = new ArrayList<>();
        for (RelationAt right : Takeovers.of(facts).into(group)) {
            if (!isCore(facts, right.from())) {
                outside.add(right);
            } else if (facts.snapshot().kind(right.from()).type() == EntityType.IDENTITY) {
                Takeovers.of(facts).into(right.from()).stream()
                        .filter(further -> !isCore(facts, further.from()))
                        .forEach(outside::add);
            }
        }
        return outside;
    }

    private static boolean isCore(Facts facts, int vertex) {
        Integer tier = facts.snapshot().traits(vertex).tier();
        return Administrators.of(facts).isOne(vertex)
                || (tier != null && tier == 0)
                || facts.snapshot().kind(vertex).type() == EntityType.TENANT
                || facts.snapshot().isHelper(vertex);
    }

    private static Finding finding(Facts facts, int group, boolean isPlain, List<RelationAt> outside) {
        String name = facts.snapshot().name(group);
        return Finding.of(TEXT, Cause.of(group), facts)
                .subject(group)
                .relations(outside)
                .words(
                        outside.isEmpty()
                                ? name + " holds access to customers and is not role-assignable"
                                : outside.size() + (outside.size() == 1 ? " right" : " rights")
                                        + " outside tier 0 decide who is in " + name
                                        + (isPlain ? ", which is not role-assignable" : ""))
                .build();
    }
}
