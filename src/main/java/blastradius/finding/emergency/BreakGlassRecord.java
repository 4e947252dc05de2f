package blastradius.finding.emergency;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.AcceptedRisk;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** BR-24: an emergency account that nobody answers for on paper. */
public final class BreakGlassRecord implements Rule {

    /** How the rule is called. */
    public static final String ID = "BR-24";

    private static final RuleText TEXT = RuleText.of(
            ID,
            "Emergency account without a record",
            Severity.MODERATE,
            "An emergency account has no exception (stated by a source or accepted here), has one that has expired, or was used and not reviewed since.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Absence review = facts.without(facts.stated().from(StatedFact.EXCEPTION_REVIEWED));
        List<Integer> accounts = facts.judged(EntityType.IDENTITY)
                .filter(vertex -> facts.snapshot().traits(vertex).breakGlass()
                        && facts.snapshot().traits(vertex).enabled())
                .boxed()
                .toList();
        IntPredicate isJudged = judged(facts, accounts);
        long judged = accounts.stream().filter(isJudged::test).count();
        List<Finding> findings = new ArrayList<>();
        accounts.stream().filter(isJudged::test).forEach(account -> {
            String wrong = wrong(facts, account, review);
            if (wrong != null) {
                findings.add(Finding.of(TEXT, Cause.of(account), facts)
                        .relations(facts.relations(RelationKind.HAS_EXCEPTION).outOf(account))
                        .words(facts.snapshot().name(account) + " " + wrong)
                        .build());
            }
        });
        return Outcome.of(
                findings,
                judged,
                accounts.size(),
                "accepted exceptions of emergency accounts (HAS_EXCEPTION, or exceptionCreate)");
    }

    /* Who keeps exceptions of some emergency accounts here, keeps them of all here. */
    private static IntPredicate judged(Facts facts, List<Integer> accounts) {
        boolean areKeptHere =
                accounts.stream().anyMatch(account -> !facts.exceptions(account).isEmpty());
        return areKeptHere ? account -> true : facts.without(RelationKind.HAS_EXCEPTION)::isJudged;
    }

    private static @Nullable String wrong(Facts facts, int account, Absence review) {
        List<RelationAt> exceptions =
                facts.relations(RelationKind.HAS_EXCEPTION).outOf(account);
        List<AcceptedRisk> kept = facts.exceptions(account);
        if (exceptions.isEmpty() && kept.isEmpty()) {
            return "has no exception on record";
        }
        List<Instant> ends = times(facts, StatedFact.EXCEPTION_ENDS, exceptions);
        boolean isStatedOver = ends.size() == exceptions.size() && ends.stream().noneMatch(facts.at()::isBefore);
        if (isStatedOver && kept.stream().noneMatch(risk -> risk.isOpenAt(facts.at()))) {
            return "has an exception that has expired";
        }
        Instant used = facts.at(Fact.USED, account);
        return used == null || isReviewed(facts, account, used, review) ? null : "was used and not reviewed since";
    }

    /* Whoever makes an exception has looked at what was done before. */
    private static boolean isReviewed(Facts facts, int account, Instant used, Absence review) {
        List<AcceptedRisk> kept = facts.exceptions(account);
        List<Instant> stated = times(
                facts,
                StatedFact.EXCEPTION_REVIEWED,
                facts.relations(RelationKind.HAS_EXCEPTION).outOf(account));
        boolean isToldHere = kept.stream()
                .flatMap(risk -> Stream.of(risk.from(), Objects.requireNonNullElse(risk.reviewed(), risk.from())))
                .anyMatch(looked -> !looked.isBefore(used) && !looked.isAfter(facts.at()));
        return isToldHere
                || (kept.isEmpty() && !review.isJudged(account))
                || stated.stream().anyMatch(reviewed -> !reviewed.isBefore(used));
    }

    private static List<Instant> times(Facts facts, StatedFact fact, List<RelationAt> exceptions) {
        return exceptions.stream()
                .map(each -> facts.stated().time(fact, each.from(), each.to()))
                .filter(Objects::nonNull)
                .toList();
    }
}
