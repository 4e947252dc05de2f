package blastradius.finding.channel;

import blastradius.analysis.reach.AttackPath;
import blastradius.analysis.reach.Reach;
import blastradius.finding.access.Customers;
import blastradius.finding.fact.DirectLevels;
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
import blastradius.model.Action;
import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Selection;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** BR-10: identities that may only read, and that come to change what is customers' by what they read. */
public final class HiddenChannel implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-10",
            "Hidden admin channel from a read-only identity",
            Severity.CRITICAL,
            "All rights that an enabled identity was given are SEE or READ, and yet it comes to WRITE or more of a customer, by a secret it can read or another way; one finding for each such way in.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    /** A way in, and who takes it. */
    private record Channel(Evidence.Way way, List<Integer> identities) {}

    @Override
    public Outcome judge(Facts facts) {
        DirectLevels direct = new DirectLevels(facts);
        Map<List<Long>, List<Integer>> alike = new LinkedHashMap<>();
        facts.judged(EntityType.IDENTITY)
                .filter(identity -> facts.snapshot().traits(identity).enabled()
                        && facts.customersReached(identity, AccessLevel.WRITE) > 0
                        && direct.isReadOnly(identity))
                .forEach(identity -> alike.computeIfAbsent(direct.rights(identity), key -> new ArrayList<>())
                        .add(identity));
        Map<Cause, Channel> channels = new LinkedHashMap<>();
        alike.values()
                .forEach(identities -> way(facts, identities.getFirst()).ifPresent(path -> {
                    Evidence.Way way = new Evidence.Way(path.source(), path.target(), path.level());
                    channels.computeIfAbsent(cause(path), key -> new Channel(way, new ArrayList<>()))
                            .identities()
                            .addAll(identities);
                }));
        List<Finding> findings = new ArrayList<>();
        channels.forEach((cause, channel) -> findings.add(finding(facts, cause, channel)));
        return Outcome.of(findings);
    }

    /** The shortest way to WRITE on something of another customer; a guest account of one's own is nothing of theirs. */
    private static Optional<AttackPath> way(Facts facts, int identity) {
        Reach reach = facts.reach(identity);
        int[] nearest = {-1, Integer.MAX_VALUE};
        reach.forEach((vertex, level, hops) -> {
            boolean isGoal = level >= AccessLevel.WRITE.code()
                    && !facts.snapshot().traits(vertex).guest()
                    && facts.organizations().isCustomers(vertex)
                    && facts.organizations().of(vertex) != facts.organizations().of(identity);
            if (isGoal && hops < nearest[1]) {
                nearest[0] = vertex;
                nearest[1] = hops;
            }
        });
        return nearest[0] < 0 ? Optional.empty() : reach.path(nearest[0], AccessLevel.WRITE);
    }

    /** The step by which reading becomes more: the first secret that is disclosed, else the first step that gives more than READ. */
    private static Cause cause(AttackPath path) {
        return path.hops().stream()
                .filter(hop -> isOf(hop, RelationKind.STORES))
                .findFirst()
                .or(() -> path.hops().stream()
                        .filter(hop -> hop.gives().covers(AccessLevel.WRITE))
                        .findFirst())
                .map(HiddenChannel::cause)
                .orElseGet(() -> Cause.of(path.source()));
    }

    private static boolean isOf(AttackPath.Hop hop, RelationKind kind) {
        RelationClass relation = hop.arcClass().relation();
        return relation != null && relation.kind() == kind;
    }

    /** The relation by which it is taken. */
    static Cause cause(AttackPath.Hop hop) {
        RelationClass relation = hop.arcClass().relation();
        if (relation == null) {
            return Cause.of(hop.to());
        }
        return Cause.of(
                relation.kind().isBackwards()
                        ? new RelationAt(hop.to(), hop.from(), relation)
                        : new RelationAt(hop.from(), hop.to(), relation));
    }

    private static Finding finding(Facts facts, Cause cause, Channel channel) {
        Snapshot snapshot = facts.snapshot();
        List<Integer> identities = channel.identities();
        int widest = identities.stream()
                .max(Comparator.comparingInt(identity -> facts.customersReached(identity, AccessLevel.WRITE)))
                .orElseThrow();
        Finding.Builder finding = Finding.of(TEXT, cause, facts)
                .subjects(identities)
                .concerns(Customers.reached(facts, List.of(widest), AccessLevel.WRITE).stream()
                        .boxed()
                        .toList())
                .way(channel.way())
                .question(Question.reach(snapshot, channel.way(), facts.at()))
                .words((identities.size() == 1
                                ? snapshot.name(identities.getFirst()) + ", read-only, comes"
                                : Words.count(identities.size(), "read-only identity", "read-only identities")
                                        + " come")
                        + " to WRITE or more of up to "
                        + Words.count(facts.customersReached(widest, AccessLevel.WRITE), "customer") + " by way of "
                        + snapshot.name(cause.entity()));
        RelationAt relation = cause.relation();
        if (relation != null) {
            finding.relations(List.of(relation));
            finding.remedy(
                    relation.relationClass().kind() == RelationKind.STORES
                            ? new Action.Disclose(Selection.of(facts.id(relation)), null)
                            : new Action.Remove(Selection.of(facts.id(relation))),
                    "reading then stays reading");
        }
        return finding.build();
    }
}
