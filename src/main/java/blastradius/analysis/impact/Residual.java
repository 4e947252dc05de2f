package blastradius.analysis.impact;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.GatePrices;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.Weighting;
import blastradius.model.Weighting.Gate;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Junctions;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The chance that each level on each entity is gained, where every closed gate may be passed at its price: {@code p(head) = g · min p of the
 * premises}, best over all rules. These functions are superior, so the best first order of Knuth's "A generalization of Dijkstra's algorithm"
 * (1977) finds each chance once.
 *
 * <p>What a question reaches anyway has chance 1 and comes first. A junction is judged anew at each further premise that is met: the ones
 * still missing are paid for if they can be waived. O((V' + E') log V') over what is reached with every gate open.
 */
public final class Residual {

    private static final int LEVELS = AccessLevel.values().length;
    private static final int CONTROL = AccessLevel.CONTROL.code();

    private final Reach everyGateOpen;
    private final Snapshot snapshot;
    private final Rows forward;
    private final Rows reverse;
    private final GatePrices prices;
    private final double[] chances; // by dense number of the entity and level
    private final byte[] settled; // the highest level that is settled, by dense number
    private final Map<Integer, Double> junctionChances = new HashMap<>();
    private final Set<Integer> settledJunctions = new HashSet<>();
    private final PriorityQueue<Candidate> queue =
            new PriorityQueue<>(Comparator.comparingDouble(Candidate::chance).reversed());

    private record Candidate(double chance, int vertex, int level) {}

    private Residual(Reach asked, Reach everyGateOpen, Weighting weighting) {
        this.everyGateOpen = everyGateOpen;
        this.snapshot = asked.snapshot();
        this.forward = snapshot.forward();
        this.reverse = snapshot.reverse();
        this.prices = new GatePrices(asked.gates(), everyGateOpen.gates(), weighting);
        this.chances = new double[everyGateOpen.stateCount() * LEVELS];
        this.settled = new byte[everyGateOpen.stateCount()];
    }

    /** The losses that count each level of each entity with its chance: {@code max over levels of w(level)·p}. */
    static LostShares losses(Reach asked, Reach everyGateOpen, Budget budget) {
        Valuation valuation = asked.snapshot().valuation();
        return of(asked, everyGateOpen, budget).losses(valuation);
    }

    /** The same by any valuation of the entities. */
    LostShares losses(Valuation valuation) {
        LostShares losses = new LostShares(valuation);
        for (int i = 0; i < everyGateOpen.stateCount(); i++) {
            if (everyGateOpen.isFinal(i)) {
                int vertex = everyGateOpen.vertexAt(i);
                losses.add(vertex, weight(dense(vertex), valuation));
            }
        }
        return losses;
    }

    public static Residual of(Reach asked, Reach everyGateOpen, Budget budget) {
        return of(asked, everyGateOpen, asked.snapshot().valuation().weighting(), budget);
    }

    /** With the gates' prices of a weighting. */
    static Residual of(Reach asked, Reach everyGateOpen, Weighting weighting, Budget budget) {
        Residual residual = new Residual(asked, everyGateOpen, weighting);
        residual.run(asked, budget);
        return residual;
    }

    /** The weight of a level that is held of the entity for sure, times the chance that it is. */
    double weight(int entity, AccessLevel level) {
        int dense = dense(entity);
        return dense < 0 ? 0 : snapshot.valuation().levelWeight(level.code()) * chances[dense * LEVELS + level.code() - 1];
    }

    private void run(Reach asked, Budget budget) {
        for (Source source : asked.sources()) {
            offer(source.vertex(), source.level().code(), 1);
        }
        int steps = 0;
        while (!queue.isEmpty()) {
            if (++steps % 1024 == 0) {
                budget.check();
            }
            Candidate best = queue.remove();
            if (snapshot.isJunction(best.vertex())) {
                settleJunction(best);
            } else {
                settle(best);
            }
        }
    }

    private void settle(Candidate best) {
        int dense = dense(best.vertex());
        int before = settled[dense];
        if (before >= best.level()) {
            return;
        }
        settled[dense] = (byte) best.level();
        for (int level = before + 1; level <= best.level(); level++) {
            chances[dense * LEVELS + level - 1] = best.chance();
        }
        for (int a = forward.start(best.vertex()); a < forward.end(best.vertex()); a++) {
            if (ArcRules.asksMore(forward.arc(a), best.level())) {
                return;
            }
            if (ArcRules.gains(forward.arc(a), before)) {
                follow(a, best.chance(), best.level());
            }
        }
    }

    private void settleJunction(Candidate best) {
        if (settledJunctions.add(best.vertex())) {
            for (int a = forward.start(best.vertex()); a < forward.end(best.vertex()); a++) {
                follow(a, best.chance(), CONTROL);
            }
        }
    }

    private void follow(int index, double chance, int level) {
        int arcClass = forward.arcClass(index);
        int head = Rows.otherEnd(forward.arc(index));
        if (snapshot.isJunction(head)) {
            if (prices.of(arcClass) > 0) {
                judge(head, chance);
            }
        } else if (prices.of(arcClass) > 0) {
            offer(head, ArcRules.given(forward.arc(index), level), chance * prices.of(arcClass));
        }
    }

    /** A premise of the junction was settled just now, so no settled premise has a smaller chance than this. */
    private void judge(int junctionVertex, double chance) {
        Junctions junctions = snapshot.junctions();
        int junction = junctionVertex - snapshot.firstJunction();
        Map<Integer, Integer> met = new HashMap<>();
        int unwaivableMet = 0;
        for (int a = reverse.start(junctionVertex); a < reverse.end(junctionVertex); a++) {
            int arcClass = reverse.arcClass(a);
            if (prices.of(arcClass) > 0 && isSettled(Rows.otherEnd(reverse.arc(a)), ArcRules.asked(reverse.arc(a)))) {
                met.merge(arcClass, 1, Integer::sum);
                unwaivableMet += snapshot.arcClasses().get(arcClass).isWaivable() ? 0 : 1;
            }
        }
        if (unwaivableMet >= prices.unwaivable(junctionVertex)) {
            offerJunction(junctionVertex, chance * missing(junctions.waivable(junction), met));
        }
    }

    /** The price of the premises that are asked for and not met; an approval that misses several conditions is paid once. */
    private double missing(int[] waivable, Map<Integer, Integer> met) {
        double price = 1;
        boolean approvalMissing = false;
        for (int arcClass : waivable) {
            int left = met.merge(arcClass, -1, Integer::sum);
            if (left < 0 && prices.isAsked(arcClass)) {
                if (snapshot.arcClasses().get(arcClass).role() == ArcClass.Role.APPROVAL) {
                    approvalMissing = true;
                } else {
                    price *= prices.of(arcClass);
                }
            }
        }
        return approvalMissing ? price * prices.of(Gate.APPROVAL) : price;
    }

    private boolean isSettled(int vertex, int level) {
        if (snapshot.isJunction(vertex)) {
            return settledJunctions.contains(vertex);
        }
        int dense = dense(vertex);
        return dense >= 0 && settled[dense] >= level;
    }

    private void offer(int entity, int level, double chance) {
        int dense = dense(entity);
        if (dense >= 0 && settled[dense] < level && chances[dense * LEVELS + level - 1] < chance) {
            chances[dense * LEVELS + level - 1] = chance;
            queue.add(new Candidate(chance, entity, level));
        }
    }

    private void offerJunction(int vertex, double chance) {
        if (!settledJunctions.contains(vertex) && junctionChances.getOrDefault(vertex, 0.0) < chance) {
            junctionChances.put(vertex, chance);
            queue.add(new Candidate(chance, vertex, CONTROL));
        }
    }

    /** Everything that can have a chance is reached with every gate open: its first position there numbers it. */
    private int dense(int entity) {
        return everyGateOpen.position(entity, 1);
    }

    private double weight(int dense, Valuation valuation) {
        double weight = 0;
        for (int level = 1; level <= LEVELS; level++) {
            weight = Math.max(weight, valuation.levelWeight(level) * chances[dense * LEVELS + level - 1]);
        }
        return weight;
    }
}
