package blastradius.analysis.impact;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.ranking.IdentityTableTests;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Revision;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A revision against a snapshot rebuilt from scratch with the same changes. */
public class RevisionTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void equalsASnapshotRebuiltWithTheChanges(long block) {
        int moved = 0;
        for (int i = 0; i < Math.max(120, RandomEstates.tried(1000)); i++) {
            long seed = block * 1000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Changed changed = new Changed(random);
            Snapshot revised = changed.revised();
            Snapshot rebuilt = Snapshot.of(changed.after(), 1, RandomEstates.NOON);
            assertThat(relations(revised)).as("seed %d", seed).isEqualTo(relations(rebuilt));
            assertThat(homes(revised)).as("seed %d", seed).isEqualTo(homes(rebuilt));
            moved += homes(revised).equals(homes(changed.base())) ? 0 : 1;
            for (int question = 0; question < 4; question++) {
                Assumptions assumptions = ReachDifferentialTests.assumptions(random, changed.after());
                Map<String, AccessLevel> sources = ReachDifferentialTests.sources(random, changed.after());
                Reach there = ReachDifferentialTests.reach(revised, assumptions, sources);
                Reach here = ReachDifferentialTests.reach(rebuilt, assumptions, sources);
                assertThat(ReachDifferentialTests.facts(there))
                        .as("seed %d", seed)
                        .isEqualTo(ReachDifferentialTests.facts(here));
                assertThat(Impact.of(there, Budget.unlimited()).tenantCounts())
                        .as("seed %d", seed)
                        .isEqualTo(Impact.of(here, Budget.unlimited()).tenantCounts());
            }
        }
        assertThat(moved).as("estates of which something belongs elsewhere").isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void aSnapshotListsTheRelationsItWasBuiltFrom(long block) {
        for (int i = 0; i < RandomEstates.tried(500); i++) {
            Estate estate = RandomEstates.of(new SplittableRandom(block * 1000 + i));
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Set<String> stated = new TreeSet<>();
            estate.relations().forEach(r -> stated.add(text(r.from(), r.to(), RelationClass.of(r))));
            assertThat(relations(snapshot)).isEqualTo(stated);
        }
    }

    private static Set<String> relations(Snapshot snapshot) {
        RelationRows rows = new RelationRows(snapshot);
        Set<String> relations = new TreeSet<>();
        IntStream.range(0, snapshot.entityCount())
                .forEach(v -> rows.in(v)
                        .forEach(r ->
                                relations.add(text(snapshot.id(r.from()), snapshot.id(r.to()), r.relationClass()))));
        return relations;
    }

    /** By entity: the tenant that it belongs to, if any. */
    private static Map<String, String> homes(Snapshot snapshot) {
        Map<String, String> homes = new HashMap<>();
        IntStream.range(0, snapshot.entityCount())
                .filter(v -> snapshot.tenant(v) >= 0)
                .forEach(v -> homes.put(snapshot.id(v), snapshot.id(snapshot.tenant(v))));
        return homes;
    }

    private static String text(String from, String to, RelationClass relation) {
        return from + " " + relation + " " + to;
    }

    /** The snapshot with one relation less. */
    public static Snapshot without(Snapshot base, Relation relation) {
        Revision revision = new Revision(base);
        revision.remove(Changed.at(revision, relation));
        return revision.build();
    }

    /** The snapshot with one relation more. */
    public static Snapshot with(Snapshot base, Relation relation) {
        Revision revision = new Revision(base);
        revision.add(Changed.at(revision, relation));
        return revision.build();
    }

    /** A random estate and some random changes of it. */
    public static final class Changed {
        private final Estate before;
        private final Snapshot base;
        private final List<Entity> entities;
        private final List<Relation> relations;
        private final List<Relation> removed = new ArrayList<>();
        private final List<Relation> added = new ArrayList<>();
        private final Map<String, Boolean> enabled = new HashMap<>();
        private final List<Entity> newcomers = new ArrayList<>();

        public Changed(SplittableRandom random) {
            this(RandomEstates.owned(RandomEstates.of(random), random), random);
        }

        public Changed(Estate estate, SplittableRandom random) {
            before = random.nextBoolean() ? estate : IdentityTableTests.withWindows(estate, random);
            base = Snapshot.of(before, 1, RandomEstates.NOON);
            entities = new ArrayList<>(before.entities());
            relations = new ArrayList<>(before.relations().stream().distinct().toList());
            for (int n = random.nextInt(4); n > 0 && !relations.isEmpty(); n--) {
                removed.add(relations.remove(random.nextInt(relations.size())));
            }
            if (random.nextInt(3) == 0) {
                newcomers.add(Entity.of("new", entities.getFirst().kind()));
                entities.addAll(newcomers);
            }
            List<Relation> more = RandomEstates.relationsAmong(entities, random, random.nextInt(4));
            for (Relation relation : more) {
                if (!relations.contains(relation) && !removed.contains(relation)) {
                    relations.add(relation);
                    added.add(relation);
                }
            }
            int which = random.nextInt(before.entities().size());
            Entity flipped = entities.get(which);
            if (flipped.kind().type() == EntityType.IDENTITY) {
                enabled.put(flipped.id(), !flipped.traits().enabled());
                entities.set(
                        which,
                        flipped.withTraits(
                                flipped.traits().withEnabled(!flipped.traits().enabled())));
            }
        }

        public Estate before() {
            return before;
        }

        public Snapshot base() {
            return base;
        }

        public Estate after() {
            return new Estate(entities, relations);
        }

        public Snapshot revised() {
            Revision revision = new Revision(base);
            newcomers.forEach(entity -> revision.entity(entity, Set.of(entity.sourceKind())));
            removed.forEach(relation -> revision.remove(at(revision, relation)));
            added.forEach(relation -> revision.add(at(revision, relation)));
            enabled.forEach((id, on) -> revision.enable(revision.vertexOf(id).orElseThrow(), on));
            return revision.build();
        }

        private static RelationAt at(Revision revision, Relation relation) {
            return new RelationAt(
                    revision.vertexOf(relation.from()).orElseThrow(),
                    revision.vertexOf(relation.to()).orElseThrow(),
                    RelationClass.of(relation));
        }
    }
}
