package blastradius.finding.signin;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Routine;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Selections;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.Action;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** BR-28: a static key where the platform would vouch for the workload, and trust that lets in more than one workload. */
public final class StaticKey implements Rule {

    private static final Set<EntityKind> STATIC = EnumSet.of(EntityKind.API_KEY, EntityKind.CLIENT_SECRET);
    private static final RuleText TEXT = RuleText.of(
            "BR-28",
            "Static key where federation exists",
            Severity.MODERATE,
            "Keys or secrets open identities of workloads whose platform would vouch for them, one for whoever looks after these; or a federated trust names its subject with a wildcard (critical).");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Integer> keyed = new ArrayList<>();
        boolean isKnown = facts.stated().isStated(StatedFact.OFFERS_FEDERATION)
                || facts.stated().isStated(StatedFact.SUBJECT);
        for (int identity : facts.judged(EntityType.IDENTITY).toArray()) {
            boolean isOffered = offered(facts, identity);
            isKnown |= isOffered;
            if (isOffered && !keys(facts, identity).isEmpty()) {
                keyed.add(identity);
            }
        }
        List<Finding> findings = new ArrayList<>();
        facts.byRoutine(keyed).forEach((routine, identities) -> findings.add(keys(facts, routine, identities)));
        IntStream.concat(facts.judged(EntityType.CREDENTIAL), facts.judged(EntityType.IDENTITY))
                .filter(vertex -> isWildcard(facts, vertex))
                .forEach(vertex -> findings.add(wildcard(facts, vertex)));
        return isKnown
                ? Outcome.of(findings)
                : Outcome.notJudged(
                        "whether the platforms of workloads offer federation, and the subjects of federated trust");
    }

    private static boolean offered(Facts facts, int identity) {
        return facts.stated().isTrue(StatedFact.OFFERS_FEDERATION, identity)
                || facts.relations(RelationKind.RUNS_AS).into(identity).stream()
                        .anyMatch(run -> facts.stated().isTrue(StatedFact.OFFERS_FEDERATION, run.from())
                                || facts.snapshot().sourceKinds(run.from()).stream()
                                        .anyMatch(Platforms.SHIPPED::vouch));
    }

    private static boolean isWildcard(Facts facts, int vertex) {
        String subject = facts.stated().text(StatedFact.SUBJECT, vertex);
        EntityKind kind = facts.snapshot().kind(vertex);
        boolean isTrust = kind == EntityKind.FEDERATED_TRUST
                || (kind.type() == EntityType.IDENTITY
                        && facts.relations(RelationKind.AUTHENTICATES_AS).into(vertex).stream()
                                .anyMatch(
                                        opened -> facts.snapshot().kind(opened.from()) == EntityKind.FEDERATED_TRUST));
        return isTrust && subject != null && subject.contains("*");
    }

    private static List<RelationAt> keys(Facts facts, int identity) {
        return facts.relations(RelationKind.AUTHENTICATES_AS).into(identity).stream()
                .filter(relation -> STATIC.contains(facts.snapshot().kind(relation.from())))
                .toList();
    }

    private static Finding keys(Facts facts, Routine routine, List<Integer> identities) {
        List<RelationAt> keys = identities.stream()
                .flatMap(identity -> keys(facts, identity).stream())
                .toList();
        List<Integer> secrets = keys.stream().map(RelationAt::from).distinct().toList();
        return Finding.of(TEXT, Cause.of(routine), facts)
                .subjects(secrets)
                .relations(keys)
                .words(Words.names(
                                identities.stream().map(facts.snapshot()::name).toList(), 3)
                        + (identities.size() == 1 ? " signs in with a static key" : " sign in with static keys")
                        + ", and the platform would vouch for "
                        + (identities.size() == 1 ? "it" : "them"))
                .remedy(
                        new Action.Delete(Selections.entities(facts.snapshot(), secrets)),
                        "federate the workload, then delete the keys")
                .build();
    }

    private static Finding wildcard(Facts facts, int vertex) {
        return Finding.of(TEXT, Cause.of(vertex, "wildcard"), facts)
                .severity(Severity.CRITICAL)
                .words("whoever the issuer calls " + facts.stated().text(StatedFact.SUBJECT, vertex) + " is let in")
                .build();
    }
}
