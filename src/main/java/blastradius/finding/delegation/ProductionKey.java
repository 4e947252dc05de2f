package blastradius.finding.delegation;

import blastradius.analysis.reach.Reach;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Routine;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Evidence;
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
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** BR-40: a provider's key that reads production data of a customer. */
public final class ProductionKey implements Rule {

    private static final Set<EntityKind> KEYS =
            EnumSet.of(EntityKind.API_KEY, EntityKind.CLIENT_SECRET, EntityKind.SSH_KEY, EntityKind.SIGNING_KEY);
    private static final Set<EntityKind> DATA = EnumSet.of(EntityKind.DATABASE, EntityKind.STORAGE);
    private static final RuleText TEXT = RuleText.of(
            "BR-40",
            "Provider key that reads production data",
            Severity.MODERATE,
            "Keys of a provider, other than a backup tool's own, read customers' databases or storage that is stated to be production; one for each provider.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Snapshot snapshot = facts.snapshot();
        boolean isStated = IntStream.range(0, snapshot.entityCount())
                .anyMatch(vertex -> DATA.contains(snapshot.kind(vertex))
                        && snapshot.traits(vertex).environment() != null);
        if (!isStated) {
            return Outcome.notJudged("which databases and storage are production (environment)");
        }
        Map<Routine, Map<Integer, List<Integer>>> byRoutine = new LinkedHashMap<>();
        facts.judged(EntityType.CREDENTIAL)
                .filter(key -> KEYS.contains(snapshot.kind(key)) && isProviders(facts, key) && !isBackups(facts, key))
                .forEach(key -> {
                    List<Integer> read = read(facts, key);
                    if (!read.isEmpty()) {
                        byRoutine
                                .computeIfAbsent(routine(facts, key), first -> new TreeMap<>())
                                .put(key, read);
                    }
                });
        List<Finding> findings = new ArrayList<>();
        byRoutine.forEach((routine, keys) -> findings.add(finding(facts, routine, keys)));
        return Outcome.of(findings);
    }

    private static Routine routine(Facts facts, int key) {
        return IntStream.concat(IntStream.of(key), facts.identities(key))
                .filter(facts.organizations()::isProviders)
                .mapToObj(facts::routine)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isProviders(Facts facts, int key) {
        return facts.organizations().isProviders(key)
                || facts.relations(RelationKind.AUTHENTICATES_AS).outOf(key).stream()
                        .anyMatch(opened -> facts.organizations().isProviders(opened.to()));
    }

    private static boolean isBackups(Facts facts, int key) {
        return facts.relations(RelationKind.AUTHENTICATES_AS).outOf(key).stream()
                .flatMap(opened -> Stream.concat(
                        facts.relations(RelationKind.RUNS_AS).into(opened.to()).stream()
                                .map(RelationAt::from),
                        facts.relations(RelationKind.CAN).outOf(opened.to()).stream()
                                .map(RelationAt::to)))
                .anyMatch(tool ->
                        !facts.relations(RelationKind.BACKS_UP).outOf(tool).isEmpty());
    }

    private static List<Integer> read(Facts facts, int key) {
        Reach reach = facts.reach(key);
        return reach.vertices()
                .filter(vertex -> DATA.contains(facts.snapshot().kind(vertex))
                        && facts.snapshot().traits(vertex).environment() == Environment.PROD
                        && facts.organizations().isCustomers(vertex)
                        && reach.levelCode(vertex) >= AccessLevel.READ.code())
                .boxed()
                .toList();
    }

    private static Finding finding(Facts facts, Routine routine, Map<Integer, List<Integer>> keys) {
        Set<Integer> read = new TreeSet<>();
        keys.values().forEach(read::addAll);
        Map.Entry<Integer, List<Integer>> first = keys.entrySet().iterator().next();
        List<String> names = keys.keySet().stream().map(facts.snapshot()::name).toList();
        return Finding.of(TEXT, Cause.of(routine), facts)
                .subjects(keys.keySet())
                .concerns(read)
                .relations(keys.keySet().stream()
                        .flatMap(key -> facts.relations(RelationKind.AUTHENTICATES_AS).outOf(key).stream())
                        .toList())
                .way(new Evidence.Way(first.getKey(), first.getValue().getFirst(), AccessLevel.READ))
                .words(Words.names(names, 3) + (names.size() == 1 ? " reads " : " read ")
                        + Words.count(
                                read.size(), "production database or storage", "production databases and storages")
                        + " of customers")
                .build();
    }
}
