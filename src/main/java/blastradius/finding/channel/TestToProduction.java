package blastradius.finding.channel;

import blastradius.analysis.reach.AttackPath;
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
import blastradius.finding.outcome.Words;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.Environment;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** BR-14: what is for tests and leads to production. */
public final class TestToProduction implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-14",
            "Cross-environment reuse",
            Severity.HIGH,
            "A credential opens identities, or an identity runs workloads, that are stated to be of test and of production; or identities stated to be of test read what is stated to be of production, one for the relation by which they come to it.");

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
        Map<Cause, List<Integer>> crossing = new LinkedHashMap<>();
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
                        production(facts, identity)
                                .ifPresent(
                                        path -> crossing.computeIfAbsent(cause(facts, path), first -> new ArrayList<>())
                                                .add(identity));
                    }
                });
        crossing.forEach((cause, identities) -> findings.add(reading(facts, cause, identities)));
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

    /* A way to the first thing of production that it reads. */
    private static Optional<AttackPath> production(Facts facts, int identity) {
        Reach reach = facts.reach(identity);
        return reach.vertices()
                .filter(vertex -> isOf(facts, vertex, Environment.PROD)
                        && reach.levelCode(vertex) >= AccessLevel.READ.code()
                        && facts.snapshot().kind(vertex).type() != EntityType.CREDENTIAL)
                .boxed()
                .findFirst()
                .flatMap(first -> reach.path(first, AccessLevel.READ));
    }

    /* The first step that leads to something of production. */
    private static Cause cause(Facts facts, AttackPath path) {
        return path.hops().stream()
                .filter(hop -> hop.to() < facts.snapshot().entityCount() && isOf(facts, hop.to(), Environment.PROD))
                .findFirst()
                .map(HiddenChannel::cause)
                .orElseGet(() -> Cause.of(path.source()));
    }

    private static Finding reading(Facts facts, Cause cause, List<Integer> identities) {
        Snapshot snapshot = facts.snapshot();
        RelationAt relation = cause.relation();
        int production = relation == null ? cause.entity() : relation.to();
        Evidence.Way way = new Evidence.Way(identities.getFirst(), production, AccessLevel.READ);
        return Finding.of(TEXT, cause, facts)
                .subjects(identities)
                .concerns(List.of(production))
                .relations(relation == null ? List.of() : List.of(relation))
                .way(way)
                .question(Question.reach(snapshot, way, facts.at()))
                .words(Words.names(identities.stream().map(snapshot::name).toList(), 3) + ", of test, "
                        + (identities.size() == 1 ? "reads" : "read") + " production: " + snapshot.name(production))
                .build();
    }
}
