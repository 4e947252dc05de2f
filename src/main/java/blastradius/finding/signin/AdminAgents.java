package blastradius.finding.signin;

import blastradius.finding.access.Members;
import blastradius.finding.access.SignIns;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.GrantState;
import blastradius.model.RelationKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** BR-45: who is in the partner's group of admin agents. */
public final class AdminAgents implements Rule {

    private static final Parameter MEMBERS = new Parameter("BR-45", "members", 5);
    private static final RuleText TEXT = RuleText.of(
            "BR-45",
            "Members of AdminAgents",
            Severity.HIGH,
            "The group AdminAgents has standing members, more than so many, members that are no people, or people without a phishing-resistant factor.",
            MEMBERS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Integer> groups = facts.judged(EntityType.GROUP)
                .filter(group -> facts.snapshot().name(group).equalsIgnoreCase("AdminAgents"))
                .boxed()
                .toList();
        return groups.isEmpty()
                ? Outcome.notJudged("the partner's group AdminAgents")
                : Outcome.of(groups.stream()
                        .map(group -> finding(facts, group))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static @Nullable Finding finding(Facts facts, int group) {
        List<Integer> members = Members.of(facts).of(group);
        Set<Integer> standing = new TreeSet<>();
        facts.relations(RelationKind.MEMBER_OF).into(group).stream()
                .filter(each -> each.relationClass().terms().state() == GrantState.STANDING)
                .forEach(each -> standing.addAll(Members.of(facts).of(each.from())));
        List<Integer> software = members.stream()
                .filter(member -> facts.snapshot().kind(member) != EntityKind.HUMAN)
                .toList();
        List<Integer> weak = Members.of(facts).people(group).stream()
                .filter(member -> SignIns.of(facts).isKnown(member)
                        && !SignIns.of(facts).phishable(member).isEmpty())
                .toList();
        boolean isCrowded = members.size() > facts.value(MEMBERS);
        Set<Integer> wrong = new TreeSet<>(standing);
        wrong.addAll(software);
        wrong.addAll(weak);
        wrong.addAll(isCrowded ? members : List.of());
        return wrong.isEmpty()
                ? null
                : Finding.of(TEXT, Cause.of(group), facts)
                        .subjects(wrong)
                        .relations(facts.relations(RelationKind.MEMBER_OF).into(group))
                        .words("of " + members.size() + " members " + standing.size() + " stand, " + software.size()
                                + " are no people, and " + weak.size() + " sign in with what can be phished")
                        .build();
    }
}
