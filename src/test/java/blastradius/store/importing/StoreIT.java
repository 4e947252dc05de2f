package blastradius.store.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Criticality;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.ImportReport.Counts;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Removing;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.store.EstatePicture;
import blastradius.store.reading.Entities;
import blastradius.store.reading.SnapshotReader;
import blastradius.store.statement.Watch;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store remembers and how it is read back, and everything that holds of imports. */
abstract class StoreIT extends ImportsIT {

    @Test
    void believesTheConfiguredSourceThenTheNewest() {
        replace("trusted", List.of(ANN.withName("Trusted")));
        replace("hr", List.of(ANN.withName("Human Resources").withTenant("acme")));
        replace("it", List.of(ANN.withName("IT").withTraits(EntityTraits.DEFAULT.withValue(Criticality.HIGH, null))));

        assertThat(picture()).contains("entity ann HUMAN \"Trusted\" acme {\"criticality\":\"HIGH\"} ");

        replace("trusted", List.of());

        assertThat(picture()).contains("entity ann HUMAN \"IT\" acme {\"criticality\":\"HIGH\"} ");
    }

    @Test
    void movesAnEntityToItsNewTypeAndRemembersTheOldOne() {
        replace("hr", List.of(ANN, OPS), ANN_IN_OPS);
        replace("hr", List.of(Entity.of("ann", EntityKind.HOST), OPS), ANN_IN_OPS);

        assertThat(answer("MATCH (e:Entity {key: 'ann'}) RETURN labels(e)")).isEqualTo(List.of("Entity", "Resource"));
        assertThat(kindOfAnn(1)).isEqualTo(EntityKind.HUMAN);
        assertThat(kindOfAnn(2)).isEqualTo(EntityKind.HOST);
    }

    @Test
    void bringsBackAnEntityThatWasGone() {
        replace("hr", List.of(ANN));
        replace("hr", List.of());
        replace("hr", List.of(ANN));

        SnapshotReader reader = new SnapshotReader(database, Weighting.DEFAULT);
        assertThat(List.of(1L, 2L, 3L))
                .extracting(version -> reader.read(version).entityCount())
                .containsExactly(1, 0, 1);
    }

    @Test
    void readsTheLastTenVersionsAndForgetsTheOthers() {
        for (int version = 1; version <= 13; version++) {
            replace("hr", List.of(ANN.withName("Ann " + version), Entity.of("e" + version, EntityKind.HOST)));
        }
        SnapshotReader reader = new SnapshotReader(database, Weighting.DEFAULT);

        Snapshot oldest = reader.read(4);
        assertThat(oldest.name(oldest.vertexOf("ann").orElseThrow())).isEqualTo("Ann 4");
        assertThat(oldest.vertexOf("e4")).isPresent();
        assertThat(oldest.vertexOf("e5")).isEmpty();
        assertThatThrownBy(() -> reader.read(3)).isInstanceOf(BadRequest.class).hasMessageContaining("4 to 13");
        assertThat(answer("MATCH (e:Entity) RETURN count(e)")).isEqualTo(11L);
    }

    @Test
    void readsASnapshotInWhichARelationOfTwoSourcesStandsOnce() {
        replace("hr", List.of(ANN, OPS), ANN_IN_OPS);
        replace("it", List.of(ANN, OPS), ANN_IN_OPS, KEY_OF_ANN);

        Snapshot snapshot = new SnapshotReader(database, Weighting.DEFAULT).read();

        assertThat(snapshot.version()).isEqualTo(2);
        assertThat(snapshot.entityCount()).isEqualTo(3);
        assertThat(snapshot.relationCount()).isEqualTo(2);
        assertThat(snapshot.id(0)).isEqualTo("ann");
    }

    @Test
    void runsOneImportAtATime() {
        try (Import first = imports.begin("hr", Import.Mode.REPLACE)) {
            assertThatThrownBy(() -> imports.begin("it", Import.Mode.REPLACE)).isInstanceOf(Conflict.class);
            first.entity(ANN);
        }
        assertThat(replace("it", List.of(ANN)).version()).isEqualTo(1);
    }

    @Test
    void refusesAnIdThatNoIndexHolds() {
        try (Import run = imports.begin("hr", Import.Mode.REPLACE)) {
            assertThatThrownBy(() -> run.entity(Entity.of("x".repeat(5000), EntityKind.HOST)))
                    .isInstanceOf(BadRequest.class)
                    .hasMessageContaining("4096");
            run.entity(Entity.of("é".repeat(2000), EntityKind.HOST));
            assertThat(run.commit().entities().added()).isEqualTo(1);
        }
    }

    @Test
    void tellsWhatOtherSourcesDescribe() {
        replace("hr", List.of(ANN), ANN_IN_OPS);
        try (Import run = imports.begin("it", Import.Mode.REPLACE)) {
            assertThat(run.part(0).knows("ann")).isTrue();
            assertThat(run.part(0).knows("ops")).isFalse();
            assertThat(run.part(0).knows("nobody")).isFalse();
        }
    }

    @Test
    void takesASourceAwayInOneVersionAndLeavesTheOthers() {
        replace("hr", List.of(ANN.withName("Ann"), OPS), ANN_IN_OPS);
        replace("vault", List.of(KEY), KEY_OF_ANN);

        Import.Outcome outcome = imports.remove("hr", Watch.NONE);

        assertThat(outcome.version()).isEqualTo(3);
        assertThat(outcome.entities()).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(outcome.relations()).isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(outcome.removed()).containsExactly("Ann (ann)", "ops", "Ann (ann) MEMBER_OF ops");
        assertThat(picture())
                .containsExactly(
                        "claim vault ann OTHER \"ann\" ann true -",
                        "claim vault key API_KEY \"key\" key false -",
                        "entity ann OTHER \"ann\" - - placeholder",
                        "entity key API_KEY \"key\" - - ",
                        "relation vault key AUTHENTICATES_AS ann AUTHENTICATES_AS [] -",
                        "source hr 0 0",
                        "source vault 1 1");
        assertThat(imports.sources()).containsExactly("vault");
        assertThat(new Entities(database).sources())
                .extracting(Entities.Source::name)
                .containsExactly("vault");
        assertThatThrownBy(() -> imports.remove("hr", Watch.NONE))
                .isInstanceOf(UnknownId.class)
                .hasMessageContaining("hr");
        assertThatThrownBy(() -> imports.remove("nobody", Watch.NONE)).isInstanceOf(UnknownId.class);

        assertThat(replace("hr", List.of(ANN)).entities().added()).isEqualTo(1);
        assertThat(imports.sources()).containsExactly("hr", "vault");
    }

    @Test
    void takesAnEmptySourceAwayToo() {
        replace("hr", List.of(ANN));
        replace("hr", List.of());
        assertThat(imports.remove("hr", Watch.NONE).version()).isEqualTo(3);
        assertThat(imports.sources()).isEmpty();
    }

    @Test
    void renamesASourceWhoseOwnIdsKeepTheirBeginning() {
        replace("hr", List.of(ANN, OPS), ANN_IN_OPS);

        imports.rename("hr", "people");

        assertThat(picture()).contains("source people 2 1").noneMatch(line -> line.contains("hr"));
        try (Import run = imports.begin("people", Import.Mode.REPLACE)) {
            assertThat(run.part(0).idPrefix()).isEqualTo("hr");
        }
        assertThat(replace("people", List.of(ANN, OPS), ANN_IN_OPS).version()).isEqualTo(1);
        assertThatThrownBy(() -> imports.begin("hr", Import.Mode.REPLACE))
                .isInstanceOf(Conflict.class)
                .hasMessageContainingAll("people", "hr", "choose another name");
        imports.rename("people", "hr");
        assertThat(imports.sources()).containsExactly("hr");
    }

    @Test
    void renamesNothingToANameThatIsTaken() {
        replace("hr", List.of(ANN));
        replace("it", List.of(OPS));
        List<String> before = picture();

        assertThatThrownBy(() -> imports.rename("hr", "it")).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> imports.rename("nobody", "x")).isInstanceOf(UnknownId.class);
        assertThatThrownBy(() -> imports.rename("hr", " ")).isInstanceOf(BadRequest.class);
        imports.rename("it", "sea");
        assertThatThrownBy(() -> imports.rename("hr", "it")).isInstanceOf(Conflict.class);
        imports.rename("sea", "it");

        assertThat(picture()).isEqualTo(before);
    }

    @Test
    void removesNoMoreThanItMayAndWritesNothingThen() {
        List<Entity> many = IntStream.range(0, 30)
                .mapToObj(i -> Entity.of("e" + i, EntityKind.HOST))
                .toList();
        replace("hr", many, Relation.of("e0", RelationKind.CAN, "e1"), Relation.of("e2", RelationKind.CAN, "e29"));
        Map<String, Object> size = EstatePicture.size(database);

        Import.Outcome refused = plan("hr", Removing.ASK, false, many.subList(0, 20));
        assertThat(refused.refusal()).contains("10 of 30 entities and 2 of 2 relations", "\"hr\"", "e20, e21, e22");
        assertThat(refused.version()).isEqualTo(1);
        assertThat(plan("hr", new Removing(11), false, many.subList(0, 20)).refusal())
                .contains("more than the 11");
        Import.Outcome trial = plan("hr", Removing.ANY, true, many.subList(0, 20));
        assertThat(trial.refusal()).isNull();
        assertThat(trial.isChanged()).isTrue();
        assertThat(trial.entities()).isEqualTo(new Counts(0, 0, 10, 20));
        assertThat(trial.removed()).contains("e20", "e0 CAN e1", "e2 CAN e29");
        assertThat(EstatePicture.size(database)).isEqualTo(size);

        assertThat(plan("hr", new Removing(12), false, many.subList(0, 20)).version())
                .isEqualTo(2);
        assertThat(plan("hr", Removing.ASK, false, many.subList(0, 16)).version())
                .isEqualTo(3);
        assertThat(plan("hr", Removing.ASK, false, List.of()).refusal()).contains("16 of 16 entities");
        assertThat(EstatePicture.leftovers(database)).isZero();
    }

    private Import.Outcome plan(String source, Removing removing, boolean trial, List<Entity> entities) {
        try (Import run =
                imports.begin(List.of(source), new Import.Plan(Import.Mode.REPLACE, removing, trial), Watch.NONE)) {
            entities.forEach(run::entity);
            return run.commit();
        }
    }

    @Test
    void showsSeveralSourcesInOneVersion() {
        replace("hr", List.of(ANN.withName("Old"), OPS, Entity.of("leaver", EntityKind.HUMAN)), ANN_IN_OPS);
        replace("it", List.of(OPS.withName("Operations")));

        both(run -> {
            run.part(0).entity(ANN.withName("Ann"));
            run.part(0).relation(KEY_OF_ANN);
            run.part(1).entity(KEY);
            run.part(1).entity(ANN.withTenant("acme"));
            run.part(1).relation(ANN_IN_OPS);
            assertThat(run.part(0).knows("key")).isTrue();
            assertThat(run.part(0).knows("leaver")).isFalse();
        });

        assertThat(picture())
                .containsExactly(
                        "claim hr ann HUMAN \"Ann\" ann false -",
                        "claim hr key OTHER \"key\" key true -",
                        "claim it ann HUMAN \"ann\" ann false -",
                        "claim it key API_KEY \"key\" key false -",
                        "claim it ops OTHER \"ops\" ops true -",
                        "entity ann HUMAN \"Ann\" acme - ",
                        "entity key API_KEY \"key\" - - ",
                        "entity ops OTHER \"ops\" - - placeholder",
                        "relation hr key AUTHENTICATES_AS ann AUTHENTICATES_AS [] -",
                        "relation it ann MEMBER_OF ops MEMBER_OF [] -",
                        "source hr 1 1",
                        "source it 2 1");
        SnapshotReader reader = new SnapshotReader(database, Weighting.DEFAULT);
        assertThat(reader.read(2).entityCount()).isEqualTo(3);
        assertThat(reader.read().version()).isEqualTo(3);
        assertThat(both(run -> {
                    run.part(0).entity(ANN.withName("Ann"));
                    run.part(0).relation(KEY_OF_ANN);
                    run.part(1).entity(KEY);
                    run.part(1).entity(ANN.withTenant("acme"));
                    run.part(1).relation(ANN_IN_OPS);
                }))
                .allSatisfy(outcome -> assertThat(outcome.version()).isEqualTo(3));
    }

    private List<Import.Outcome> both(Consumer<Import> statements) {
        try (Import run = imports.begin(List.of("hr", "it"), Import.Plan.of(Import.Mode.REPLACE), Watch.NONE)) {
            statements.accept(run);
            return run.commitAll();
        }
    }
}
