package blastradius.graphql.finding;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.filter.Lifetimes;
import blastradius.finding.fact.Stated;
import blastradius.finding.fact.StatedFact;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.RelationKind;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What several sources say of one relation. */
class StatedWordsTests {

    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    private final Snapshot snapshot = Snapshot.of(
            new Estate(List.of(Entity.of("ann", EntityKind.HUMAN), Entity.of("admin", EntityKind.GRANT)), List.of()),
            1,
            NOON);
    private final StatedWords words = new StatedWords(snapshot, new Lifetimes(snapshot.entityCount()));
    private final int ann = snapshot.vertexOf("ann").orElseThrow();
    private final int admin = snapshot.vertexOf("admin").orElseThrow();

    @Test
    void theFirstWordStandsAndOfTimesTheLatest() {
        say(RelationKind.HOLDS_GRANT, Map.of("ticket", "CHG-1"));
        say(RelationKind.HOLDS_GRANT, Map.of("ticket", "CHG-2"));
        for (String day : List.of("2026-09-02", "2026-09-05", "2026-09-03")) {
            say(RelationKind.REVIEWED_BY, Map.of("reviewedAt", day + "T00:00:00Z"));
        }
        Stated stated = words.read();
        assertThat(stated.isStated(StatedFact.ACTIVATION_TICKET, ann, admin)).isTrue();
        assertThat(stated.time(StatedFact.REVIEWED, ann, admin)).isEqualTo(Instant.parse("2026-09-05T00:00:00Z"));
    }

    private void say(RelationKind kind, Map<String, Object> properties) {
        words.relation("ann", kind, "admin", properties);
    }
}
