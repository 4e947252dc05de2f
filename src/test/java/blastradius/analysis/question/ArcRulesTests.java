package blastradius.analysis.question;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/*
 *   rack ─CONTAINS─▶ shelf ─CONTAINS─▶ host ─DEPLOYS_TO─▶ share
 *    └────CONTAINS─▶ secret                                ▲
 *                      user and key ─────────CAN read──────┘
 */
class ArcRulesTests {

    private static final int SEE = AccessLevel.SEE.code();
    private static final int READ = AccessLevel.READ.code();
    private static final int WRITE = AccessLevel.WRITE.code();
    private static final int CONTROL = AccessLevel.CONTROL.code();

    private final Snapshot snapshot = Snapshot.of(
            new Estate(
                    List.of(
                            Entity.of("rack", EntityKind.SCOPE),
                            Entity.of("shelf", EntityKind.SCOPE),
                            Entity.of("host", EntityKind.HOST),
                            Entity.of("share", EntityKind.HOST),
                            Entity.of("secret", EntityKind.PASSWORD),
                            Entity.of("key", EntityKind.MFA_FACTOR),
                            Entity.of("user", EntityKind.HUMAN)),
                    List.of(
                            Relation.of("rack", RelationKind.CONTAINS, "shelf", Terms.NONE),
                            Relation.of("shelf", RelationKind.CONTAINS, "host", Terms.NONE),
                            Relation.of("rack", RelationKind.CONTAINS, "secret", Terms.NONE),
                            Relation.of("host", RelationKind.DEPLOYS_TO, "share", Terms.NONE),
                            Relation.of(
                                    "user",
                                    RelationKind.CAN,
                                    "share",
                                    Terms.builder()
                                            .level(AccessLevel.READ)
                                            .factor("key")
                                            .build()))),
            1,
            RandomEstates.NOON);
    private final Gates gates = Gates.of(snapshot, Assumptions.at(RandomEstates.NOON));

    @Test
    void whatAContainerContainsIsGivenWhateverIsHeldOfTheContainer() {
        int copy = arc("rack", vertex("shelf"));

        assertThat(ArcRules.isCopy(copy)).isTrue();
        assertThat(ArcRules.asksMore(copy, SEE)).isFalse();
        assertThat(ArcRules.given(copy, READ)).isEqualTo(READ);
        assertThat(ArcRules.asked(copy, WRITE)).isEqualTo(WRITE);
        assertThat(ArcRules.givesAtLeast(copy, CONTROL)).isTrue();
        assertThat(ArcRules.gives(copy, SEE)).isTrue();
        assertThat(ArcRules.gains(copy, READ))
                .as("every rise of the container is passed on")
                .isTrue();
        assertThat(ArcRules.askedLevels(copy)).isEqualTo(0b1111);
        assertThat(ArcRules.givenLevels(copy, 0b0110)).isEqualTo(0b0110);
    }

    @Test
    void otherRelationsGiveOneLevelForOne() {
        int deploys = arc("host", vertex("share"));

        assertThat(ArcRules.isCopy(deploys)).isFalse();
        assertThat(ArcRules.asked(deploys)).isEqualTo(WRITE);
        assertThat(ArcRules.asksMore(deploys, READ)).isTrue();
        assertThat(ArcRules.asksMore(deploys, WRITE)).isFalse();
        assertThat(ArcRules.given(deploys, WRITE)).isEqualTo(CONTROL);
        assertThat(ArcRules.given(deploys)).isEqualTo(CONTROL);
        assertThat(ArcRules.asked(deploys, SEE)).isEqualTo(WRITE);
        assertThat(ArcRules.givesAtLeast(deploys, SEE)).isTrue();
        assertThat(ArcRules.gives(deploys, READ))
                .as("READ is given with CONTROL only")
                .isFalse();
        assertThat(ArcRules.gains(deploys, READ)).isTrue();
        assertThat(ArcRules.gains(deploys, WRITE)).as("it was followed before").isFalse();
        assertThat(ArcRules.askedLevels(deploys)).isEqualTo(1 << (WRITE - 1));
        assertThat(ArcRules.givenLevels(deploys, 0b1111)).isEqualTo(1 << (CONTROL - 1));
    }

    @Test
    void contextIsNeverFollowed() {
        int context = arc("rack", vertex("secret"));

        assertThat(ArcRules.isContext(context)).isTrue();
        assertThat(ArcRules.asksMore(context, CONTROL)).isTrue();
        assertThat(ArcRules.givesAtLeast(context, SEE)).isFalse();
        assertThat(ArcRules.gives(context, SEE)).isFalse();
        assertThat(ArcRules.askedLevels(context)).isZero();
        assertThat(ArcRules.givenLevels(context, 0b1111)).isZero();
    }

    @Test
    void aConditionIsMetByAsManyPremisesAsItAsks() {
        int condition = snapshot.firstJunction();

        assertThat(ArcRules.threshold(gates, condition)).isEqualTo(2);
        assertThat(ArcRules.asksSeveral(gates, condition)).isTrue();
        assertThat(ArcRules.asksSeveral(gates, vertex("user"))).isFalse();
        assertThat(ArcRules.asksSeveral(gates, snapshot.vertexCount()))
                .as("a condition of another revision")
                .isFalse();
        assertThat(isMet(condition, Set.of("user", "key"))).isTrue();
        assertThat(isMet(condition, Set.of("user", "host"))).isFalse();
        assertThat(isMet(condition, Set.of())).isFalse();
    }

    @Test
    void levelsPassOverContainersWithinContainers() {
        byte[] levels = new byte[snapshot.vertexCount()];
        levels[vertex("rack")] = 0b0010;
        levels[vertex("shelf")] = 0b1000;

        ArcRules.copyLevels(gates, levels, new int[] {vertex("shelf"), vertex("rack")});

        assertThat(levels[vertex("shelf")]).isEqualTo((byte) 0b1010);
        assertThat(levels[vertex("host")]).isEqualTo((byte) 0b1010);
        assertThat(levels[vertex("share")]).as("it is not contained").isEqualTo((byte) 0);
        assertThat(levels[vertex("secret")]).as("what is kept from it").isEqualTo((byte) 0);
    }

    private boolean isMet(int condition, Set<String> held) {
        return ArcRules.isMet(gates, condition, (vertex, level) -> held.contains(snapshot.id(vertex)));
    }

    private int vertex(String id) {
        return snapshot.vertexOf(id).orElseThrow();
    }

    private int arc(String tail, int head) {
        Rows forward = snapshot.forward();
        for (int a = forward.start(vertex(tail)); a < forward.end(vertex(tail)); a++) {
            if (Rows.otherEnd(forward.arc(a)) == head) {
                return forward.arc(a);
            }
        }
        throw new AssertionError("no arc");
    }
}
