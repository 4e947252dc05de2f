package blastradius.finding.channel;

import blastradius.analysis.reach.Reach;
import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Evidence;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Question;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.Environment;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** BR-14: what is for tests and leads to production. */
public final class TestToProduction implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-14",
            "Cross-environment reuse",
            Severity.HIGH,
            "A credential opens identities, or an identity runs workloads, that are stated to be of test and of production; or an identity stated to be of test reads what is stated to be of production.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Set<Environment> stated = IntStream.range(0, facts.snapshot().entityCount())
                .mapToObj(vertex -> facts.snapshot().traits(vertex).environment())
                .filter(each -> each != null)
                .collect(Collectors.toSet());
        if (!stated.containsAll(Set.of(Environment.TEST, Environment.PROD))) {
            return Outcome.notJudged("which things are of test and which of production (environment)");
        }
        List<Finding> findings = new ArrayList<>();
        facts.judged(EntityType.CREDENTIAL).forEach(credential -> {
            List<RelationAt> opened =
                    facts.relations(RelationKind.AUTHENTICATES_AS).outOf(credential);
            if (areMixed(facts, opened.stream().map(RelationAt::to).toList())) {
                findings.add(mixed(facts, credential, opened, "opens identities"));
            }
        });
        facts.judged(EntityType.IDENTITY)
                .filter(identity -> facts.snapshot().traits(identity).enabled())
                .forEach(identity -> {
                    List<RelationAt> running =
                            facts.relations(RelationKind.RUNS_AS).into(identity);
                    if (areMixed(facts, running.stream().map(RelationAt::from).toList())) {
                        findings.add(mixed(facts, identity, running, "runs workloads"));
                    } else if (isOf(facts, identity, Environment.TEST)) {
                        Finding reaching = reaching(facts, identity);
                        if (reaching != null) {
                            findings.add(reaching);
                        }
                    }
                });
        return Outcome.of(findings);
    }

    private static boolean areMixed(Facts facts, List<Integer> vertices) {
        return vertices.stream().anyMatch(vertex -> isOf(facts, vertex, Environment.TEST))
                && vertices.stream().anyMatch(vertex -> isOf(facts, vertex, Environment.PROD));
    }

    private static boolean isOf(Facts facts, int vertex, Environment environment) {
        return facts.snapshot().traits(vertex).environment() == environment;
    }

    private static Finding mixed(Facts facts, int cause, List<RelationAt> relations, String what) {
        return Finding.of(TEXT, Cause.of(cause), facts)
                .relations(relations)
                .words(facts.snapshot().name(cause) + " " + what + " of test and of production")
                .build();
    }

    private static @Nullable Finding reaching(Facts facts, int identity) {
        Snapshot snapshot = facts.snapshot();
        Reach reach = facts.reach(identity);
        List<Integer> production = reach.vertices()
                .filter(vertex -> isOf(facts, vertex, Environment.PROD)
                        && reach.levelCode(vertex) >= AccessLevel.READ.code()
                        && snapshot.kind(vertex).type() != EntityType.CREDENTIAL)
                .boxed()
                .toList();
        if (production.isEmpty()) {
            return null;
        }
        Evidence.Way way = new Evidence.Way(identity, production.getFirst(), AccessLevel.READ);
        return Finding.of(TEXT, Cause.of(identity), facts)
                .concerns(production)
                .way(way)
                .question(Question.reach(snapshot, way, facts.at()))
                .words(snapshot.name(identity) + ", of test, reads production: "
                        + (production.size() == 1
                                ? snapshot.name(production.getFirst())
                                : production.size() + " things"))
                .build();
    }
}
