package blastradius.seed;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.seed.draft.OwnTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoEstateTests {

    private static final Path FOLDER = Path.of("seed-data", "demo");

    private final Estate estate = DemoEstateGenerator.estate(DemoEstateGenerator.SEED);

    @Test
    void committedEntitiesAreWhatTheGeneratorWrites() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("entities.csv"))).isEqualTo(OwnTables.entities(estate));
    }

    @Test
    void committedRelationsAreWhatTheGeneratorWrites() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("relations.csv"))).isEqualTo(OwnTables.relations(estate));
    }

    @Test
    void isAMidSizedEstateOfOneProvider() {
        assertThat(estate.entities()).hasSizeBetween(3_000, 6_000);
        assertThat(estate.entities().stream()
                        .filter(each -> each.kind() == EntityKind.CUSTOMER)
                        .map(each -> each.traits().organization())
                        .distinct())
                .hasSize(52);
    }

    @Test
    void usesEveryKindOfRelationThatAttackersFollow() {
        EnumSet<RelationKind> followed = EnumSet.allOf(RelationKind.class);
        followed.removeIf(kind -> kind.clauses().isEmpty());
        assertThat(estate.relations().stream().map(Relation::kind).collect(Collectors.toSet()))
                .containsAll(followed);
    }

    @Test
    void everyEntityBelongsToATenant() {
        assertThat(estate.entities().stream()
                        .filter(each -> each.kind().type() != EntityType.TENANT)
                        .filter(each -> each.tenant() == null)
                        .map(Entity::id))
                .isEmpty();
    }

    @Test
    void anotherSeedNumberDrawsOtherPeople() {
        assertThat(OwnTables.entities(DemoEstateGenerator.estate(7))).isNotEqualTo(OwnTables.entities(estate));
    }
}
