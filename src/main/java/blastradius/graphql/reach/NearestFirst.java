package blastradius.graphql.reach;

import blastradius.analysis.reach.Reach;
import blastradius.graphql.entity.Orders;
import java.util.Arrays;

/**
 * Reached entities by hops, then in a snapshot's order. Entities at the same hops are put in order when one of them is asked for, so that a
 * page costs what lies at its hops. Not for several threads.
 */
final class NearestFirst {

    /** Whether an entity is listed. */
    interface Wanted {
        boolean test(int vertex, int levelCode);
    }

    private final Orders.Order order;
    private int[] ranks = new int[64];
    private int[] ends = new int[16]; // of each hop count
    private boolean[] sorted = new boolean[16];
    private int size;
    private int layers;

    private NearestFirst(Orders.Order order) {
        this.order = order;
    }

    static NearestFirst of(Reach reach, Orders.Order order, Wanted wanted) {
        NearestFirst list = new NearestFirst(order);
        reach.forEach((vertex, level, hops) -> {
            if (!reach.snapshot().isHelper(vertex) && wanted.test(vertex, level)) {
                list.add(vertex, hops);
            }
        });
        return list;
    }

    int size() {
        return size;
    }

    int vertex(int index) {
        int layer = Arrays.binarySearch(ends, 0, layers, index);
        layer = layer >= 0 ? layer + 1 : -layer - 1;
        while (ends[layer] <= index) {
            layer++;
        }
        if (!sorted[layer]) {
            Arrays.sort(ranks, layer == 0 ? 0 : ends[layer - 1], ends[layer]);
            sorted[layer] = true;
        }
        return order.vertex(ranks[index]);
    }

    private void add(int vertex, int hops) {
        if (size == ranks.length) {
            ranks = Arrays.copyOf(ranks, size * 2);
        }
        if (hops >= ends.length) {
            ends = Arrays.copyOf(ends, Math.max(hops + 1, ends.length * 2));
            sorted = Arrays.copyOf(sorted, ends.length);
        }
        for (; layers <= hops; layers++) {
            ends[layers] = size;
        }
        ranks[size++] = order.rank(vertex);
        ends[hops] = size;
    }
}
