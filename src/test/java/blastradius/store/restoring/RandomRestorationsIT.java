package blastradius.store.restoring;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.model.Weighting;
import blastradius.store.EstatePicture;
import blastradius.store.TestDatabase;
import blastradius.store.TestDocuments;
import blastradius.store.database.Database;
import blastradius.store.database.Version;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import blastradius.store.reading.Entities;
import blastradius.store.reading.SnapshotReader;
import blastradius.store.reading.StoredEstate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sequences of imports of several sources and of restorations, each version remembered by all that can be read of it. */
class RandomRestorationsIT {

    private static final List<String> SOURCES = List.of("hr", "it", "vault");
    private static final List<EntityKind> KINDS =
            List.of(EntityKind.HUMAN, EntityKind.GROUP, EntityKind.HOST, EntityKind.OTHER);
    private static final List<RelationKind> RELATIONS =
            List.of(RelationKind.CAN, RelationKind.OWNS, RelationKind.CONTAINS);
    private static final int STEPS = 16;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    /** All that a version says, and what each source would have to state to say it again. */
    private record Remembered(List<String> words, Map<String, List<Object>> statements) {}

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Imports imports;

    @SuppressWarnings("NullAway.Init")
    private Versions versions;

    private final Map<Long, Remembered> remembered = new HashMap<>();
    private Map<String, List<Object>> stated = new TreeMap<>();
    private long newest;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sayWhatTheVersionSaid(long seed) {
        database = TestDatabase.embedded();
        imports = new Imports(database, spool, seed % 3 == 0 ? List.of("it") : List.of());
        versions = new Versions(database, TestDocuments.importHistory(database));
        Random random = new Random(seed);
        remember();
        int restored = 0;
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(3) == 0) {
                restored += restore(random, seed) ? 1 : 0;
            } else {
                String source = SOURCES.get(random.nextInt(SOURCES.size()));
                state(source, statements(random));
            }
            assertThat(EstatePicture.leftovers(database))
                    .as("seed %d, step %d", seed, step)
                    .isZero();
            remember();
        }
        assertThat(restored).as("seed %d", seed).isPositive();
        everyKeptVersionIsStillWhatItWas(seed);
    }

    private boolean restore(Random random, long seed) {
        long oldest = Math.max(0, newest - Version.KEPT + 1);
        long then = oldest + random.nextInt((int) (newest - oldest + 1));
        Remembered wanted = java.util.Objects.requireNonNull(remembered.get(then));
        if (wanted.words()
                .equals(java.util.Objects.requireNonNull(remembered.get(newest)).words())) {
            return false;
        }
        newest = versions.restore(then, () -> {}).version();
        assertThat(words())
                .as("seed %d, version %d as version %d", seed, then, newest)
                .isEqualTo(wanted.words());
        stated = new TreeMap<>(wanted.statements());
        wanted.statements().forEach((source, statements) -> {
            long before = newest;
            state(source, statements);
            assertThat(newest)
                    .as("seed %d, %s again as at version %d", seed, source, then)
                    .isEqualTo(before);
        });
        return true;
    }

    private void state(String source, List<Object> statements) {
        try (Import run = imports.begin(source, Import.Mode.REPLACE)) {
            statements.forEach(statement -> {
                switch (statement) {
                    case Entity entity -> run.entity(entity);
                    case Relation relation -> run.relation(relation);
                    default -> throw new AssertionError(statement);
                }
            });
            newest = run.commit().version();
        }
        stated.put(source, statements);
    }

    private void remember() {
        remembered.put(newest, new Remembered(words(), Map.copyOf(stated)));
    }

    /* Also of entities that are gone, and in the order in which words count. A source that states nothing says nothing. */
    private List<String> words() {
        List<String> words = new ArrayList<>(EstatePicture.of(database));
        words.removeIf(line -> line.matches("source \\S+ 0 0"));
        words.addAll(stored(newest));
        List<String> ids = IntStream.range(0, 15).mapToObj(i -> "e" + i).toList();
        new TreeMap<>(new Entities(database).details(ids)).forEach((id, details) -> words.add(id + " " + details));
        return words;
    }

    private List<String> stored(long version) {
        List<String> words = new ArrayList<>();
        StoredEstate estate = new StoredEstate(database);
        estate.forEachEntity(version, entity -> words.add(entity.toString()));
        estate.forEachRelation(version, relation -> words.add(relation.toString()));
        var snapshot = new SnapshotReader(database, Weighting.DEFAULT).read(version);
        words.add(snapshot.entityCount() + " entities, " + snapshot.relationCount() + " relations in memory");
        return words;
    }

    private void everyKeptVersionIsStillWhatItWas(long seed) {
        remembered.forEach((version, then) -> {
            if (version > newest - Version.KEPT) {
                assertThat(then.words())
                        .as("seed %d, version %d", seed, version)
                        .containsAll(stored(version));
            }
        });
    }

    private static List<Object> statements(Random random) {
        Map<String, Object> statements = new TreeMap<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            String id = "e" + random.nextInt(15);
            statements.put(id, entity(random, id));
        }
        for (int i = random.nextInt(25); i > 0; i--) {
            Relation relation = relation(random);
            statements.put(
                    relation.from() + relation.kind() + relation.to() + relation.sourceKind() + relation.terms(),
                    relation);
        }
        return List.copyOf(statements.values());
    }

    private static Entity entity(Random random, String id) {
        @Nullable String tenant = random.nextInt(3) == 0 ? "t" + random.nextInt(2) : null;
        Entity entity = Entity.of(id, KINDS.get(random.nextInt(KINDS.size())))
                .withName(random.nextBoolean() ? id : "name " + random.nextInt(2));
        Map<String, Object> properties = random.nextBoolean() ? Map.of() : Map.of("seen", random.nextInt(3));
        return new Entity(
                id,
                entity.kind(),
                entity.name(),
                tenant,
                random.nextInt(4) == 0 ? "alias of " + id : id,
                entity.sourceKind(),
                entity.traits(),
                properties);
    }

    private static Relation relation(Random random) {
        return new Relation(
                RELATIONS.get(random.nextInt(RELATIONS.size())),
                "e" + random.nextInt(15),
                "e" + random.nextInt(15),
                "kind" + random.nextInt(2),
                random.nextBoolean() ? Terms.NONE : Terms.builder().ticket(true).build(),
                random.nextBoolean() ? Map.of() : Map.of("seen", random.nextInt(2)));
    }
}
