package blastradius.finding.delegation;

import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Evidence;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Environment;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** BR-40: a provider's key that reads production data of a customer. */
public final class ProductionKey implements Rule {

    private static final Set<EntityKind> KEYS =
            EnumSet.of(EntityKind.API_KEY, EntityKind.CLIENT_SECRET, EntityKind.SSH_KEY, EntityKind.SIGNING_KEY);
    private static final Set<EntityKind> DATA = EnumSet.of(EntityKind.DATABASE, EntityKind.STORAGE);
    private static final RuleText TEXT = RuleText.of(
            "BR-40",
            "Provider key that reads production data",
            Severity.HIGH,
            "A key of a provider, other than a backup tool's own, reads a customer's database or storage that is stated to be production.");

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
        return Outcome.of(facts.judged(EntityType.CREDENTIAL)
                .filter(key -> KEYS.contains(snapshot.kind(key)) && isProviders(facts, key) && !isBackups(facts, key))
                .mapToObj(key -> finding(facts, key))
                .filter(Objects::nonNull)
                .toList());
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

    private static @Nullable Finding finding(Facts facts, int key) {
        Snapshot snapshot = facts.snapshot();
        List<Integer> read = facts.reach(key)
                .vertices()
                .filter(vertex -> DATA.contains(snapshot.kind(vertex))
                        && snapshot.traits(vertex).environment() == Environment.PROD
                        && facts.organizations().isCustomers(vertex)
                        && facts.reach(key).levelCode(vertex) >= AccessLevel.READ.code())
                .boxed()
                .toList();
        return read.isEmpty()
                ? null
                : Finding.of(TEXT, Cause.of(key), facts)
                        .subject(key)
                        .concerns(read)
                        .relations(
                                facts.relations(RelationKind.AUTHENTICATES_AS).outOf(key))
                        .way(new Evidence.Way(key, read.getFirst(), AccessLevel.READ))
                        .words(snapshot.name(key) + " reads " + read.size() + " production "
                                + (read.size() == 1 ? "database or storage" : "databases and storages")
                                + " of customers")
                        .build();
    }
}
