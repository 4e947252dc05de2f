package blastradius.scenario.comparison;

import blastradius.analysis.impact.Impact;
import blastradius.analysis.impact.TenantImpact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.time.StandingExposure;
import blastradius.model.Assumptions;
import blastradius.model.JitMode;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the chosen compromised entities reach in one of the compared estates.
 *
 * @param reach under the question's assumptions
 * @param impact of the reach
 * @param byJit the same under each assumption of just-in-time access
 * @param exposure standing access over the 30 days before the instant
 * @param absent vertices of compromised entities that this estate lacks; they reach nothing
 */
public record ComparedReach(
        Reach reach, Impact impact, Map<JitMode, Impact> byJit, StandingExposure exposure, List<Integer> absent) {

    static ComparedReach of(Alternative alternative, List<Source> compromised, Assumptions assumptions, Budget budget) {
        Snapshot snapshot = alternative.snapshot();
        List<Source> present = compromised.stream()
                .filter(source -> alternative.has(source.vertex()))
                .toList();
        Gates gates = Gates.of(snapshot, assumptions);
        Reach reach = Reach.from(gates, present, budget);
        Map<JitMode, Impact> byJit = new EnumMap<>(JitMode.class);
        for (JitMode jit : JitMode.values()) {
            Gates mode = Gates.of(snapshot, assumptions.withJit(jit));
            byJit.put(jit, Impact.of(Reach.from(mode, present, budget), budget));
        }
        List<Integer> absent = compromised.stream()
                .map(Source::vertex)
                .filter(vertex -> !alternative.has(vertex))
                .toList();
        return new ComparedReach(
                reach, Impact.of(reach, budget), byJit, StandingExposure.before(gates, present, budget), absent);
    }

    /** The impact under one assumption of just-in-time access. */
    public Impact under(JitMode jit) {
        return java.util.Objects.requireNonNull(byJit.get(jit));
    }

    /** The residual score alone. */
    static double residual(Alternative alternative, List<Source> compromised, Assumptions assumptions, Budget budget) {
        List<Source> present = compromised.stream()
                .filter(source -> alternative.has(source.vertex()))
                .toList();
        Gates gates = Gates.of(alternative.snapshot(), assumptions);
        return Impact.residual(Reach.from(gates, present, budget), budget);
    }

    /** Entities held at another level than before, compromised ones left out: the greatest changes first, then by name and id. */
    public List<Move> entitiesSince(ComparedReach before) {
        Set<Integer> compromised = reach.sources().stream().map(Source::vertex).collect(Collectors.toSet());
        before.reach.sources().forEach(source -> compromised.add(source.vertex()));
        compromised.addAll(absent);
        byte[] then = levels(before.reach);
        byte[] now = levels(reach);
        List<Move> moves = new ArrayList<>();
        for (int v = 0; v < now.length; v++) {
            int earlier = v < then.length ? then[v] : 0;
            if (earlier != now[v] && !compromised.contains(v)) {
                moves.add(Move.of(v, earlier, now[v]));
            }
        }
        return sorted(moves);
    }

    private static byte[] levels(Reach reach) {
        Snapshot snapshot = reach.snapshot();
        byte[] levels = new byte[snapshot.entityCount()];
        reach.forEach((vertex, level, hops) -> {
            if (!snapshot.isJunction(vertex) && !snapshot.isHelper(vertex)) {
                levels[vertex] = (byte) level;
            }
        });
        return levels;
    }

    /** Valued organizations held at another level than before, in the same order. */
    public List<Move> tenantsSince(ComparedReach before) {
        Map<Integer, Integer> then = tenantLevels(before.impact);
        Map<Integer, Integer> now = tenantLevels(impact);
        List<Move> moves = new ArrayList<>();
        now.forEach((tenant, level) -> {
            if (!level.equals(then.getOrDefault(tenant, 0))) {
                moves.add(Move.of(tenant, then.getOrDefault(tenant, 0), level));
            }
        });
        then.forEach((tenant, level) -> {
            if (!now.containsKey(tenant)) {
                moves.add(Move.of(tenant, level, 0));
            }
        });
        return sorted(moves);
    }

    private static Map<Integer, Integer> tenantLevels(Impact impact) {
        Map<Integer, Integer> levels = new HashMap<>();
        for (TenantImpact tenant : impact.tenants()) {
            levels.put(tenant.tenant(), tenant.level().code());
        }
        return levels;
    }

    private List<Move> sorted(List<Move> moves) {
        Snapshot snapshot = reach.snapshot();
        moves.sort(Comparator.comparingInt(Move::distance)
                .reversed()
                .thenComparing(move -> move.vertex() < 0 ? "" : snapshot.name(move.vertex()))
                .thenComparing(move -> move.vertex() < 0 ? "" : snapshot.id(move.vertex())));
        return List.copyOf(moves);
    }
}
