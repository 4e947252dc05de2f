package blastradius.graphql.entity;

import blastradius.analysis.question.Budget;
import blastradius.model.EntityKind;
import blastradius.snapshot.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The orders in which lists of entities are served, worked out once a snapshot: 8 bytes an entity and order, O(V log V) on first use, within
 * the budget of whoever asks first. Safe for several threads.
 */
public final class Orders {

    private final Cache<Snapshot, Order> byName =
            Caffeine.newBuilder().weakKeys().build();

    private final Cache<Snapshot, Order> byKind =
            Caffeine.newBuilder().weakKeys().build();

    /** By name, then id. */
    public Order byName(Snapshot snapshot, Budget budget) {
        return byName.get(ordered(snapshot), of -> Order.of(of, budget.within(named(of))));
    }

    /** By kind, then name, then id. */
    public Order byKind(Snapshot snapshot, Budget budget) {
        return byKind.get(
                ordered(snapshot),
                of -> Order.of(
                        of,
                        budget.within(Comparator.<Integer, EntityKind>comparing(of::kind)
                                .thenComparing(named(of)))));
    }

    /** A revision without entities of its own has the order of what it revises. */
    private static Snapshot ordered(Snapshot snapshot) {
        Snapshot origin = snapshot.origin();
        return origin.entityCount() == snapshot.entityCount() ? origin : snapshot;
    }

    private static Comparator<Integer> named(Snapshot snapshot) {
        return Comparator.<Integer, String>comparing(snapshot::name).thenComparing(snapshot::id);
    }

    /** One order of all entities of a snapshot. */
    public static final class Order {

        private final int[] vertices; // by rank
        private final int[] ranks; // by vertex

        private Order(int[] vertices, int[] ranks) {
            this.vertices = vertices;
            this.ranks = ranks;
        }

        private static Order of(Snapshot snapshot, Comparator<Integer> comparator) {
            Integer[] sorted =
                    IntStream.range(0, snapshot.entityCount()).boxed().toArray(Integer[]::new);
            Arrays.parallelSort(sorted, comparator);
            int[] vertices = Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
            int[] ranks = new int[vertices.length];
            for (int rank = 0; rank < vertices.length; rank++) {
                ranks[vertices[rank]] = rank;
            }
            return new Order(vertices, ranks);
        }

        /** The place of a vertex. */
        public int rank(int vertex) {
            return ranks[vertex];
        }

        /** The vertex at a place. */
        public int vertex(int rank) {
            return vertices[rank];
        }

        /** Distinct vertices in this order; O(n), and a bit an entity. */
        public int[] sorted(IntStream unordered) {
            BitSet present = new BitSet(vertices.length);
            unordered.forEach(vertex -> present.set(ranks[vertex]));
            return present.stream().map(rank -> vertices[rank]).toArray();
        }
    }
}
