package blastradius.finding.tool;

import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** BR-49: what everything depends on, managed by a tool that is guarded less. */
public final class ManagedCore implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-49",
            "Tier 0 managed from below",
            Severity.HIGH,
            "A machine of tier 0, or one that controls a tenant, is managed by a tool that is not of tier 0.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Integer> core = facts.judged(EntityType.RESOURCE)
                .filter(vertex -> isCore(facts, vertex))
                .boxed()
                .toList();
        if (core.isEmpty()) {
            return Outcome.notJudged("what is of tier 0 (tier)");
        }
        SortedMap<Integer, SortedMap<Integer, RelationAt>> byTool = new TreeMap<>();
        for (int machine : core) {
            for (RelationAt managing : managing(facts, machine)) {
                if (!isTierZero(facts, managing.from())) {
                    byTool.computeIfAbsent(managing.from(), first -> new TreeMap<>())
                            .put(machine, managing);
                }
            }
        }
        return Outcome.of(byTool.entrySet().stream()
                .map(each -> Finding.of(TEXT, Cause.of(each.getKey()), facts)
                        .subjects(each.getValue().keySet())
                        .relations(each.getValue().values().stream().distinct().toList())
                        .words(facts.snapshot().name(each.getKey()) + " runs code on "
                                + each.getValue().size()
                                + (each.getValue().size() == 1 ? " machine" : " machines") + " of tier 0")
                        .build())
                .toList());
    }

    private static boolean isTierZero(Facts facts, int vertex) {
        Integer tier = facts.snapshot().traits(vertex).tier();
        return tier != null && tier == 0;
    }

    private static boolean isCore(Facts facts, int vertex) {
        EntityKind kind = facts.snapshot().kind(vertex);
        boolean isMachine = kind == EntityKind.HOST;
        boolean isService =
                kind == EntityKind.IDENTITY_PROVIDER || kind == EntityKind.BACKUP || kind == EntityKind.WORKLOAD;
        return ((isMachine || isService) && isTierZero(facts, vertex)) || (isMachine && controlsTenant(facts, vertex));
    }

    private static boolean controlsTenant(Facts facts, int host) {
        return facts.relations(RelationKind.CAN).outOf(host).stream()
                .anyMatch(right -> facts.snapshot().kind(right.to()).type() == EntityType.TENANT
                        && right.relationClass().gives() == AccessLevel.CONTROL);
    }

    /* Tools that manage it, or what it lies in. */
    private static List<RelationAt> managing(Facts facts, int machine) {
        List<RelationAt> managing = new ArrayList<>();
        Set<Integer> seen = new HashSet<>(Set.of(machine));
        List<Integer> next = new ArrayList<>(seen);
        while (!next.isEmpty()) {
            int vertex = next.removeLast();
            managing.addAll(facts.relations(RelationKind.MANAGES).into(vertex));
            for (RelationAt outer : facts.relations(RelationKind.CONTAINS).into(vertex)) {
                if (seen.add(outer.from())) {
                    next.add(outer.from());
                }
            }
        }
        return managing;
    }
}
