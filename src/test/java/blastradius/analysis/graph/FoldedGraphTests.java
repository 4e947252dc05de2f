package blastradius.analysis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cores of random acyclic graphs; a failure names its seed. */
class FoldedGraphTests {

    private static final int GRAPHS = Math.max(100, RandomEstates.tried(1_000));

    /** Everything that is not small and what it reaches can be told from the core; what is small is quickly searched. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 4"})
    void representsWhatItsVerticesReach(long block, int askedOfEach) {
        int folded = 0;
        int kept = 0;
        for (int i = 0; i < GRAPHS; i++) {
            SplittableRandom random = new SplittableRandom(block * 10_000 + i);
            String what = "seed " + (block * 10_000 + i);
            Dag whole = dag(random);
            int[] asked = IntStream.range(0, whole.count() * askedOfEach)
                    .map(n -> n / askedOfEach)
                    .toArray();
            FoldedGraph core = FoldedGraph.of(whole, asked);
            List<BitSet> reached = reached(whole);
            List<BitSet> reachedInCore = reached(core.dag());
            int[] sizes = sizes(whole, reached);
            long steps = Arrays.stream(asked)
                    .filter(core::isSmall)
                    .mapToLong(v -> sizes[v])
                    .sum();
            int largest = Arrays.stream(asked)
                    .filter(core::isSmall)
                    .map(v -> sizes[v])
                    .max()
                    .orElse(0);
            assertThat(largest <= 1 || steps <= 3L * whole.count()).as(what).isTrue();
            for (int v = 0; v < whole.count(); v++) {
                assertThat(askedOfEach == 0 && !core.isSmall(v)).as(what).isFalse();
                assertThat(core.isSmall(v) || core.representative(v) != FoldedGraph.NONE)
                        .as(what)
                        .isTrue();
                folded += core.representative(v) == FoldedGraph.NONE ? 1 : 0;
                kept += core.isSmall(v) ? 0 : 1;
            }
            for (int from = 0; from < whole.count(); from++) {
                if (!core.isSmall(from)) {
                    BitSet inCore = reachedInCore.get(core.representative(from));
                    for (int to = 0; to < whole.count(); to++) {
                        boolean told =
                                core.representative(to) != FoldedGraph.NONE && inCore.get(core.representative(to));
                        assertThat(told)
                                .as(what + ", " + from + " to " + to)
                                .isEqualTo(reached.get(from).get(to));
                    }
                }
            }
        }
        assertThat(folded).isPositive();
        assertThat(askedOfEach == 0 ? 1 : kept).isPositive();
    }

    private static Dag dag(SplittableRandom random) {
        int count = 1 + random.nextInt(40);
        int[] sizes = random.ints(count, 1, 4).toArray();
        int[] first = new int[count + 1];
        IntArrayList heads = new IntArrayList();
        for (int v = 0; v < count; v++) {
            for (int n = v == 0 ? 0 : random.nextInt(4); n > 0; n--) {
                heads.add(random.nextInt(v));
            }
            first[v + 1] = heads.size();
        }
        return new Dag(sizes, first, heads.toIntArray());
    }

    /** By vertex, itself among them. */
    private static List<BitSet> reached(Dag dag) {
        List<BitSet> reached = new ArrayList<>();
        for (int v = 0; v < dag.count(); v++) {
            BitSet set = new BitSet();
            set.set(v);
            for (int a = dag.firstHead(v); a < dag.firstHead(v + 1); a++) {
                set.or(reached.get(dag.head(a)));
            }
            reached.add(set);
        }
        return reached;
    }

    private static int[] sizes(Dag dag, List<BitSet> reached) {
        return reached.stream()
                .mapToInt(set -> set.stream().map(dag::size).sum())
                .toArray();
    }
}
