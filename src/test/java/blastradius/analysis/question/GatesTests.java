package blastradius.analysis.question;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which relations are followed at an instant, throughout a time, at some instant of it, and from then on. */
class GatesTests {

    private static final Instant NOON = RandomEstates.NOON;

    /** Windows that begin and end at seven instants around noon, or never. */
    private static final Snapshot WINDOWS = windows();

    private static @Nullable Instant bound(int n) {
        return n == 0 ? null : instant(n);
    }

    private static Instant instant(int n) {
        return NOON.plusSeconds(10L * (n - 4));
    }

    private static Snapshot windows() {
        List<Relation> relations = IntStream.range(0, 64)
                .filter(n -> n / 8 == 0 || n % 8 == 0 || n / 8 < n % 8)
                .mapToObj(n -> Relation.of(
                        "user",
                        n % 2 == 0 ? RelationKind.CAN : RelationKind.CAN_TAKE_OVER,
                        "host",
                        Terms.builder().from(bound(n / 8)).until(bound(n % 8)).build()))
                .toList();
        return snapshot(relations);
    }

    private static Snapshot snapshot(List<Relation> relations) {
        List<Entity> entities = List.of(
                Entity.of("user", EntityKind.HUMAN),
                Entity.of("host", EntityKind.HOST),
                Entity.of("office", EntityKind.ZONE));
        return Snapshot.of(new Estate(entities, relations), 1, NOON);
    }

    private static void check(Gates gates, BiPredicate<Instant, Instant> open) {
        int seen = 0;
        for (int c = 0; c < WINDOWS.arcClasses().size(); c++) {
            RelationClass relation = WINDOWS.arcClasses().get(c).relation();
            if (relation != null) {
                Instant from = relation.terms().from() == null
                        ? Instant.MIN
                        : relation.terms().from();
                Instant until = relation.terms().until() == null
                        ? Instant.MAX
                        : relation.terms().until();
                assertThat(gates.isOpen(c)).as(from + " to " + until).isEqualTo(open.test(from, until));
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(30);
    }

    @Test
    void aWindowIsOpenFromItsStartAndWithoutItsEnd() {
        Assumptions assumptions = Assumptions.at(NOON);
        BiPredicate<Instant, Instant> atNoon = (from, until) -> !from.isAfter(NOON) && until.isAfter(NOON);
        check(Gates.of(WINDOWS, assumptions), atNoon);
        check(Gates.inherent(WINDOWS, assumptions), atNoon);
        check(Gates.notEnded(WINDOWS, assumptions), (from, until) -> until.isAfter(NOON));
        check(Gates.atAnyTime(WINDOWS, assumptions), (from, until) -> true);
    }

    @Test
    void throughoutATimeAndAtSomeInstantOfIt() {
        Assumptions assumptions = Assumptions.at(NOON);
        for (int start = 1; start < 7; start++) {
            for (int end = start + 1; end <= 7; end++) {
                Instant from = instant(start);
                Instant to = instant(end);
                check(
                        Gates.throughout(WINDOWS, assumptions, from, to),
                        (opens, closes) -> !opens.isAfter(from) && !closes.isBefore(to));
                check(
                        Gates.sometime(WINDOWS, assumptions, from, to),
                        (opens, closes) -> opens.isBefore(to) && closes.isAfter(from));
            }
        }
    }

    @Test
    void aZoneIsAssumedByItsIdAndByTheNameOfItsEntity() {
        Snapshot snapshot = snapshot(List.of(Relation.of(
                "user", RelationKind.CAN, "host", Terms.builder().zone("office").build())));
        assertThat(reaches(snapshot, Assumptions.at(NOON))).isFalse();
        assertThat(reaches(snapshot, in("office"))).isTrue();
        assertThat(reaches(snapshot, in("elsewhere"))).isFalse();
        String name = snapshot.name(snapshot.vertexOf("office").orElseThrow());
        assertThat(reaches(snapshot, in(name))).isTrue();
    }

    @Test
    void equalGatesLetTheSameThrough() {
        Relation asking = Relation.of(
                "user", RelationKind.CAN, "host", Terms.builder().zone("office").build());
        Relation eligible = Relation.of(
                "user",
                RelationKind.CAN,
                "host",
                Terms.builder().state(blastradius.model.GrantState.ELIGIBLE).build());
        Assumptions plain = Assumptions.at(NOON).withJit(JitMode.STRICT);
        for (Relation relation : List.of(asking, eligible)) {
            Snapshot snapshot = snapshot(List.of(relation));
            Gates closed = Gates.of(snapshot, plain);
            Gates open = Gates.of(snapshot, in("office"));
            assertThat(closed.equalTo(Gates.of(snapshot, plain.withAt(NOON.plusSeconds(1)))))
                    .isTrue();
            assertThat(closed.equalTo(open)).isFalse();
            assertThat(open.equalTo(closed)).isFalse();
        }
    }

    private static Assumptions in(String zone) {
        return new Assumptions(
                NOON, JitMode.SELF, false, Set.of(zone), false, false, Set.of(), Set.of(), Set.of(), null);
    }

    private static boolean reaches(Snapshot snapshot, Assumptions assumptions) {
        List<Source> user = List.of(new Source(0, AccessLevel.CONTROL));
        return Reach.from(Gates.of(snapshot, assumptions), user, Budget.unlimited())
                        .levelCode(1)
                > 0;
    }
}
