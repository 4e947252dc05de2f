package blastradius.analysis.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExposureTests {

    private final List<Entity> entities = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    @Test
    void namesIdentitiesFirstAndLeavesTheTargetOut() {
        add("host", EntityKind.HOST);
        add("group", EntityKind.GROUP);
        add("user", EntityKind.HUMAN);
        add("reader", EntityKind.HUMAN);
        can("group", "host", AccessLevel.CONTROL);
        can("reader", "host", AccessLevel.READ);
        relations.add(Relation.of("user", RelationKind.MEMBER_OF, "group"));
        assertThat(names(ask(null, "host"))).containsExactly("user", "group");
        assertThat(names(ask(AccessLevel.READ, "host"))).containsExactly("user", "reader", "group");
    }

    @Test
    void aTenantIsReachedWithAnythingOfItsOwnUnlessItsNodeAloneCounts() {
        add("tenant", EntityKind.CUSTOMER);
        add("host", EntityKind.HOST);
        add("technician", EntityKind.HUMAN);
        add("admin", EntityKind.HUMAN);
        relations.add(Relation.of("tenant", RelationKind.CONTAINS, "host"));
        can("technician", "host", AccessLevel.CONTROL);
        can("admin", "tenant", AccessLevel.CONTROL);
        assertThat(names(ask(null, "tenant"))).containsExactly("technician", "admin", "host");
        Snapshot snapshot = snapshot();
        Exposure node = Exposure.of(
                gates(snapshot), new ExposureQuestion(vertices(snapshot, "tenant"), null, true), Budget.unlimited());
        assertThat(names(node)).containsExactly("admin");
    }

    @Test
    void tellsWhoReachesAllTargetsFromWhoReachesAny() {
        add("first", EntityKind.HOST);
        add("second", EntityKind.HOST);
        add("one", EntityKind.HUMAN);
        add("both", EntityKind.HUMAN);
        can("one", "first", AccessLevel.CONTROL);
        can("both", "first", AccessLevel.CONTROL);
        can("both", "second", AccessLevel.CONTROL);
        Exposure exposure = ask(null, "first", "second");
        assertThat(names(exposure)).containsExactly("one", "both");
        assertThat(exposure.sizeOfAll()).isEqualTo(1);
        assertThat(exposure.reachesAll(3)).isTrue();
        assertThat(exposure.reachesAll(2)).isFalse();
        assertThat(exposure.contains(2)).isTrue();
        assertThat(exposure.contains(0)).isFalse();
        assertThat(exposure.targets()).containsExactly(0, 1);
    }

    @Test
    void saysWhichShareOfTheProvidersIdentitiesReachesIt() {
        add("host", EntityKind.HOST);
        assertThat(ask(null, "host").providerShare()).isEmpty();
        add("provider", EntityKind.PROVIDER);
        for (String id : List.of("a", "b", "c", "d")) {
            add(id, EntityKind.HUMAN);
            relations.add(Relation.of("provider", RelationKind.CONTAINS, id));
        }
        can("a", "host", AccessLevel.CONTROL);
        assertThat(ask(null, "host").providerShare()).hasValue(0.25);
    }

    /* Who holds one factor may hold the other as well: only a search forwards tells. */
    @Test
    void confirmsWhoHoldsBothPremisesAndRefutesWhoHoldsOne() {
        conditional();
        Exposure exposure = ask(null, "user");
        assertThat(names(exposure)).containsExactly("both");
        assertThat(exposure.isExact()).isTrue();
        assertThat(exposure.possibleSize()).isEqualTo(1);
    }

    @Test
    void withoutTimeToConfirmSaysHowManyThereMayBe() {
        conditional();
        Snapshot snapshot = snapshot();
        AtomicInteger asked = new AtomicInteger();
        Budget backwardsOnly = Budget.of(Duration.ofDays(1), () -> asked.incrementAndGet() > 2);
        Exposure exposure = Exposure.of(gates(snapshot), vertices(snapshot, "user"), null, backwardsOnly);
        assertThat(exposure.isExact()).isFalse();
        assertThat(exposure.size()).isZero();
        assertThat(exposure.possibleSize()).isEqualTo(4);
        assertThat(exposure.verify(Budget.unlimited()).isProof()).isTrue(); // what is undecided is not wrong
    }

    @Tag("large")
    @Test
    void aFanInOfSeventyThousandAndAChainOfAHundredThousandAreCountedInFull() {
        add("target", EntityKind.HOST);
        IntStream.range(0, 70_000).forEach(i -> add("fan" + i, EntityKind.HUMAN));
        IntStream.range(0, 70_000).forEach(i -> can("fan" + i, "target", AccessLevel.CONTROL));
        IntStream.range(0, 100_000).forEach(i -> add("link" + i, EntityKind.HUMAN));
        IntStream.range(1, 100_000).forEach(i -> can("link" + i, "link" + (i - 1), AccessLevel.CONTROL));
        can("link0", "fan0", AccessLevel.CONTROL);
        assertThat(ask(null, "target").size()).isEqualTo(170_000);
    }

    private void conditional() {
        add("user", EntityKind.HUMAN);
        add("password", EntityKind.PASSWORD);
        add("token", EntityKind.MFA_FACTOR);
        add("half", EntityKind.HUMAN);
        add("both", EntityKind.HUMAN);
        can("half", "password", AccessLevel.USE);
        can("both", "password", AccessLevel.USE);
        can("both", "token", AccessLevel.USE);
        relations.add(Relation.of(
                "password",
                RelationKind.AUTHENTICATES_AS,
                "user",
                Terms.builder().factor("token").build()));
    }

    private void add(String id, EntityKind kind) {
        entities.add(Entity.of(id, kind));
    }

    private void can(String from, String to, AccessLevel level) {
        relations.add(Relation.of(from, RelationKind.CAN, to, Terms.level(level)));
    }

    private Snapshot snapshot() {
        return Snapshot.of(new Estate(entities, relations), 1, RandomEstates.NOON);
    }

    private static Gates gates(Snapshot snapshot) {
        return Gates.of(snapshot, Assumptions.at(RandomEstates.NOON));
    }

    private static List<Integer> vertices(Snapshot snapshot, String... ids) {
        return Arrays.stream(ids).map(id -> snapshot.vertexOf(id).orElseThrow()).toList();
    }

    private Exposure ask(@Nullable AccessLevel level, String... targets) {
        Snapshot snapshot = snapshot();
        return Exposure.of(gates(snapshot), vertices(snapshot, targets), level, Budget.unlimited());
    }

    private static List<String> names(Exposure exposure) {
        return exposure.entities()
                .mapToObj(vertex -> exposure.snapshot().id(vertex))
                .toList();
    }
}
