package blastradius.finding.lifecycle;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.Action;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.model.Selection;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** BR-17: people who have left and could still come in. */
public final class DepartedPerson implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-17",
            "Departed person still reaches",
            Severity.CRITICAL,
            "A person who has left has an identity that is enabled, or knows a secret that was not renewed since.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Integer> dated = facts.judged(EntityType.PERSON)
                .filter(person -> facts.at(Fact.ENDS, person) != null)
                .boxed()
                .toList();
        if (dated.isEmpty()) {
            return Outcome.notJudged("when persons leave (lastDay)");
        }
        List<Finding> findings = new ArrayList<>();
        for (int person : dated) {
            Instant end = facts.at(Fact.ENDS, person);
            if (end != null && !end.isAfter(facts.at())) {
                judge(facts, person, end, findings);
            }
        }
        return Outcome.of(findings);
    }

    private static void judge(Facts facts, int person, Instant end, List<Finding> findings) {
        Snapshot snapshot = facts.snapshot();
        List<RelationAt> accounts = facts.relations(RelationKind.USED_BY).into(person).stream()
                .filter(used -> snapshot.traits(used.from()).enabled())
                .toList();
        List<RelationAt> secrets = Stream.concat(
                        facts.relations(RelationKind.KNOWN_TO).into(person).stream(), ofAccounts(facts, person))
                .filter(known -> snapshot.traits(known.from()).enabled() && isUnchanged(facts, known.from(), end))
                .toList();
        if (accounts.isEmpty() && secrets.isEmpty()) {
            return;
        }
        List<RelationAt> proving =
                Stream.concat(accounts.stream(), secrets.stream()).toList();
        List<Integer> known = secrets.stream().map(RelationAt::from).distinct().toList();
        findings.add(Finding.of(TEXT, Cause.of(person), facts)
                .subjects(proving.stream().map(RelationAt::from).toList())
                .concerns(known.stream().flatMapToInt(facts::identities).boxed().toList())
                .relations(proving)
                .words(snapshot.name(person) + " left by " + Words.day(end) + " and has "
                        + Words.count(accounts.size(), "enabled account") + " and knows "
                        + Words.count(known.size(), "secret") + " not renewed since")
                .remedy(
                        new Action.Offboard(Selection.of(snapshot.id(person))),
                        "disables the accounts and renews the secrets")
                .build());
    }

    /* The keys of accounts that were his opened them while he was there. */
    private static Stream<RelationAt> ofAccounts(Facts facts, int person) {
        return facts.relations(RelationKind.USED_BY).into(person).stream()
                .filter(used -> facts.snapshot().traits(used.from()).enabled())
                .flatMap(used -> facts.relations(RelationKind.AUTHENTICATES_AS).into(used.from()).stream());
    }

    private static boolean isUnchanged(Facts facts, int secret, Instant end) {
        Instant rotated = facts.at(Fact.ROTATED, secret);
        Instant ended = facts.at(Fact.ENDS, secret);
        return (rotated == null || rotated.isBefore(end)) && (ended == null || ended.isAfter(facts.at()));
    }
}
