package blastradius.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlacesTests {

    @Test
    void numberVerticesAsTheyAreMet() {
        SplittableRandom random = new SplittableRandom(3);
        Places places = new Places();
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

    @Test
    void numbersAreKeptInOrderHoweverMany() {
        Ints ints = new Ints();
        for (int i = 0; i < 300; i++) {
            assertThat(ints.size()).isEqualTo(i);
            ints.add(i * 7);
        }
        assertThat(ints.get(299)).isEqualTo(299 * 7);
        assertThat(ints.toArray()).hasSize(300).startsWith(0, 7, 14);
    }
}
