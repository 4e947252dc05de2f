package blastradius.analysis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who reaches a vertex of a random graph, against the closure; a failure names its seed. */
class AncestorsTests {

    private static final int MOST = 5;

    @Test
    void areAllThatReachOneOverGivenAndAddedArcs() {
        for (int seed = 0; seed < RandomEstates.tried(2000); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int count = 1 + random.nextInt(12);
            boolean[][] reaches = new boolean[count][count];
            Ancestors ancestors = new Ancestors(dag(random, reaches), MOST);
            for (int round = 0; round < 3; round++) {
                check(ancestors, closure(reaches), "seed " + seed + ", round " + round);
                int tail = random.nextInt(count);
                int head = random.nextInt(count);
                ancestors.add(tail, head);
                ancestors.forget();
                reaches[tail][head] = true;
            }
        }
    }

    /** Arcs from larger numbers to smaller ones. */
    private static Dag dag(SplittableRandom random, boolean[][] reaches) {
        int count = reaches.length;
        int[] first = new int[count + 1];
        IntArrayList heads = new IntArrayList();
        for (int tail = 0; tail < count; tail++) {
            for (int head = 0; head < tail; head++) {
                if (random.nextInt(4) == 0) {
                    reaches[tail][head] = true;
                    heads.add(head);
                }
            }
            first[tail + 1] = heads.size();
        }
        int[] sizes = new int[count];
        Arrays.fill(sizes, 1);
        return new Dag(sizes, first, heads.toIntArray());
    }

    private static boolean[][] closure(boolean[][] arcs) {
        int count = arcs.length;
        boolean[][] closure = new boolean[count][];
        for (int v = 0; v < count; v++) {
            closure[v] = arcs[v].clone();
            closure[v][v] = true;
        }
        for (int via = 0; via < count; via++) {
            for (int from = 0; from < count; from++) {
                for (int to = 0; to < count; to++) {
                    closure[from][to] |= closure[from][via] && closure[via][to];
                }
            }
        }
        return closure;
    }

    private static void check(Ancestors ancestors, boolean[][] closure, String where) {
        for (int v = 0; v < closure.length; v++) {
            int component = v;
            int[] expected = IntStream.range(0, closure.length)
                    .filter(u -> closure[u][component])
                    .toArray();
            BitSet wide = ancestors.wide(v);
            assertThat(wide == null).as(where).isEqualTo(expected.length <= MOST);
            int[] found = wide == null
                    ? Arrays.stream(ancestors.found(), 0, ancestors.count())
                            .sorted()
                            .toArray()
                    : wide.stream().toArray();
            assertThat(found).as("%s, of %d", where, v).isEqualTo(expected);
            assertThat(ancestors.wide(v)).as("asked again").isEqualTo(wide);
        }
    }
}
