package blastradius.graphql.governance;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.model.Entity;
import blastradius.model.EntityFilter.PropertyTest;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sources call the facts of a life, and how they spell them. */
class GovernanceTests {

    private static final Snapshot SNAPSHOT = Snapshot.of(
            new Estate(List.of(Entity.of("key", EntityKind.API_KEY), Entity.of("ann", EntityKind.HUMAN)), List.of()),
            3,
            Instant.parse("2026-10-01T12:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "lastRotated, 2025-02-04, 2025-02-04T00:00:00Z",
        "lastPasswordChangeDateTime, 2025-02-04T10:11:12Z, 2025-02-04T10:11:12Z",
        "PwdLastSet, 1738663872, 2025-02-04T10:11:12Z",
        "rotatedAt, 2025-02-04T11:11:12+01:00, 2025-02-04T10:11:12Z",
        "rotated, some day,",
        "rotated, 0,",
        "rotted, 2025-02-04,"
    })
    void aValueIsAsOldAsItsLastRenewal(String name, String text, @Nullable Instant expected) {
        assertThat(Governance.of(Map.of(name, text)).rotatedAt()).isEqualTo(expected);
    }

    @Test
    void anEndIsTheFirstInstantAtWhichItIsOver() {
        assertThat(Governance.of(Map.of("expires", "2026-06-30")).expiresAt()).isEqualTo("2026-07-01T00:00:00Z");
        assertThat(Governance.of(Map.of("endDateTime", "2026-06-30T08:00:00Z")).expiresAt())
                .isEqualTo("2026-06-30T08:00:00Z");
        assertThat(Governance.of(Map.of("expires", "2099-12-31")).expiresAt()).isNull();
    }

    @Test
    void theFirstNameOfTheTableStands() {
        Map<String, Object> both = Map.of("whenCreated", "2020-01-01", "createdAt", "2021-01-01");
        assertThat(Governance.of(both).createdAt()).isEqualTo("2021-01-01T00:00:00Z");
    }

    @Test
    void whatIsNoTimeSaysItself() {
        Governance stated = Governance.of(
                Map.of("purpose", "Patching", "changeTicket", "CHG-7", "sessionRecorded", true, "created", List.of()));
        assertThat(stated).isEqualTo(new Governance(null, null, null, null, "Patching", "CHG-7", true));
    }

    @Test
    void theNewestWordOfAnEntityStandsAndTheLastVersionCounts() {
        StatedProperties stated = new StatedProperties((version, name, visitor) -> {
            visitor.stated("key", 2, Map.of("lastUsed", "2026-02-02"));
            visitor.stated("key", 3, Map.of("lastUsed", "2026-01-01", "created", "2020-01-01"));
            visitor.stated("gone", 3, Map.of("lastUsed", "2026-01-01"));
            visitor.stated("ann", 1, Map.of());
        });
        var lifetimes = stated.lifetimes(SNAPSHOT);
        int key = SNAPSHOT.vertexOf("key").orElseThrow();
        int ann = SNAPSHOT.vertexOf("ann").orElseThrow();
        assertThat(lifetimes.at(Fact.USED, key)).isEqualTo("2026-02-02T00:00:00Z");
        assertThat(lifetimes.at(Fact.CREATED, key)).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(lifetimes.statedIn(key)).isEqualTo(3);
        assertThat(lifetimes.at(Fact.USED, ann)).isNull();
        assertThat(lifetimes.statedIn(ann)).isEqualTo(1);
    }

    @Test
    void aPropertyIsTheNewestWordToo() {
        StatedProperties stated = new StatedProperties((version, name, visitor) -> {
            visitor.stated("key", 3, Map.of("region", List.of("eu", "us")));
            visitor.stated("key", 2, Map.of("region", "asia"));
        });
        assertThat(passing(stated, new PropertyTest("region", "us", null, null)))
                .containsExactly("key");
        assertThat(passing(stated, new PropertyTest("region", "asia", null, null)))
                .isEmpty();
        assertThat(passing(stated, new PropertyTest("region", null, List.of("eu", "asia"), true)))
                .containsExactly("key");
        assertThat(passing(stated, new PropertyTest("region", null, null, null)))
                .containsExactly("key");
        assertThat(passing(stated, new PropertyTest("region", null, null, false)))
                .containsExactly("ann");
    }

    @Test
    void aGrantEndsWithTheLastAccessThroughIt() {
        Estate estate = new Estate(
                List.of(
                        Entity.of("ann", EntityKind.HUMAN),
                        Entity.of("ben", EntityKind.HUMAN),
                        Entity.of("red", EntityKind.CUSTOMER),
                        Entity.of("held", EntityKind.GRANT),
                        Entity.of("standing", EntityKind.GRANT),
                        Entity.of("granting", EntityKind.GRANT),
                        Entity.of("stated", EntityKind.GRANT)),
                List.of(
                        until("ann", RelationKind.HOLDS_GRANT, "held", "2026-11-01T00:00:00Z"),
                        until("ben", RelationKind.HOLDS_GRANT, "held", "2026-12-01T00:00:00Z"),
                        until("ann", RelationKind.HOLDS_GRANT, "standing", "2026-11-01T00:00:00Z"),
                        until("ben", RelationKind.HOLDS_GRANT, "standing", null),
                        until("ann", RelationKind.HOLDS_GRANT, "granting", null),
                        until("granting", RelationKind.GRANTS, "red", "2026-10-15T00:00:00Z"),
                        until("ann", RelationKind.HOLDS_GRANT, "stated", "2026-11-01T00:00:00Z")));
        Snapshot snapshot = Snapshot.of(estate, 1, Instant.parse("2026-10-01T12:00:00Z"));
        var lifetimes = new StatedProperties(
                        (version, name, visitor) -> visitor.stated("stated", 1, Map.of("expires", "2026-10-09")))
                .lifetimes(snapshot);
        Map<String, @Nullable Instant> ends = new TreeMap<>();
        for (String grant : List.of("held", "standing", "granting", "stated")) {
            ends.put(grant, lifetimes.at(Fact.ENDS, snapshot.vertexOf(grant).orElseThrow()));
        }
        assertThat(ends.toString())
                .isEqualTo("{granting=2026-10-15T00:00:00Z, held=2026-12-01T00:00:00Z, standing=null,"
                        + " stated=2026-10-10T00:00:00Z}");
    }

    @Test
    void aPasswordIsAsOldAsItsOnlyAccountSays() {
        Snapshot snapshot = Snapshot.of(
                new Estate(
                        List.of(
                                Entity.of("ann", EntityKind.HUMAN),
                                Entity.of("ben", EntityKind.HUMAN),
                                Entity.of("ann/pw", EntityKind.PASSWORD),
                                Entity.of("shared/pw", EntityKind.PASSWORD)),
                        List.of(
                                until("ann/pw", RelationKind.AUTHENTICATES_AS, "ann", null),
                                until("shared/pw", RelationKind.AUTHENTICATES_AS, "ann", null),
                                until("shared/pw", RelationKind.AUTHENTICATES_AS, "ben", null))),
                1,
                Instant.parse("2026-10-01T12:00:00Z"));
        var lifetimes = new StatedProperties(
                        (version, name, visitor) -> visitor.stated("ann", 1, Map.of("pwdLastSet", "2025-02-04")))
                .lifetimes(snapshot);
        assertThat(lifetimes.at(Fact.ROTATED, snapshot.vertexOf("ann/pw").orElseThrow()))
                .isEqualTo("2025-02-04T00:00:00Z");
        assertThat(lifetimes.at(Fact.ROTATED, snapshot.vertexOf("shared/pw").orElseThrow()))
                .isNull();
    }

    private static Relation until(String from, RelationKind kind, String to, @Nullable String end) {
        return Relation.of(
                from,
                kind,
                to,
                Terms.builder().until(end == null ? null : Instant.parse(end)).build());
    }

    private static List<String> passing(StatedProperties stated, PropertyTest test) {
        return stated.passing(test, SNAPSHOT).stream().mapToObj(SNAPSHOT::id).toList();
    }
}
