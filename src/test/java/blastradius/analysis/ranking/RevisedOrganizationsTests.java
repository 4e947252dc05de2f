package blastradius.analysis.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.SameTables;
import blastradius.analysis.impact.RevisionTests;
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
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tables of revisions of estates with dozens of organizations, some of many members, whose access hangs on few groups and grants; a failure names its
 * seed.
 */
class RevisedOrganizationsTests {

    private static final MeasuredAfter BY_WHAT_DIFFERS = new MeasuredAfter(1L << 40, Budget.unlimited());
    private static final EntityKind[] MEMBERS = {
        EntityKind.HOST, EntityKind.OTHER, EntityKind.HUMAN, EntityKind.GROUP, EntityKind.GRANT, EntityKind.PASSWORD
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void equalTablesMadeFromNothing(long block) {
        int moved = 0;
        int estates = Math.max(8, RandomEstates.tried(100));
        for (int i = 0; i < estates; i++) {
            long seed = block * 1000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate plain = estate(random);
            Estate estate = block == 1 ? plain : RandomEstates.conditional(plain, 4, random);
            RevisionTests.Changed changed = new RevisionTests.Changed(estate, random);
            List<Snapshot> revisions = new ArrayList<>(List.of(changed.revised()));
            List<Relation> relations = changed.before().relations();
            for (int n = 0; n < 4; n++) { // the first ones are among users, groups and grants
                Relation relation = relations.get(random.nextInt(20));
                revisions.add(RevisionTests.without(changed.base(), relation));
            }
            moved += compare(changed.base(), revisions, "seed " + seed);
        }
        assertThat(moved).isPositive();
    }

    /** In how many of the revisions identities hold more or fewer organizations. */
    private static int compare(Snapshot base, List<Snapshot> revisions, String what) {
        int moved = 0;
        Assumptions assumptions = Assumptions.at(RandomEstates.NOON);
        IdentityTable before = IdentityTable.of(Gates.of(base, assumptions), Budget.unlimited());
        for (Snapshot revision : revisions) {
            Gates gates = Gates.of(revision, assumptions);
            IdentityTable expected = IdentityTable.of(gates, Budget.unlimited());
            SameTables.check(before.after(gates, BY_WHAT_DIFFERS), expected, what);
            moved += organizationsOf(expected) == organizationsOf(before) ? 0 : 1;
        }
        return moved;
    }

    /** One group gives everything; who leaves it keeps what single members of organizations are held for otherwise. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 13, 40})
    void whoLeavesAGroupKeepsWhatIsHeldOtherwise(int organizations) {
        List<Entity> entities = new ArrayList<>(List.of(
                Entity.of("group", EntityKind.GROUP),
                Entity.of("leaver", EntityKind.HUMAN),
                Entity.of("stayer", EntityKind.HUMAN)));
        List<Relation> relations = new ArrayList<>();
        Relation leaves = Relation.of("leaver", RelationKind.MEMBER_OF, "group");
        relations.add(leaves);
        relations.add(Relation.of("stayer", RelationKind.MEMBER_OF, "group"));
        for (int n = 0; n < organizations; n++) {
            String tenant = "tenant" + n;
            entities.add(Entity.of(tenant, EntityKind.CUSTOMER));
            relations.add(can("group", tenant, AccessLevel.CONTROL));
            for (int m = 0; m < 20 + n * 10; m++) {
                Entity host = Entity.of(tenant + "host" + m, EntityKind.HOST);
                entities.add(host.withTenant(tenant));
            }
            int last = 19 + n * 10;
            if (n % 3 > 0) {
                relations.add(can("leaver", tenant + "host" + last, AccessLevel.ofCode(1 + n % 4)));
            }
        }
        Snapshot base = Snapshot.of(new Estate(entities, relations), 1, RandomEstates.NOON);
        Assumptions assumptions = Assumptions.at(RandomEstates.NOON);
        IdentityTable before = IdentityTable.of(Gates.of(base, assumptions), Budget.unlimited());
        Gates gates = Gates.of(RevisionTests.without(base, leaves), assumptions);
        IdentityTable after = before.after(gates, BY_WHAT_DIFFERS);
        SameTables.check(after, IdentityTable.of(gates, Budget.unlimited()), organizations + " organizations");
        int leaver = after.indexOf(base.vertexOf("leaver").orElseThrow());
        assertThat(before.tenantAdmins(leaver)).isEqualTo(organizations);
        assertThat(after.tenantAdmins(leaver)).isZero();
        assertThat(after.tenantCounts(leaver).see()).isEqualTo(organizations - (organizations + 2) / 3);
    }

    /** Which organization loses the largest share, and which the next, changes with almost every relation. */
    @Test
    void theLargestShareIsFoundAgain() {
        SplittableRandom random = new SplittableRandom(23);
        for (int i = 0; i < Math.max(30, RandomEstates.tried(200)); i++) {
            List<Entity> entities =
                    new ArrayList<>(List.of(Entity.of("user", EntityKind.HUMAN), Entity.of("other", EntityKind.HUMAN)));
            List<Relation> relations = new ArrayList<>(List.of(Relation.of("other", RelationKind.OWNS, "user")));
            for (int n = 0; n < 4; n++) {
                entities.add(Entity.of("tenant" + n, EntityKind.CUSTOMER));
                for (int m = 0; m < 4; m++) {
                    String host = "host" + n + m;
                    entities.add(Entity.of(host, EntityKind.HOST).withTenant("tenant" + n));
                    if (random.nextInt(4) == 0) {
                        relations.add(can("user", host, AccessLevel.ofCode(1 + random.nextInt(4))));
                    }
                }
            }
            Snapshot base = Snapshot.of(new Estate(entities, relations), 1, RandomEstates.NOON);
            List<Snapshot> revisions = new ArrayList<>();
            for (Relation relation : relations.subList(1, relations.size())) {
                revisions.add(RevisionTests.without(base, relation));
            }
            for (int n = 0; n < 6; n++) {
                String host = entities.get(2 + random.nextInt(20)).id();
                Relation more = can("user", host, AccessLevel.ofCode(1 + random.nextInt(4)));
                if (!relations.contains(more)) {
                    revisions.add(RevisionTests.with(base, more));
                }
            }
            compare(base, revisions, "estate " + i);
        }
    }

    /** What a group gives is held by others too, each thing by another one, so that nothing of it can be put together. */
    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 130})
    void whoLosesVeryManyThings(int hosts) {
        List<Entity> entities =
                new ArrayList<>(List.of(Entity.of("group", EntityKind.GROUP), Entity.of("leaver", EntityKind.HUMAN)));
        Relation leaves = Relation.of("leaver", RelationKind.MEMBER_OF, "group");
        List<Relation> relations = new ArrayList<>(List.of(leaves));
        entities.add(Entity.of("tenant", EntityKind.CUSTOMER));
        for (int host = 0; host < hosts; host++) {
            entities.add(Entity.of("host" + host, EntityKind.HOST).withTenant("tenant"));
            entities.add(Entity.of("user" + host, EntityKind.HUMAN));
            relations.add(can("group", "host" + host, AccessLevel.WRITE));
            relations.add(can("user" + host, "host" + host, AccessLevel.READ));
        }
        Snapshot base = Snapshot.of(new Estate(entities, relations), 1, RandomEstates.NOON);
        assertThat(compare(base, List.of(RevisionTests.without(base, leaves)), hosts + " hosts"))
                .isEqualTo(1);
    }

    private static Relation can(String from, String to, AccessLevel level) {
        return Relation.of(from, RelationKind.CAN, to, Terms.level(level));
    }

    private static long organizationsOf(IdentityTable table) {
        long sum = 0;
        for (int i = 0; i < table.size(); i++) {
            sum += table.tenantCounts(i).see() + table.tenantCounts(i).control();
        }
        return sum;
    }

    private static Estate estate(SplittableRandom random) {
        List<Entity> entities = new ArrayList<>();
        List<Entity> hubs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            entities.add(Entity.of("user" + i, EntityKind.HUMAN));
            hubs.add(Entity.of("hub" + i, i < 3 ? EntityKind.GROUP : EntityKind.GRANT));
        }
        entities.addAll(hubs);
        List<Relation> relations = RandomEstates.relationsAmong(entities, random, 40);
        int organizations = 2 + random.nextInt(30);
        for (int n = 0; n < organizations; n++) {
            String tenant = "tenant" + n;
            List<Entity> own = new ArrayList<>(List.of(Entity.of(tenant, EntityKind.CUSTOMER)));
            int members = random.nextInt(random.nextInt(8) == 0 ? 120 : 6);
            for (int m = 0; m < members; m++) {
                EntityKind kind = MEMBERS[random.nextInt(MEMBERS.length)];
                own.add(Entity.of(tenant + "m" + m, kind).withTenant(tenant));
            }
            entities.addAll(own);
            for (int r = random.nextInt(4); r > 0; r--) {
                Entity hub = entities.get(random.nextInt(16));
                Entity member = own.get(random.nextInt(own.size()));
                relations.add(can(hub.id(), member.id(), AccessLevel.ofCode(1 + random.nextInt(4))));
            }
            relations.addAll(RandomEstates.relationsAmong(own, random, members / 2));
        }
        return new Estate(entities, relations);
    }
}
