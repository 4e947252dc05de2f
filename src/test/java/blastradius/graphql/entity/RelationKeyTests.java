package blastradius.graphql.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.RandomEstates;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A relation is found by its id, whatever has become of its ends. */
class RelationKeyTests {

    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    @Test
    void everyRelationOfAnEstateIsFound() {
        Random random = new Random(28);
        for (int i = 0; i < RandomEstates.tried(200); i++) {
            Estate estate = disabled(RandomEstates.owned(RandomEstates.of(random), random), random);
            Snapshot snapshot = Snapshot.of(estate, 1, NOON);
            for (Relation relation : estate.relations()) {
                String id = new RelationKey(relation.from(), relation.to(), RelationClass.of(relation)).id();
                var found = RelationKey.find(snapshot, id);
                assertThat(snapshot.id(found.from())).isEqualTo(relation.from());
                assertThat(snapshot.id(found.to())).isEqualTo(relation.to());
            }
        }
    }

    @Test
    void whoUsesADisabledAccountIsFound() {
        Entity account = Entity.of("account", EntityKind.HUMAN).withTraits(EntityTraits.DEFAULT.withEnabled(false));
        Relation used = new Relation(RelationKind.USED_BY, "account", "ann", "USED_BY", Terms.NONE, Map.of());
        Snapshot snapshot =
                Snapshot.of(new Estate(List.of(account, Entity.of("ann", EntityKind.PERSON)), List.of(used)), 1, NOON);
        String id = new RelationKey("account", "ann", RelationClass.of(used)).id();

        assertThat(snapshot.id(RelationKey.find(snapshot, id).from())).isEqualTo("account");
        assertThatThrownBy(() -> RelationKey.find(snapshot, "nothing")).isInstanceOf(UnknownId.class);
    }

    private static Estate disabled(Estate estate, Random random) {
        return new Estate(
                estate.entities().stream()
                        .map(entity -> random.nextInt(3) == 0
                                ? entity.withTraits(entity.traits().withEnabled(false))
                                : entity)
                        .toList(),
                estate.relations());
    }
}
