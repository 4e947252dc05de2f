package blastradius.analysis.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainmentTests {

    /**
     * <pre>
     * mallory ─▶ team ─▶ grant ─▶ customer
     *     └─▶ helpdesk ─▶ grant
     * </pre>
     */
    @Test
    void revokesTheOneGrantBehindTwoWays() {
        Containment containment = contain(
                CutCosts.DEFAULT,
                Relation.of("mallory", RelationKind.MEMBER_OF, "team"),
                Relation.of("mallory", RelationKind.MEMBER_OF, "helpdesk"),
                Relation.of("team", RelationKind.HOLDS_GRANT, "grant"),
                Relation.of("helpdesk", RelationKind.HOLDS_GRANT, "grant"),
                Relation.of("grant", RelationKind.GRANTS, "customer"));
        assertThat(containment.actions())
                .hasSize(1)
                .first()
                .satisfies(action -> assertThat(action)
                        .isInstanceOfSatisfying(
                                CutAction.Remove.class,
                                remove -> assertThat(
                                                remove.relation().relation().kind())
                                        .isEqualTo(RelationKind.GRANTS)));
        assertThat(containment.cost()).isEqualTo(1);
        assertThat(containment.isExact()).isTrue();
        assertThat(containment.ways())
                .singleElement()
                .satisfies(way -> assertThat(way.path().length()).isEqualTo(3));
    }

    @Test
    void oneOfTwoPremisesIsEnough() {
        Containment containment = contain(
                CutCosts.DEFAULT,
                Relation.of("mallory", RelationKind.CAN, "password", Terms.level(AccessLevel.USE)),
                Relation.of("mallory", RelationKind.OWNS, "host"),
                Relation.of("host", RelationKind.STORES, "code"),
                Relation.of(
                        "password",
                        RelationKind.AUTHENTICATES_AS,
                        "victim",
                        Terms.builder().factor("code").build()),
                Relation.of("victim", RelationKind.CAN, "customer"));
        assertThat(containment.cost()).isEqualTo(1);
        assertThat(containment.lowerBound()).isEqualTo(1);
        assertThat(containment.ways())
                .singleElement()
                .satisfies(way -> assertThat(way.path().hops())
                        .extracting(hop -> hop.premises().size())
                        .containsExactly(0, 1, 0));
    }

    @Test
    void rotationTakesACopyButNotWhatTheVaultHandsOut() {
        Relation opens = Relation.of("password", RelationKind.AUTHENTICATES_AS, "victim");
        Relation gives = Relation.of("victim", RelationKind.CAN, "customer");
        CutCosts onlyRotation = new CutCosts(Map.of(), 1, 5);
        Terms read = Terms.level(AccessLevel.READ);
        Relation mail = Relation.of("mail", RelationKind.STORES, "password", read);
        Containment copy =
                contain(onlyRotation, Relation.of("mallory", RelationKind.CAN, "mail", read), mail, opens, gives);
        assertThat(copy.actions()).singleElement().isInstanceOf(CutAction.Rotate.class);
        Containment vault = contain(
                onlyRotation,
                Relation.of("mallory", RelationKind.CAN, "vault", read),
                Relation.of("vault", RelationKind.STORES, "password", read),
                opens,
                gives);
        assertThat(vault.actions()).singleElement().isInstanceOf(CutAction.Disable.class);
        assertThat(vault.cost()).isEqualTo(5);
    }

    @Test
    void saysByWhichWayNothingHelps() {
        Containment containment = contain(
                CutCosts.DEFAULT,
                Relation.of("mallory", RelationKind.SYNCED_TO, "victim"),
                Relation.of("victim", RelationKind.SYNCED_TO, "customer"));
        assertThat(containment.isPossible()).isFalse();
        assertThat(containment.actions()).isEmpty();
        assertThat(containment.unavoidable()).isNotNull();
        assertThat(java.util.Objects.requireNonNull(containment.unavoidable()).hops())
                .hasSize(2);
    }

    @Test
    void aCompromisedEntityCannotBeProtected() {
        Snapshot snapshot = Snapshot.of(
                new Estate(List.of(Entity.of("mallory", EntityKind.HUMAN)), List.of()), 1, RandomEstates.NOON);
        Source mallory = Source.of(snapshot, 0);
        Containment containment = Containment.of(
                Gates.of(snapshot, Assumptions.at(RandomEstates.NOON)),
                List.of(mallory),
                List.of(mallory),
                CutCosts.DEFAULT,
                Budget.unlimited());
        assertThat(java.util.Objects.requireNonNull(containment.unavoidable()).hops())
                .isEmpty();
    }

    @Test
    void nothingToDoWhereNothingIsReached() {
        Containment containment = contain(CutCosts.DEFAULT, Relation.of("victim", RelationKind.CAN, "customer"));
        assertThat(containment.isPossible()).isTrue();
        assertThat(containment.isExact()).isTrue();
        assertThat(containment.actions()).isEmpty();
        assertThat(containment.ways()).isEmpty();
    }

    @Tag("large")
    @Test
    void followsALongChain() {
        Relation[] chain = new Relation[60_000];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = Relation.of(
                    i == 0 ? "mallory" : "h" + i, RelationKind.CAN, i == chain.length - 1 ? "customer" : "h" + (i + 1));
        }
        Containment containment = contain(CutCosts.DEFAULT, chain);
        assertThat(containment.cost()).isEqualTo(2);
        assertThat(containment.ways().getFirst().path().length()).isEqualTo(chain.length);
    }

    /** All but one must go: half of each would be enough for the bound, so that it takes a search. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6})
    void anyTwoOfSomeKeysOpen(int keys) {
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            relations.add(Relation.of("mallory", RelationKind.CAN, "h" + i));
            for (int j = 0; j < i; j++) {
                relations.add(Relation.of(
                        "h" + i,
                        RelationKind.CAN,
                        "customer",
                        Terms.builder().and("h" + j, AccessLevel.CONTROL).build()));
            }
        }
        Containment containment = contain(CutCosts.DEFAULT, relations.toArray(Relation[]::new));
        assertThat(containment.isExact()).isTrue();
        assertThat(containment.actions()).hasSize(keys - 1);
        assertThat(containment.cost()).isEqualTo(2L * (keys - 1)).isEqualTo(containment.lowerBound());
    }

    @Test
    void oneActionEndsAllSessionsOfAnIdentity() {
        CutCosts costs = new CutCosts(Map.of(RelationKind.CAN, 3), 9, 5);
        Containment containment = contain(
                costs,
                Relation.of("mallory", RelationKind.CAN, "h1"),
                Relation.of("mallory", RelationKind.CAN, "h2"),
                Relation.of("h1", RelationKind.HAS_SESSION, "victim"),
                Relation.of("h2", RelationKind.HAS_SESSION, "victim"),
                Relation.of("victim", RelationKind.SYNCED_TO, "customer"));
        assertThat(containment.actions()).singleElement().isInstanceOf(CutAction.Disable.class);
        assertThat(containment.cost()).isEqualTo(5);
        assertThat(containment.ways().stream()
                        .mapToLong(Containment.Witness::amount)
                        .sum())
                .isEqualTo(5);
    }

    @Test
    void oneActionEndsAllThatFollowsFromARelation() {
        CutCosts costs = new CutCosts(Map.of(RelationKind.MANAGES, 3, RelationKind.CAN, 2), 9, 9);
        Containment containment = contain(
                costs,
                Relation.of("mallory", RelationKind.OWNS, "tool"),
                Relation.of("tool", RelationKind.MANAGES, "tenant"),
                Relation.of("tenant", RelationKind.CONTAINS, "h1"),
                Relation.of("tenant", RelationKind.CONTAINS, "h2"),
                Relation.of("h1", RelationKind.CAN, "customer"),
                Relation.of("h2", RelationKind.CAN, "customer"));
        assertThat(containment.cost()).isEqualTo(3);
        assertThat(containment.isExact()).isTrue();
        assertThat(containment.actions())
                .singleElement()
                .isInstanceOfSatisfying(
                        CutAction.Remove.class,
                        remove ->
                                assertThat(remove.relation().relation().kind()).isEqualTo(RelationKind.MANAGES));
    }

    /** Every pair of forty keys opens the customer: all but one must go, which no small proof shows. */
    @Tag("large")
    @Test
    void statesTheGapWhereTheSearchIsTooLarge() {
        List<Relation> relations = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 60; i++) {
            relations.add(Relation.of("mallory", RelationKind.CAN, "h" + i));
        }
        for (int i = 0; i < 400; i++) {
            relations.add(Relation.of(
                    "h" + random.nextInt(60),
                    RelationKind.CAN,
                    "customer",
                    Terms.builder()
                            .and("h" + random.nextInt(60), AccessLevel.CONTROL)
                            .and("h" + random.nextInt(60), AccessLevel.CONTROL)
                            .build()));
        }
        Containment containment = contain(CutCosts.DEFAULT, relations.toArray(Relation[]::new));
        assertThat(containment.isPossible()).isTrue();
        assertThat(containment.isExact()).isFalse();
        assertThat(containment.lowerBound()).isPositive().isLessThan(containment.cost());
    }

    /** Mallory against the customer; other names say what they are. */
    private static Containment contain(CutCosts costs, Relation... relations) {
        Map<String, Entity> entities = new java.util.LinkedHashMap<>();
        entities.put("mallory", Entity.of("mallory", EntityKind.HUMAN));
        entities.put("customer", Entity.of("customer", EntityKind.HUMAN));
        for (Relation relation : relations) {
            entities.computeIfAbsent(relation.from(), id -> Entity.of(id, kindOf(id)));
            entities.computeIfAbsent(relation.to(), id -> Entity.of(id, kindOf(id)));
        }
        Snapshot snapshot =
                Snapshot.of(new Estate(List.copyOf(entities.values()), List.of(relations)), 1, RandomEstates.NOON);
        return Containment.of(
                Gates.of(snapshot, Assumptions.at(RandomEstates.NOON)),
                List.of(Source.of(snapshot, 0)),
                List.of(new Source(1, AccessLevel.CONTROL)),
                costs,
                Budget.unlimited());
    }

    private static EntityKind kindOf(String id) {
        return switch (id) {
            case "team", "helpdesk" -> EntityKind.GROUP;
            case "grant" -> EntityKind.GRANT;
            case "password" -> EntityKind.PASSWORD;
            case "code" -> EntityKind.MFA_FACTOR;
            case "victim" -> EntityKind.HUMAN;
            case "mail" -> EntityKind.MAILBOX;
            case "tool" -> EntityKind.TOOL;
            case "tenant" -> EntityKind.CUSTOMER;
            case "vault" -> EntityKind.SECRET_STORE;
            default -> EntityKind.HOST;
        };
    }

    @Test
    void refusesCostsBelowOne() {
        assertThatThrownBy(() -> new CutCosts(Map.of(RelationKind.CAN, 0), 1, 1))
                .isInstanceOf(BlastRadiusException.BadRequest.class)
                .hasMessageContaining("ending CAN is 0");
        assertThatThrownBy(() -> new CutCosts(Map.of(), 0, 1))
                .isInstanceOf(BlastRadiusException.BadRequest.class)
                .hasMessageContaining("rotating a credential is 0");
        assertThatThrownBy(() -> new CutCosts(Map.of(), 1, -1))
                .isInstanceOf(BlastRadiusException.BadRequest.class)
                .hasMessageContaining("disabling an identity is -1");
    }
}
