package blastradius.analysis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dominators against leaving each node out and looking what is still reached; a failure names its seed. */
class DominatorTreeTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12})
    void isWhatNothingIsReachedWithout(int patience) {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int size = 1 + random.nextInt(12);
            int[] parents = new int[size];
            ArcsInto arcs = new ArcsInto(size, 4);
            for (int node = 1; node < size; node++) {
                parents[node] = random.nextInt(node);
                arcs.begin(node);
                arcs.add(parents[node]);
                for (int more = random.nextInt(3); more > 0; more--) {
                    arcs.add(random.nextInt(size));
                }
                arcs.finish(node);
            }
            check(new DominatorTree(size, parents, arcs, patience), arcs, "seed " + seed);
        }
    }

    private static void check(DominatorTree tree, ArcsInto arcs, String seed) {
        for (int removed = 1; removed < tree.size(); removed++) {
            BitSet reached = reachedWithout(removed, arcs, tree.size());
            int lost = 0;
            for (int node = 0; node < tree.size(); node++) {
                assertThat(tree.dominates(removed, node))
                        .as("%s: %d without %d", seed, node, removed)
                        .isEqualTo(!reached.get(node));
                assertThat(tree.at(tree.place(node))).isEqualTo(node);
                lost += reached.get(node) ? 0 : 1;
            }
            assertThat(tree.subtreeSize(removed)).as(seed).isEqualTo(lost);
            assertThat(tree.dominates(tree.dominator(removed), removed)).isTrue();
            int entries = 0;
            for (int a = arcs.first(removed); a < arcs.end(removed); a++) {
                entries += reached.get(arcs.tail(a)) ? 1 : 0;
            }
            assertThat(tree.isEnteredByOneArc(removed)).as(seed).isEqualTo(entries == 1);
        }
    }

    private static BitSet reachedWithout(int removed, ArcsInto arcs, int size) {
        BitSet reached = new BitSet();
        reached.set(0);
        for (boolean more = true; more; ) {
            more = false;
            for (int node = 1; node < size; node++) {
                for (int a = arcs.first(node); a < arcs.end(node) && node != removed && !reached.get(node); a++) {
                    reached.set(node, reached.get(arcs.tail(a)));
                    more |= reached.get(node);
                }
            }
        }
        return reached;
    }

    /** A ladder whose every rung leads back up would be drawn up one step at a time. */
    @Test
    void endsSoonInADeepGraph() {
        int size = 200_001;
        int[] parents = new int[size];
        ArcsInto arcs = new ArcsInto(size, size * 2);
        for (int node = 1; node < size; node++) {
            parents[node] = Math.max(0, node - 2);
            arcs.begin(node);
            arcs.add(parents[node]);
            arcs.add(node - 1);
            arcs.add(Math.min(size - 1, node + 1));
            arcs.finish(node);
        }
        DominatorTree tree = new DominatorTree(size, parents, arcs);
        int[] expected = SemiNca.dominators(size, arcs);
        for (int node = 0; node < size; node++) {
            assertThat(tree.dominator(node)).isEqualTo(expected[node]);
        }
    }
}
