package blastradius.analysis.ranking;

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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Few and very many identities who each meet a condition of several premises, or a part of it, on ways of their own. */
class SharedConditionTests {

    private static final Terms USE = Terms.level(AccessLevel.READ);

    private final List<Entity> entities = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    /**
     * <pre>
     * person ─┬─▶ password ─┬─▶ victim ─┬─▶ safe ─▶ customer ∋ host
     *         ├─▶ token ────┘           │    ╎
     *         └─▶ badge ────────────────┘    ╰╌╌▶ password, token: where the conditions give each other
     * </pre>
     */
    @ParameterizedTest
    @CsvSource({"3, false", "3, true", "100, false", "300, true", "9000, false", "30000, true"})
    void everyoneIsMeasuredAsBySearch(int persons, boolean round) {
        check(persons, round);
    }

    private void check(int persons, boolean round) {
        ofTheCondition();
        if (round) {
            relations.add(Relation.of("victim", RelationKind.CAN, "badge", USE));
            relations.add(Relation.of("safe", RelationKind.CAN, "password", USE));
            relations.add(Relation.of("safe", RelationKind.CAN, "token", USE));
        }
        for (int i = 0; i < persons; i++) {
            person("person" + i, i);
        }
        Snapshot snapshot = Snapshot.of(new Estate(entities, relations), 1, RandomEstates.NOON);
        IdentityTable table =
                IdentityTable.of(Gates.of(snapshot, Assumptions.at(RandomEstates.NOON)), Budget.unlimited());
        assertThat(table.size()).isEqualTo(persons + 1);
        int stride = 1 + persons / 100;
        for (int n = 0; n < table.size(); n += stride) {
            IdentityTableTests.check(table, n, snapshot.id(table.identity(n)));
        }
    }

    private void ofTheCondition() {
        entities.add(Entity.of("victim", EntityKind.HUMAN));
        entities.add(Entity.of("password", EntityKind.PASSWORD));
        entities.add(Entity.of("token", EntityKind.MFA_FACTOR));
        entities.add(Entity.of("badge", EntityKind.MFA_FACTOR));
        entities.add(Entity.of("safe", EntityKind.TOOL));
        entities.add(Entity.of("customer", EntityKind.CUSTOMER));
        entities.add(Entity.of("host", EntityKind.HOST));
        relations.add(Relation.of(
                "password",
                RelationKind.AUTHENTICATES_AS,
                "victim",
                Terms.builder().factor("token").build()));
        relations.add(Relation.of(
                "victim",
                RelationKind.CAN,
                "safe",
                Terms.builder().factor("badge").build()));
        relations.add(Relation.of("safe", RelationKind.CAN, "customer"));
        relations.add(Relation.of("customer", RelationKind.CONTAINS, "host"));
    }

    /** Of four one lacks the password, one the token, and one is the victim's master anyway; of five one has the badge. */
    private void person(String id, int i) {
        entities.add(Entity.of(id, EntityKind.HUMAN));
        if (i % 4 != 1) {
            relations.add(Relation.of(id, RelationKind.CAN, "password", USE));
        }
        if (i % 4 != 2) {
            relations.add(Relation.of(id, RelationKind.CAN, "token", USE));
        }
        if (i % 4 == 3) {
            relations.add(Relation.of(id, RelationKind.OWNS, "victim"));
        }
        if (i % 5 == 0) {
            relations.add(Relation.of(id, RelationKind.CAN, "badge", USE));
        }
    }
}
