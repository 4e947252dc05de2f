package blastradius.analysis.chokepoint;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.relation.Closing;
import blastradius.analysis.relation.RelationArcs;
import blastradius.analysis.relation.Removal;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Rows;
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
    private final Map<Integer, Examined> onlyWays =
            new HashMap<>(); // by entity: what falls with the one relation that leads there
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
            everyOne(related, vertex -> false, vertex -> true);
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
                dominated::offerEntity,
                dominated::isBase);
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
            relation(states, dominated::isBase);
        }
    }

    /**
     * Examines each but the entities that are taken over elsewhere; relations first, as what falls with the only one into an entity falls with the entity.
     *
     * @param isBase whether arcs follow from an entity that do not touch it
     */
    private void everyOne(int[] related, IntPredicate isEntityTaken, IntPredicate isBase) {
        new RelationGroups(derivation, related).forEach(states -> relation(states, isBase));
        reach.vertices()
                .filter(vertex -> !derivedFrom.containsKey(vertex) && !isEntityTaken.test(vertex))
                .forEach(this::entity);
        derivedFrom.keySet().forEach(this::entity);
    }

    private void relation(int[] states, IntPredicate isBase) {
        Examined examined = examine(relation(states[0]), Derivation.NONE, states);
        int entity = reach.vertexAt(states[0]);
        if (!compromised.get(entity) && !isBase.test(entity) && isOnlyWay(states, entity)) {
            onlyWays.put(entity, examined);
        }
    }

    /** Whether nothing leads to the entity but the relation that some states came over. */
    private boolean isOnlyWay(int[] states, int entity) {
        int last = states[0];
        if (reach.gates().assumptions().maxHops() != null
                || !Arrays.stream(states).allMatch(state -> reach.vertexAt(state) == entity)) {
            return false;
        }
        Rows reverse = reach.snapshot().reverse();
        for (int a = reverse.start(entity); a < reverse.end(entity); a++) {
            int tail = Rows.otherEnd(reverse.arc(a));
            int arcClass = reverse.arcClass(a);
            if (ArcRules.isContext(reverse.arc(a))) {
                return true;
            }
            if (ArcRules.isFollowed(reach.gates(), a, this::isHeld)
                    && !(relations.relationClass(arcClass) == derivation.relationClass(last)
                            && relations.holder(tail, arcClass) == derivation.holder(last)
                            && relations.base(tail, arcClass, entity) == entity)) {
                return false;
            }
        }
        return true;
    }

    /** Conditions count as met, as they may be. */
    private boolean isHeld(int vertex, int level) {
        return reach.snapshot().isJunction(vertex) || held[vertex] >= level;
    }

    private void entity(int vertex) {
        Examined known = onlyWays.get(vertex);
        if (known != null) {
            int itself = reach.snapshot().isHelper(vertex) ? 0 : 1;
            add(
                    new Removal.OfEntity(vertex),
                    known.loss,
                    known.others - itself,
                    known.targets - (targets.get(vertex) ? itself : 0));
            return;
        }
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

    private Examined examine(Removal removal, int removed, int[] direct) {
        budget.check();
        Fallen fallen = new Fallen(removed);
        Closing closing = Closing.of(relations, removal);
        if (reach.gates().assumptions().maxHops() == null) {
            withdraw(closing, direct, fallen);
        } else {
            search(closing, fallen);
        }
        Examined examined = new Examined(meter.loss(), fallen.others, fallen.targets);
        meter.reset();
        add(removal, examined.loss, examined.others, examined.targets);
        return examined;
    }

    /**
     * What falls with something.
     *
     * @param others entities beside the removed one, if it is one; likewise the targets
     */
    private record Examined(Loss loss, int others, int targets) {}

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
