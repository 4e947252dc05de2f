package blastradius.analysis.chokepoint;

import blastradius.analysis.question.Budget;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.relation.Closing;
import blastradius.analysis.relation.RelationArcs;
import blastradius.analysis.relation.Removal;
import blastradius.model.AccessLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes everything that a reach rests on away, one thing at a time, and measures what falls. */
final class Removals implements AutoCloseable {

    private final Reach reach;
    private final Budget budget;
    private final Derivation derivation;
    private final RelationArcs relations;
    private final BlankArrays blank;
    private final byte[] held; // by entity
    private @Nullable FallenStates withdrawal; // made when first needed
    private final LossMeter meter;
    private final BitSet targets = new BitSet();
    private final boolean protects; // asked about targets, though they may all be helpers
    private final BitSet compromised = new BitSet();
    private final Map<Integer, List<Integer>> derivedFrom = new HashMap<>(); // states by the base that they follow from
    private final List<ChokePoint> points = new ArrayList<>();

    Removals(Reach reach, Collection<Integer> targets, Budget budget) {
        this.reach = reach;
        this.budget = budget;
        this.derivation = Derivation.of(reach, budget);
        this.relations = RelationArcs.of(reach.snapshot());
        this.blank = BlankArrays.of(reach.snapshot());
        this.held = blank.bytes();
        reach.writeLevels(held);
        this.meter = new LossMeter(reach);
        this.protects = !targets.isEmpty();
        targets.stream().filter(target -> !reach.snapshot().isHelper(target)).forEach(this.targets::set);
        reach.sources().forEach(source -> compromised.set(source.vertex()));
    }

    @Override
    public void close() {
        if (withdrawal != null) {
            withdrawal.close();
        }
        for (int state = 0; state < reach.stateCount(); state++) {
            held[reach.vertexAt(state)] = 0;
        }
        blank.giveBack(held);
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
        int[] related = IntStream.range(0, states)
                .filter(state -> derivation.base(state) != Derivation.NONE)
                .toArray();
        if (reach.gates().assumptions().maxHops() == null) {
            dominated(related);
        } else {
            everyOne(related, vertex -> false);
        }
        return points;
    }

    private void dominated(int[] related) {
        try (DominatedRemovals dominated = new DominatedRemovals(derivation, held, blank, budget)) {
            dominated(related, dominated);
        }
    }

    private void dominated(int[] related, DominatedRemovals dominated) {
        Arrays.stream(related).filter(dominated::isSimple).forEach(state -> simple(dominated, state));
        everyOne(
                Arrays.stream(related)
                        .filter(state -> !dominated.isSimple(state))
                        .toArray(),
                dominated::offerEntity);
        dominated.measure(
                meter,
                targets,
                (vertex, state, loss, fallen, saved) -> {
                    if (vertex >= 0) {
                        add(new Removal.OfEntity(vertex), loss, fallen - 1, saved - (targets.get(vertex) ? 1 : 0));
                    } else {
                        add(relation(state), loss, fallen, saved);
                    }
                },
                budget);
    }

    /** A relation whose states are found without looking for them among all others: it is examined with the last of them. */
    private void simple(DominatedRemovals dominated, int state) {
        int[] states = dominated.states(state);
        if (states[0] == state && !dominated.offerRelation(states)) {
            examine(relation(state), Derivation.NONE, states);
        }
    }

    /** Examines each but the entities that are taken over elsewhere. */
    private void everyOne(int[] related, IntPredicate isEntityTaken) {
        reach.vertices()
                .filter(vertex -> !derivedFrom.containsKey(vertex) && !isEntityTaken.test(vertex))
                .forEach(this::entity);
        derivedFrom.keySet().forEach(this::entity);
        new RelationGroups(derivation, related)
                .forEach(states -> examine(relation(states[0]), Derivation.NONE, states));
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

    private Removal relation(int state) {
        return new Removal.OfRelation(
                derivation.holder(state), derivation.base(state), derivation.relationClass(state));
    }

    private void examine(Removal removal, int removed, int[] direct) {
        budget.check();
        Fallen fallen = new Fallen(removed);
        Closing closing = Closing.of(relations, removal);
        if (reach.gates().assumptions().maxHops() == null) {
            withdraw(closing, direct, fallen);
        } else {
            search(closing, fallen);
        }
        add(removal, meter.loss(), fallen.others, fallen.targets);
        meter.reset();
    }

    private void withdraw(Closing closing, int[] direct, Fallen fallen) {
        FallenStates made = withdrawal == null ? new FallenStates(derivation, held, blank, budget) : withdrawal;
        withdrawal = made;
        made.withdraw(closing, direct);
        made.fallen(entity -> fallen.add(entity, made.before(entity), made.after(entity)));
        made.restore();
    }

    private void add(Removal removal, Loss loss, int others, int targetsSaved) {
        if (!isOfHelper(removal) && others > 0 && (!protects || targetsSaved > 0)) {
            boolean wasCompromised = removal instanceof Removal.OfEntity entity && compromised.get(entity.vertex());
            points.add(new ChokePoint(removal, wasCompromised, loss, targetsSaved));
        }
    }

    private boolean isOfHelper(Removal removal) {
        return removal.isOfHelper(reach.snapshot());
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
            if (entity != removed && !reach.snapshot().isHelper(entity)) {
                others++;
                targets += after == 0 && Removals.this.targets.get(entity) ? 1 : 0;
            }
        }
    }
}
