package blastradius.analysis.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Estate;
import blastradius.model.Measure;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Customers lost: what they are worth, and that nothing but access moves them. */
class CustomersLostTests {

    private static final Assumptions NOON = Assumptions.at(RandomEstates.NOON);

    /** mara ─(CONTROL)─ acme of weight 3; mara ─(READ)─ files of bolt, of weight 0.5; nothing of cargo. */
    @Test
    void weighsEachCustomerByTheHighestLevelHeldThere() {
        Estate estate = new Estate(
                List.of(
                        tenant("acme", 3),
                        tenant("bolt", 0.5),
                        tenant("cargo", 9),
                        entity("files", EntityKind.STORAGE, "bolt"),
                        entity("mara", EntityKind.HUMAN, null)),
                List.of(can("mara", "acme", AccessLevel.CONTROL), can("mara", "files", AccessLevel.READ)));

        assertThat(lost(estate, "mara")).isEqualTo(3 + 0.5 * 0.612);
    }

    @Test
    void isTheSumOverOrganizationsOnRandomEstatesWithWeights() {
        for (long seed = 0; seed < RandomEstates.tried(400); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Snapshot snapshot = Snapshot.of(weighted(random), 1, RandomEstates.NOON);
            Gates gates = Gates.of(snapshot, NOON);
            IdentityTable table = IdentityTable.of(gates, Budget.unlimited());
            for (int i = 0; i < table.size(); i++) {
                Source source = Source.of(snapshot, table.identity(i));
                Reach reach = Reach.from(gates, List.of(source), Budget.unlimited());
                double expected = Impact.of(reach, Budget.unlimited()).tenants().stream()
                        .mapToDouble(each ->
                                stated(snapshot, each.tenant()) * each.level().weight())
                        .sum();
                assertThat(table.value(Measure.LOSS, AccessLevel.CONTROL, i))
                        .as("seed " + seed + ", " + snapshot.id(source.vertex()))
                        .isCloseTo(expected, within(1e-6));
            }
        }
    }

    /** mara ─(CONTROL)─ acme ─ further hosts: a customer that is lost is lost once. */
    @Test
    void moreOfWhatIsLostAnywayIsNoMore() {
        List<Entity> entities = new ArrayList<>(List.of(tenant("acme", 2), entity("mara", EntityKind.HUMAN, null)));
        List<Relation> relations = new ArrayList<>(List.of(can("mara", "acme", AccessLevel.CONTROL)));
        double before = lost(new Estate(entities, relations), "mara");
        for (int i = 0; i < 10; i++) {
            entities.add(entity("host-" + i, EntityKind.HOST, "acme"));
            relations.add(relation(RelationKind.CONTAINS, "acme", "host-" + i, Terms.NONE));
        }

        assertThat(lost(new Estate(entities, relations), "mara"))
                .isEqualTo(before)
                .isEqualTo(2);
    }

    /** Every customer gets hosts, and there are more customers; nobody gets any access. */
    @Test
    void growthOfTheInventoryMovesItByNothing() {
        int fallen = 0;
        for (long seed = 0; seed < RandomEstates.tried(400); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = weighted(random);
            Estate grown = grown(estate, random);
            for (Entity entity : estate.entities()) {
                if (entity.kind().type().canBeCompromisedAlone()) {
                    assertThat(lost(grown, entity.id()))
                            .as("seed " + seed + ", " + entity.id())
                            .isEqualTo(lost(estate, entity.id()));
                    fallen += score(grown, entity.id()) < score(estate, entity.id()) ? 1 : 0;
                }
            }
        }
        assertThat(fallen).as("scores that fell meanwhile").isPositive();
    }

    private static Estate weighted(SplittableRandom random) {
        Estate estate = RandomEstates.owned(RandomEstates.of(random), random);
        List<Entity> entities = new ArrayList<>();
        for (Entity entity : estate.entities()) {
            entities.add(entity.kind() == EntityKind.CUSTOMER ? weighing(entity, random.nextInt(1, 40) / 4.0) : entity);
        }
        return new Estate(entities, estate.relations());
    }

    private static Estate grown(Estate estate, SplittableRandom random) {
        List<Entity> entities = new ArrayList<>(estate.entities());
        boolean hasCustomers = false;
        for (Entity entity : estate.entities()) {
            if (entity.kind() == EntityKind.CUSTOMER) {
                hasCustomers = true;
                for (int i = random.nextInt(1, 4); i > 0; i--) {
                    entities.add(entity(entity.id() + "/new-" + i, EntityKind.HOST, entity.id()));
                }
            }
        }
        for (int i = 0; hasCustomers && i < 5; i++) {
            entities.add(tenant("new-customer-" + i, random.nextInt(1, 40) / 4.0));
        }
        return new Estate(entities, estate.relations());
    }

    private static Impact impact(Estate estate, String id) {
        Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
        Source source = Source.of(snapshot, snapshot.vertexOf(id).orElseThrow());
        return Impact.of(Reach.from(Gates.of(snapshot, NOON), List.of(source), Budget.unlimited()), Budget.unlimited());
    }

    private static double lost(Estate estate, String id) {
        return impact(estate, id).customersLost();
    }

    private static double score(Estate estate, String id) {
        return impact(estate, id).score().inherent();
    }

    private static double stated(Snapshot snapshot, int tenant) {
        return snapshot.valuation()
                .statedWeight(tenant < 0 ? 0 : snapshot.valuation().organization(tenant));
    }

    private static Entity tenant(String id, double weight) {
        return weighing(entity(id, EntityKind.CUSTOMER, null), weight);
    }

    private static Entity weighing(Entity entity, double weight) {
        EntityTraits traits = entity.traits();
        return entity.withTraits(new EntityTraits(
                traits.enabled(),
                traits.breakGlass(),
                traits.phishingResistant(),
                traits.guest(),
                traits.helper(),
                traits.organization(),
                weight,
                traits.criticality(),
                traits.sensitivity(),
                traits.environment(),
                traits.service(),
                traits.tier()));
    }

    private static Entity entity(String id, EntityKind kind, @org.jspecify.annotations.Nullable String tenant) {
        return new Entity(id, kind, id, tenant, id, kind.name(), EntityTraits.DEFAULT, Map.of());
    }

    private static Relation can(String from, String to, AccessLevel level) {
        return relation(RelationKind.CAN, from, to, Terms.level(level));
    }

    private static Relation relation(RelationKind kind, String from, String to, Terms terms) {
        return new Relation(kind, from, to, kind.name(), terms, Map.of());
    }
}
