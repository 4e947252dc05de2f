package blastradius.analysis.reach;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.ClosedArcs;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.GrantState;
import blastradius.model.JitMode;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules read off the arcs the other way round, to check the searches by: in rounds, every entity that could have changed looks at all arcs
 * into it and takes the best that any gives, until a round changes nothing. Gates are judged here anew, and what a condition still asks is
 * counted over its premises each time. Shares nothing with {@link Search} or {@link Gates} but the snapshot; slower by the number of rounds.
 */
public final class RuleEvaluation {

    private static final int CHECK_EVERY = 4096;
    private static final int CONTROL = AccessLevel.CONTROL.code();

    private final Snapshot snapshot;
    private final Rows reverse;
    private final Assumptions assumptions;
    private final ClosedArcs closed;
    private final Budget budget;
    private final boolean[] open; // by arc class
    private final boolean[] waived; // by arc class
    private final byte[] levels; // by vertex; a condition that is met is at CONTROL
    private final Map<Integer, Integer> rounds = new HashMap<>(); // by entity: when its level was last raised
    private int steps;

    private RuleEvaluation(Snapshot snapshot, Assumptions assumptions, @Nullable ClosedArcs closed, Budget budget) {
        this.snapshot = snapshot;
        this.reverse = snapshot.reverse();
        this.assumptions = assumptions;
        this.closed = closed == null ? ClosedArcs.NONE : closed;
        this.budget = budget;
        this.open = new boolean[snapshot.arcClasses().size()];
        this.waived = new boolean[open.length];
        for (int c = 0; c < open.length; c++) {
            waived[c] = isWaived(snapshot.arcClasses().get(c));
            open[c] = !waived[c] && isOpen(snapshot.arcClasses().get(c));
        }
        this.levels = new byte[snapshot.vertexCount()];
    }

    /**
     * Evaluates until nothing changes, or for as many rounds as the assumptions allow hops.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static RuleEvaluation of(
            Gates question, Collection<Source> sources, @Nullable ClosedArcs closed, Budget budget) {
        RuleEvaluation evaluation = new RuleEvaluation(question.snapshot(), question.assumptions(), closed, budget);
        evaluation.run(sources);
        return evaluation;
    }

    /** The highest level held on an entity as its code, 0 for none. */
    public int level(int entity) {
        return levels[entity];
    }

    /** The round in which the entity came to its level: the fewest relations over which it does. */
    int round(int entity) {
        return rounds.getOrDefault(entity, 0);
    }

    /** How many entities are held. */
    int size() {
        return rounds.size();
    }

    private void run(Collection<Source> sources) {
        BitSet changed = new BitSet();
        for (Source source : sources) {
            raise(
                    source.vertex(),
                    Math.max(levels[source.vertex()], source.level().code()),
                    0,
                    changed);
        }
        passOn(changed, 0);
        Integer maxHops = assumptions.maxHops();
        for (int round = 1; !changed.isEmpty() && (maxHops == null || round <= maxHops); round++) {
            changed = round(round, touched(changed));
        }
    }

    /** Entities gain by what was held before the round; conditions are met within it. */
    private BitSet round(int round, BitSet touched) {
        Map<Integer, Integer> gained = new HashMap<>();
        touched.stream().forEach(entity -> {
            int level = best(entity);
            if (level > levels[entity]) {
                gained.put(entity, level);
            }
        });
        BitSet changed = new BitSet();
        gained.forEach((entity, level) -> raise(entity, level, round, changed));
        passOn(changed, round);
        return changed;
    }

    /** What helpers hold goes on in the round in which they came by it, where no more is asked for. */
    private void passOn(BitSet changed, int round) {
        Deque<Integer> helpers = new ArrayDeque<>();
        changed.stream().filter(snapshot::isHelper).forEach(helpers::add);
        while (!helpers.isEmpty()) {
            int helper = helpers.remove();
            for (Map.Entry<Integer, Integer> gain : gains(helper).entrySet()) {
                if (gain.getValue() > levels[gain.getKey()]) {
                    raise(gain.getKey(), gain.getValue(), round, changed);
                    if (snapshot.isHelper(gain.getKey())) {
                        helpers.add(gain.getKey());
                    }
                }
            }
        }
    }

    /** What the helper's relations give that ask for nothing else, by entity. */
    private Map<Integer, Integer> gains(int helper) {
        Map<Integer, Integer> gains = new HashMap<>();
        Rows forward = snapshot.forward();
        for (int a = forward.start(helper); a < forward.end(helper); a++) {
            int arc = forward.arc(a);
            int head = Rows.otherEnd(arc);
            int needs = Rows.needs(arc);
            if (!snapshot.isJunction(head)
                    && needs != Rows.CONTEXT
                    && needs <= levels[helper]
                    && open[forward.arcClass(a)]
                    && !closed.closes(helper, head, forward.arcClass(a))) {
                gains.merge(head, needs == Rows.COPY ? levels[helper] : Rows.gives(arc), Math::max);
            }
        }
        return gains;
    }

    private void raise(int entity, int level, int round, BitSet changed) {
        levels[entity] = (byte) level;
        rounds.put(entity, round);
        changed.set(entity);
    }

    /** The entities into which arcs lead from what has changed, over any number of conditions; those that are now met are marked. */
    private BitSet touched(BitSet changed) {
        BitSet entities = new BitSet();
        BitSet conditions = new BitSet();
        changed.stream().forEach(vertex -> heads(vertex, entities, conditions));
        while (!conditions.isEmpty()) {
            int condition = conditions.nextSetBit(0);
            conditions.clear(condition);
            if (levels[condition] == 0 && isMet(condition)) {
                levels[condition] = (byte) CONTROL;
                heads(condition, entities, conditions);
            }
        }
        return entities;
    }

    private void heads(int tail, BitSet entities, BitSet conditions) {
        Rows forward = snapshot.forward();
        for (int a = forward.start(tail); a < forward.end(tail); a++) {
            int head = Rows.otherEnd(forward.arc(a));
            (snapshot.isJunction(head) ? conditions : entities).set(head);
        }
    }

    private int best(int entity) {
        if (++steps % CHECK_EVERY == 0) {
            budget.check();
        }
        int best = 0;
        for (int a = reverse.start(entity); a < reverse.end(entity); a++) {
            int arc = reverse.arc(a);
            int tail = Rows.otherEnd(arc);
            if (isFollowed(a) && !closed.closes(tail, entity, reverse.arcClass(a))) {
                best = Math.max(best, Rows.needs(arc) == Rows.COPY ? levels[tail] : Rows.gives(arc));
            }
        }
        return best;
    }

    private boolean isFollowed(int index) {
        int arc = reverse.arc(index);
        int tail = Rows.otherEnd(arc);
        boolean holds = snapshot.isJunction(tail)
                ? levels[tail] > 0
                : levels[tail] > 0 && Rows.needs(arc) != Rows.CONTEXT && levels[tail] >= Rows.needs(arc);
        return holds && open[reverse.arcClass(index)];
    }

    private boolean isMet(int condition) {
        int junction = condition - snapshot.firstJunction();
        int asked = snapshot.junctions().threshold(junction);
        for (int arcClass : snapshot.junctions().waivable(junction)) {
            asked -= waived[arcClass] ? 1 : 0;
        }
        for (int a = reverse.start(condition); a < reverse.end(condition); a++) {
            asked -= isFollowed(a) ? 1 : 0;
        }
        return asked <= 0;
    }

    private boolean isWaived(ArcClass arcClass) {
        return switch (arcClass.role()) {
            case PHISHABLE_FACTOR -> assumptions.mfaBypass();
            case APPROVAL -> assumptions.jit() == JitMode.ALL;
            case ZONE -> arcClass.zone() != null && isIn(arcClass.zone());
            case RESISTANT_FACTOR, RELATION, DERIVED, CONTENT, PREMISE, MEMBERSHIP, REMOVED -> false;
        };
    }

    private boolean isIn(String zone) {
        return assumptions.zones().contains(zone)
                || snapshot.vertexOf(zone).stream()
                        .anyMatch(vertex -> assumptions.zones().contains(snapshot.name(vertex)));
    }

    private boolean isOpen(ArcClass arcClass) {
        RelationClass relation = arcClass.relation();
        if (relation == null) {
            return arcClass.role() != ArcClass.Role.REMOVED;
        }
        Terms terms = relation.terms();
        boolean begun = terms.from() == null || !terms.from().isAfter(assumptions.at());
        boolean stands = terms.until() == null || terms.until().isAfter(assumptions.at());
        boolean listed =
                assumptions.sourceKinds().isEmpty() || assumptions.sourceKinds().contains(relation.sourceKind());
        if (arcClass.role() == ArcClass.Role.MEMBERSHIP) {
            boolean activates = assumptions.jit() != JitMode.STRICT && (assumptions.tickets() || !terms.ticket());
            return begun && stands && (activates || terms.state() != GrantState.ELIGIBLE);
        }
        return terms.deniedBy() == null
                && begun
                && (stands || relation.kind() == RelationKind.KNOWN_TO)
                && listed
                && !assumptions.exceptSourceKinds().contains(relation.sourceKind())
                && (assumptions.tickets() || !terms.ticket())
                && (assumptions.jit() != JitMode.STRICT || terms.state() != GrantState.ELIGIBLE)
                && (assumptions.assumeSecretsInContent() || arcClass.role() != ArcClass.Role.CONTENT);
    }
}
