package blastradius.graphql.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.question.Budget;
import blastradius.model.BlastRadiusException.TimeExceeded;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Putting all entities in order takes long on a large estate: it ends with its question, and whoever asks next is served. */
class OrdersTests {

    private static final int ENTITIES = 20_000;

    private static final Snapshot SNAPSHOT = Snapshot.of(
            new Estate(
                    IntStream.range(0, ENTITIES)
                            .mapToObj(i -> Entity.of("id" + i * 7919L % ENTITIES, EntityKind.HUMAN))
                            .toList(),
                    List.of()),
            1,
            Instant.EPOCH);

    @Test
    void sortingEndsWhenTheQuestionIsOver() {
        Orders orders = new Orders();
        AtomicInteger looks = new AtomicInteger();
        Budget soonOver = Budget.of(Duration.ofDays(1), () -> looks.incrementAndGet() > 20);
        assertThatThrownBy(() -> orders.byName(SNAPSHOT, soonOver)).isInstanceOf(TimeExceeded.class);
        assertThatThrownBy(() -> orders.byKind(SNAPSHOT, soonOver)).isInstanceOf(TimeExceeded.class);
    }

    @Test
    void whoAsksAfterOneThatGaveUpIsServed() {
        Orders orders = new Orders();
        Budget over = Budget.of(Duration.ofDays(1), () -> true);
        assertThatThrownBy(() -> orders.byName(SNAPSHOT, over)).isInstanceOf(TimeExceeded.class);
        Orders.Order order = orders.byName(SNAPSHOT, Budget.unlimited());
        assertThat(orders.byName(SNAPSHOT, over)).as("made once").isSameAs(order);
        assertThat(IntStream.range(1, ENTITIES))
                .allMatch(rank -> SNAPSHOT.id(order.vertex(rank - 1)).compareTo(SNAPSHOT.id(order.vertex(rank))) < 0);
    }
}
