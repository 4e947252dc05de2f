package blastradius.finding.tool;

import blastradius.analysis.exposure.BackwardSearch;
import blastradius.analysis.question.ArcRules;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Organizations;
import blastradius.finding.fact.Routine;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Environment;
import blastradius.snapshot.Rows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** BR-53: one hand on a customer's production and on its backups. */
public final class ProductionAndBackup implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-53",
            "Production and backups in one hand",
            Severity.MODERATE,
            "Somebody outside a customer's organization controls its production and its backups; one for the organization of those who lie nearest to both.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Map<Integer, List<Integer>> production = byCustomer(
                facts,
                vertex -> facts.snapshot().traits(vertex).environment() == Environment.PROD
                        && facts.snapshot().kind(vertex) != EntityKind.BACKUP);
        Map<Integer, List<Integer>> backups =
                byCustomer(facts, vertex -> facts.snapshot().kind(vertex) == EntityKind.BACKUP);
        if (production.isEmpty()) {
            return Outcome.notJudged("which resources of customers are production (environment)");
        }
        SortedMap<Integer, Set<Integer>> byHolder = new TreeMap<>();
        production.forEach((customer, resources) -> {
            BitSet both = controlling(facts, resources);
            both.and(controlling(facts, backups.getOrDefault(customer, List.of())));
            nearest(facts, customer, both)
                    .forEach(holder -> byHolder.computeIfAbsent(holder, first -> new TreeSet<>())
                            .add(customer));
        });
        List<Finding> findings = new ArrayList<>();
        facts.byRoutine(byHolder.keySet())
                .forEach((routine, holders) -> findings.add(finding(facts, routine, holders, byHolder)));
        return Outcome.of(findings);
    }

    private static Map<Integer, List<Integer>> byCustomer(Facts facts, Predicate<Integer> which) {
        return facts.judged(EntityType.RESOURCE)
                .boxed()
                .filter(which)
                .filter(facts.organizations()::isCustomers)
                .collect(Collectors.groupingBy(facts.organizations()::of, TreeMap::new, Collectors.toList()));
    }

    /* Who alone comes to control one of them. */
    private static BitSet controlling(Facts facts, List<Integer> resources) {
        BitSet found = new BitSet();
        if (!resources.isEmpty()) {
            BackwardSearch search = new BackwardSearch(facts.gates(), false);
            resources.forEach(each -> search.goal(each, AccessLevel.CONTROL.code()));
            search.run(facts.budget());
            IntStream.of(search.found()).forEach(found::set);
        }
        return found;
    }

    /* Of those who reach both, the ones that no other of them gives it to. */
    private static Stream<Integer> nearest(Facts facts, int customer, BitSet both) {
        BitSet holders = new BitSet();
        both.stream().filter(vertex -> isHolder(facts, customer, vertex)).forEach(holders::set);
        return holders.stream()
                .filter(holder -> !leadsTo(facts, holder, holders))
                .boxed();
    }

    private static boolean isHolder(Facts facts, int customer, int vertex) {
        EntityType type = facts.snapshot().kind(vertex).type();
        return (type == EntityType.IDENTITY
                        || type == EntityType.GROUP
                        || facts.snapshot().kind(vertex) == EntityKind.TOOL)
                && facts.organizations().of(vertex) != customer
                && facts.organizations().of(vertex) != Organizations.NONE
                && facts.isJudged(vertex);
    }

    private static boolean leadsTo(Facts facts, int holder, BitSet others) {
        Rows rows = facts.snapshot().forward();
        for (int a = rows.start(holder); a < rows.end(holder); a++) {
            int next = Rows.otherEnd(rows.arc(a));
            boolean isFollowed =
                    !ArcRules.isContext(rows.arc(a)) && facts.gates().isOpen(rows.arcClass(a));
            if (isFollowed && others.get(next) && (next > holder || !reaches(facts, next, holder))) {
                return true;
            }
        }
        return false;
    }

    private static boolean reaches(Facts facts, int from, int to) {
        Rows rows = facts.snapshot().forward();
        return IntStream.range(rows.start(from), rows.end(from))
                .anyMatch(a -> Rows.otherEnd(rows.arc(a)) == to && !ArcRules.isContext(rows.arc(a)));
    }

    private static Finding finding(
            Facts facts, Routine routine, List<Integer> holders, Map<Integer, Set<Integer>> byHolder) {
        List<Integer> widest = holders.stream()
                .sorted(Comparator.comparingInt(
                        holder -> -byHolder.getOrDefault(holder, Set.of()).size()))
                .toList();
        Set<Integer> customers = new TreeSet<>();
        holders.forEach(holder -> customers.addAll(byHolder.getOrDefault(holder, Set.of())));
        return Finding.of(TEXT, Cause.of(routine), facts)
                .subjects(holders)
                .concerns(customers)
                .words(Words.names(widest.stream().map(facts.snapshot()::name).toList(), 3)
                        + (holders.size() == 1 ? " controls" : " each control")
                        + " production and backups together, of "
                        + Words.count(customers.size(), "customer") + (holders.size() == 1 ? "" : " in all"))
                .build();
    }
}
