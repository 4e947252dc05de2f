package blastradius.analysis.containment;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Source;
import blastradius.model.AccessLevel;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtectionTests {

    private final Snapshot snapshot = Snapshot.of(
            new Estate(
                    List.of(
                            Entity.of("acme", EntityKind.CUSTOMER),
                            Entity.of("host", EntityKind.HOST).withTenant("acme"),
                            Entity.of("user", EntityKind.HUMAN).withTenant("acme"),
                            Entity.of("group", EntityKind.GROUP).withTenant("acme"),
                            Entity.of("password", EntityKind.PASSWORD).withTenant("acme"),
                            Entity.of("globex", EntityKind.CUSTOMER),
                            Entity.of("other", EntityKind.HOST).withTenant("globex"),
                            Entity.of("nobodys", EntityKind.HOST)),
                    List.of()),
            1,
            RandomEstates.NOON);

    @Test
    void ofATenantIsThatOfItsNodeItsIdentitiesAndItsResources() {
        assertThat(levels(new Source(0, AccessLevel.WRITE))).isEqualTo(Map.of(0, 3, 1, 3, 2, 3));
    }

    @Test
    void ofAnythingElseIsItsOwn() {
        assertThat(levels(new Source(3, AccessLevel.USE), new Source(7, AccessLevel.CONTROL)))
                .isEqualTo(Map.of(3, 2, 7, 4));
        assertThat(levels()).isEmpty();
    }

    @Test
    void theLowestLevelCounts() {
        assertThat(levels(
                        new Source(1, AccessLevel.SEE),
                        new Source(0, AccessLevel.CONTROL),
                        new Source(2, AccessLevel.CONTROL),
                        new Source(0, AccessLevel.READ)))
                .isEqualTo(Map.of(0, 2, 1, 1, 2, 2));
    }

    private Map<Integer, Integer> levels(Source... protect) {
        return new Protection(snapshot, List.of(protect)).levels();
    }
}
