package blastradius.store.importing;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Removing;
import blastradius.model.Terms;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.store.EstatePicture;
import blastradius.store.TestDatabase;
import blastradius.store.database.Database;
import blastradius.store.database.Version;
import blastradius.store.reading.SnapshotReader;
import blastradius.store.statement.Watch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sequences of imports of several sources against a model of maps and sets. */
class RandomImportsIT {

    private static final List<String> SOURCES = List.of("hr", "it", "vault");
    private static final List<EntityKind> KINDS =
            List.of(EntityKind.HUMAN, EntityKind.GROUP, EntityKind.HOST, EntityKind.OTHER);
    private static final List<RelationKind> RELATIONS =
            List.of(RelationKind.CAN, RelationKind.OWNS, RelationKind.CONTAINS);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    private record Stated(Map<String, Entity> entities, Map<RelationIdentity, Relation> relations) {
        Stated() {
            this(new TreeMap<>(), new HashMap<>());
        }
    }

    private record RelationIdentity(String from, RelationClass relationClass, String to) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void leaveWhatTheSourcesStatedLast(long seed) {
        Database database = TestDatabase.embedded();
        Imports imports = new Imports(database, spool, List.of());
        SnapshotReader reader = new SnapshotReader(database, Weighting.DEFAULT);
        Random random = new Random(seed);
        Map<String, Stated> model = new TreeMap<>();
        Map<Long, List<String>> seen = new HashMap<>();
        for (int step = 0; step < 12; step++) {
            long version = step(imports, random, model);
            assertThat(EstatePicture.leftovers(database))
                    .as("seed %d, step %d", seed, step)
                    .isZero();
            assertThat(facts(EstatePicture.of(database)))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(facts(model));
            seen.put(version, content(reader.read()));
        }
        long newest = seen.keySet().stream().mapToLong(Long::longValue).max().orElseThrow();
        seen.forEach((version, content) -> {
            if (version > newest - Version.KEPT && version >= 0) {
                assertThat(content(reader.read(version)))
                        .as("seed %d, version %d", seed, version)
                        .isEqualTo(content);
            }
        });
    }

    private static long step(Imports imports, Random random, Map<String, Stated> model) {
        List<String> sources = new ArrayList<>(SOURCES);
        Collections.shuffle(sources, random);
        if (random.nextInt(8) == 0 && imports.sources().contains(sources.getFirst())) {
            model.put(sources.getFirst(), new Stated());
            return imports.remove(sources.getFirst(), Watch.NONE).version();
        }
        List<String> own = sources.subList(0, 1 + random.nextInt(2) * random.nextInt(3));
        Import.Mode mode = random.nextInt(3) == 0 ? Import.Mode.ADD : Import.Mode.REPLACE;
        boolean trial = random.nextInt(8) == 0;
        boolean given = random.nextInt(6) > 0;
        Import.Plan plan = new Import.Plan(mode, Removing.ANY, trial);
        Map<String, Stated> next = new HashMap<>();
        try (Import run = imports.begin(own, plan, Watch.NONE)) {
            for (int place = 0; place < own.size(); place++) {
                Stated before = model.getOrDefault(own.get(place), new Stated());
                next.put(
                        own.get(place),
                        stated(run.part(place), random, mode == Import.Mode.ADD ? before : new Stated()));
            }
            if (!given) {
                return -1;
            }
            if (!trial) {
                model.putAll(next);
            }
            return run.commit().version();
        }
    }

    private static Stated stated(Part part, Random random, Stated before) {
        Stated now = copy(before);
        for (Object statement : statements(random)) {
            switch (statement) {
                case Entity entity -> {
                    part.entity(entity);
                    now.entities().put(entity.id(), entity);
                }
                case Relation relation -> {
                    part.relation(relation);
                    now.relations()
                            .put(
                                    new RelationIdentity(relation.from(), RelationClass.of(relation), relation.to()),
                                    relation);
                }
                default -> throw new AssertionError(statement);
            }
        }
        return now;
    }

    /* No entity and no relation twice: which of two words counts is another test's matter. */
    private static List<Object> statements(Random random) {
        List<Object> statements = new ArrayList<>();
        Set<Object> identities = new HashSet<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            String id = "e" + random.nextInt(15);
            if (identities.add(id)) {
                statements.add(Entity.of(id, KINDS.get(random.nextInt(KINDS.size())))
                        .withName(random.nextBoolean() ? id : "name " + random.nextInt(2)));
            }
        }
        for (int i = random.nextInt(25); i > 0; i--) {
            Relation relation = new Relation(
                    RELATIONS.get(random.nextInt(RELATIONS.size())),
                    "e" + random.nextInt(15),
                    "e" + random.nextInt(15),
                    "kind" + random.nextInt(2),
                    random.nextBoolean()
                            ? Terms.NONE
                            : Terms.builder().ticket(true).build(),
                    random.nextBoolean() ? Map.of() : Map.of("seen", random.nextInt(2)));
            if (identities.add(new RelationIdentity(relation.from(), RelationClass.of(relation), relation.to()))) {
                statements.add(random.nextInt(statements.size() + 1), relation);
            }
        }
        return statements;
    }

    private static Stated copy(Stated stated) {
        return new Stated(new TreeMap<>(stated.entities()), new HashMap<>(stated.relations()));
    }

    /* Claims, relations and which entities there are; what an entity looks like follows from the claims. */
    private static Set<String> facts(List<String> picture) {
        return picture.stream()
                .filter(line -> !line.startsWith("source "))
                .map(line -> line.startsWith("entity ") ? line.replaceAll("^(entity \\S+) .*$", "$1") : line)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> facts(Map<String, Stated> model) {
        Set<String> facts = new TreeSet<>();
        model.forEach((source, stated) -> {
            Set<String> ids = new TreeSet<>(stated.entities().keySet());
            stated.relations().values().forEach(relation -> {
                ids.add(relation.from());
                ids.add(relation.to());
                facts.add("relation " + source + " " + relation.from() + " " + relation.kind() + " " + relation.to()
                        + " "
                        + relation.sourceKind() + " [" + (relation.terms().ticket() ? "ticket=true" : "") + "] "
                        + (relation.evidence().isEmpty()
                                ? "-"
                                : "{\"seen\":" + relation.evidence().get("seen") + "}"));
            });
            for (String id : ids) {
                Entity entity = stated.entities().get(id);
                facts.add("entity " + id);
                facts.add("claim " + source + " " + id + " " + (entity == null ? "OTHER" : entity.kind()) + " \""
                        + (entity == null ? id : entity.name()) + "\" " + id + " " + (entity == null) + " -");
            }
        });
        return facts;
    }

    private static List<String> content(Snapshot snapshot) {
        return IntStream.range(0, snapshot.entityCount())
                .mapToObj(v -> snapshot.id(v) + " " + snapshot.kind(v) + " " + snapshot.name(v))
                .sorted()
                .collect(Collectors.collectingAndThen(Collectors.toCollection(ArrayList::new), lines -> {
                    lines.add(snapshot.relationCount() + " relations");
                    return lines;
                }));
    }
}
