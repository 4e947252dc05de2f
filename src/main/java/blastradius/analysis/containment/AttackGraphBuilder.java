package blastradius.analysis.containment;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.relation.EstateRelation;
import blastradius.analysis.relation.Origins;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Walks back from protected entities over what is reached, and names for every arc the actions that close it. */
public final class AttackGraphBuilder {

    private static final int CONTROL = AccessLevel.CONTROL.code();
    private static final int USE = AccessLevel.USE.code();
    private static final int JUNCTION = 0;
    private static final int PASSAGE = CONTROL + 1;

    private final Reach reach;
    private final Snapshot snapshot;
    private final Rows reverse;
    private final Map<Integer, Integer> protect;
    private final CutCosts costs;
    private final Origins origins;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final List<AttackGraph.Kind> kinds = new ArrayList<>();
    private final IntArrayList vertices = new IntArrayList();
    private final IntArrayList levels = new IntArrayList();
    private final IntArrayList thresholds = new IntArrayList();
    private final BitSet sources = new BitSet();
    private final BitSet targets = new BitSet();
    private final IntArrayList tails = new IntArrayList();
    private final IntArrayList heads = new IntArrayList();
    private final IntArrayList arcClasses = new IntArrayList();
    private final IntArrayList edgeActions = new IntArrayList();
    private final Map<CutAction, Integer> actionNumbers = new HashMap<>();
    private final List<CutAction> actions = new ArrayList<>();
    private final IntArrayList actionCosts = new IntArrayList();

    private AttackGraphBuilder(Reach reach, Map<Integer, Integer> protect, CutCosts costs) {
        this.reach = reach;
        this.snapshot = reach.snapshot();
        this.reverse = snapshot.reverse();
        this.protect = protect;
        this.costs = costs;
        this.origins = new Origins(snapshot);
    }

    /**
     * The graph of everything by which some protected entity is reached.
     *
     * @param protect by vertex the code of the level that must not be reached
     */
    public static AttackGraph of(Reach reach, Map<Integer, Integer> protect, CutCosts costs, Budget budget) {
        AttackGraphBuilder builder = new AttackGraphBuilder(reach, protect, costs);
        protect.forEach((vertex, level) -> {
            if (reach.levelCode(vertex) >= level) {
                builder.targets.set(builder.node(vertex, level));
            }
        });
        for (int node = 0; node < builder.kinds.size(); node++) {
            if (node % 1024 == 0) {
                budget.check();
            }
            builder.expand(node);
        }
        return RelevantSubgraph.of(builder.build());
    }

    private AttackGraph build() {
        byte[] levelOf = new byte[levels.size()];
        for (int i = 0; i < levelOf.length; i++) {
            levelOf[i] = (byte) levels.getInt(i);
        }
        var nodes = new AttackGraph.Nodes(
                List.copyOf(kinds), vertices.toIntArray(), levelOf, thresholds.toIntArray(), sources, targets);
        var edges = new AttackGraph.Edges(
                tails.toIntArray(), heads.toIntArray(), arcClasses.toIntArray(), edgeActions.toIntArray());
        return new AttackGraph(nodes, edges, actions, actionCosts.toIntArray());
    }

    private int node(int vertex, int code) {
        return numbers.computeIfAbsent((long) vertex << 3 | code, missing -> {
            boolean junction = code == JUNCTION;
            kinds.add(
                    junction
                            ? AttackGraph.Kind.JUNCTION
                            : code == PASSAGE ? AttackGraph.Kind.PASSAGE : AttackGraph.Kind.FACT);
            vertices.add(vertex);
            levels.add(code == PASSAGE ? passageGives(vertex) : code);
            thresholds.add(junction ? ArcRules.threshold(reach.gates(), vertex) : 1);
            return kinds.size() - 1;
        });
    }

    private int passageGives(int vertex) {
        return snapshot.kind(vertex).type() == EntityType.CREDENTIAL ? USE : CONTROL;
    }

    private void expand(int node) {
        int vertex = vertices.getInt(node);
        switch (kinds.get(node)) {
            case FACT -> fact(node, vertex, levels.getInt(node));
            case JUNCTION -> junction(node, vertex);
            case PASSAGE -> {} // filled together with its fact
        }
    }

    private void junction(int node, int vertex) {
        for (int a = reverse.start(vertex); a < reverse.end(vertex); a++) {
            if (reach.gates().isOpen(reverse.arcClass(a))) {
                premise(a, ArcRules.asked(reverse.arc(a)), node, reverse.arcClass(a), AttackGraph.NONE);
            }
        }
    }

    private void fact(int node, int vertex, int level) {
        for (Source source : reach.sources()) {
            if (source.vertex() == vertex && source.level().code() == level) {
                sources.set(isOldValue(source) ? passage(node, vertex) : node);
            }
        }
        if (sources.get(node)) {
            return;
        }
        if (reach.levelCode(vertex) > level) {
            edge(node(vertex, level + 1), node, AttackGraph.NONE, AttackGraph.NONE);
        }
        for (int a = reverse.start(vertex); a < reverse.end(vertex); a++) {
            int arc = reverse.arc(a);
            if (ArcRules.gives(arc, level) && reach.gates().isOpen(reverse.arcClass(a))) {
                relation(a, ArcRules.asked(arc, level), node);
            }
        }
    }

    /** Rotation takes away a value that was stolen, not the right to change it. */
    private boolean isOldValue(Source source) {
        return CutReach.isOldValue(snapshot, source) && !snapshot.isHelper(source.vertex());
    }

    private void relation(int index, int needs, int node) {
        int head = vertices.getInt(node);
        int arcClass = reverse.arcClass(index);
        int tail = Rows.otherEnd(reverse.arc(index));
        boolean isHelper = snapshot.isHelper(head);
        int into = !isHelper && CutReach.isThroughPassage(snapshot, tail, head, arcClass) ? passage(node, head) : node;
        for (EstateRelation origin : origins.of(tail, head, arcClass)) {
            premise(index, needs, into, arcClass, removal(origin));
        }
    }

    /** Adds the edge from an arc's tail if that is reached at the level; a target is cut off anyway, so nothing starts there. */
    private void premise(int index, int needs, int into, int arcClass, int action) {
        int tail = Rows.otherEnd(reverse.arc(index));
        if (snapshot.isJunction(tail)) {
            edge(node(tail, JUNCTION), into, arcClass, action);
        } else if (reach.levelCode(tail) >= needs && needs < protect.getOrDefault(tail, PASSAGE)) {
            edge(node(tail, needs), into, arcClass, action);
        }
    }

    private int passage(int node, int vertex) {
        Integer known = numbers.get((long) vertex << 3 | PASSAGE);
        if (known != null) {
            return known;
        }
        int passage = node(vertex, PASSAGE);
        boolean credential = snapshot.kind(vertex).type() == EntityType.CREDENTIAL;
        edge(
                passage,
                node,
                AttackGraph.NONE,
                credential
                        ? action(new CutAction.Rotate(vertex), costs.rotate())
                        : action(new CutAction.Disable(vertex), costs.disable()));
        return passage;
    }

    private int removal(EstateRelation relation) {
        Integer cost = costs.remove().get(relation.relation().kind());
        return cost == null || snapshot.isOfHelper(relation.from(), relation.to())
                ? AttackGraph.NONE
                : action(new CutAction.Remove(relation), cost);
    }

    private int action(CutAction action, int cost) {
        return actionNumbers.computeIfAbsent(action, missing -> {
            actions.add(action);
            actionCosts.add(cost);
            return actions.size() - 1;
        });
    }

    private void edge(int tail, int head, int arcClass, int action) {
        tails.add(tail);
        heads.add(head);
        arcClasses.add(arcClass);
        edgeActions.add(action);
    }
}
