package blastradius.analysis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.reach.StateCode;
import blastradius.analysis.reach.StateIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VertexNumbersTests {

    @Test
    void numberVerticesAsTheyAreMet() {
        SplittableRandom random = new SplittableRandom(3);
        VertexNumbers places = new VertexNumbers();
        List<Integer> met = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            int vertex = random.nextInt(random.nextBoolean() ? 500 : Integer.MAX_VALUE);
            assertThat(places.find(vertex)).isEqualTo(met.indexOf(vertex));
            if (!met.contains(vertex)) {
                met.add(vertex);
            }
            assertThat(places.of(vertex)).isEqualTo(met.indexOf(vertex));
            assertThat(places.find(vertex)).isEqualTo(met.indexOf(vertex));
        }
        assertThat(places.size()).isEqualTo(met.size());
        for (int place = 0; place < met.size(); place++) {
            assertThat(places.vertex(place)).isEqualTo(met.get(place));
        }
    }

    /** By entity where at least one of sixteen is reached, by open addressing where fewer are. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 50, 4_000})
    void statesOfAReachAreFoundByEntityAndLevel(int count) {
        for (int entities : new int[] {1_100, 100_000}) {
            SplittableRandom random = new SplittableRandom(5);
            Map<Integer, Integer> positions = new LinkedHashMap<>();
            while (positions.size() < count) {
                int state = random.nextInt(entities) << StateCode.VERTEX_SHIFT | random.nextInt(4);
                positions.putIfAbsent(state, positions.size());
            }
            StateIndex index = new StateIndex(
                    positions.keySet().stream()
                            .mapToInt(state -> random.nextBoolean() ? state : state | 1 << 2)
                            .toArray(),
                    entities);
            for (int vertex = 0; vertex < 1_100; vertex++) {
                for (int level = 1; level <= 4; level++) {
                    int state = vertex << StateCode.VERTEX_SHIFT | (level - 1);
                    assertThat(index.position(vertex, level)).isEqualTo(positions.getOrDefault(state, -1));
                }
            }
            positions.forEach(
                    (state, position) -> assertThat(index.position(state >>> StateCode.VERTEX_SHIFT, (state & 3) + 1))
                            .isEqualTo(position));
        }
    }
}
