package blastradius.store.importing;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.ImportReport.Counts;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.store.EstatePicture;
import blastradius.store.database.Database;
import blastradius.store.reading.Relations;
import blastradius.store.reading.SnapshotReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What imports do to a store, whichever Neo4j serves. */
public abstract class ImportsIT {

    public static final Entity ANN = Entity.of("ann", EntityKind.HUMAN);
    public static final Entity OPS = Entity.of("ops", EntityKind.GROUP);
    static final Entity KEY = Entity.of("key", EntityKind.API_KEY);
    public static final Relation ANN_IN_OPS = Relation.of("ann", RelationKind.MEMBER_OF, "ops");
    public static final Relation KEY_OF_ANN = Relation.of("key", RelationKind.AUTHENTICATES_AS, "ann");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    @SuppressWarnings("NullAway.Init")
    public Database database;

    @SuppressWarnings("NullAway.Init")
    public Imports imports;

    /** An empty one. */
    abstract Database database();

    @BeforeEach
    void startEmpty() {
        database = database();
        imports = new Imports(database, spool, List.of("trusted"));
    }

    @Test
    void showsAnImportInOneNewVersion() {
        Import.Outcome outcome = replace("hr", List.of(ANN, OPS), ANN_IN_OPS);

        assertThat(outcome.version()).isEqualTo(1);
        assertThat(outcome.entities()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(outcome.relations()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(picture())
                .containsExactly(
                        "claim hr ann HUMAN \"ann\" ann false -",
                        "claim hr ops GROUP \"ops\" ops false -",
                        "entity ann HUMAN \"ann\" - - ",
                        "entity ops GROUP \"ops\" - - ",
                        "relation hr ann MEMBER_OF ops MEMBER_OF [] -",
                        "source hr 2 1");
    }

    @Test
    void writesNothingWhenTheSameComesAgain() {
        replace("hr", List.of(ANN, OPS), ANN_IN_OPS, KEY_OF_ANN);
        Map<String, Object> size = EstatePicture.size(database);

        Import.Outcome again = replace("hr", List.of(ANN, OPS), ANN_IN_OPS, KEY_OF_ANN);

        assertThat(again.isChanged()).isFalse();
        assertThat(again.version()).isEqualTo(1);
        assertThat(again.entities()).isEqualTo(new Counts(0, 0, 0, 2));
        assertThat(again.relations()).isEqualTo(new Counts(0, 0, 0, 2));
        assertThat(EstatePicture.size(database)).isEqualTo(size);
    }

    @Test
    void removesWhatItsSourceNoLongerStates() {
        replace("hr", List.of(ANN, OPS, KEY), ANN_IN_OPS, KEY_OF_ANN);

        Import.Outcome outcome = replace("hr", List.of(ANN, KEY), KEY_OF_ANN);

        assertThat(outcome.entities()).isEqualTo(new Counts(0, 0, 1, 2));
        assertThat(outcome.relations()).isEqualTo(new Counts(0, 0, 1, 1));
        assertThat(picture()).noneMatch(line -> line.contains("ops"));
    }

    @Test
    void removesNothingInAddMode() {
        replace("hr", List.of(ANN, OPS), ANN_IN_OPS);

        Import.Outcome outcome = run("hr", Import.Mode.ADD, List.of(KEY), KEY_OF_ANN);

        assertThat(outcome.entities()).isEqualTo(new Counts(1, 0, 0, 2));
        assertThat(outcome.relations()).isEqualTo(new Counts(1, 0, 0, 1));
        assertThat(picture()).contains("relation hr ann MEMBER_OF ops MEMBER_OF [] -", "source hr 3 2");
    }

    @Test
    void leavesOtherSourcesFactsAlone() {
        replace("hr", List.of(ANN, OPS), ANN_IN_OPS);
        replace("vault", List.of(ANN, KEY), KEY_OF_ANN, ANN_IN_OPS);
        List<String> before = picture().stream()
                .filter(line -> line.startsWith("claim vault") || line.startsWith("relation vault"))
                .toList();

        replace("hr", List.of());

        assertThat(picture()).containsAll(before).noneMatch(line -> line.startsWith("relation hr"));
        assertThat(picture()).contains("entity ann HUMAN \"ann\" - - ");
    }

    @Test
    void keepsAnEntityWhileAnySourceSpeaksOfIt() {
        replace("hr", List.of(ANN, OPS));
        replace("vault", List.of(KEY), KEY_OF_ANN);
        replace("hr", List.of());

        assertThat(picture())
                .contains("entity ann OTHER \"ann\" - - placeholder")
                .noneMatch(line -> line.contains("ops"));

        replace("vault", List.of());

        assertThat(picture()).containsExactly("source hr 0 0", "source vault 0 0");
    }

    @Test
    void standsAPlaceholderInForWhatNobodyDescribesUntilSomebodyDoes() {
        Import.Outcome outcome = replace("vault", List.of(KEY), KEY_OF_ANN);

        assertThat(outcome.danglingEnds()).isEqualTo(1);
        assertThat(outcome.danglingIds()).containsExactly("ann");
        assertThat(picture()).contains("entity ann OTHER \"ann\" - - placeholder", "source vault 1 1");

        replace("hr", List.of(ANN.withName("Ann")));

        assertThat(picture()).contains("entity ann HUMAN \"Ann\" - - ");
        assertThat(replace("vault", List.of(KEY), KEY_OF_ANN).danglingEnds()).isZero();
    }

    @Test
    void takesRelationsBeforeTheirEntities() {
        try (Import run = imports.begin("hr", Import.Mode.REPLACE)) {
            run.relation(ANN_IN_OPS);
            run.entity(OPS);
            run.entity(ANN);
            assertThat(run.commit().danglingEnds()).isZero();
        }
        assertThat(EstatePicture.leftovers(database)).isZero();
    }

    @Test
    void changesNothingWithoutACommit() {
        replace("hr", List.of(ANN));
        Map<String, Object> size = EstatePicture.size(database);
        try (Import run = imports.begin("hr", Import.Mode.REPLACE)) {
            run.entity(OPS);
        }
        assertThat(EstatePicture.size(database)).isEqualTo(size);
        try (var left = java.nio.file.Files.walk(spool)) {
            assertThat(left).noneMatch(path -> path.toString().endsWith(".spool"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void mergesRepeatedDescriptionsAndCountsThem() {
        Entity stub =
                new Entity("ann", EntityKind.OTHER, "ann", null, "ann", "Base", EntityTraits.DEFAULT, Map.of("a", 1));
        Entity rich = new Entity(
                "ann",
                EntityKind.HUMAN,
                "Ann",
                "acme",
                "ann@acme",
                "User",
                EntityTraits.DEFAULT,
                Map.of("a", 2, "b", 3));

        Import.Outcome outcome = replace("hr", List.of(stub, rich));

        assertThat(outcome.repeated()).isEqualTo(1);
        assertThat(picture())
                .contains("entity ann HUMAN \"Ann\" acme - ", "claim hr ann HUMAN \"Ann\" ann false {\"a\":1,\"b\":3}");
    }

    @Test
    void countsRelationsStatedTwiceAsDuplicatesButNotThoseOfOtherTerms() {
        Relation read = Relation.of("ann", RelationKind.CAN, "key", Terms.level(AccessLevel.READ));
        Relation write = Relation.of("ann", RelationKind.CAN, "key", Terms.level(AccessLevel.WRITE));

        Import.Outcome outcome = replace("hr", List.of(ANN, KEY), read, write, read);

        assertThat(outcome.duplicates()).isEqualTo(1);
        assertThat(outcome.relations().added()).isEqualTo(2);
    }

    @Test
    void keepsTheNewEvidenceOfARelationThatStands() {
        replace("hr", List.of(ANN, OPS), withEvidence("ticket", "1"));

        Import.Outcome outcome = replace("hr", List.of(ANN, OPS), withEvidence("ticket", "2"));

        assertThat(outcome.relations()).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(new Relations(database)
                        .evidence(List.of(new Relations.Key("ann", RelationKind.MEMBER_OF, "ops", "MEMBER_OF")), 2))
                .allSatisfy((key, evidence) -> assertThat(evidence)
                        .containsExactly(new Relations.Evidence("hr", Terms.NONE, 1, 2, Map.of("ticket", "2"))));
    }

    EntityKind kindOfAnn(long version) {
        Snapshot snapshot = new SnapshotReader(database, Weighting.DEFAULT).read(version);
        return snapshot.kind(snapshot.vertexOf("ann").orElseThrow());
    }

    Object answer(String cypher) {
        return database.inSession(session -> session.run(cypher).single().get(0).asObject());
    }

    static Relation withEvidence(String key, String value) {
        return new Relation(RelationKind.MEMBER_OF, "ann", "ops", "MEMBER_OF", Terms.NONE, Map.of(key, value));
    }

    List<String> picture() {
        assertThat(EstatePicture.leftovers(database)).isZero();
        return EstatePicture.of(database);
    }

    Import.Outcome replace(String source, List<Entity> entities, Relation... relations) {
        return run(source, Import.Mode.REPLACE, entities, relations);
    }

    Import.Outcome run(String source, Import.Mode mode, List<Entity> entities, Relation... relations) {
        try (Import run = imports.begin(source, mode)) {
            entities.forEach(run::entity);
            List.of(relations).forEach(run::relation);
            return run.commit();
        }
    }
}
