package blastradius.analysis.chokepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.impact.Score;
import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.relation.Removal;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChokePointsTests {

    private final List<Entity> entities = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    /*
     * start ─┬─ left ──┬─ meet ── tenant ∋ host
     *        └─ right ─┘
     */
    @Test
    void neitherSideOfADiamondIsOneButWhereTheyMeetIs() {
        identities("start", "left", "right", "meet");
        tenant("tenant", "host");
        control("start", "left");
        control("start", "right");
        control("left", "meet");
        control("right", "meet");
        control("meet", "tenant");
        assertThat(names("start"))
                .containsExactly(
                        "start",
                        "meet",
                        "meet -> tenant",
                        "tenant",
                        "tenant -> host",
                        "start -> left",
                        "start -> right");
    }

    @Test
    void saysWhatIsLostAndWhatRemains() {
        identities("start", "other");
        tenant("first", "firstHost");
        tenant("second", "secondHost");
        control("start", "first");
        control("start", "other");
        control("other", "second");
        ChokePoint other = point("start", "other");
        assertThat(other.compromised()).isFalse();
        assertThat(other.loss().tenants()).isEqualTo(new LevelCounts(1, 1, 1, 1));
        assertThat(other.loss().tenantAdmins()).isEqualTo(1);
        assertThat(other.loss().resources()).isEqualTo(new LevelCounts(1, 1, 1, 1));
        assertThat(other.loss().entities()).isEqualTo(3);
        assertThat(other.loss().remainingScore()).isEqualTo(Score.of(1, 1, snapshot().valuation()));
        assertThat(other.loss().score()).isEqualTo(100 - Score.of(1, 1, snapshot().valuation()));
        ChokePoint start = point("start", "start");
        assertThat(start.compromised()).isTrue();
        assertThat(start.loss().score()).isEqualTo(100);
        assertThat(start.loss().entities()).as("the compromised is not counted").isEqualTo(5);
    }

    @Test
    void aRelationWithATwinIsNone() {
        identities("start");
        tenant("tenant", "host");
        control("start", "tenant");
        relations.add(new Relation(
                RelationKind.CAN, "start", "tenant", "another", Terms.level(AccessLevel.CONTROL), java.util.Map.of()));
        assertThat(names("start")).containsExactly("start", "tenant", "tenant -> host");
    }

    /* The hub is entered at READ and at CONTROL on different ways; each alone passes it, nothing goes round it. */
    @Test
    void anEntityEnteredAtTwoLevelsIsOneWhereNoneOfItsEntrancesIs() {
        identities("start", "reader", "admin");
        resource("hub", EntityKind.SCOPE);
        identities("end");
        can("start", "reader", AccessLevel.CONTROL);
        can("start", "admin", AccessLevel.CONTROL);
        can("reader", "hub", AccessLevel.READ);
        can("admin", "hub", AccessLevel.CONTROL);
        resource("inside", EntityKind.DATABASE);
        relations.add(Relation.of("hub", RelationKind.CONTAINS, "inside"));
        assertThat(point("start", "hub").loss().resources()).isEqualTo(new LevelCounts(2, 2, 2, 2));
        assertThat(point("start", "admin").loss().resources()).isEqualTo(new LevelCounts(0, 0, 2, 2));
        assertThat(names("start")).doesNotContain("reader");
    }

    /* Either premise of an AND is on every way. */
    @Test
    void eachFactorIsOneForWhatItOpens() {
        identities("start", "user");
        add("password", EntityKind.PASSWORD);
        add("token", EntityKind.MFA_FACTOR);
        can("start", "password", AccessLevel.USE);
        can("start", "token", AccessLevel.USE);
        relations.add(Relation.of(
                "password",
                RelationKind.AUTHENTICATES_AS,
                "user",
                Terms.builder().factor("token").build()));
        assertThat(names("start"))
                .containsExactlyInAnyOrder(
                        "start", "password", "token", "start -> password", "start -> token", "password -> user");
    }

    /* Controlling the tool means controlling the tenant's endpoints, although no arc touches the tenant. */
    @Test
    void closingARelationClosesWhatFollowsFromIt() {
        identities("start");
        add("tool", EntityKind.TOOL);
        tenant("tenant", "host");
        control("start", "tool");
        relations.add(Relation.of("tool", RelationKind.MANAGES, "tenant"));
        assertThat(names("start"))
                .containsExactlyInAnyOrder("start", "tool", "start -> tool", "tool -> tenant", "tenant");
    }

    @Test
    void withTargetsNamesOnlyWhatKeepsTheAttackerFromOne() {
        identities("start", "left", "right", "end");
        control("start", "left");
        control("start", "right");
        control("left", "end");
        assertThat(names("start", "end")).containsExactly("start", "start -> left", "left", "left -> end");
        assertThat(ask("start", List.of("end", "right")).points().getFirst().targetsSaved())
                .isEqualTo(2);
        assertThat(names("start", "start")).isEmpty();
    }

    @Tag("large")
    @Test
    void aChainAHundredThousandLongIsAnsweredLinkByLink() {
        int length = 100_000;
        IntStream.range(0, length).forEach(i -> add("n" + i, EntityKind.SERVICE_ACCOUNT));
        IntStream.range(1, length).forEach(i -> control("n" + (i - 1), "n" + i));
        ChokePoints points = ask("n0", List.of());
        assertThat(points.points()).hasSize(2 * length - 2);
        assertThat(points.points().get(2).removal()).isEqualTo(new Removal.OfEntity(1));
        assertThat(points.points().get(2).loss().entities()).isEqualTo(length - 1);
        assertThat(points.points().getLast().loss().entities()).isEqualTo(1);
    }

    @Tag("large")
    @Test
    void aHubWithSeventyThousandSpokesIsOneAndSoIsEachSpoke() {
        int spokes = 70_000;
        identities("start", "hub");
        control("start", "hub");
        IntStream.range(0, spokes).forEach(i -> add("spoke" + i, EntityKind.HOST));
        IntStream.range(0, spokes).forEach(i -> control("hub", "spoke" + i));
        ChokePoints points = ask("start", List.of());
        assertThat(points.points()).hasSize(spokes + 3);
        assertThat(point("start", "hub").loss().entities()).isEqualTo(spokes + 1);
    }

    /* a ⇄ b, both entered from the start: the cycle keeps neither alive once its entrance is gone. */
    @Test
    void aCycleDoesNotKeepItselfAlive() {
        identities("start", "door", "a", "b");
        control("start", "door");
        control("door", "a");
        control("a", "b");
        control("b", "a");
        assertThat(point("start", "door").loss().entities()).isEqualTo(3);
        assertThat(names("start")).doesNotContain("b -> a", "b");
    }

    @Test
    void aCheckWithoutTimeIsIncompleteAndNoProof() {
        identities("start", "middle", "end");
        control("start", "middle");
        control("middle", "end");
        ChokePoints points = ask("start", List.of());
        Agreement none = points.verify(Budget.of(Duration.ZERO.minusMillis(1)));
        assertThat(none.compared()).isZero();
        assertThat(none.isProof()).isFalse();
        assertThat(none.words()).contains("0 of 5", "time was up");
        Agreement full = points.verify(Budget.unlimited());
        assertThat(full.isProof()).isTrue();
        assertThat(full.compared()).isEqualTo(5);
    }

    @Test
    void aSpentBudgetIsAnErrorAndNoHalfAnswer() {
        identities("start", "end");
        control("start", "end");
        Snapshot snapshot = snapshot();
        assertThatThrownBy(() -> ChokePoints.of(
                        gates(snapshot),
                        List.of(Source.of(snapshot, 0)),
                        List.of(),
                        Budget.of(Duration.ZERO.minusMillis(1))))
                .isInstanceOf(BlastRadiusException.TimeExceeded.class);
    }

    private void add(String id, EntityKind kind) {
        entities.add(Entity.of(id, kind));
    }

    private void identities(String... ids) {
        for (String id : ids) {
            add(id, EntityKind.SERVICE_ACCOUNT);
        }
    }

    private void resource(String id, EntityKind kind) {
        add(id, kind);
    }

    private void tenant(String id, String host) {
        add(id, EntityKind.CUSTOMER);
        add(host, EntityKind.HOST);
        relations.add(Relation.of(id, RelationKind.CONTAINS, host));
    }

    private void control(String from, String to) {
        can(from, to, AccessLevel.CONTROL);
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

    private ChokePoints ask(String source, List<String> targets) {
        Snapshot snapshot = snapshot();
        Source compromised = Source.of(snapshot, snapshot.vertexOf(source).orElseThrow());
        List<Integer> vertices = targets.stream()
                .map(target -> snapshot.vertexOf(target).orElseThrow())
                .toList();
        return ChokePoints.of(gates(snapshot), List.of(compromised), vertices, Budget.unlimited());
    }

    private List<String> names(String source, String... targets) {
        ChokePoints points = ask(source, List.of(targets));
        return points.points().stream()
                .map(point -> name(points.reach().snapshot(), point.removal()))
                .toList();
    }

    private ChokePoint point(String source, String removed) {
        ChokePoints points = ask(source, List.of());
        return points.points().stream()
                .filter(point ->
                        name(points.reach().snapshot(), point.removal()).equals(removed))
                .findFirst()
                .orElseThrow();
    }

    private static String name(Snapshot snapshot, Removal removal) {
        return switch (removal) {
            case Removal.OfEntity entity -> snapshot.id(entity.vertex());
            case Removal.OfRelation relation -> snapshot.id(relation.from()) + " -> " + snapshot.id(relation.to());
        };
    }
}
