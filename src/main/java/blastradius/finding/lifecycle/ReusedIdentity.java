package blastradius.finding.lifecycle;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.EntityType;
import blastradius.model.Environment;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** BR-13: one identity as which several applications run. */
public final class ReusedIdentity implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-13",
            "Identity reused across applications",
            Severity.MODERATE,
            "Workloads or tools that are stated to be of different applications, owners or environments run as one identity; slots and instances of one are one.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        long several = 0;
        long told = 0;
        for (int identity :
                facts.judged(EntityType.IDENTITY).filter(facts::isNonHuman).toArray()) {
            List<RelationAt> running = facts.relations(RelationKind.RUNS_AS).into(identity).stream()
                    .filter(relation -> facts.snapshot().kind(relation.from()).type() == EntityType.RESOURCE)
                    .toList();
            Set<Integer> workloads = workloads(facts, identity, running);
            if (workloads.size() > 1) {
                several++;
                List<Set<String>> ways = List.of(
                        stated(workloads, vertex -> application(facts, vertex)),
                        stated(workloads, vertex -> owners(facts, vertex)),
                        stated(workloads, vertex -> environment(facts, vertex)));
                told += ways.stream().anyMatch(way -> !way.isEmpty()) ? 1 : 0;
                if (ways.stream().anyMatch(way -> way.size() > 1)) {
                    findings.add(Finding.of(TEXT, Cause.of(identity), facts)
                            .subjects(workloads)
                            .relations(running)
                            .words(workloads.size() + " workloads that do not belong together run as "
                                    + facts.snapshot().name(identity))
                            .build());
                }
            }
        }
        return Outcome.of(findings, told, several, "what workloads belong to (application, OWNED_BY, environment)");
    }

    private static Set<Integer> workloads(Facts facts, int identity, List<RelationAt> running) {
        IntStream listed = facts.stated().list(StatedFact.USED_BY, identity).stream()
                .flatMapToInt(id -> facts.snapshot().vertexOf(id).stream());
        return IntStream.concat(running.stream().mapToInt(RelationAt::from), listed)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> stated(Set<Integer> workloads, IntFunction<Stream<String>> of) {
        return workloads.stream().flatMap(of::apply).collect(Collectors.toSet());
    }

    private static Stream<String> application(Facts facts, int vertex) {
        return Stream.ofNullable(facts.stated().text(StatedFact.APPLICATION, vertex));
    }

    private static Stream<String> owners(Facts facts, int vertex) {
        String owners = facts.relations(RelationKind.OWNED_BY).outOf(vertex).stream()
                .map(relation -> facts.snapshot().id(relation.to()))
                .sorted()
                .collect(Collectors.joining("\n"));
        return owners.isEmpty() ? Stream.empty() : Stream.of(owners);
    }

    private static Stream<String> environment(Facts facts, int vertex) {
        Environment environment = facts.snapshot().traits(vertex).environment();
        return environment == null ? Stream.empty() : Stream.of(environment.name());
    }
}
