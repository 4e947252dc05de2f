package blastradius.analysis.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.difference.Bundles.Bundle;
import blastradius.analysis.impact.RevisionTests;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Things put together that the same identities hold before and after a change; a failure names its seed. */
class BundlesTests {

    private static final int ESTATES = Math.max(80, RandomEstates.tried(400));

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void eachThingIsHeldByWhoeverHoldsWhatItsBundleSays(long block, boolean conditions) {
        int together = 0;
        for (int i = 0; i < ESTATES; i++) {
            long seed = block * 10_000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate any = RandomEstates.of(random);
            Estate estate = conditions ? RandomEstates.conditional(any, 4, random) : RandomEstates.unconditional(any);
            RevisionTests.Changed changed = new RevisionTests.Changed(estate, random);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, changed.after());
            Gates before = Gates.of(changed.base(), assumptions);
            Gates after = Gates.of(changed.revised(), assumptions);
            IntList items = items(changed.base().entityCount());
            List<Bundle> bundles = Bundles.of(before, after, items, Budget.unlimited());
            assertThat(bundles.stream()
                            .flatMap(bundle -> bundle.items().intStream().boxed()))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(items);
            for (int identity : IdentityTable.identities(changed.base())) {
                Reach then = reach(before, identity);
                Reach now = reach(after, identity);
                for (Bundle bundle : bundles) {
                    boolean held = holds(then, bundle.before());
                    boolean heldNow = holds(now, bundle.after());
                    assertThat(bundle.items().intStream().boxed())
                            .as("seed %d, %s", seed, bundle)
                            .allMatch(item -> holds(then, item) == held && holds(now, item) == heldNow);
                }
            }
            together += items.size() - bundles.size();
        }
        assertThat(together).isGreaterThan(ESTATES);
    }

    /** A group alone leads to a chain of hosts: all of them at all levels that it gives are one bundle. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32})
    void whatHangsOnOneEntityIsOneBundle(int hosts) {
        Gates gates = chain(hosts);
        IntList items = new IntArrayList();
        IntStream.rangeClosed(1, hosts)
                .forEach(host -> IntStream.rangeClosed(1, 4).forEach(level -> items.add(Item.of(host, level))));
        List<Bundle> bundles = Bundles.of(gates, gates, items, Budget.unlimited());
        assertThat(bundles).hasSize(1);
        int user = Item.of(0, AccessLevel.CONTROL.code());
        assertThat(bundles.getFirst().before()).isEqualTo(user);
        assertThat(bundles.getFirst().after()).isEqualTo(user);
    }

    /** Who leads to something farther off is not looked for without end: it is held by whoever holds something on the way. */
    @Test
    void longChainsAreBundledByPartsOfThem() {
        int hosts = 100;
        Gates gates = chain(hosts);
        IntList items = controlled(hosts);
        List<Bundle> bundles = Bundles.of(gates, gates, items, Budget.unlimited());
        assertThat(bundles).allMatch(bundle -> bundle.before() != Item.NONE && bundle.before() == bundle.after());
        assertThat(bundles.size()).isBetween(2, hosts - 30);
    }

    @Test
    void whatNothingGivesIsHeldByNobody() {
        Estate estate =
                new Estate(List.of(Entity.of("user", EntityKind.HUMAN), Entity.of("host", EntityKind.HOST)), List.of());
        Gates gates = Gates.of(Snapshot.of(estate, 1, RandomEstates.NOON), Assumptions.at(RandomEstates.NOON));
        IntList items = IntList.of(Item.of(1, 1), Item.of(0, 4), Item.of(1, 2));
        assertThat(Bundles.of(gates, gates, items, Budget.unlimited()))
                .containsExactly(
                        new Bundle(Item.NONE, Item.NONE, IntList.of(Item.of(1, 1), Item.of(1, 2))),
                        new Bundle(Item.of(0, 4), Item.of(0, 4), IntList.of(Item.of(0, 4))));
    }

    @Test
    void whoHasNoMoreTimeIsNotKeptWaiting() {
        Gates gates = chain(5_000);
        AtomicInteger asked = new AtomicInteger();
        Budget once = Budget.of(Duration.ofDays(1), () -> asked.incrementAndGet() > 1);
        assertThatThrownBy(() -> Bundles.of(gates, gates, controlled(5_000), once))
                .isInstanceOf(BlastRadiusException.TimeExceeded.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void anEntityAtALevelIsOneInt() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            int entity = i == 0 ? Rows.MAX_VERTICES - 1 : random.nextInt(Rows.MAX_VERTICES);
            int level = 1 + random.nextInt(4);
            int item = Item.of(entity, level);
            assertThat(item).isNotEqualTo(Item.NONE);
            assertThat(Item.entity(item)).isEqualTo(entity);
            assertThat(Item.level(item)).isEqualTo(level);
        }
    }

    /** A user who controls the first of some hosts, each of which deploys to the next. */
    private static Gates chain(int hosts) {
        List<Entity> entities = new ArrayList<>(List.of(Entity.of("host0", EntityKind.HUMAN)));
        List<Relation> relations = new ArrayList<>();
        for (int host = 1; host <= hosts; host++) {
            entities.add(Entity.of("host" + host, EntityKind.HOST));
            relations.add(Relation.of(
                    "host" + (host - 1), RelationKind.CAN, "host" + host, Terms.level(AccessLevel.CONTROL)));
        }
        Snapshot snapshot = Snapshot.of(new Estate(entities, relations), 1, RandomEstates.NOON);
        return Gates.of(snapshot, Assumptions.at(RandomEstates.NOON));
    }

    private static IntList items(int entities) {
        IntList items = new IntArrayList();
        IntStream.range(0, entities)
                .forEach(entity -> IntStream.rangeClosed(1, 4).forEach(level -> items.add(Item.of(entity, level))));
        return items;
    }

    private static IntList controlled(int hosts) {
        IntList items = new IntArrayList();
        IntStream.rangeClosed(1, hosts).forEach(host -> items.add(Item.of(host, AccessLevel.CONTROL.code())));
        return items;
    }

    private static Reach reach(Gates gates, int identity) {
        return Reach.from(gates, List.of(new Source(identity, AccessLevel.CONTROL)), Budget.unlimited());
    }

    private static boolean holds(Reach reach, int item) {
        return item != Item.NONE && reach.levelCode(Item.entity(item)) >= Item.level(item);
    }
}
