package blastradius.finding.lifecycle;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** BR-02: one account that several people use, without an exception that says so. */
public final class SharedAccount implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-02",
            "Shared account",
            Severity.MODERATE,
            "An enabled identity is used by two persons or more, is a person's whose password two persons or more know, or is stated to be a shared log-in; and no exception that is in force allows it.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        if (facts.relations(RelationKind.USED_BY).size() == 0
                && facts.relations(RelationKind.KNOWN_TO).size() == 0
                && !facts.stated().isStated(StatedFact.SHARED_LOGIN)) {
            return Outcome.notJudged("which persons use an identity or know its password (USED_BY, KNOWN_TO)");
        }
        List<Finding> findings = new ArrayList<>();
        facts.judged(EntityType.IDENTITY)
                .filter(identity -> facts.snapshot().traits(identity).enabled())
                .forEach(identity -> {
                    List<RelationAt> users = users(facts, identity);
                    long persons = users.stream().map(RelationAt::to).distinct().count();
                    boolean isGroups = facts.stated().isTrue(StatedFact.SHARED_LOGIN, identity);
                    if ((persons > 1 || isGroups) && !isExcepted(facts, identity)) {
                        findings.add(Finding.of(TEXT, Cause.of(identity), facts)
                                .relations(users)
                                .words(facts.snapshot().name(identity)
                                        + (persons > 1
                                                ? " is used by " + persons + " persons"
                                                : " is a log-in that several share"))
                                .build());
                    }
                });
        return Outcome.of(findings);
    }

    /* Who uses it, and who knows the password of a person's account; who has left uses nothing, and is another finding. */
    private static List<RelationAt> users(Facts facts, int identity) {
        Stream<RelationAt> knowing = facts.snapshot().kind(identity) != EntityKind.HUMAN
                ? Stream.empty()
                : facts.relations(RelationKind.AUTHENTICATES_AS).into(identity).stream()
                        .filter(opening -> facts.snapshot().kind(opening.from()) == EntityKind.PASSWORD)
                        .flatMap(opening -> facts.relations(RelationKind.KNOWN_TO).outOf(opening.from()).stream());
        return Stream.concat(facts.relations(RelationKind.USED_BY).outOf(identity).stream(), knowing)
                .filter(user -> !hasLeft(facts, user.to()))
                .toList();
    }

    private static boolean hasLeft(Facts facts, int person) {
        Instant end = facts.at(Fact.ENDS, person);
        return end != null && !end.isAfter(facts.at());
    }

    /* Who accepts it stands at the exception's end; without an end it stands. */
    private static boolean isExcepted(Facts facts, int identity) {
        return facts.relations(RelationKind.HAS_EXCEPTION).outOf(identity).stream()
                .anyMatch(exception -> {
                    Instant end = facts.stated().time(StatedFact.EXCEPTION_ENDS, exception.from(), exception.to());
                    return end == null || end.isAfter(facts.at());
                });
    }
}
