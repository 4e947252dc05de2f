package blastradius.finding.credential;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.EntityKind;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** BR-07: secrets that never end, or only far ahead. */
public final class EndlessSecret implements Rule {

    private static final Parameter DAYS = new Parameter("BR-07", "days", 365);

    private static final RuleText TEXT = RuleText.of(
            "BR-07",
            "Secret without an end",
            Severity.MODERATE,
            "A secret that can have an end (client secret, key, token, certificate) has none, or one further ahead than the policy allows.",
            DAYS);

    private static final Set<EntityKind> KINDS = Set.of(
            EntityKind.CLIENT_SECRET,
            EntityKind.API_KEY,
            EntityKind.REFRESH_TOKEN,
            EntityKind.SESSION_TOKEN,
            EntityKind.CERTIFICATE);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Integer> secrets = Secrets.of(
                        facts, secret -> KINDS.contains(facts.snapshot().kind(secret)))
                .boxed()
                .toList();
        BitSet ending = new BitSet();
        secrets.stream().filter(secret -> facts.at(Fact.ENDS, secret) != null).forEach(ending::set);
        Absence absence = facts.without(ending);
        Instant furthest = facts.at().plus(Duration.ofDays(Math.round(facts.value(DAYS))));
        List<Integer> judged = secrets.stream().filter(absence::isJudged).toList();
        List<Integer> endless = judged.stream()
                .filter(secret -> absence.isAbsent(secret) || isAfter(facts.at(Fact.ENDS, secret), furthest))
                .toList();
        return Outcome.of(
                Secrets.byRoutine(
                        facts, TEXT, endless, "without an end within " + Math.round(facts.value(DAYS)) + " days"),
                judged.size(),
                secrets.size(),
                "when secrets end (expiresAt)");
    }

    private static boolean isAfter(@Nullable Instant end, Instant furthest) {
        return end != null && end.isAfter(furthest);
    }
}
