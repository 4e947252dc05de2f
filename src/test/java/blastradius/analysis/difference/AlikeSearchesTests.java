package blastradius.analysis.difference;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rings of three identities who take each other over, and a host for each of them. */
class AlikeSearchesTests {

    private static final int RING = 3;

    private final List<Entity> entities = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    /** From every fourth ring one has no way out any more, of every fifth nobody comes to the first. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64, 65, 150})
    void oneSearchIsEnoughForThoseWhoReachEachOther(int rings) {
        for (int ring = 0; ring < rings; ring++) {
            ring(ring);
        }
        Snapshot snapshot = Snapshot.of(new Estate(entities, relations), 1, RandomEstates.NOON);
        Gates gates = Gates.of(snapshot, Assumptions.at(RandomEstates.NOON));
        Collection<List<Integer>> alike = AlikeSearches.groups(
                IntStream.range(0, rings * RING)
                        .mapToObj(i -> vertex(snapshot, "user" + i))
                        .toList(),
                user -> Integer.parseInt(snapshot.id(user).substring(4)) / RING);
        assertThat(alike).hasSize(rings).allMatch(group -> group.size() == RING);
        AtomicInteger searches = new AtomicInteger();
        Map<Integer, Set<Integer>> found = AlikeSearches.of(
                gates,
                alike,
                reach -> {
                    searches.incrementAndGet();
                    return held(reach);
                },
                Budget.unlimited());
        int expected = 0;
        for (int i = 0; i < rings * RING; i++) {
            int user = vertex(snapshot, "user" + i);
            Source source = new Source(user, AccessLevel.CONTROL);
            Set<Integer> reached = held(Reach.from(gates, List.of(source), Budget.unlimited()));
            assertThat(found.get(user)).as("user %d of %d rings", i, rings).isEqualTo(reached);
            int first = vertex(snapshot, "user" + i / RING * RING);
            Source firstSource = new Source(first, AccessLevel.CONTROL);
            boolean back = held(Reach.from(gates, List.of(firstSource), Budget.unlimited()))
                    .contains(user);
            expected += user == first || !reached.contains(first) || !back ? 1 : 0;
        }
        assertThat(found).hasSize(rings * RING);
        assertThat(searches.get()).isEqualTo(expected);
    }

    private void ring(int ring) {
        for (int n = 0; n < RING; n++) {
            String user = "user" + (ring * RING + n);
            entities.add(Entity.of(user, EntityKind.HUMAN));
            entities.add(Entity.of("host" + user, EntityKind.HOST));
            relations.add(Relation.of(user, RelationKind.OWNS, "host" + user));
            boolean broken = ring % 4 == 3 ? n == 1 : ring % 5 == 4 && n == 2;
            if (!broken) {
                relations.add(Relation.of(user, RelationKind.OWNS, "user" + (ring * RING + (n + 1) % RING)));
            }
        }
    }

    private static int vertex(Snapshot snapshot, String id) {
        return snapshot.vertexOf(id).orElseThrow();
    }

    private static Set<Integer> held(Reach reach) {
        Set<Integer> held = new HashSet<>();
        reach.vertices().forEach(held::add);
        return held;
    }
}
