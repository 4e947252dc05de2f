package blastradius.finding.lifecycle;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.fact.RelationTable;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** BR-12: identities of machines that people sign in with. */
public final class HumanUse implements Rule {

    private static final Parameter DAYS = new Parameter("BR-12", "days", 30);

    private static final RuleText TEXT = RuleText.of(
            "BR-12",
            "Human use of a non-human identity",
            Severity.MODERATE,
            "Somebody signed in interactively, not long ago, as an identity that is no person's, or with a credential of one; or it has a session on a machine that a person owns.",
            DAYS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        BitSet owned = owned(facts);
        if (facts.stated().known(StatedFact.USED_INTERACTIVELY).isEmpty() && owned.isEmpty()) {
            return Outcome.notJudged(
                    "when an identity or credential was last used interactively (lastInteractiveAt), or who owns machines (OWNED_BY)");
        }
        Instant since = facts.daysAgo(DAYS);
        List<Finding> findings = new ArrayList<>();
        facts.judged(EntityType.IDENTITY).filter(facts::isNonHuman).forEach(identity -> {
            List<RelationAt> credentials =
                    facts.relations(RelationKind.AUTHENTICATES_AS).into(identity);
            IntStream concerned = IntStream.concat(
                    IntStream.of(identity), credentials.stream().mapToInt(RelationAt::from));
            Instant last = concerned
                    .mapToObj(vertex -> facts.stated().time(StatedFact.USED_INTERACTIVELY, vertex))
                    .flatMap(Stream::ofNullable)
                    .filter(at -> !at.isAfter(facts.at()))
                    .max(Instant::compareTo)
                    .orElse(null);
            List<RelationAt> sessions = facts.relations(RelationKind.HAS_SESSION).into(identity).stream()
                    .filter(session -> owned.get(session.from()))
                    .toList();
            if (!sessions.isEmpty()) {
                findings.add(Finding.of(TEXT, Cause.of(identity), facts)
                        .relations(sessions)
                        .words(facts.snapshot().name(identity) + " has a session on "
                                + facts.snapshot().name(sessions.getFirst().from()) + ", a person's machine")
                        .build());
            } else if (last != null && !last.isBefore(since)) {
                findings.add(Finding.of(TEXT, Cause.of(identity), facts)
                        .words("somebody signed in as " + facts.snapshot().name(identity) + " on " + Words.day(last))
                        .build());
            }
        });
        return Outcome.of(findings);
    }

    /* The machines that somebody works at: a person owns them. */
    private static BitSet owned(Facts facts) {
        BitSet owned = new BitSet();
        RelationTable owners = facts.relations(RelationKind.OWNED_BY);
        for (int i = 0; i < owners.size(); i++) {
            if (facts.snapshot().kind(owners.from(i)) == EntityKind.HOST
                    && facts.snapshot().kind(owners.to(i)).type() == EntityType.PERSON) {
                owned.set(owners.from(i));
            }
        }
        return owned;
    }
}
