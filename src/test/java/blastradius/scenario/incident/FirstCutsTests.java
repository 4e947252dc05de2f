package blastradius.scenario.incident;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.JitMode;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.scenario.Worlds;
import blastradius.scenario.resolution.ChangeWords;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What to do first, and what fell, on estates that are small enough to be read. */
class FirstCutsTests {

    private static final Instant TAKEN = Instant.parse("2026-10-01T03:12:00Z");

    private static List<Source> taken(Snapshot snapshot, String... ids) {
        return List.of(ids).stream()
                .map(id -> Source.of(snapshot, snapshot.vertexOf(id).orElseThrow()))
                .toList();
    }

    private static Gates gates(Snapshot snapshot) {
        return Gates.of(snapshot, Assumptions.at(Worlds.NOON));
    }

    private static List<String> words(List<Cut> cuts) {
        return cuts.stream()
                .map(cut -> ChangeWords.of(cut.in(), cut.applied()) + (cut.withNext() ? " +" : "") + " " + cut.ties()
                        + " ties, -" + cut.saving().tenants().see())
                .toList();
    }

    /**
     * <pre>
     *   mara ─ pool ─ grant ═ a, b, c          mara ─(READ)─ wiki ─ key ─ admin ═ d, e
     *   mara ─(READ)─ f
     * </pre>
     */
    private static Worlds fan() {
        return new Worlds()
                .add(EntityKind.CUSTOMER, "a", "b", "c", "d", "e", "f", "g", "h")
                .add(EntityKind.HUMAN, "mara")
                .add(EntityKind.GROUP, "pool")
                .add(EntityKind.GRANT, "grant")
                .add(EntityKind.SCOPE, "wiki")
                .add(EntityKind.API_KEY, "key")
                .add(EntityKind.SERVICE_ACCOUNT, "admin")
                .link("mara", RelationKind.MEMBER_OF, "pool")
                .link("pool", RelationKind.HOLDS_GRANT, "grant")
                .link("grant", RelationKind.GRANTS, "a", AccessLevel.CONTROL)
                .link("grant", RelationKind.GRANTS, "b", AccessLevel.CONTROL)
                .link("grant", RelationKind.GRANTS, "c", AccessLevel.CONTROL)
                .link("mara", RelationKind.CAN, "wiki", AccessLevel.READ)
                .link("wiki", RelationKind.STORES, "key", AccessLevel.READ)
                .link("key", RelationKind.AUTHENTICATES_AS, "admin")
                .link("admin", RelationKind.CAN, "d", AccessLevel.CONTROL)
                .link("admin", RelationKind.CAN, "e", AccessLevel.CONTROL)
                .link("mara", RelationKind.CAN, "f", AccessLevel.READ);
    }

    @Test
    void theStepThatSavesMostComesFirst() {
        Snapshot snapshot = fan().snapshot();
        assertThat(words(FirstCuts.of(gates(snapshot), taken(snapshot, "mara"), 10, Budget.unlimited())))
                .containsExactly(
                        "Revoke mara's membership of pool, 1 relation. 3 ties, -3",
                        "Revoke “mara has rights on wiki”, 1 relation. 4 ties, -2",
                        "Revoke “mara has rights on f”, 1 relation. 0 ties, -1");
    }

    @Test
    void soManyAsAreAskedFor() {
        Snapshot snapshot = fan().snapshot();
        assertThat(FirstCuts.of(gates(snapshot), taken(snapshot, "mara"), 2, Budget.unlimited()))
                .hasSize(2);
    }

    /** Two ways to one customer: neither step saves anything alone. */
    @Test
    void stepsThatOnlyHelpTogetherAreSaidTogether() {
        Snapshot snapshot = new Worlds()
                .add(EntityKind.CUSTOMER, "a", "b")
                .add(EntityKind.HUMAN, "mara")
                .add(EntityKind.GROUP, "one", "other")
                .link("mara", RelationKind.MEMBER_OF, "one")
                .link("mara", RelationKind.MEMBER_OF, "other")
                .link("one", RelationKind.CAN, "a", AccessLevel.CONTROL)
                .link("other", RelationKind.CAN, "a", AccessLevel.CONTROL)
                .snapshot();
        List<Cut> cuts = FirstCuts.of(gates(snapshot), taken(snapshot, "mara"), 10, Budget.unlimited());
        assertThat(cuts).extracting(Cut::withNext).containsExactly(true, false);
        assertThat(cuts).extracting(cut -> cut.saving().tenants().control()).containsExactly(0, 1);
    }

    @Test
    void nothingIsCutWhereNothingIsReached() {
        Snapshot snapshot = fan().snapshot();
        assertThat(FirstCuts.of(gates(snapshot), taken(snapshot, "pool").subList(0, 0), 10, Budget.unlimited()))
                .isEmpty();
        assertThat(FirstCuts.of(gates(snapshot), taken(snapshot, "f"), 10, Budget.unlimited()))
                .isEmpty();
    }

    @Test
    void takingAnAccountBackSavesAllThatItReached() {
        Snapshot snapshot = fan().snapshot();
        List<TakeBack> steps = TakeBack.of(gates(snapshot), taken(snapshot, "mara", "key"), Budget.unlimited());
        assertThat(steps)
                .as("what mara reads of the key is its old value then; the key opens what it did without her")
                .extracting(step -> step.saving().tenants().see())
                .containsExactly(4, 2);
        assertThat(TakeBack.of(gates(snapshot), taken(snapshot, "key"), Budget.unlimited()))
                .extracting(step -> step.saving().tenants().control())
                .containsExactly(2);
        assertThat(TakeBack.of(gates(snapshot), taken(snapshot, "wiki"), Budget.unlimited())
                        .getFirst()
                        .made())
                .as("no change says that a store is cut off")
                .isEmpty();
    }

    /**
     * <pre>
     *   mara ─(active 02–03)─ early ═ a       mara ─(active 04–05)─ late ═ b
     *   mara ─(eligible)─ asked ═ c           late ─(from 06)─ d
     * </pre>
     */
    @Test
    void whatWasOpenSinceIsHeldStill() {
        Snapshot snapshot = new Worlds()
                .add(EntityKind.CUSTOMER, "a", "b", "c", "d")
                .add(EntityKind.HUMAN, "mara")
                .add(EntityKind.GRANT, "early", "late", "asked")
                .link("mara", RelationKind.HOLDS_GRANT, "early", active(2, 3))
                .link("mara", RelationKind.HOLDS_GRANT, "late", active(4, 5))
                .link(
                        "mara",
                        RelationKind.HOLDS_GRANT,
                        "asked",
                        Terms.builder().state(GrantState.ELIGIBLE).build())
                .link("early", RelationKind.GRANTS, "a", AccessLevel.CONTROL)
                .link("late", RelationKind.GRANTS, "b", AccessLevel.WRITE)
                .link("asked", RelationKind.GRANTS, "c", AccessLevel.CONTROL)
                .link(
                        "b",
                        RelationKind.CAN,
                        "d",
                        Terms.builder().level(AccessLevel.READ).from(hour(6)).build())
                .snapshot();
        Gates gates = Gates.of(snapshot, Assumptions.at(Worlds.NOON).withJit(JitMode.STRICT));
        Fallen fallen = Fallen.since(TAKEN, gates, taken(snapshot, "mara"), Budget.unlimited());
        assertThat(fallen.tenants())
                .as("what ended before is not his, what is only eligible neither")
                .extracting(tenant -> snapshot.id(tenant.tenant()))
                .containsExactly("b");
        var way = fallen.way(fallen.tenants().getFirst(), Budget.unlimited());
        assertThat(way.at()).isEqualTo(hour(4));
        assertThat(way.path().hops()).extracting(hop -> snapshot.id(hop.to())).containsExactly("late", "b");
        assertThat(Fallen.since(Worlds.NOON, gates, taken(snapshot, "mara"), Budget.unlimited())
                        .tenants())
                .isEmpty();
        assertThat(Fallen.since(hour(2), gates, taken(snapshot, "mara"), Budget.unlimited())
                        .tenants())
                .extracting(tenant -> snapshot.id(tenant.tenant()))
                .containsExactly("a", "b");
    }

    @Test
    void whoWasElevatedAndForHowLong() {
        Snapshot snapshot = new Worlds()
                .add(EntityKind.HUMAN, "mara", "olga")
                .add(EntityKind.GRANT, "g")
                .link("mara", RelationKind.HOLDS_GRANT, "g", active(2, 4))
                .link("olga", RelationKind.HOLDS_GRANT, "g", active(4, 5))
                .link("mara", RelationKind.HOLDS_GRANT, "g")
                .snapshot();
        assertThat(Elevation.within(snapshot, hour(3), hour(4), v -> true, Budget.unlimited()))
                .as("the window of the other one begins when the period ends")
                .extracting(each -> snapshot.id(each.relation().from()) + " " + each.length())
                .containsExactly("mara " + Duration.ofHours(1));
        assertThat(Elevation.within(snapshot, hour(0), hour(9), v -> v == 1, Budget.unlimited()))
                .extracting(each -> snapshot.id(each.relation().from()) + " " + each.length())
                .containsExactly("olga " + Duration.ofHours(1));
    }

    private static Terms active(int from, int until) {
        return Terms.builder()
                .state(GrantState.ACTIVE)
                .from(hour(from))
                .until(hour(until))
                .build();
    }

    private static Instant hour(int hour) {
        return Instant.parse("2026-10-01T00:00:00Z").plus(Duration.ofHours(hour));
    }
}
