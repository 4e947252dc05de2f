package blastradius.store.reading;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.ImportReport;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.store.TestDatabase;
import blastradius.store.TestDocuments;
import blastradius.store.database.Database;
import blastradius.store.database.Json;
import blastradius.store.document.ImportHistory;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import blastradius.store.reading.Entities.SourceClaim;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class LookUpsIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Relation MEMBERSHIP =
            new Relation(RelationKind.MEMBER_OF, "u1", "g1", "MemberOf", Terms.NONE, Map.of("seen", "2026-01-01"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Entities entities;

    @BeforeEach
    void importTwoSources() {
        database = TestDatabase.embedded();
        entities = new Entities(database);
        Imports imports = new Imports(database, spool, List.of());
        try (Import run = imports.begin("directory", Import.Mode.REPLACE)) {
            run.entity(user("u1", "Anna-Lena Berg", "anna.berg@example.com", Map.of("title", "Engineer", "badge", 7)));
            run.entity(user("u2", "svc_backup01", "svc_backup01@example.com", Map.of()));
            run.entity(Entity.of("g1", EntityKind.GROUP).withName("Tier-1 Admins (EU)"));
            run.entity(Entity.of("acme", EntityKind.CUSTOMER));
            run.relation(MEMBERSHIP);
            run.commit();
        }
        try (Import run = imports.begin("hr", Import.Mode.REPLACE)) {
            run.entity(new Entity(
                    "u1",
                    EntityKind.HUMAN,
                    "Anna-Lena Berg",
                    "acme",
                    "4711",
                    "Employee",
                    EntityTraits.DEFAULT,
                    Map.of("title", "Lead")));
            run.relation(MEMBERSHIP);
            run.commit();
        }
    }

    @Test
    void findsByIdInTheOrderAsked() {
        assertThat(entities.find(List.of("g1", "nobody", "u1")))
                .extracting(Entity::id)
                .containsExactly("g1", "u1");
        assertThat(entities.find("u2")).get().extracting(Entity::name).isEqualTo("svc_backup01");
        assertThat(entities.find("nobody")).isEmpty();
    }

    @Test
    void tellsBySourceIdWhoHasIt() {
        assertThat(entities.idsBySourceId(List.of("anna.berg@example.com", "nobody")))
                .isEqualTo(Map.of("anna.berg@example.com", List.of("u1")));
    }

    @Test
    void tellsOfEveryEntityWhatSourcesCallIt() {
        Map<String, List<String>> sourceIds = new HashMap<>();

        new EntityWords(database).forEachSourceId(sourceIds::put);

        assertThat(sourceIds)
                .isEqualTo(Map.of(
                        "u1", List.of("4711", "anna.berg@example.com"), "u2", List.of("svc_backup01@example.com")));
    }

    @Test
    void showsWhoClaimsAnEntityAndMergesWhatTheySay() {
        Entities.Details details =
                entities.details(List.of("u1", "g1")).getOrDefault("u1", new Entities.Details(List.of(), Map.of()));

        assertThat(details.sources())
                .containsExactly(
                        new SourceClaim("hr", "4711", "Employee", false),
                        new SourceClaim("directory", "anna.berg@example.com", "User", false));
        assertThat(details.properties()).isEqualTo(Map.of("title", "Lead", "badge", 7));
    }

    @Test
    void passesOnWhatSourcesStateTheNewestWordFirst() {
        assertThat(stated(2, null))
                .containsExactly(
                        "acme since 1 {}",
                        "g1 since 1 {}",
                        "u1 since 2 {title=Lead}",
                        "u1 since 1 {badge=7, title=Engineer}",
                        "u2 since 1 {}");
        assertThat(stated(2, "badge")).containsExactly("u1 since 1 {badge=7}");
        assertThat(stated(2, "title")).containsExactly("u1 since 2 {title=Lead}", "u1 since 1 {title=Engineer}");
        assertThat(stated(1, "title")).containsExactly("u1 since 1 {title=Engineer}");
        assertThat(stated(2, "Engineer")).isEmpty();
    }

    private List<String> stated(long version, @Nullable String name) {
        List<String> stated = new ArrayList<>();
        EntityWords words = new EntityWords(database);
        EntityWords.StatedVisitor visitor =
                (id, since, properties) -> stated.add(id + " since " + since + " " + new TreeMap<>(properties));
        if (name == null) {
            words.forEachStated(version, visitor);
        } else {
            words.forEachStating(version, name, visitor);
        }
        return stated;
    }

    @Test
    void countsKindsAndSources() {
        assertThat(entities.countsByKind())
                .isEqualTo(Map.of(EntityKind.HUMAN, 2L, EntityKind.GROUP, 1L, EntityKind.CUSTOMER, 1L));
        TestDocuments.importHistory(database).save(report("one", "hr", NOON));

        assertThat(entities.sources())
                .containsExactly(new Entities.Source("directory", 4, 1, null), new Entities.Source("hr", 1, 1, NOON));
    }

    @Test
    void showsTheEvidenceOfEverySource() {
        Relations.Key membership = new Relations.Key("u1", RelationKind.MEMBER_OF, "g1", "MemberOf");
        Relations.Key unstated = new Relations.Key("u2", RelationKind.MEMBER_OF, "g1", "MemberOf");

        Map<Relations.Key, List<Relations.Evidence>> evidence =
                new Relations(database).evidence(List.of(membership, unstated), 2);

        assertThat(evidence)
                .containsEntry(unstated, List.of())
                .containsEntry(
                        membership,
                        List.of(
                                new Relations.Evidence("directory", Terms.NONE, 1, 1, Map.of("seen", "2026-01-01")),
                                new Relations.Evidence("hr", Terms.NONE, 2, 2, Map.of("seen", "2026-01-01"))));
    }

    @Test
    void keepsReportsTheNewestFirst() {
        ImportHistory history = TestDocuments.importHistory(database);
        ImportReport first = report("one", "hr", NOON);
        ImportReport second = report("two", "it", NOON.plusSeconds(1));
        history.save(first);
        history.save(second);

        assertThat(history.list(0, 10)).containsExactly(second, first);
        assertThat(history.list(1, 10)).containsExactly(first);
        assertThat(history.find("one")).contains(first);
        assertThat(history.find("three")).isEmpty();
    }

    @Test
    void replacesAReportOfTheSameId() {
        ImportHistory history = TestDocuments.importHistory(database);
        history.save(report("one", "hr", NOON));
        ImportReport again = report("one", "it", NOON.plusSeconds(1));
        history.save(again);

        assertThat(history.list(0, 10)).containsExactly(again);
    }

    /** As the first version wrote them: estates that it left are still read. */
    @Test
    void readsReportsThatStoodBefore() {
        ImportReport report = report("one", "hr", NOON);
        ObjectNode before = Json.MAPPER.valueToTree(report);
        before.remove(List.of("removed", "dryRun", "refusal", "parts"));
        database.inSession(session -> session.run(
                        """
                        MERGE (i:Import {id: $id})
                        SET i.source = $source, i.startedAt = $startedAt, i.version = $version, i.report = $report""",
                        Map.of(
                                "id",
                                "one",
                                "source",
                                "hr",
                                "startedAt",
                                NOON.toEpochMilli(),
                                "version",
                                3,
                                "report",
                                before.toString()))
                .consume());

        ImportReport read = TestDocuments.importHistory(database).find("one").orElseThrow();
        assertThat(read.entities()).isEqualTo(report.entities());
        assertThat(read.notes()).isEqualTo(report.notes());
        assertThat(read.removed()).isEmpty();
        assertThat(read.dryRun()).isFalse();
        assertThat(read.each()).containsExactly(read);
    }

    private static Entity user(String id, String name, String upn, Map<String, Object> properties) {
        return new Entity(id, EntityKind.HUMAN, name, null, upn, "User", EntityTraits.DEFAULT, properties);
    }

    private static ImportReport report(String id, String source, Instant startedAt) {
        return new ImportReport(
                id,
                source,
                "OpenGraph",
                startedAt,
                Duration.ofMillis(1500),
                3,
                10,
                new ImportReport.Counts(1, 2, 3, 4),
                ImportReport.Counts.ZERO,
                5,
                6,
                Map.of("Odd", 7L),
                List.of(new ImportReport.Rejected("a.json, record 3", "no id")),
                1,
                List.of("a note"),
                List.of("Ann"),
                false,
                null,
                List.of(),
                List.of());
    }
}
