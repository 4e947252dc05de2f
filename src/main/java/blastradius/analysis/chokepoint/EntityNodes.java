package blastradius.analysis.chokepoint;

import static blastradius.analysis.chokepoint.GivenLevels.bit;

import blastradius.analysis.graph.DominatorTree;

/** What the nodes of one entity hold up together, as far as a dominator tree, which knows of single nodes, can tell. */
final class EntityNodes {

    /** No node of the entity leads on. */
    static final int NONE = -1;
    /** Not for this tree to tell. */
    static final int UNCLEAR = -2;

    private final ReachedGraph graph;
    private final DominatorTree tree;
    private final byte[] held; // by entity

    EntityNodes(ReachedGraph graph, DominatorTree tree, byte[] held) {
        this.graph = graph;
        this.tree = tree;
        this.held = held;
    }

    /** Of the entity's nodes from a level on, those that lead to others: the one that dominates the rest; else NONE or UNCLEAR. */
    int foremost(int entity, int fromLevel) {
        int foremost = NONE;
        int levels = graph.levels(entity);
        for (int level = fromLevel; levels >>> (level - 1) != 0; level++) {
            int next = (levels & bit(level)) == 0 ? NONE : graph.node(entity, level);
            if (next != NONE && graph.isLeading(next) && (foremost == NONE || !tree.dominates(foremost, next))) {
                if (foremost != NONE && !tree.dominates(next, foremost)) {
                    return UNCLEAR;
                }
                foremost = next;
            }
        }
        return foremost;
    }

    /**
     * The level that is left of an entity, 0 if none, when a relation that gives it several is closed; or UNCLEAR. From the highest level down: one
     * is lost if all that leads to it is, and stays if anything does that no node of the entity holds up.
     *
     * @param holder gives the relation
     * @param copies whether the relation gives whatever is held: one arc a level of the holder
     */
    int left(int entity, int holder, boolean copies) {
        int all = foremost(entity, 1);
        for (int level = held[entity]; level > 0 && all != UNCLEAR; level--) {
            if ((graph.levels(entity) & bit(level)) != 0) {
                Fate fate = fate(entity, level, holder, copies, all);
                if (fate != Fate.LOST) {
                    return fate == Fate.STAYS ? level : UNCLEAR;
                }
            }
        }
        return all == UNCLEAR ? UNCLEAR : 0;
    }

    private enum Fate {
        LOST,
        UNCLEAR,
        STAYS
    }

    private Fate fate(int entity, int level, int holder, boolean copies, int all) {
        int node = graph.node(entity, level);
        int lost = foremost(entity, level);
        int closed = copies && (graph.levels(holder) & bit(level)) != 0 ? 1 : 0;
        Fate fate = lost == UNCLEAR ? Fate.UNCLEAR : Fate.LOST;
        for (int a = graph.arcs().first(node); a < graph.arcs().end(node); a++) {
            int tail = graph.arcs().tail(a);
            int from = graph.vertex(tail);
            if (from == holder) {
                fate = --closed < 0 ? Fate.UNCLEAR : fate;
            } else if (from == entity) {
                fate = graph.level(tail) < level ? Fate.UNCLEAR : fate;
            } else if (all == NONE || !tree.dominates(all, tail)) {
                return Fate.STAYS;
            } else if (lost < 0 || !tree.dominates(lost, tail)) {
                fate = Fate.UNCLEAR;
            }
        }
        return fate;
    }
}
