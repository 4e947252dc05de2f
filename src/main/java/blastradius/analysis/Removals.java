package blastradius.analysis;

import blastradius.model.AccessLevel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes everything that a reach rests on away, one thing at a time, and measures what falls. */
final class Removals {

    private final Reach reach;
    private final Budget budget;
    private final Derivation derivation;
    private final RelationArcs relations;
    private final Withdrawal withdrawal;
    private final LossMeter meter;
    private final BitSet targets = new BitSet();
    private final BitSet compromised = new BitSet();
    private final Map<Integer, List<Integer>> derivedFrom = new HashMap<>(); // states by the base that they follow from
    private final List<ChokePoint> points = new ArrayList<>();

    Removals(Reach reach, Collection<Integer> targets, Budget budget) {
        this.reach = reach;
        this.budget = budget;
        this.derivation = Derivation.of(reach, budget);
        this.relations = RelationArcs.of(reach.snapshot());
        this.withdrawal = new Withdrawal(reach, derivation);
        this.meter = new LossMeter(reach);
        targets.forEach(this.targets::set);
        reach.sources().forEach(source -> compromised.set(source.vertex()));
    }

    /** The score of the whole reach. */
    double score() {
        return meter.score();
    }

    /** In no particular order. */
    List<ChokePoint> chokePoints() {
        int states = reach.stateCount();
        for (int state = 0; state < states; state++) {
            int base = derivation.base(state);
            if (base != Derivation.NONE && base != reach.vertexAt(state)) {
                derivedFrom.computeIfAbsent(base, missing -> new ArrayList<>()).add(state);
            }
        }
        reach.vertices().filter(vertex -> !derivedFrom.containsKey(vertex)).forEach(this::entity);
        derivedFrom.keySet().forEach(this::entity);
        RelationGroups groups = new RelationGroups(derivation, states);
        groups.forEach(state -> relation(state, groups.states(state)));
        return points;
    }

    private void entity(int vertex) {
        int[] direct = direct(vertex);
        if (rests(direct, vertex)) {
            examine(new Removal.OfEntity(vertex), vertex, direct);
        }
    }

    private int[] direct(int vertex) {
        List<Integer> states = new ArrayList<>(derivedFrom.getOrDefault(vertex, List.of()));
        for (AccessLevel level : AccessLevel.values()) {
            int state = reach.exactPosition(vertex, level.code());
            if (state >= 0) {
                states.add(state);
            }
        }
        return states.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether anything but the vertex itself came about by these states. */
    private boolean rests(int[] states, int vertex) {
        for (int state : states) {
            if (reach.vertexAt(state) != vertex
                    || derivation.firstDependent(state) < derivation.endOfDependents(state)) {
                return true;
            }
        }
        return false;
    }

    private void relation(int state, int[] direct) {
        examine(
                new Removal.OfRelation(
                        derivation.holder(state), derivation.base(state), derivation.relationClass(state)),
                Derivation.NONE,
                direct);
    }

    private void examine(Removal removal, int removed, int[] direct) {
        budget.check();
        Fallen fallen = new Fallen(removed);
        Closing closing = Closing.of(relations, removal);
        if (reach.gates().assumptions().maxHops() == null) {
            withdrawal.withdraw(closing, direct);
            withdrawal.fallen(entity -> fallen.add(entity, withdrawal.before(entity), withdrawal.after(entity)));
            withdrawal.restore();
        } else {
            search(closing, fallen);
        }
        Loss loss = meter.take();
        if (fallen.others > 0 && (targets.isEmpty() || fallen.targets > 0)) {
            boolean wasCompromised = removed >= 0 && compromised.get(removed);
            points.add(new ChokePoint(removal, wasCompromised, loss, fallen.targets));
        }
    }

    /** Where hops are counted, a longer way round is no way: each removal is searched anew. */
    private void search(Closing closing, Fallen fallen) {
        Reach rest = Reach.from(reach.gates(), reach.sources(), closing, budget);
        for (int i = 0; i < reach.stateCount(); i++) {
            int left = reach.isFinal(i) ? rest.levelCode(reach.vertexAt(i)) : AccessLevel.CONTROL.code();
            if (left < reach.levelAt(i)) {
                fallen.add(reach.vertexAt(i), reach.levelAt(i), left);
            }
        }
    }

    /** Counts what fell beside the removed entity itself. */
    private final class Fallen {
        private final int removed;
        private int others;
        private int targets;

        Fallen(int removed) {
            this.removed = removed;
        }

        void add(int entity, int before, int after) {
            meter.fall(entity, before, after);
            if (entity != removed) {
                others++;
                targets += after == 0 && Removals.this.targets.get(entity) ? 1 : 0;
            }
        }
    }
}
