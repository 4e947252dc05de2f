package blastradius.scenario;

import blastradius.analysis.Budget;
import blastradius.analysis.Gates;
import blastradius.analysis.Impact;
import blastradius.analysis.Reach;
import blastradius.analysis.Source;
import blastradius.model.AccessLevel;
import blastradius.model.Change;
import blastradius.model.EntityType;
import blastradius.model.Scenario;
import blastradius.snapshot.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What attackers do under the question's assumptions once changes are made, from 0 to 100: the mean over attackers of the score of what they reach, or of
 * the share that they hold of what is to be protected, each thing weighted by level. Sets of changes are measured once. Not for several threads.
 */
final class Damage {

    private final Snapshot base;
    private final Advice.Question question;
    private final Budget budget;
    private final Set<Integer> organizations = new HashSet<>();
    private final Set<Integer> entities = new HashSet<>();
    private final Map<Set<Change>, Double> known = new HashMap<>();

    Damage(Snapshot base, Advice.Question question, Budget budget) {
        this.base = base;
        this.question = question;
        this.budget = budget;
        for (int vertex : question.protect()) {
            boolean tenant = base.kind(vertex).type() == EntityType.TENANT;
            int organization = tenant ? base.valuation().organization(vertex) : -1;
            if (organization >= 0) {
                organizations.add(organization);
            } else {
                entities.add(vertex);
            }
        }
    }

    /** The estate with the changes. */
    Snapshot with(List<Change> changes) {
        return changes.isEmpty()
                ? base
                : Resolution.of(base, Scenario.of("advice").withChanges(changes))
                        .snapshot();
    }

    double of(List<Change> changes) {
        Set<Change> key = Set.copyOf(changes);
        Double measured = known.get(key);
        if (measured == null) {
            measured = measure(with(changes));
            known.put(key, measured);
        }
        return measured;
    }

    private double measure(Snapshot snapshot) {
        budget.check();
        Gates gates = Gates.of(snapshot, question.assumptions());
        if (!question.compromised().isEmpty()) {
            return damage(Reach.from(gates, question.compromised(), budget));
        }
        return IntStream.range(0, base.entityCount())
                .filter(v -> base.kind(v).type() == EntityType.IDENTITY)
                .parallel()
                .mapToDouble(v -> damage(Reach.from(gates, List.of(Source.of(snapshot, v)), budget)))
                .average()
                .orElse(0);
    }

    private double damage(Reach reach) {
        if (question.protect().isEmpty()) {
            return Impact.score(reach);
        }
        Map<Integer, Integer> held = new HashMap<>();
        Snapshot snapshot = reach.snapshot();
        reach.forEach((vertex, level, hops) -> {
            if (!snapshot.isJunction(vertex) && entities.contains(vertex)) {
                held.merge(vertex, level, Math::max);
            }
        });
        var tenants = blastradius.analysis.TenantLevels.of(reach);
        double lost = held.values().stream().mapToDouble(Damage::weight).sum()
                + organizations.stream()
                        .mapToDouble(each -> weight(tenants.code(each)))
                        .sum();
        return 100 * lost / (entities.size() + organizations.size());
    }

    private static double weight(int levelCode) {
        return levelCode == 0 ? 0 : AccessLevel.ofCode(levelCode).weight();
    }
}
