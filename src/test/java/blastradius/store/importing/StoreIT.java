package blastradius.store.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.Criticality;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.snapshot.Snapshot;
import blastradius.store.reading.SnapshotReader;
import java.util.List;
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

        SnapshotReader reader = new SnapshotReader(database);
        assertThat(List.of(1L, 2L, 3L))
                .extracting(version -> reader.read(version).entityCount())
                .containsExactly(1, 0, 1);
    }

    @Test
    void readsTheLastTenVersionsAndForgetsTheOthers() {
        for (int version = 1; version <= 13; version++) {
            replace("hr", List.of(ANN.withName("Ann " + version), Entity.of("e" + version, EntityKind.HOST)));
        }
        SnapshotReader reader = new SnapshotReader(database);

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

        Snapshot snapshot = new SnapshotReader(database).read();

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
            assertThat(run.knows("ann")).isTrue();
            assertThat(run.knows("ops")).isFalse();
            assertThat(run.knows("nobody")).isFalse();
        }
    }
}
