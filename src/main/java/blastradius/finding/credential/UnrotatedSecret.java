package blastradius.finding.credential;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.EntityKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** BR-06: secrets of machines whose value is old. */
public final class UnrotatedSecret implements Rule {

    private static final Parameter DAYS = new Parameter("BR-06", "days", 90);

    private static final RuleText TEXT = RuleText.of(
            "BR-06",
            "Unrotated secret",
            Severity.MODERATE,
            "A secret that no person uses (client secret, API key, SSH key, password of a service) has had its value for longer than the policy allows.",
            DAYS);

    private static final Set<EntityKind> KINDS = Set.of(
            EntityKind.CLIENT_SECRET,
            EntityKind.API_KEY,
            EntityKind.SSH_KEY,
            EntityKind.PASSWORD,
            EntityKind.CREDENTIAL);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Integer> secrets = Secrets.of(
                        facts,
                        secret -> KINDS.contains(facts.snapshot().kind(secret)) && Secrets.isNonHuman(facts, secret))
                .boxed()
                .toList();
        List<Integer> dated = secrets.stream()
                .filter(secret -> Secrets.since(facts, secret) != null)
                .toList();
        Instant oldest = facts.daysAgo(DAYS);
        List<Integer> old = dated.stream()
                .filter(secret -> isBefore(Secrets.since(facts, secret), oldest))
                .toList();
        return Outcome.of(
                Secrets.byRoutine(
                        facts, TEXT, old, "without a new value in " + Math.round(facts.value(DAYS)) + " days"),
                dated.size(),
                secrets.size(),
                "when secrets were created or renewed (createdAt, rotatedAt)");
    }

    private static boolean isBefore(@Nullable Instant since, Instant oldest) {
        return since != null && since.isBefore(oldest);
    }
}
