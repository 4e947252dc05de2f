package blastradius.finding.delegation;

import blastradius.finding.access.Administrators;
import blastradius.finding.access.Takeovers;
import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Routine;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.EntityType;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** BR-46: a group that carries delegation, and whose members are not guarded. */
public final class OpenGroup implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-46",
            "Delegation by a group that others change",
            Severity.HIGH,
            "Somebody outside tier 0 changes the members of groups that hold access to customers, one for whoever does; or such groups are not role-assignable, one for their organization.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Absence assignable = facts.without(StatedFact.ROLE_ASSIGNABLE);
        Set<Integer> groups = facts.delegations()
                .byHolder(each -> facts.snapshot().kind(each.holder()).type() == EntityType.GROUP
                        && !facts.organizations().isCustomers(each.holder()))
                .keySet();
        Map<Integer, Changed> byOutsider = new TreeMap<>();
        for (int group : groups) {
            for (RelationAt right : outside(facts, group)) {
                byOutsider
                        .computeIfAbsent(right.from(), first -> new Changed(new TreeSet<>(), new ArrayList<>()))
                        .add(group, right);
            }
        }
        List<Finding> findings = new ArrayList<>();
        byOutsider.forEach((outsider, changed) -> findings.add(changed(facts, outsider, changed)));
        List<Integer> plain = groups.stream()
                .filter(group ->
                        assignable.isJudged(group) && !facts.stated().isTrue(StatedFact.ROLE_ASSIGNABLE, group))
                .toList();
        facts.byRoutine(plain).forEach((routine, some) -> findings.add(plain(facts, routine, some)));
        return Outcome.of(findings);
    }

    /** Which groups somebody changes, by which rights. */
    private record Changed(Set<Integer> groups, List<RelationAt> rights) {
        void add(int group, RelationAt right) {
            groups.add(group);
            rights.add(right);
        }
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

    private static Finding changed(Facts facts, int outsider, Changed changed) {
        return Finding.of(TEXT, Cause.of(outsider), facts)
                .subjects(changed.groups())
                .relations(changed.rights().stream().distinct().toList())
                .words(facts.snapshot().name(outsider) + ", outside tier 0, decides who is in "
                        + names(facts, changed.groups()) + ", with access to customers")
                .build();
    }

    private static Finding plain(Facts facts, Routine routine, List<Integer> groups) {
        return Finding.of(TEXT, Cause.of(routine), facts)
                .severity(Severity.MODERATE)
                .subjects(groups)
                .words(names(facts, groups) + (groups.size() == 1 ? " holds" : " hold") + " access to customers and "
                        + (groups.size() == 1 ? "is" : "are") + " not role-assignable")
                .build();
    }

    private static String names(Facts facts, Collection<Integer> groups) {
        return Words.names(groups.stream().map(facts.snapshot()::name).toList(), 3);
    }
}
