package blastradius.finding.signin;

import blastradius.finding.access.Administrators;
import blastradius.finding.access.SignIns;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Routine;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Selections;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** BR-26: privileged people who sign in with what can be phished. */
public final class WeakSignIn implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-26",
            "Privileged people without a phishing-resistant factor",
            Severity.HIGH,
            "People write in customers of others or administer a tenant, and sign in with no factor, or with one that can be phished; one for whoever looks after their tenants.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Integer> privileged = facts.judged(EntityType.IDENTITY)
                .filter(vertex -> facts.snapshot().kind(vertex) == EntityKind.HUMAN
                        && facts.snapshot().traits(vertex).enabled()
                        && (facts.customersReached(vertex, AccessLevel.WRITE) > 0
                                || facts.controlsTenant(vertex)
                                || Administrators.of(facts).isListed(vertex)))
                .boxed()
                .toList();
        List<Integer> known =
                privileged.stream().filter(SignIns.of(facts)::isKnown).toList();
        List<Integer> weak = known.stream()
                .filter(person -> !SignIns.of(facts).phishable(person).isEmpty())
                .toList();
        List<Finding> findings = new ArrayList<>();
        facts.byRoutine(weak).forEach((routine, people) -> findings.add(finding(facts, routine, people)));
        return Outcome.of(
                findings,
                known.size(),
                privileged.size(),
                "registered factors of the tenants whose people are privileged");
    }

    private static Finding finding(Facts facts, Routine routine, List<Integer> people) {
        int bare = (int) people.stream()
                .filter(person -> !SignIns.of(facts).withoutFactor(person).isEmpty())
                .count();
        int others = people.size() - bare;
        String how = Stream.of(
                        bare == 0 ? "" : bare + " without a factor",
                        others == 0 ? "" : others + " with one that can be phished")
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" and "));
        return Finding.of(TEXT, Cause.of(routine), facts)
                .subjects(people)
                .relations(people.stream()
                        .flatMap(person -> SignIns.of(facts).phishable(person).stream())
                        .toList())
                .severity(bare == 0 ? Severity.MODERATE : Severity.HIGH)
                .words(Words.count(people.size(), "privileged person", "privileged people") + " of "
                        + routine.owner(facts.snapshot()) + (people.size() == 1 ? " signs in, " : " sign in, ") + how)
                .remedy(
                        new Action.RequireMfa(Selections.entities(facts.snapshot(), people), true),
                        "a phishing-resistant factor for each")
                .build();
    }
}
