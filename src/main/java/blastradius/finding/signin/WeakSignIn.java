package blastradius.finding.signin;

import blastradius.finding.access.Administrators;
import blastradius.finding.access.SignIns;
import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** BR-26: privileged people who sign in with what can be phished. */
public final class WeakSignIn implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-26",
            "Privileged people without a phishing-resistant factor",
            Severity.HIGH,
            "People of a tenant write in customers of others or administer a tenant, and sign in with no factor, or with one that can be phished.");

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
        SortedMap<Integer, List<Integer>> weak = new TreeMap<>();
        known.stream()
                .filter(person -> !SignIns.of(facts).phishable(person).isEmpty())
                .forEach(person -> weak.computeIfAbsent(facts.snapshot().tenant(person), first -> new ArrayList<>())
                        .add(person));
        return Outcome.of(
                weak.entrySet().stream()
                        .map(each -> finding(facts, each.getKey(), each.getValue()))
                        .toList(),
                known.size(),
                privileged.size(),
                "registered factors of the tenants whose people are privileged");
    }

    private static Finding finding(Facts facts, int tenant, List<Integer> people) {
        List<Integer> bare = people.stream()
                .filter(person -> !SignIns.of(facts).withoutFactor(person).isEmpty())
                .toList();
        return Finding.of(TEXT, Cause.of(tenant), facts)
                .subjects(people)
                .relations(people.stream()
                        .flatMap(person -> SignIns.of(facts).phishable(person).stream())
                        .toList())
                .severity(bare.isEmpty() ? Severity.MODERATE : Severity.HIGH)
                .words(people.size() + " privileged people of "
                        + facts.snapshot().name(tenant) + ": " + bare.size()
                        + " sign in without a factor, the others with one that can be phished")
                .remedy(
                        new Action.RequireMfa(
                                new Selection(
                                        people.stream()
                                                .map(facts.snapshot()::id)
                                                .collect(Collectors.toSet()),
                                        null),
                                true),
                        "a phishing-resistant factor for each")
                .build();
    }
}
