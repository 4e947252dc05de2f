package blastradius.ingest.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.NaiveReach;
import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One entity stands for a set: relations grow as roles plus members, and every answer is the one without. */
class EntraSetsTests {

    private static final Assumptions NOW = Assumptions.at(EntraWorld.AT);
    private static final Map<String, Set<String>> RESETS = Map.of(
            "Password", Set.of("Directory readers", "Password"),
            "Helpdesk", Set.of("Directory readers", "Password", "Helpdesk"),
            "Authentication", Set.of("Directory readers", "Password", "Authentication"),
            "User", Set.of("Directory readers", "Password", "Helpdesk", "Groups", "User"));
    private static final Set<String> ENABLES = Set.of("Authentication", "User", "Privileged authentication", "Writers");
    private static final Set<String> FACTORS = Set.of("Authentication", "Privileged authentication");
    private static final Set<String> MANAGES = Set.of("Groups", "User", "Writers");

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsReachedAndWhatItCountsIsTheSameWithoutSets(int seed) {
        RandomTenant random = new RandomTenant(seed, 12 + seed % 9);
        EntraWorld world = random.world();
        Estate with = world.whole();
        Estate without = plain(random, with);
        Gates ofSets = Gates.of(Snapshot.of(with, 1, NOW.at()), NOW);
        Gates ofAll = Gates.of(Snapshot.of(without, 1, NOW.at()), NOW);
        for (Entity entity : without.entities()) {
            if (entity.kind().type() == EntityType.IDENTITY || entity.kind().type() == EntityType.GROUP) {
                Reach sets = reach(ofSets, entity.id());
                Reach all = reach(ofAll, entity.id());
                assertThat(levels(sets, without))
                        .as(entity.name() + " of seed " + seed)
                        .isEqualTo(levels(all, without));
                assertThat(Impact.score(sets))
                        .as("score of " + entity.name())
                        .isEqualTo(Impact.score(all), within(1e-9));
                assertThat(levels(sets, without)).isEqualTo(naive(with, without, entity));
            }
        }
    }

    private static Reach reach(Gates gates, String id) {
        int vertex = gates.snapshot().vertexOf(id).orElseThrow();
        return Reach.from(gates, List.of(Source.of(gates.snapshot(), vertex)), Budget.unlimited());
    }

    private static Map<String, Integer> levels(Reach reach, Estate among) {
        Map<String, Integer> levels = new TreeMap<>();
        for (Entity entity : among.entities()) {
            int level = reach.levelCode(reach.snapshot().vertexOf(entity.id()).orElseThrow());
            if (level > 0) {
                levels.put(entity.id(), level);
            }
        }
        return levels;
    }

    private static Map<String, Integer> naive(Estate estate, Estate among, Entity source) {
        Set<String> ids = new HashSet<>();
        among.entities().forEach(entity -> ids.add(entity.id()));
        Map<String, Integer> levels = new TreeMap<>();
        NaiveReach.from(estate, NOW, Map.of(source.id(), source.kind().exerciseLevel()))
                .keySet()
                .forEach(fact -> {
                    if (ids.contains(fact.id())) {
                        levels.merge(fact.id(), fact.level(), Math::max);
                    }
                });
        return levels;
    }

    /* The same tenant, each right spelled out for each thing that it is over. */
    private static Estate plain(RandomTenant random, Estate with) {
        Set<String> helpers = new HashSet<>();
        List<Entity> entities = new ArrayList<>();
        with.entities().forEach(entity -> {
            if (entity.traits().helper()) {
                helpers.add(entity.id());
            } else {
                entities.add(entity);
            }
        });
        List<Relation> relations = new ArrayList<>();
        with.relations().stream()
                .filter(relation -> !helpers.contains(relation.from()) && !helpers.contains(relation.to()))
                .forEach(relations::add);
        random.holders.keySet().forEach(role -> rights(random, role, relations));
        return new Estate(entities, relations);
    }

    private static void rights(RandomTenant random, String role, List<Relation> relations) {
        String holder = EntraWorld.role(role).toUpperCase(java.util.Locale.ROOT) + "@" + EntraWorld.upper("T");
        random.users.forEach((user, enabled) -> {
            if (!random.restricted.contains(user) && resets(random, role, user)) {
                if (!role.equals("Writers")) {
                    relations.add(can(holder, password(user)));
                }
                if (FACTORS.contains(role) && random.withFactor.contains(user)) {
                    relations.add(can(holder, phone(user)));
                }
                if (ENABLES.contains(role) && !enabled) {
                    Terms.Builder terms = Terms.builder().and(password(user), AccessLevel.USE);
                    if (random.withFactor.contains(user)) {
                        terms.factor(phone(user));
                    }
                    relations.add(
                            Relation.of(holder, RelationKind.CAN_TAKE_OVER, EntraWorld.upper(user), terms.build()));
                }
            }
        });
        if (MANAGES.contains(role)) {
            random.groups.stream()
                    .filter(group -> !random.restricted.contains(group))
                    .forEach(group -> relations.add(
                            Relation.of(holder, RelationKind.CAN_MANAGE_MEMBERS, EntraWorld.upper(group))));
        }
        if (role.equals("Application")) {
            random.apps.forEach(
                    app -> relations.add(Relation.of(holder, RelationKind.CAN_TAKE_OVER, EntraWorld.upper(app))));
        }
    }

    private static boolean resets(RandomTenant random, String role, String user) {
        if (role.equals("Privileged authentication")) {
            return true;
        }
        if (!RESETS.containsKey(role) && !role.equals("Writers")) {
            return false;
        }
        boolean isProtected = random.roleGroups.stream()
                .anyMatch(group -> random.members.getOrDefault(group, Set.of()).contains(user)
                        || random.owners.getOrDefault(group, Set.of()).contains(user));
        Set<String> held = new HashSet<>();
        random.holders.forEach((other, whoever) -> {
            if (whoever.contains(user)) {
                held.add(other);
            }
        });
        return !isProtected && RESETS.getOrDefault(role, Set.of()).containsAll(held);
    }

    private static Relation can(String from, String to) {
        return Relation.of(from, RelationKind.CAN, to, Terms.level(AccessLevel.READ));
    }

    private static String password(String user) {
        return "password@" + EntraWorld.upper(user);
    }

    private static String phone(String user) {
        return "phone factor@" + EntraWorld.upper(user);
    }

    @Test
    void relationsGrowAsRolesPlusMembers() {
        int fewOfFew = relations(100, 2);
        int manyOfFew = relations(100, 9);
        int fewOfMany = relations(300, 2);
        int manyOfMany = relations(300, 9);
        assertThat(manyOfMany - fewOfMany)
                .as("a role costs the same, however many members there are")
                .isEqualTo(manyOfFew - fewOfFew);
        assertThat((fewOfMany - fewOfFew) / 200.0).as("relations a member").isLessThan(6);
    }

    private static int relations(int users, int roles) {
        EntraWorld world = new EntraWorld();
        for (int i = 0; i < users; i++) {
            world.users("user " + i);
        }
        for (int i = 0; i < roles; i++) {
            world.holds("user " + i, RandomTenant.ROLES.get(i % RandomTenant.ROLES.size()));
        }
        return world.done().estate.relations.size();
    }

    @Test
    void setsBelongToNobodyAndAreContainedByNothing() {
        EntraWorld world = new RandomTenant(7, 20).world();
        List<Entity> sets = world.whole().entities().stream()
                .filter(entity -> entity.traits().helper())
                .toList();
        assertThat(sets).hasSizeGreaterThan(10).allMatch(entity -> entity.tenant() == null);
        Set<String> ids = new HashSet<>();
        sets.forEach(set -> ids.add(set.id()));
        assertThat(world.estate.relations)
                .filteredOn(relation -> relation.kind() == RelationKind.CONTAINS && ids.contains(relation.to()))
                .allMatch(relation -> ids.contains(relation.from()));
    }

    @Test
    void aLevelOnTheTenantReachesNoSet() {
        EntraWorld world = new EntraWorld()
                .users("reader", "plain")
                .holds("reader", "Reader")
                .done();
        assertThat(world.reach("reader")).doesNotContainKey("password of plain");
        assertThat(world.estate.entities.values())
                .filteredOn(entity -> entity.kind() == EntityKind.SECRET_STORE)
                .isNotEmpty();
    }
}
